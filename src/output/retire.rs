//! Clears the old output away after an exchange, without losing anything that is not ours. Enter at [`retire`].
//!
//! When the new output was prepared, a stand-in was made for each foreign entry: a link, or a folder of links.
//! Until the exchange, or while a killed build waited for the next one, its owner may have gone on working: a
//! `git` in the output writes, renames and deletes. So each entry is merged three ways, by fingerprints: the
//! stand-in as it was made, the entry in the old output, and the one in the new. Where only one side has
//! changed, it wins. Where nothing has changed, a folder is brought back itself, so that a program at work
//! in it stays there. Where both have, both are kept, and somebody has to look.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::fingerprint::{fingerprint, key};
use super::manifest::Manifest;
use super::stage::TREE;
use super::survey::{Names, Survey, survey};
use super::{OutputError, disk};

/// Whether the old output in `wrapper` is gone. The new one is in place either way, so that nothing that goes
/// wrong here is an error of the build: what cannot be cleared away stays.
pub fn retire(wrapper: &Path, new: &Path, stand_ins: &BTreeMap<String, String>) -> bool {
    let old = wrapper.join(TREE);
    clear(&old, new, stand_ins).unwrap_or(false)
}

fn clear(old: &Path, new: &Path, stand_ins: &BTreeMap<String, String>) -> Result<bool, OutputError> {
    let Some(new_manifest) = Manifest::read(new)? else { return Ok(false) };
    let mut new_names = Manifest::names(Some(&new_manifest));
    let mut old_names = Manifest::names(Manifest::read(old)?.as_ref());
    // A folder that was ours on either side is looked into on both, so that the same entries are found.
    new_names.folders.extend(old_names.folders.iter().cloned());
    old_names.folders.clone_from(&new_names.folders);

    let entries: BTreeSet<PathBuf> = foreign(old, &old_names)?.chain(foreign(new, &new_names)?).collect();
    for path in entries {
        if !merge(old, new, &path, stand_ins)? {
            return Ok(false);
        }
    }
    remove_ours(old, &old_names)
}

fn foreign(root: &Path, names: &Names) -> Result<impl Iterator<Item = PathBuf> + use<>, OutputError> {
    Ok(survey(root, names)?.foreign.into_iter().map(|entry| entry.path))
}

/// Whether the entry now is where it belongs and no longer in the old output.
fn merge(old: &Path, new: &Path, path: &Path, stand_ins: &BTreeMap<String, String>) -> Result<bool, OutputError> {
    let made = stand_ins.get(&key(path));
    let (in_old, in_new) = (fingerprint(old, path)?, fingerprint(new, path)?);
    let (old, new) = (old.join(path), new.join(path));
    let old_is_as_made = in_old.as_ref() == made;
    let new_is_as_made = in_new.as_ref() == made;
    match (&in_old, &in_new) {
        // Never there, or removed by its owner on both sides.
        (None, None) => {}
        // Removed by its owner in the old output.
        (None, Some(_)) if new_is_as_made => remove(&new)?,
        // Came into the new output since.
        (None, Some(_)) => return Ok(made.is_none()),
        // Came into the old output since.
        (Some(_), None) if made.is_none() => move_over(&old, &new)?,
        // Removed by its owner in the new output.
        (Some(_), None) if old_is_as_made => remove(&old)?,
        // Changed in the old output, or nowhere.
        (Some(_), Some(_)) if new_is_as_made => {
            disk::exchange(&old, &new).map_err(OutputError::io("put back", &new))?;
            remove(&old)?;
        }
        // Changed in the new output only.
        (Some(_), Some(_)) if old_is_as_made => remove(&old)?,
        (Some(_), _) => return Ok(false),
    }
    Ok(true)
}

/// Only for what stands in both outputs, or for what its owner has removed.
fn remove(path: &Path) -> Result<(), OutputError> {
    let is_folder = disk::look(path).map_err(OutputError::io("look at", path))?.is_some_and(|meta| meta.is_dir());
    let removed = if is_folder { fs::remove_dir_all(path) } else { disk::remove_file(path) };
    removed.map_err(OutputError::io("remove", path))
}

fn move_over(old: &Path, new: &Path) -> Result<(), OutputError> {
    if let Some(folder) = new.parent() {
        fs::create_dir_all(folder).map_err(OutputError::io("create the folder", folder))?;
    }
    disk::rename_new(old, new).map_err(OutputError::io("move over", new))
}

/// Removes our files and folders and nothing else: a folder in which something has appeared meanwhile stays.
fn remove_ours(old: &Path, names: &Names) -> Result<bool, OutputError> {
    let Survey { ours, folders, foreign } = survey(old, names)?;
    if !foreign.is_empty() {
        return Ok(false);
    }
    let remove_file = |path: &Path| disk::remove_file(path).map_err(OutputError::io("remove", path));
    let remove_folder = |path: &Path| fs::remove_dir(path).map_err(OutputError::io("remove the folder", path));
    ours.par_iter().try_for_each(|(path, _)| remove_file(&old.join(path)))?;
    folders.iter().rev().try_for_each(|folder| remove_folder(&old.join(folder)))?;
    remove_folder(old)?;
    Ok(true)
}
