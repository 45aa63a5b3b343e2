//! The content folder on disk: which files there are, and their texts.
//!
//! Enter at [`list`] and [`read_text`]. Nothing outside the folder is ever read: links that lead out are findings.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::iter::Either;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::decode;
use crate::diagnostics::{Code, Diagnostic};
use crate::imaging::{self, Examined, LARGEST_FILE, Problem};
use crate::inside::Inside;
use crate::source::{Place, Source};
use crate::trouble;

/// A file that items may refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiskFile {
    pub disk: Inside,
    /// In bytes.
    pub size: u64,
    /// When it was written, where the system tells.
    pub modified: Option<SystemTime>,
    /// The blake3 hash of what is in it; only for files that items may publish, such as pictures beside them.
    pub hash: Option<String>,
    /// What is known of a picture; `None` for everything else.
    pub picture: Option<Box<Looked>>,
}

/// A picture that was looked at, or why it is none.
pub type Looked = Result<Examined, Problem>;

impl DiskFile {
    /// Whether nobody seems to have written to it since it was the other.
    fn is_like(&self, other: &Self) -> bool {
        self.disk == other.disk && self.size == other.size && self.modified.is_some() && self.modified == other.modified
    }
}

/// Files by their paths relative to the content folder, `/` between the parts.
pub type Files = BTreeMap<String, DiskFile>;

/// No one writes four megabytes by hand; more is a mistake or an attack.
const LARGEST_TEXT: u64 = 4 * MEGABYTE;
/// Of exported results, in bytes: some eight million rows. More is a log of single clicks.
const LARGEST_RESULTS: u64 = 512 * MEGABYTE;

const MEGABYTE: u64 = 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Lists every file of the folder. `skip` is the output, which may lie within it.
///
/// # Errors
/// When the folder itself can't be read.
pub fn list(root: &Path, skip: &Path) -> io::Result<(Files, Vec<Diagnostic>)> {
    let real_root = fs::canonicalize(root).map_err(|error| cannot_begin(root, &error))?;
    if !real_root.is_dir() {
        let message = format!("{} is a file; name the folder that holds portal.toml", root.display());
        return Err(io::Error::new(io::ErrorKind::NotADirectory, message));
    }
    // A folder that is reached by a link has another path here than the one by which the output was named.
    let skip = fs::canonicalize(skip).unwrap_or_else(|_| skip.to_path_buf());
    let walk = WalkDir::new(&real_root).min_depth(1).follow_links(false);
    let wanted = |entry: &DirEntry| !is_hidden(entry) && entry.path() != skip;
    let entries: Vec<_> = walk.into_iter().filter_entry(wanted).collect();
    let looked_up = entries.into_par_iter().map(|entry| match entry {
        Ok(entry) => file(&real_root, &entry),
        Err(error) => {
            let path = error.path().map_or_else(String::new, |path| relative(&real_root, path));
            Err(Box::new(unreadable(&path, &error.into())))
        }
    });
    let (found, findings): (Vec<_>, Vec<_>) = looked_up.partition_map(|found| match found {
        Ok(file) => Either::Left(file),
        Err(finding) => Either::Right(*finding),
    });
    let mut files: Vec<_> = found.into_iter().flatten().collect();
    // Two names that are no UTF-8 may be shown alike. Of those the last one stays, in whatever order the disk lists them.
    files.par_sort_unstable_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.disk.path().cmp(other.disk.path())));
    Ok((files.into_iter().collect(), findings))
}

/// An error that names the folder it is about.
fn cannot_begin(root: &Path, error: &io::Error) -> io::Error {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no folder {}", root.display()),
        _ => format!("the folder {} can't be read: {}", root.display(), trouble::words(error)),
    };
    io::Error::new(error.kind(), message)
}

/// Hashes the files below the folders in `kinds` that are not texts of ours, and looks at all pictures, also those in
/// `static/`.
///
/// What has the size and the date of an `earlier` file is taken for the same: it is looked at again when it is published.
pub fn look_at_media(files: &mut Files, kinds: &[&str], earlier: &Files) -> Vec<Diagnostic> {
    let wanted = |path: &str| match path.split_once('/') {
        Some(("static", _)) => imaging::is_picture(path),
        Some((top, _)) => kinds.contains(&top) && !path.ends_with(".md"),
        None => false,
    };
    let media: Vec<_> = files.iter_mut().filter(|(path, _)| wanted(path)).collect();
    media
        .into_par_iter()
        .filter_map(|(path, file)| {
            if let Some(known) = earlier.get(path).filter(|known| known.hash.is_some() && known.is_like(file)) {
                (file.hash, file.picture) = (known.hash.clone(), known.picture.clone());
                return None;
            }
            let looked = match imaging::is_picture(path) {
                true if file.size <= LARGEST_FILE => file.disk.read().map(|bytes| {
                    file.picture = Some(Box::new(imaging::examine(&bytes)));
                    blake3::hash(&bytes)
                }),
                is_picture => {
                    file.picture = is_picture.then(|| Box::new(Err(Problem::TooLarge(file.size))));
                    hashed(&file.disk)
                }
            };
            file.hash = looked.as_ref().ok().map(|hash| hash.to_hex().to_string());
            looked.err().map(|error| unreadable(path, &error))
        })
        .collect()
}

