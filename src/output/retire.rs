//! Clears the old output away after an exchange, without losing anything that is not ours. Enter at [`retire`].
//!
//! When the new output was prepared, a stand-in was made for each foreign entry: a link, or a folder of links.
//! Until the exchange, or while a killed build waited for the next one, its owner may have gone on working: a
//! `git` in the output writes, renames and deletes. So each entry is merged three ways, by fingerprints: the
//! stand-in as it was made, the entry in the old output, and the one in the new. Where only one side has
//! changed, it wins. Where nothing has changed, a folder is brought back itself, so that a program at work
//! in it stays there. Where both have, both are kept, and somebody has to look.
//!
//! It may be killed at any point and is then run again by the next build. So every step is one rename, and what
//! is discarded goes to a folder of its own first: half of it gone must not look like the work of its owner.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::fingerprint::{fingerprint, key};
use super::manifest::Manifest;
use super::survey::{Survey, survey};
use super::wrapper::TREE;
use super::{OutputError, disk};
use crate::site_map::out_path::MANIFEST;

/// Whether we come right after the exchange, or clear up after a build that was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Now,
    AfterAKill,
}

/// Whether the old output in `wrapper` is gone. The new one is in place either way, so that nothing that goes
/// wrong here is an error of the build: what cannot be cleared away stays.
pub fn retire(wrapper: &Path, new: &Path, stand_ins: &BTreeMap<String, String>, when: When) -> bool {
    let merge = Merge { old: wrapper.join(TREE), new: new.to_owned(), bin: wrapper.join(BIN), stand_ins, when };
    clear(&merge).unwrap_or(false)
}

/// The folder for what nobody needs any more.
pub const BIN: &str = "bin";

struct Merge<'a> {
    old: PathBuf,
    new: PathBuf,
    bin: PathBuf,
    stand_ins: &'a BTreeMap<String, String>,
    when: When,
}

fn clear(merge: &Merge<'_>) -> Result<bool, OutputError> {
    let Merge { old, new, .. } = merge;
    let Some(new_manifest) = Manifest::read(new)? else { return Ok(false) };
    let mut new_names = Manifest::names(Some(&new_manifest));
    let mut old_names = Manifest::names(Manifest::read(old)?.as_ref());
    // A folder that was ours on either side is looked into on both, so that the same entries are found.
    new_names.folders.extend(old_names.folders.iter().cloned());
    old_names.folders.clone_from(&new_names.folders);

    let (in_old, in_new) = (survey(old, &old_names)?, survey(new, &new_names)?);
    let entries: BTreeSet<&PathBuf> = in_old.foreign.iter().chain(&in_new.foreign).map(|entry| &entry.path).collect();
    for path in entries {
        if !merge.settle(path)? {
            return Ok(false);
        }
    }
    remove_ours(old, &in_old)?;
    Ok(true)
}

impl Merge<'_> {
    /// Whether the entry now is where it belongs and no longer in the old output.
    fn settle(&self, path: &Path) -> Result<bool, OutputError> {
        let (old, new) = (self.old.join(path), self.new.join(path));
        let made = self.stand_ins.get(&key(path));
        let (in_old, in_new) = (fingerprint(&old)?, fingerprint(&new)?);
        let old_is_as_made = in_old.as_ref() == made;
        let new_is_as_made = in_new.as_ref() == made;
        match (&in_old, &in_new) {
            // Removed by its owner in the old output. After a kill it may as well have been settled before.
            (None, Some(_)) if new_is_as_made && self.when == When::Now => self.discard(&new, made),
            (None, _) => Ok(true),
            // Came into the old output since.
            (Some(_), None) if made.is_none() => move_over(&old, &new).map(|()| true),
            // Changed in the old output, or nowhere.
            (Some(_), Some(_)) if new_is_as_made => {
                disk::exchange(&old, &new).map_err(OutputError::io("put back", &new))?;
                self.discard(&old, made)
            }
            // Changed or removed in the new output only.
            (Some(_), _) if old_is_as_made => self.discard(&old, made),
            // Changed in both.
            (Some(_), _) => Ok(false),
        }
    }

    /// Whether a stand-in, or what it stands in for, could be removed: not if someone has just changed it.
    fn discard(&self, path: &Path, made: Option<&String>) -> Result<bool, OutputError> {
        empty(&self.bin)?;
        fs::create_dir(&self.bin).map_err(OutputError::io("create the folder", &self.bin))?;
        let discarded = self.bin.join("entry");
        disk::rename_new(path, &discarded).map_err(OutputError::io("discard", path))?;
        if fingerprint(&discarded)?.as_ref() != made {
            disk::rename_new(&discarded, path).map_err(OutputError::io("put back", path))?;
            return Ok(false);
        }
        empty(&self.bin)?;
        Ok(true)
    }
}

/// Removes a bin with all that is in it.
pub fn empty(bin: &Path) -> Result<(), OutputError> {
    match fs::remove_dir_all(bin) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result.map_err(OutputError::io("remove", bin)),
    }
}

fn move_over(old: &Path, new: &Path) -> Result<(), OutputError> {
    if let Some(folder) = new.parent() {
        fs::create_dir_all(folder).map_err(OutputError::io("create the folder", folder))?;
    }
    disk::rename_new(old, new).map_err(OutputError::io("move over", new))
}

/// Removes our files and folders and nothing else: where something has appeared meanwhile, its folder stays.
fn remove_ours(old: &Path, found: &Survey) -> Result<(), OutputError> {
    let remove_file = |path: &Path| disk::remove_file(path).map_err(OutputError::io("remove", path));
    let remove_folder = |path: &Path| fs::remove_dir(path).map_err(OutputError::io("remove the folder", path));
    let listed = found.ours.par_iter().filter(|(path, _)| path != MANIFEST);
    listed.try_for_each(|(path, _)| remove_file(&old.join(path)))?;
    found.folders.iter().rev().try_for_each(|folder| remove_folder(&old.join(folder)))?;
    // Last, as without it the next build would take the rest for foreign if this one is killed here.
    remove_file(&old.join(MANIFEST))?;
    remove_folder(old)
}

#[cfg(test)]
mod tests {
    use super::super::survey::Names;
    use super::*;
    use crate::site_map::OutPath;

    #[test]
    fn our_manifest_outlives_everything_else() {
        let dir = tempfile::tempdir().unwrap();
        let page = OutPath::new("site/page.html").unwrap();
        fs::create_dir(dir.path().join("site")).unwrap();
        for path in [MANIFEST, page.as_str()] {
            fs::write(dir.path().join(path), "ours").unwrap();
        }
        let found = survey(dir.path(), &Names::of([&page])).unwrap();
        fs::write(dir.path().join("site/late"), "foreign").unwrap();
        assert!(remove_ours(dir.path(), &found).is_err());
        assert!(dir.path().join(MANIFEST).exists() && dir.path().join("site/late").exists());
        assert!(!page.below(dir.path()).exists());
    }
}
