//! Finds the manifest: the file itself, in a folder, or in a zip.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::importing::found::Note;
use crate::importing::{ImportError, disk};

const NAME: &str = "imsmanifest.xml";
/// In bytes, unpacked. A zip can promise little and hold much, so it is what comes out that counts.
const LARGEST: u64 = 8 * 1024 * 1024;

pub fn manifest(path: &Path, notes: &mut Vec<Note>) -> Result<Vec<u8>, ImportError> {
    if path.is_dir() {
        return disk::bytes(&path.join(NAME));
    }
    let mut file = disk::open(path)?;
    let mut start = [0; 2];
    let is_zip = file.read_exact(&mut start).is_ok() && start == *b"PK";
    if is_zip { zipped(disk::open(path)?, path, notes) } else { disk::bytes(path) }
}

fn zipped(file: File, path: &Path, notes: &mut Vec<Note>) -> Result<Vec<u8>, ImportError> {
    let mut archive = ZipArchive::new(file).map_err(|error| unreadable(path, error))?;
    let depth = |name: &str| name.matches(['/', '\\']).count();
    let is_manifest =
        |name: &Cow<'_, str>| name.rsplit(['/', '\\']).next().is_some_and(|it| it.eq_ignore_ascii_case(NAME));
    // Names that are no text are no manifest's.
    let names = archive.file_names().filter_map(Result::ok).filter(is_manifest);
    let found = names.min_by_key(|name| (depth(name), name.len())).map(Cow::into_owned);
    let Some(name) = found.filter(|name| depth(name) <= 1) else {
        return Err(ImportError::Scorm(format!("there is no {NAME} in this zip, so it is no SCORM package.")));
    };
    if depth(&name) > 0 {
        let said = format!("The manifest lies in a folder of the zip ({name}); platforms want it at the top.");
        notes.push(Note::assumed("package", said));
    }
    let inner = archive.by_name(&name).map_err(|error| unreadable(path, error))?;
    let mut bytes = Vec::new();
    let read = inner.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| ImportError::Unreadable(path.to_path_buf(), error))?;
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= LARGEST => Ok(bytes),
        _ => Err(ImportError::TooLarge { path: path.join(name), bytes: LARGEST + 1, most: LARGEST }),
    }
}

fn unreadable(path: &Path, error: ZipError) -> ImportError {
    let said = match error {
        ZipError::Io(error) => return ImportError::Unreadable(path.to_path_buf(), error),
        ZipError::UnsupportedArchive(why) if why.contains("assword") => "it is locked with a password.".to_owned(),
        other => format!("this zip can't be read: {other}."),
    };
    ImportError::Scorm(said)
}
