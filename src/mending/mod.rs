//! Carries out the fixes that findings bring along: the only room that changes an authored file.
//!
//! Enter at [`mend`]. What is changed are the very words of each fix; comments, layout, line ends and a byte order mark
//! stay. A file that changed since it was read is left alone.

mod edits;
mod write;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Fix};
use crate::source::{Place, Source};

/// One thing that was corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    pub place: Place,
    /// What was done, as its fix says it.
    pub what: String,
}

/// Why a file could not be corrected.
#[derive(Debug)]
pub struct MendError {
    path: PathBuf,
    why: Why,
}

#[derive(Debug)]
enum Why {
    Disk(io::Error),
    /// Somebody saved it meanwhile.
    Changed,
    /// A link led out of the content folder.
    Outside,
}

impl fmt::Display for MendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.why {
            Why::Disk(error) => write!(f, "{path} could not be corrected: {error}"),
            Why::Changed => write!(f, "{path} was changed while it was checked, and was left alone. Try again."),
            Why::Outside => write!(f, "{path} lies outside the content folder, and was left alone."),
        }
    }
}

impl std::error::Error for MendError {}

/// Carries out the fixes of `findings` in the files below `root`, as far as they don't get in each other's way; what is
/// left over is found again by the next check.
///
/// # Errors
/// When a file can't be read, written or trusted; the files before it are corrected.
pub fn mend(root: &Path, findings: &[Diagnostic]) -> Result<Vec<Mended>, MendError> {
    let mut mended = Vec::new();
    for (source, fixes) in by_file(findings) {
        let (text, done) = edits::apply(&source.text, &fixes);
        if !done.is_empty() {
            write::replace(root, &source, &text)?;
        }
        mended.extend(done.into_iter().filter_map(|fix| {
            let place = fix.edits.last()?.place.clone();
            Some(Mended { place, what: fix.what.clone() })
        }));
    }
    Ok(mended)
}

/// The fixes of each file. A fix that reaches into several is none of ours.
fn by_file(findings: &[Diagnostic]) -> Vec<(Arc<Source>, Vec<&Fix>)> {
    let mut files: BTreeMap<&str, (Arc<Source>, Vec<&Fix>)> = BTreeMap::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let Some(first) = fix.edits.first() else { continue };
        let source = &first.place.source;
        if fix.edits.iter().all(|edit| edit.place.source == *source) {
            files.entry(&source.path).or_insert_with(|| (Arc::clone(source), Vec::new())).1.push(fix);
        }
    }
    files.into_values().collect()
}