fn hashed(file: &Inside) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut file.open()?, &mut hasher)?;
    Ok(hasher.finalize())
}

/// What an entry of the folder is to us: `None` for folders and what can hold no content.
fn file(root: &Path, entry: &DirEntry) -> Result<Option<(String, DiskFile)>, Box<Diagnostic>> {
    let path = relative(root, entry.path());
    let target = if entry.path_is_symlink() {
        let inside = Inside::linked(root, entry.path()).map_err(|error| Box::new(unreadable(&path, &error)))?;
        inside.ok_or_else(|| Box::new(outside(&path)))?
    } else {
        Inside::listed(entry.path())
    };
    let data = fs::symlink_metadata(target.path()).map_err(|error| Box::new(unreadable(&path, &error)))?;
    Ok(data.is_file().then_some((
        path,
        DiskFile { disk: target, size: data.len(), modified: data.modified().ok(), hash: None, picture: None },
    )))
}

/// Hidden files belong to editors, git and operating systems.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name == "node_modules" || name == "Thumbs.db"
}

fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Reads a text file, without its byte order mark.
pub fn read_text(path: &str, file: &DiskFile) -> Result<Arc<Source>, Box<Diagnostic>> {
    text(path, read_bytes_of_text(path, file)?)
}

/// The bytes of a file that ought to be a text, without a byte order mark.
pub fn read_bytes_of_text(path: &str, file: &DiskFile) -> Result<Vec<u8>, Box<Diagnostic>> {
    if file.size > LARGEST_TEXT {
        let message = format!("This file has {} MB, and a text has 4 MB at most.", file.size / MEGABYTE);
        let help = "Is it a picture or a video with the wrong ending? Put it into static/.";
        return Err(Box::new(about_file(Code::FileTooLarge, path, message).help(help)));
    }
    let mut bytes = read_bytes(path, file)?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// The bytes as a source.
///
/// # Errors
/// When they are not UTF-8.
pub fn text(path: &str, bytes: Vec<u8>) -> Result<Arc<Source>, Box<Diagnostic>> {
    let text = String::from_utf8(bytes).map_err(|error| {
        // The replacement character of what can't be read stands where the text stops being text.
        let at = error.utf8_error().valid_up_to();
        let source = Source::new(path, String::from_utf8_lossy(error.as_bytes()));
        let place = Place::new(&source, at..at + 1);
        let message = "This file is not UTF-8 text: from here on it holds characters of another encoding.";
        Box::new(Diagnostic::new(Code::NotText, place, message).help("Save it again with the encoding UTF-8."))
    })?;
    Ok(Source::new(path, text))
}

/// Reads an exported file of results, whatever program wrote it. Lines end as Unix ends them where none of the text's
/// lines does: old programs write a bare carriage return.
pub fn read_results(path: &str, file: &DiskFile) -> Result<Arc<Source>, Box<Diagnostic>> {
    if file.size > LARGEST_RESULTS {
        let size = file.size / MEGABYTE;
        let message =
            format!("This file has {size} MB, and a file of results has {} MB at most.", LARGEST_RESULTS / MEGABYTE);
        let help = "Export sums for each touchpoint and persona instead of single clicks, or a file for each year.";
        return Err(Box::new(about_file(Code::FileTooLarge, path, message).help(help)));
    }
    let bytes = file.disk.read().map_err(|error| Box::new(unreadable(path, &error)))?;
    let text = decode::owned(bytes);
    let text = if text.contains('\n') { text } else { text.replace('\r', "\n") };
    Ok(Source::new(path, text))
}

/// Every file that is text, whatever it is for; what isn't is left out.
pub fn texts(files: &Files) -> Vec<Arc<Source>> {
    files.iter().filter_map(|(path, file)| read_text(path, file).ok()).collect()
}

/// Reads a file that is no text: a font, a picture.
pub fn read_bytes(path: &str, file: &DiskFile) -> Result<Vec<u8>, Box<Diagnostic>> {
    file.disk.read().map_err(|error| Box::new(unreadable(path, &error)))
}

/// A finding about a file whose text we don't have.
pub fn about_file(code: Code, path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, Place::file(&Source::new(path, "")), message)
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        // The folder was listed a moment ago.
        io::ErrorKind::NotFound => {
            "If it was just moved or removed, do this again. If it is a link, mend or remove it."
        }
        io::ErrorKind::PermissionDenied => "Ask whoever owns it to let you read it, or give yourself that right.",
        _ => "Check that it exists and that you may read it.",
    };
    about_file(Code::Unreadable, path, format!("This can't be read: {}.", trouble::words(error))).help(help)
}

fn outside(path: &str) -> Diagnostic {
    about_file(Code::OutsideFolder, path, "This is a link to something outside the content folder, or to a folder.")
        .help("Copy the file itself to this place.")
}
