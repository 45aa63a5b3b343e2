//! What a foreign entry is made of, to see later whether its owner has changed it: every name below it, and the
//! inode behind each file. A file that is linked into two folders gives the same fingerprint in both.

use std::fs;
use std::path::Path;

use super::{OutputError, disk};

/// The name of an entry in a journal. Unlike a lossy conversion, this tells apart names that are not Unicode.
#[expect(clippy::unnecessary_debug_formatting, reason = "the quoted form is the point")]
pub fn key(path: &Path) -> String {
    format!("{path:?}")
}

/// The fingerprint of what stands at `path`, if anything does.
pub fn fingerprint(path: &Path) -> Result<Option<String>, OutputError> {
    if disk::look(path).map_err(OutputError::io("look at", path))?.is_none() {
        return Ok(None);
    }
    let mut hasher = blake3::Hasher::new();
    feed(path, &mut hasher)?;
    Ok(Some(hasher.finalize().to_hex().to_string()))
}

fn feed(path: &Path, hasher: &mut blake3::Hasher) -> Result<(), OutputError> {
    let Some(meta) = disk::look(path).map_err(OutputError::io("look at", path))? else { return Ok(()) };
    if !meta.is_dir() {
        hasher.update(b"f").update(&disk::inode(&meta).to_le_bytes());
        return Ok(());
    }
    let listed = fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    let mut names: Vec<_> = listed.map_err(OutputError::io("list the folder", path))?;
    names.sort();
    // With its length before each list and name, no two trees can feed in the same bytes.
    hasher.update(b"d").update(&names.len().to_le_bytes());
    for name in names {
        let bytes = name.as_encoded_bytes();
        hasher.update(&bytes.len().to_le_bytes()).update(bytes);
        feed(&path.join(&name), hasher)?;
    }
    Ok(())
}
