//! The editor itself: the archive in `vendor/sveltia-cms/`, which is a part of this program.

use std::io::{self, Read};

use flate2::read::GzDecoder;

static ARCHIVE: &[u8] = include_bytes!("../../vendor/sveltia-cms/sveltia-cms.tar.gz");

/// The files that browsers load, and their licences, by their paths within the editor's folder.
///
/// # Errors
/// When the archive in this program is damaged.
pub fn files() -> io::Result<Vec<(String, Vec<u8>)>> {
    let all = unpacked()?;
    let wanted = |path: String| match path.strip_prefix("npm/") {
        Some(inner) => Some(inner.to_owned()),
        None => (path == "LICENSE.txt").then_some(path),
    };
    Ok(all.into_iter().filter_map(|(path, bytes)| Some((wanted(path)?, bytes))).collect())
}

/// The JSON Schema of the editor's configuration.
///
/// # Errors
/// When the archive in this program is damaged.
pub fn schema() -> io::Result<Vec<u8>> {
    let schema = unpacked()?.into_iter().find(|(path, _)| path == "schema/sveltia-cms.json");
    schema.map(|(_, bytes)| bytes).ok_or_else(|| io::Error::other("the archive has no schema"))
}

fn unpacked() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut archive = tar::Archive::new(GzDecoder::new(ARCHIVE));
    let mut files = Vec::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.header().entry_type().is_file() {
            let path = entry.path()?.to_string_lossy().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            files.push((path, bytes));
        }
    }
    Ok(files)
}
