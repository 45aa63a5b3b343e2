//! The summary of a run on GitHub: Markdown in a file that GitHub names, to which every step adds.

#![expect(
    clippy::disallowed_methods,
    reason = "GitHub names a file of its own for this; it holds no content and no output"
)]

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::commands::Failure;

/// Adds to the summary.
pub fn add(file: &Path, markdown: &str) -> Result<(), Failure> {
    let opened = OpenOptions::new().append(true).create(true).open(file);
    let written = opened.and_then(|mut file| file.write_all(markdown.as_bytes()));
    written.map_err(|error| format!("the summary for GitHub, {}: {error}", file.display()).into())
}
