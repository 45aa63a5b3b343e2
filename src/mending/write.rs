//! Puts a corrected text in place of the one it was made from, at once: never half of it, and never over somebody's work.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::{MendError, Why};
use crate::source::Source;

const MARK: &str = "\u{FEFF}";

/// Replaces the text of `source`, which lies below `root`, if the file still holds it.
pub fn replace(root: &Path, source: &Source, text: &str) -> Result<(), MendError> {
    let named = root.join(&*source.path);
    let problem = |why: Why| MendError { path: named.clone(), why };
    let disk = |error: io::Error| problem(Why::Disk(error));
    let root = fs::canonicalize(root).map_err(disk)?;
    // Through a link, it is the file behind it that is corrected; the link stays.
    let file = fs::canonicalize(&named).map_err(disk)?;
    let Some(folder) = file.parent().filter(|_| file.starts_with(&root)) else { return Err(problem(Why::Outside)) };
    let bytes = fs::read(&file).map_err(disk)?;
    let now = String::from_utf8(bytes).map_err(|_| problem(Why::Changed))?;
    let mark = if now.starts_with(MARK) { MARK } else { "" };
    if now[mark.len()..] != source.text {
        return Err(problem(Why::Changed));
    }
    let mut draft = tempfile::Builder::new().prefix(".uptake-fix-").tempfile_in(folder).map_err(disk)?;
    draft.write_all(mark.as_bytes()).and_then(|()| draft.write_all(text.as_bytes())).map_err(disk)?;
    draft.as_file().sync_all().map_err(disk)?;
    let permissions = fs::metadata(&file).map_err(disk)?.permissions();
    draft.as_file().set_permissions(permissions).map_err(disk)?;
    draft.persist(&file).map_err(|error| disk(error.error))?;
    Ok(())
}
