//! [`Manifest`]: `manifest.json`, the list of every file of the output. It is how we know what is ours: nothing
//! that it does not list is ever replaced or deleted. Enter at [`Manifest::read`].
//!
//! It holds no date and no absolute path, so that the same input gives the same bytes.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::plan::Planned;
use super::survey::{Names, draft_of};
use super::{OutputError, Revision, disk};
use crate::site_map::OutPath;
use crate::site_map::out_path::MANIFEST;

const GENERATOR: &str = "uptake";
/// Rises when an older `uptake` could no longer tell what is ours.
const VERSION: u32 = 1;

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
    pub sources: Vec<String>,
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
        let made: Vec<Made> = read.files.into_iter().map(made).collect();
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
    files: Vec<ReadEntry>,
    #[serde(default)]
    unfinished: Vec<String>,
}

#[derive(Deserialize)]
struct ReadEntry {
    path: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    sources: Vec<String>,
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

fn made(entry: ReadEntry) -> Made {
    let ReadEntry { path, kind, sources, bytes, hash, drawn_from, revision } = entry;
    let revision = revision.map(|Numbered { sequence, says }| Revision { sequence, says });
    Made { path, kind, sources, bytes, hash, drawn_from, revision }
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
struct Written<'a> {
    generator: &'a str,
    manifest: u32,
    files: Vec<WrittenEntry<'a>>,
    /// Only while the output is replaced file by file: what is ours as well, whether it is there or not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unfinished: Vec<String>,
}

#[derive(Serialize)]
struct WrittenEntry<'a> {
    path: &'a str,
    kind: &'a str,
    bytes: u64,
    hash: &'a str,
    sources: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<Numbered>,
    /// Of a picture: the key of what it was drawn from. The same key needs no drawing.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn_from: Option<&'a str>,
}

/// The manifest of an output that consists of `files`, which are sorted.
pub fn finished(files: &[Planned]) -> Vec<u8> {
    write(files.iter().map(entry).collect(), Vec::new())
}

fn entry(planned: &Planned) -> WrittenEntry<'_> {
    WrittenEntry {
        path: planned.file.path.as_str(),
        kind: &planned.file.kind,
        bytes: planned.bytes,
        hash: &planned.hash,
        sources: &planned.file.sources,
        revision: planned.file.revision.clone().map(|Revision { sequence, says }| Numbered { sequence, says }),
        drawn_from: planned.drawn_from.as_deref(),
    }
}

/// The manifest of an output that is being changed: it owns `paths`, and nothing is known about their bytes.
pub fn unfinished(paths: Vec<String>) -> Vec<u8> {
    write(Vec::new(), paths)
}

#[expect(clippy::expect_used, reason = "no map with keys other than texts, no number without a form")]
fn write(files: Vec<WrittenEntry<'_>>, unfinished: Vec<String>) -> Vec<u8> {
    let written = Written { generator: GENERATOR, manifest: VERSION, files, unfinished };
    let mut text = serde_json::to_vec_pretty(&written).expect("text and numbers always make JSON");
    text.push(b'\n');
    text
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
        assert!(problem(r#"{"generator": "uptake", "manifest": 2, "files": []}"#).contains("newer"));
    }

    #[test]
    fn it_cannot_own_a_file_outside() {
        for path in ["../../etc/passwd", "/etc/passwd", "a/../../b", "manifest.json"] {
            let text = format!(r#"{{"generator": "uptake", "manifest": 1, "files": [{{"path": "{path}"}}]}}"#);
            assert!(problem(&text).contains("damaged"), "{path}");
        }
    }

    #[test]
    fn an_unfinished_one_owns_what_it_lists() {
        let text = unfinished(vec!["a/b".to_owned(), "c".to_owned()]);
        let owned = owned_paths(&parsed(&text).unwrap()).unwrap();
        assert_eq!(owned.iter().map(OutPath::as_str).collect::<Vec<_>>(), ["a/b", "c"]);
    }
}
