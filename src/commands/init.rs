//! `uptake init`: a new portal from the starter, with what editors need to help.

use super::{Exit, Failure, ci, print, schema};
use crate::cli::InitArgs;
use crate::options;
use crate::scaffold::{publishing, starter};

pub fn run(args: &InitArgs) -> Result<Exit, Failure> {
    let folder = options::absolute(&args.dir)?;
    let written = starter::write(&folder, args.host)?;
    schema::begin(&folder)?;
    let shown = options::shown(&folder);
    print(&format!(
        "Began a portal in {shown}: {written} files.\n\
         Now make it yours: portal.toml says what to change first. Then:\n\n    uptake build {shown}\n\n"
    ))?;
    let Some(host) = args.host else {
        print(&format!(
            "To have it published by itself, choose a host: uptake ci github {shown}\n\
             (or gitlab, netlify, cloudflare, azure, s3, nginx).\n"
        ))?;
        return Ok(Exit::Fine);
    };
    let (repository, files) = ci::planned(&folder, host);
    print(&ci::said(&publishing::write(&repository, &files)?))?;
    Ok(Exit::Fine)
}
