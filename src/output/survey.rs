//! What stands in a folder: files of ours, and foreign entries. Enter at [`survey`].

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::target::INNER_LOCK;
use crate::site_map::OutPath;
use crate::site_map::out_path::MANIFEST;

/// The temporary name under which a manifest is written.
pub const MANIFEST_DRAFT: &str = ".uptake-manifest";

/// The name under which a file is written in `in_place`, in the folder that it will stand in.
pub fn draft_of(path: &OutPath) -> String {
    let (folder, hash) = (path.folders().last(), blake3::hash(path.as_str().as_bytes()).to_hex());
    let name = format!(".uptake-{}", &hash[..16]);
    folder.map_or(name.clone(), |folder| format!("{folder}/{name}"))
}

/// The names of a version of the output: its files, and the folders that they stand in.
#[derive(Debug, Default)]
pub struct Names {
    pub files: HashSet<String>,
    pub folders: HashSet<String>,
}

impl Names {
    /// `paths`, and what every output of ours may have in its root.
    pub fn of<'a>(paths: impl IntoIterator<Item = &'a OutPath>) -> Self {
        let mut names = Self::default();
        names.files.extend([MANIFEST, MANIFEST_DRAFT, INNER_LOCK].map(str::to_owned));
        for path in paths {
            names.files.insert(path.as_str().to_owned());
            for folder in path.folders() {
                if !names.folders.contains(folder) {
                    names.folders.insert(folder.to_owned());
                }
            }
        }
        names
    }
}

/// A file, a link or a whole folder that is not ours. The folder that it stands in is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Relative to the output folder. It may not be Unicode.
    pub path: PathBuf,
    pub is_folder: bool,
}

impl Foreign {
    /// The path with `/` between its parts.
    pub fn name(&self) -> String {
        self.path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())?;
        f.write_str(if self.is_folder { "/" } else { "" })
    }
}

/// What was found, in the order of the names.
#[derive(Debug, Default)]
pub struct Survey {
    /// Our files: the path and whether it is a regular file, not a link that someone put in its place.
    pub ours: Vec<(String, bool)>,
    /// Our folders, the outer ones first.
    pub folders: Vec<String>,
    pub foreign: Vec<Foreign>,
}

/// Looks through `root`. It does not look into foreign folders, and follows no symbolic link.
pub fn survey(root: &Path, names: &Names) -> Result<Survey, OutputError> {
    let mut found = Survey::default();
    look_into(root, "", names, &mut found)?;
    Ok(found)
}

fn look_into(root: &Path, folder: &str, names: &Names, found: &mut Survey) -> Result<(), OutputError> {
    let here = root.join(folder);
    let listed = fs::read_dir(&here).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = listed.map_err(OutputError::io("list the folder", &here))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().map_err(OutputError::io("look at", &entry.path()))?;
        let name = entry.file_name();
        let path =
            name.to_str().map(|name| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") });
        match path {
            Some(path) if kind.is_dir() && names.folders.contains(&path) => {
                found.folders.push(path.clone());
                look_into(root, &path, names, found)?;
            }
            Some(path) if !kind.is_dir() && names.files.contains(&path) => found.ours.push((path, kind.is_file())),
            _ => found.foreign.push(Foreign { path: Path::new(folder).join(name), is_folder: kind.is_dir() }),
        }
    }
    Ok(())
}
