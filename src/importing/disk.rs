//! What is to be brought in, from the disk.

use std::fs::{self, File};
use std::path::Path;

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
