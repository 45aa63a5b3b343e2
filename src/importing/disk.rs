//! What is to be brought in, from the disk.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::ImportError;

/// In bytes: a table with a hundred thousand courses has thirty megabytes.
const LARGEST: u64 = 100 * 1024 * 1024;

/// A whole file.
///
/// # Errors
/// When it can't be read, or is larger than any table.
pub fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |error| ImportError::Unreadable(path.to_path_buf(), error);
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(ImportError::TooLarge { path: path.to_path_buf(), bytes: size, most: LARGEST });
    }
    fs::read(path).map_err(unreadable)
}

/// A Markdown file of a site, and the pictures beside it.
#[derive(Debug)]
pub struct SiteFile {
    /// Relative to the site's texts, `/` between its parts.
    pub path: String,
    pub disk: PathBuf,
    /// By their names.
    pub pictures: Vec<(String, PathBuf)>,
}

/// Folders of sites that hold no texts of their own.
const NO_TEXTS: [&str; 12] = [
    "_data",
    "_includes",
    "_layouts",
    "_sass",
    "_site",
    "assets",
    "layouts",
    "node_modules",
    "public",
    "static",
    "templates",
    "themes",
];
/// What the texts of a site are relative to, from where anything of it is named.
const SITE: [&str; 6] = ["_config.yml", "config.toml", "hugo.toml", "hugo.yaml", "config.yaml", "zola.toml"];
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Every Markdown file of a folder, or the one that is named. Links are not followed.
///
/// # Errors
/// When there is no such file or folder, or a part of it can't be read.
pub fn site(path: &Path) -> Result<Vec<SiteFile>, ImportError> {
    let unreadable = |error| ImportError::Unreadable(path.to_path_buf(), error);
    let whole = fs::canonicalize(path).map_err(unreadable)?;
    let root = root(&whole);
    let wanted = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || (!name.starts_with('.') && !NO_TEXTS.contains(&name.as_ref()))
    };
    let mut files = Vec::new();
    // Of the folder that was last looked at: files come folder by folder.
    let mut beside = (PathBuf::new(), Vec::new());
    for entry in WalkDir::new(&whole).sort_by_file_name().into_iter().filter_entry(wanted) {
        let entry = entry.map_err(|error| unreadable(error.into()))?;
        if entry.file_type().is_file() && has_ending(entry.path(), &["md", "markdown"]) {
            let inner = entry.path().strip_prefix(&root).unwrap_or(entry.path());
            let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let folder = entry.path().parent().unwrap_or(entry.path());
            if beside.0 != folder {
                beside = (folder.to_path_buf(), pictures(folder).map_err(unreadable)?);
            }
            files.push(SiteFile { path: parts.join("/"), pictures: beside.1.clone(), disk: entry.into_path() });
        }
    }
    Ok(files)
}

/// The folder of the site's texts: the same from wherever in it something is named, so that it is known again.
fn root(path: &Path) -> PathBuf {
    let is_site = |folder: &&Path| SITE.iter().any(|file| folder.join(file).is_file());
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let top = folder.ancestors().find(is_site).unwrap_or(folder);
    let content = top.join("content");
    if path.starts_with(&content) || (path == top && content.is_dir()) { content } else { top.to_path_buf() }
}

fn pictures(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() && has_ending(&entry.path(), &PICTURES) {
            found.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// A file of which only a part is read.
///
/// # Errors
/// When it can't be read.
pub fn open(path: &Path) -> Result<File, ImportError> {
    File::open(path).map_err(|error| ImportError::Unreadable(path.to_path_buf(), error))
}

/// A picture that is copied with an item.
///
/// # Errors
/// As [`bytes`].
pub fn picture(path: &Path) -> Result<Vec<u8>, ImportError> {
    bytes(path)
}
