//! What a foreign entry is made of, to see later whether its owner has changed it: every name below it, and the
//! inode behind each file. A file that is linked into two folders gives the same fingerprint in both.

use std::fs;
use std::path::Path;

use super::{OutputError, disk};

/// The name of an entry in a journal. Unlike a lossy conversion, this tells apart names that are not Unicode.
pub fn key(path: &Path) -> String {
    format!("{path:?}")
}

/// The fingerprint of `path` below `root`, if it is there.
pub fn fingerprint(root: &Path, path: &Path) -> Result<Option<String>, OutputError> {
    if disk::look(&root.join(path)).map_err(OutputError::io("look at", path))?.is_none() {
        return Ok(None);
    }
    let mut hasher = blake3::Hasher::new();
    feed(root, path, &mut hasher)?;
    Ok(Some(hasher.finalize().to_hex().to_string()))
}

fn feed(root: &Path, path: &Path, hasher: &mut blake3::Hasher) -> Result<(), OutputError> {
    let full = root.join(path);
    let Some(meta) = disk::look(&full).map_err(OutputError::io("look at", &full))? else { return Ok(()) };
    hasher.update(path.as_os_str().as_encoded_bytes());
    if !meta.is_dir() {
        // No name contains a zero byte, so that no two trees can feed in the same bytes.
        hasher.update(b"\0f").update(&disk::inode(&meta).to_le_bytes());
        return Ok(());
    }
    hasher.update(b"\0d");
    let listed = fs::read_dir(&full).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    let mut names: Vec<_> = listed.map_err(OutputError::io("list the folder", &full))?;
    names.sort();
    names.iter().try_for_each(|name| feed(root, &path.join(name), hasher))
}
