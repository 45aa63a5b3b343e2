//! `uptake init`: a new portal from the starter, with what editors need to help.

use super::{Exit, Failure, print, schema};
use crate::cli::InitArgs;
use crate::options;
use crate::scaffold::starter;

pub fn run(args: &InitArgs) -> Result<Exit, Failure> {
    let folder = options::absolute(&args.dir)?;
    let written = starter::write(&folder)?;
    schema::begin(&folder)?;
    let shown = options::shown(&folder);
    print(&format!(
        "Began a portal in {shown}: {written} files.\n\
         Now make it yours: portal.toml says what to change first. Then:\n\n    uptake build {shown}\n"
    ))?;
    Ok(Exit::Fine)
}
