//! [`Manifest`]: `manifest.json`, the list of every file of the output. It is how we know what is ours: nothing
//! that it does not list is ever replaced or deleted. Enter at [`Manifest::read`].
//!
//! It holds no date and no absolute path, so that the same input gives the same bytes. A catalogue of thousands has pages
//! that are made from thousands of files: each of these is named once, and then by its place among them.

use crate::site_map::SourceFiles;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::plan::Planned;
use super::survey::{Names, draft_of};
use super::{OutputError, Revision, disk};
use crate::site_map::OutPath;
use crate::site_map::out_path::MANIFEST;

const GENERATOR: &str = "uptake";
/// Rises when an older `uptake` could no longer tell what is ours. The first one named sources wherever it listed them.
const VERSION: u32 = 2;

/// The manifest on disk.
#[derive(Debug)]
pub struct Manifest {
    pub owned: Vec<OutPath>,
    /// Whether the last build was stopped while it replaced file by file.
    pub is_unfinished: bool,
    /// What each file is, and what it was made from.
    pub made: Vec<Made>,
    /// Where in `made` the pictures stand that were drawn.
    drawn: HashMap<String, usize>,
    /// To see whether it has to be written again.
    pub text: Vec<u8>,
}

/// A file as the manifest tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub path: String,
    pub kind: String,
    pub sources: SourceFiles,
    pub bytes: u64,
    pub hash: String,
    /// Of a picture: the key of what it was drawn from.
    pub drawn_from: Option<String>,
    pub revision: Option<Revision>,
}

impl Manifest {
    /// The manifest of the folder `dir`, if there is one.
    pub fn read(dir: &Path) -> Result<Option<Self>, OutputError> {
        let path = dir.join(MANIFEST);
        let bad = |problem: String| OutputError::BadManifest { path: path.clone(), problem };
        match disk::look(&path).map_err(OutputError::io("look at", &path))? {
            None => return Ok(None),
            Some(meta) if !meta.is_file() => return Err(bad("is not a file".to_owned())),
            Some(_) => {}
        }
        let text = fs::read(&path).map_err(OutputError::io("read", &path))?;
        let read = parsed(&text).map_err(bad)?;
        let (owned, is_unfinished) = (owned_paths(&read).map_err(bad)?, !read.unfinished.is_empty());
        let made = made(read.sources, read.files).map_err(bad)?;
        let drawn = made.iter().enumerate().filter(|(_, made)| made.drawn_from.is_some());
        let drawn = drawn.map(|(at, made)| (made.path.clone(), at)).collect();
        Ok(Some(Self { owned, is_unfinished, made, drawn, text }))
    }

    /// What it says of a picture that was drawn.
    pub fn drawn(&self, path: &str) -> Option<&Made> {
        self.made.get(*self.drawn.get(path)?)
    }

    /// All names that are ours by `manifest`, the drafts of a stopped build included.
    pub fn names(manifest: Option<&Self>) -> Names {
        let Some(manifest) = manifest else { return Names::of([]) };
        let mut names = Names::of(&manifest.owned);
        if manifest.is_unfinished {
            names.files.extend(manifest.owned.iter().map(draft_of));
        }
        names
    }
}

#[derive(Deserialize)]
struct Read {
    generator: String,
    manifest: u32,
    #[serde(default)]
    sources: Vec<String>,
    files: Vec<ReadEntry>,
    #[serde(default)]
    unfinished: Vec<String>,
}

/// A content file, by its place among all of them or, in the first version, by its path.
#[derive(Deserialize)]
#[serde(untagged)]
enum ReadSource {
    Place(usize),
    Path(String),
}

#[derive(Deserialize)]
struct ReadEntry {
    path: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    sources: Vec<ReadSource>,
    #[serde(default)]
    bytes: u64,
    #[serde(default)]
    hash: String,
    drawn_from: Option<String>,
    revision: Option<Numbered>,
}

/// An edition as the manifest tells it.
#[derive(Serialize, Deserialize)]
struct Numbered {
    sequence: u32,
    says: String,
}

fn made(all: Vec<String>, entries: Vec<ReadEntry>) -> Result<Vec<Made>, String> {
    let all: Vec<Arc<str>> = all.into_iter().map(Arc::from).collect();
    let source = |source| match source {
        ReadSource::Path(path) => Ok(Arc::from(path)),
        ReadSource::Place(place) => {
            all.get(place).cloned().ok_or_else(|| format!("is damaged: it names no source {place}"))
        }
    };
    let made = |entry| {
        let ReadEntry { path, kind, sources, bytes, hash, drawn_from, revision } = entry;
        let revision = revision.map(|Numbered { sequence, says }| Revision { sequence, says });
        let sources = sources.into_iter().map(source).collect::<Result<_, String>>()?;
        Ok(Made { path, kind, sources, bytes, hash, drawn_from, revision })
    };
    entries.into_iter().map(made).collect()
}

fn parsed(text: &[u8]) -> Result<Read, String> {
    let read: Read = serde_json::from_slice(text)
        .map_err(|error| format!("is not a manifest of uptake, or is damaged ({error})"))?;
    if read.generator != GENERATOR {
        return Err("was made by another program".to_owned());
    }
    if read.manifest > VERSION {
        return Err("was made by a newer uptake; use that one".to_owned());
    }
    Ok(read)
}

