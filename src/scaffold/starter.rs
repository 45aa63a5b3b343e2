//! The starter: a small portal that builds, as the beginning of one's own.

use std::fs;
use std::io;
use std::path::Path;

use rust_embed::Embed;

use super::{ScaffoldError, create};

#[derive(Embed)]
#[folder = "starter-content/"]
struct Starter;

/// Writes the starter into a folder that is empty or doesn't exist, and says how many files it has.
///
/// # Errors
/// When the folder holds something, or can't be written.
pub fn write(folder: &Path) -> Result<usize, ScaffoldError> {
    refuse_used(folder)?;
    let mut written = 0;
    for name in Starter::iter() {
        if let Some(file) = Starter::get(&name) {
            create(&folder.join(name.as_ref()), &file.data)?;
            written += 1;
        }
    }
    Ok(written)
}

fn refuse_used(folder: &Path) -> Result<(), ScaffoldError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(ScaffoldError::NotEmpty(folder.to_path_buf())),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(ScaffoldError::Disk(folder.to_path_buf(), error)),
    }
}
