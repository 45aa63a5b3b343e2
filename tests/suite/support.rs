//! What several tests need: the program, folders that vanish, and the example built once.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The day on which the tests take place.
pub const TODAY: &str = "2026-12-01";

/// A path in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn temp() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Every file below a folder, relative to it, `/` between the parts, sorted. Links are not followed.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("a readable folder");
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).expect("a path below the folder");
            let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            files.push(parts.join("/"));
        }
    }
    files.sort();
    files
}

/// Lays the files of one folder over another.
pub fn overlay(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::copy(from.join(&file), target).expect("a copied file");
    }
}

/// Writes a file and the folders it stands in.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
    fs::write(path, bytes).expect("a written file");
}
