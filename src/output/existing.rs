//! [`Existing`]: what stands in the output folder before a build. Here a build ends that would have to touch
//! what is not ours.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::manifest::{Made, Manifest};
use super::survey::{Foreign, MANIFEST_DRAFT, Names, Survey, draft_of, survey};
use super::target::{INNER_LOCK, Target};
use super::{OutputError, OutputFile};
use crate::site_map::OutPath;

#[derive(Debug, Default)]
pub struct Existing {
    pub manifest: Option<Manifest>,
    /// Our files that are there, and whether each is a regular file.
    pub ours: HashMap<String, bool>,
    /// Our folders that are there, the outer ones first.
    pub folders: Vec<String>,
    pub foreign: Vec<Foreign>,
}

impl Existing {
    pub fn read(target: &Target, files: &[OutputFile]) -> Result<Self, OutputError> {
        let dir = &target.dir;
        if !dir.exists() {
            return Ok(Self::default());
        }
        let manifest = Manifest::read(dir)?;
        if manifest.is_none() && !is_empty(dir)? {
            return Err(OutputError::NotOurs { path: dir.clone() });
        }
        let new = Names::of(files.iter().map(|file| &file.path));
        let mut names = Manifest::names(manifest.as_ref());
        names.folders.extend(new.folders.iter().cloned());
        let Survey { ours, folders, foreign } = survey(dir, &names)?;
        match foreign.iter().find(|entry| is_in_the_way(&entry.name(), &new)) {
            Some(entry) => Err(OutputError::Occupied { path: dir.join(&entry.path) }),
            None => Ok(Self { manifest, ours: ours.into_iter().collect(), folders, foreign }),
        }
    }

    pub fn owned(&self) -> &[OutPath] {
        self.manifest.as_ref().map_or(&[], |manifest| &manifest.owned)
    }

    /// What the manifest says of a picture.
    pub fn drawn(&self, path: &OutPath) -> Option<&Made> {
        self.manifest.as_ref()?.drawn(path.as_str())
    }

    /// Our files that are there as the manifest tells them.
    pub fn made(&self) -> impl Iterator<Item = &Made> {
        let made = self.manifest.iter().flat_map(|manifest| &manifest.made);
        made.filter(|made| self.ours.get(&made.path) == Some(&true))
    }

    /// What a build that was stopped in `in_place` has left.
    pub fn drafts(&self) -> Vec<String> {
        self.owned().iter().map(draft_of).filter(|draft| self.ours.contains_key(draft)).collect()
    }
}

/// Whether a foreign entry stands where we need a file or a folder, or in a folder where we need a file.
fn is_in_the_way(name: &str, new: &Names) -> bool {
    let needs = |part: &str| new.files.contains(part);
    needs(name) || new.folders.contains(name) || name.match_indices('/').any(|(at, _)| needs(&name[..at]))
}

/// Nothing but what a build that was killed before it wrote its first manifest leaves, and what a freshly
/// formatted disk has.
fn is_empty(dir: &Path) -> Result<bool, OutputError> {
    let entries = fs::read_dir(dir).map_err(OutputError::io("list the folder", dir))?;
    for entry in entries {
        let name = entry.map_err(OutputError::io("list the folder", dir))?.file_name();
        if ![MANIFEST_DRAFT, INNER_LOCK, "lost+found"].iter().any(|known| name == *known) {
            return Ok(false);
        }
    }
    Ok(true)
}
