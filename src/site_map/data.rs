//! Files of data that scripts read: what visitors search, and the list of all courses.

use std::sync::Arc;

use bytes::Bytes;

use super::media;
use crate::model::Settings;
use crate::source::SourceFiles;

/// The table of contents of what visitors search, in [`super::Assets::data_of`].
pub const SEARCH: &str = "search";
/// All courses with what they can be narrowed down by.
pub const COURSES_DATA: &str = "courses";

/// A published file that scripts load. The names of parts have a hash, so that those which belong together stay together
/// however long browsers keep them.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// `assets/search-en.1a2b3c4d5e.js`, or `data/search-en.js`.
    pub address: String,
    pub bytes: Bytes,
    /// The content files whose words stand in it, and the settings.
    pub sources: SourceFiles,
}

impl DataFile {
    /// All of the data called `name` in a portal's language, or a part of it.
    pub fn hashed(name: &str, settings: &Settings, bytes: Vec<u8>, sources: impl Iterator<Item = Arc<str>>) -> Self {
        let file = format!("{}.js", key(name, settings));
        let address = media::hashed(&file, blake3::hash(&bytes).to_hex().as_str());
        Self { address, bytes: bytes.into(), sources: all(settings, sources) }
    }

    /// The table of contents of data in parts, at [`contents`].
    pub fn contents(name: &str, settings: &Settings, bytes: Vec<u8>, sources: impl Iterator<Item = Arc<str>>) -> Self {
        Self { address: contents(name, settings), bytes: bytes.into(), sources: all(settings, sources) }
    }
}

fn all(settings: &Settings, sources: impl Iterator<Item = Arc<str>>) -> SourceFiles {
    let mut all: Vec<_> = sources.chain([Arc::clone(&settings.origin.source.path)]).collect();
    all.sort_unstable();
    all.dedup();
    all.into()
}

/// Where a table of contents is, which every page names. It changes with each word of the portal and has no hash, because
/// otherwise each page would change with it.
pub fn contents(name: &str, settings: &Settings) -> String {
    format!("data/{}.js", key(name, settings))
}

/// What pages know data in a portal's language by.
pub fn key(name: &str, settings: &Settings) -> String {
    format!("{name}-{}", settings.language)
}
