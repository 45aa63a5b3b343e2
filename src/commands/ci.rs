//! `uptake ci`: what lets a host publish the portal by itself.

use std::path::{Path, PathBuf};

use super::{Exit, Failure, print};
use crate::cli::CiArgs;
use crate::model::portal::Host;
use crate::options;
use crate::scaffold::publishing::{self, File};

pub fn run(args: &CiArgs) -> Result<Exit, Failure> {
    let content = options::absolute(&args.dir)?;
    let named = publishing::is_named(&content, args.host);
    if named.is_none() {
        let place = content.display();
        return Err(format!("there is no portal.toml in {place}. Go to your portal's folder, or name it.").into());
    }
    let (repository, files) = planned(&content, args.host);
    if args.print {
        print(&shown(&files))?;
        return Ok(Exit::Fine);
    }
    let written = publishing::write(&repository, &files)?;
    print(&said(&written))?;
    if named == Some(false) {
        let line = publishing::line(args.host);
        print(&format!(
            "\nThen let portal.toml name the host, so that builds make what it reads beside the pages. Write this above the\n\
             first line that begins with \"[\", or add the name to the hosts that are there already:\n\n    {line}\n"
        ))?;
    }
    Ok(Exit::Fine)
}

/// The repository of a content folder, and the files that a host needs in it. A folder in no repository becomes one.
pub fn planned(content: &Path, host: Host) -> (PathBuf, Vec<File>) {
    match options::repository(content) {
        Some(repository) => (repository.to_path_buf(), publishing::files(host, &options::from_repository(content))),
        None => (content.to_path_buf(), publishing::files(host, "")),
    }
}

/// What was written, and what comes next.
pub fn said(written: &[PathBuf]) -> String {
    let files: Vec<String> = written.iter().map(|path| format!("    {}\n", options::shown(path))).collect();
    format!("Wrote\n\n{}\nIts first lines say what to do once at the host.\n", files.concat())
}

/// Each file under its name.
fn shown(files: &[File]) -> String {
    let texts: Vec<String> = files.iter().map(|file| format!("# {}\n\n{}", file.path, file.text)).collect();
    texts.join("\n")
}
