//! `uptake import`: courses and pages of other systems as new drafts.

use super::{Exit, Failure, print};
use crate::cli::{Format, ImportArgs};
use crate::importing::human::{self, Written};
use crate::importing::{self, Weight, json};
use crate::options;

pub fn run(args: &ImportArgs) -> Result<Exit, Failure> {
    let options = options::import(args)?;
    let import = importing::import(&options)?;
    let written = if args.dry_run { Written::No } else { Written::Yes };
    if written == Written::Yes {
        importing::write(&import, &options.content)?;
    }
    print(&match args.format {
        Format::Human => human::render(&import, written),
        Format::Json => json::render(&import, written),
    })?;
    let refused = import.notes.iter().any(|note| note.weight == Weight::Refused);
    Ok(if refused { Exit::Errors } else { Exit::Fine })
}