/// Every path is checked as if a stranger had written it, since whoever can edit the file could otherwise make
/// us delete any other.
fn owned_paths(read: &Read) -> Result<Vec<OutPath>, String> {
    let files = read.files.iter().map(|entry| &entry.path);
    files.chain(&read.unfinished).map(|path| owned_path(path)).collect()
}

fn owned_path(path: &str) -> Result<OutPath, String> {
    OutPath::new(path).map_err(|problem| format!("is damaged: it lists “{path}”, but {problem}"))
}

#[derive(Serialize)]
struct WrittenEntry<'a> {
    path: &'a str,
    kind: &'a str,
    bytes: u64,
    hash: &'a str,
    sources: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<Numbered>,
    /// Of a picture: the key of what it was drawn from. The same key needs no drawing.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn_from: Option<&'a str>,
}

/// The manifest of an output that consists of `files`, which are sorted.
pub fn finished(files: &[Planned]) -> Vec<u8> {
    let sources: HashSet<&str> = files.iter().flat_map(|planned| planned.file.sources.iter().map(|it| &**it)).collect();
    let mut sources: Vec<&str> = sources.into_iter().collect();
    sources.sort_unstable();
    let places = sources.iter().enumerate().map(|(place, source)| (*source, place)).collect();
    let entries: Vec<_> = files.iter().map(|planned| entry(planned, &places)).collect();
    write(&sources, &entries, &[])
}

fn entry<'a>(planned: &'a Planned, places: &HashMap<&str, usize>) -> WrittenEntry<'a> {
    WrittenEntry {
        path: planned.file.path.as_str(),
        kind: &planned.file.kind,
        bytes: planned.bytes,
        hash: &planned.hash,
        sources: planned.file.sources.iter().filter_map(|source| places.get(&**source).copied()).collect(),
        revision: planned.file.revision.clone().map(|Revision { sequence, says }| Numbered { sequence, says }),
        drawn_from: planned.drawn_from.as_deref(),
    }
}

/// The manifest of an output that is being changed: it owns `paths`, and nothing is known about their bytes.
pub fn unfinished(paths: Vec<String>) -> Vec<u8> {
    write(&[], &[], &paths)
}

/// A line for each source and each file, so that two manifests are easily compared. `unfinished` is there only while the output
/// is replaced file by file: what is ours as well, whether it is there or not.
fn write(sources: &[&str], files: &[WrittenEntry<'_>], unfinished: &[String]) -> Vec<u8> {
    let mut text = format!("{{\n  \"generator\": \"{GENERATOR}\",\n  \"manifest\": {VERSION}").into_bytes();
    list(&mut text, "sources", sources);
    list(&mut text, "files", files);
    if !unfinished.is_empty() {
        list(&mut text, "unfinished", unfinished);
    }
    text.extend_from_slice(b"\n}\n");
    text
}

#[expect(clippy::expect_used, reason = "no map with keys other than texts, no number without a form")]
fn list<T: Serialize>(text: &mut Vec<u8>, name: &str, items: &[T]) {
    text.extend_from_slice(format!(",\n  \"{name}\": [").as_bytes());
    for (place, item) in items.iter().enumerate() {
        text.extend_from_slice(if place == 0 { b"\n    " } else { b",\n    " });
        serde_json::to_writer(&mut *text, item).expect("text and numbers always make JSON");
    }
    text.extend_from_slice(if items.is_empty() { b"]" } else { b"\n  ]" });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        parsed(text.as_bytes()).and_then(|read| owned_paths(&read)).unwrap_err()
    }

    #[test]
    fn what_is_not_ours_or_damaged_is_refused() {
        assert!(problem("").contains("damaged"));
        assert!(problem(r#"{"name": "My web app", "icons": []}"#).contains("not a manifest of uptake"));
        assert!(problem(r#"{"generator": "x", "manifest": 1, "files": []}"#).contains("another program"));
        assert!(problem(r#"{"generator": "uptake", "manifest": 3, "files": []}"#).contains("newer"));
    }

    #[test]
    fn it_cannot_own_a_file_outside() {
        for path in ["../../etc/passwd", "/etc/passwd", "a/../../b", "manifest.json"] {
            let text = format!(r#"{{"generator": "uptake", "manifest": 1, "files": [{{"path": "{path}"}}]}}"#);
            assert!(problem(&text).contains("damaged"), "{path}");
        }
    }

    #[test]
    fn sources_are_read_by_their_place_and_in_the_first_version_by_their_path() {
        let read = |text: &str| parsed(text.as_bytes()).and_then(|read| made(read.sources, read.files));
        let named = r#"{"generator": "uptake", "manifest": 1, "files": [{"path": "a", "sources": ["x.md", "y.md"]}]}"#;
        let placed = r#"{"generator": "uptake", "manifest": 2, "sources": ["w.md", "x.md", "y.md"],
            "files": [{"path": "a", "sources": [1, 2]}]}"#;
        assert_eq!(read(named).unwrap()[0].sources[..], [Arc::from("x.md"), Arc::from("y.md")]);
        assert_eq!(read(named), read(placed));
        assert!(read(&placed.replace("[1, 2]", "[3]")).unwrap_err().contains("damaged"));
    }

    #[test]
    fn an_unfinished_one_owns_what_it_lists() {
        let text = unfinished(vec!["a/b".to_owned(), "c".to_owned()]);
        let owned = owned_paths(&parsed(&text).unwrap()).unwrap();
        assert_eq!(owned.iter().map(OutPath::as_str).collect::<Vec<_>>(), ["a/b", "c"]);
    }
}
