//! [`Stage`]: the whole new output, prepared beside the old one. Enter at [`Stage::build`].
//!
//! Unchanged files of ours are hard links to the old ones, so that they keep their inode and time stamp and cost
//! nothing. Foreign entries are linked as well, so that they are never missing; see `retire` for the rest of
//! their way. If anything fails, the stage is removed and nothing has happened.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::content;
use super::fingerprint::{fingerprint, key};
use super::onlooker::{Moment, Onlooker, tell};
use super::plan::{Plan, Planned, State};
use super::target::Target;
use super::wrapper::Wrapper;
use super::{Hindrance, OutputError, disk};
use crate::site_map::out_path::MANIFEST;
use rayon::prelude::*;

pub struct Stage {
    pub wrapper: Wrapper,
    /// What becomes the output.
    pub tree: PathBuf,
    /// What stands in for each foreign entry: see [`fingerprint`].
    pub stand_ins: BTreeMap<String, String>,
}

impl Stage {
    /// In `wrapper`, which may hold some of the files already.
    pub fn build(wrapper: Wrapper, target: &Target, plan: &Plan, onlooker: Onlooker<'_>) -> Result<Self, Hindrance> {
        let mut stage = Self { tree: wrapper.tree(), wrapper, stand_ins: BTreeMap::new() };
        let folders = folders(plan);
        folders.iter().try_for_each(|folder| stage.have_folder(folder))?;
        for entry in &plan.foreign {
            let new = stage.tree.join(&entry.path);
            stand_in(&target.dir.join(&entry.path), &new)?;
            if let Some(print) = fingerprint(&new)? {
                stage.stand_ins.insert(key(&entry.path), print);
            }
        }
        plan.files.par_iter().try_for_each(|planned| {
            tell(onlooker, Moment::Staged)?;
            stage.add(target, planned)
        })?;
        content::write_new(&stage.tree.join(MANIFEST), &plan.manifest)?;
        stage.mirror_folders(target, &folders)?;
        Ok(stage)
    }

    /// A folder of ours, unless a file that was put here has made it already.
    fn have_folder(&self, folder: &Path) -> Result<(), OutputError> {
        let path = self.tree.join(folder);
        match fs::create_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            result => result.map_err(OutputError::io("create the folder", &path)),
        }
    }

    fn add(&self, target: &Target, planned: &Planned) -> Result<(), Hindrance> {
        let new = planned.path().below(&self.tree);
        if planned.state == State::Unchanged && link(&planned.path().below(&target.dir), &new)? {
            return Ok(());
        }
        write(planned, &new).map_err(|error| match error {
            // On a file system that ignores case a foreign `Index.html` is only found here.
            OutputError::Io { error, .. } if error.kind() == io::ErrorKind::AlreadyExists => {
                OutputError::Occupied { path: planned.path().below(&target.dir) }
            }
            error => error,
        })?;
        Ok(())
    }

    /// After everything is written, as the old permissions may forbid writing; the innermost folders first.
    fn mirror_folders(&self, target: &Target, folders: &BTreeSet<PathBuf>) -> Result<(), Hindrance> {
        for folder in folders.iter().rev().map(PathBuf::as_path).chain([Path::new("")]) {
            let old = target.dir.join(folder);
            if old.is_dir() {
                mirror(&old, &self.tree.join(folder))?;
            }
        }
        Ok(())
    }
}

/// Puts `new` in place of the foreign entry `old`, with everything below it.
fn stand_in(old: &Path, new: &Path) -> Result<(), Hindrance> {
    let Some(meta) = disk::look(old).map_err(OutputError::io("look at", old))? else {
        // Its owner has just removed it.
        return Ok(());
    };
    if !meta.is_dir() {
        return link(old, new).map(drop);
    }
    create_folder(new)?;
    for entry in fs::read_dir(old).map_err(OutputError::io("list the folder", old))? {
        let name = entry.map_err(OutputError::io("list the folder", old))?.file_name();
        stand_in(&old.join(&name), &new.join(&name))?;
    }
    mirror(old, new)
}

/// The folders of the new output, foreign ones aside, the outer ones first.
fn folders(plan: &Plan) -> BTreeSet<PathBuf> {
    let ours = plan.files.iter().flat_map(|planned| planned.path().folders()).map(PathBuf::from);
    let around_foreign = plan.foreign.iter().flat_map(|entry| entry.path.ancestors().skip(1)).map(Path::to_owned);
    ours.chain(around_foreign).filter(|folder| folder != Path::new("")).collect()
}

/// Writes the content of `planned` to the new file `path`, and makes sure that it is what the manifest says.
pub fn write(planned: &Planned, path: &Path) -> Result<(), OutputError> {
    planned.file.content.write(path, &planned.hash)
}

fn create_folder(path: &Path) -> Result<(), OutputError> {
    fs::create_dir(path).map_err(OutputError::io("create the folder", path))
}

/// Whether there still was something to link.
fn link(old: &Path, new: &Path) -> Result<bool, Hindrance> {
    match fs::hard_link(old, new) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => {
            let why = format!("{} cannot be linked into a new folder", old.display());
            Err(Hindrance::of("link", old, error, &why))
        }
    }
}

fn mirror(old: &Path, new: &Path) -> Result<(), Hindrance> {
    if disk::is_mount_point(old) {
        return Err(Hindrance::CannotSwap(format!("{} is a mount point", old.display())));
    }
    disk::mirror(old, new).map_err(|error| {
        let why = format!("a new folder cannot be given the permissions of {}", old.display());
        Hindrance::of("change the permissions of", new, error, &why)
    })
}
