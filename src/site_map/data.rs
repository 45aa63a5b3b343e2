//! Files of data that scripts read: the search index and the list of all courses.

use std::sync::Arc;

use super::media;
use crate::source::SourceFiles;

/// The search index's table of contents, in [`super::Assets::data_of`].
pub const SEARCH: &str = "search";
/// All courses with what they can be narrowed down by.
pub const COURSES_DATA: &str = "courses";

/// A published file that scripts load. Its name has a hash, so that parts which belong together stay together however
/// long browsers keep them.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// `assets/search-en.1a2b3c4d5e.js`.
    pub address: String,
    pub bytes: Arc<[u8]>,
    /// The content files whose words stand in it.
    pub sources: SourceFiles,
    /// What pages know it by; parts that another file names need none.
    pub known_as: Option<String>,
}

impl DataFile {
    /// A part of the data called `name` in a language.
    pub fn part(name: &str, language: &str, bytes: Vec<u8>, sources: SourceFiles) -> Self {
        let file = format!("{name}-{language}.js");
        let address = media::hashed(&file, blake3::hash(&bytes).to_hex().as_str());
        Self { address, bytes: bytes.into(), sources, known_as: None }
    }

    /// The part that pages name.
    pub fn entry(name: &str, language: &str, bytes: Vec<u8>, sources: SourceFiles) -> Self {
        Self { known_as: Some(key(name, language)), ..Self::part(name, language, bytes, sources) }
    }
}

/// The name of data in a language.
pub fn key(name: &str, language: &str) -> String {
    format!("{name}-{language}")
}
