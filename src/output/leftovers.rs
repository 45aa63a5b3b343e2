//! Clears away what a killed build left beside the output. The lock is held, so that no such build can be alive.

use std::fs;
use std::path::{Path, PathBuf};

use super::retire::{When, retire};
use super::stage::TREE;
use super::swap::{Journal, remove_wrapper};
use super::target::Target;
use super::{OutputError, disk};

/// Returns what has to stay, since somebody's files are in it.
pub fn clear(target: &Target) -> Result<Vec<PathBuf>, OutputError> {
    // Where the folder around cannot be listed, no stage can have been made in it either.
    let Ok(entries) = fs::read_dir(&target.parent) else { return Ok(Vec::new()) };
    let is_stage = |entry: &fs::DirEntry| {
        target.is_stage_name(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    let wrappers = entries.flatten().filter(is_stage).map(|entry| entry.path());
    let mut kept = Vec::new();
    for wrapper in wrappers {
        if !clear_one(&wrapper, &target.dir)? {
            kept.push(wrapper);
        }
    }
    kept.sort();
    Ok(kept)
}

fn clear_one(wrapper: &Path, out: &Path) -> Result<bool, OutputError> {
    let tree = wrapper.join(TREE);
    let Some(meta) = disk::look(&tree).map_err(OutputError::io("look at", &tree))? else {
        return Ok(remove_wrapper(wrapper).is_ok());
    };
    match Journal::read(wrapper) {
        Some(journal) if journal.stage != disk::inode(&meta) => {
            let is_retired = retire(wrapper, out, &journal.stand_ins, When::AfterAKill);
            Ok(is_retired && remove_wrapper(wrapper).is_ok())
        }
        // Unreadable: what is in there cannot be known.
        None if Journal::is_in(wrapper) => Ok(false),
        // Nothing was exchanged: it holds new files that nobody has seen, and second links to others.
        _ => {
            fs::remove_dir_all(wrapper).map_err(OutputError::io("remove", wrapper))?;
            Ok(true)
        }
    }
}
