//! Files of data that scripts read: the search index and the list of all courses.

use bytes::Bytes;

use super::media;
use crate::source::SourceFiles;

/// The search index's table of contents, in [`super::Assets::data_of`].
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

    /// A table of contents, which every page names. It changes with each word of the portal and has no hash, because otherwise
    /// each page would change with it.
    pub fn contents(name: &str, language: &str, bytes: Vec<u8>, sources: SourceFiles) -> Self {
        let known_as = key(name, language);
        Self { address: format!("data/{known_as}.js"), bytes: bytes.into(), sources, known_as: Some(known_as) }
    }

    /// A part that some pages name.
    pub fn entry(name: &str, language: &str, bytes: Vec<u8>, sources: SourceFiles) -> Self {
        Self { known_as: Some(key(name, language)), ..Self::part(name, language, bytes, sources) }
    }
}

/// The name of data in a language.
pub fn key(name: &str, language: &str) -> String {
    format!("{name}-{language}")
}
