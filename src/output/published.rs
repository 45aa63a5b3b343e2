//! What an output folder holds, for those who look something up in it. Enter at [`published`].

use crate::site_map::SourceFiles;
use std::fs;
use std::path::Path;

use super::OutputError;
use super::manifest::{Made, Manifest};

/// A file of the output, as its manifest tells it.
#[derive(Debug)]
pub struct PublishedFile {
    pub path: String,
    pub kind: String,
    /// The content files that it was made from.
    pub sources: SourceFiles,
    /// `None` where it is no text, or gone.
    pub text: Option<String>,
}

/// Every file of the output in `dir`; `None` where there is no output.
///
/// # Errors
/// When the manifest can't be read.
pub fn published(dir: &Path) -> Result<Option<Vec<PublishedFile>>, OutputError> {
    let Some(manifest) = Manifest::read(dir)? else { return Ok(None) };
    let read = |Made { path, kind, sources, .. }: Made| {
        let text = fs::read(dir.join(&path)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        PublishedFile { path, kind, sources, text }
    };
    Ok(Some(manifest.made.into_iter().map(read).collect()))
}
