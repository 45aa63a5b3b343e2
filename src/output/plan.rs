//! [`Plan`]: what has to be written, removed and kept. It is drawn before anything is touched.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::existing::Existing;
use super::onlooker::{Moment, Onlooker, tell};
use super::studio::{self, Studio};
use super::survey::{Foreign, Names};
use super::target::Target;
use super::{OutputError, OutputFile, manifest};
use crate::site_map::OutPath;

/// A new file beside the one on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Added,
    Changed,
    Unchanged,
}

#[derive(Debug)]
pub struct Planned {
    pub file: OutputFile,
    pub state: State,
    pub hash: String,
    pub bytes: u64,
    /// Of a picture: the key of what it was drawn from.
    pub drawn_from: Option<String>,
}

impl Planned {
    pub fn path(&self) -> &OutPath {
        &self.file.path
    }
}

#[derive(Debug)]
pub struct Plan {
    /// Sorted by path.
    pub files: Vec<Planned>,
    /// Files of ours that are there and no longer made.
    pub removed: Vec<OutPath>,
    /// Folders of ours that are there and no longer needed, the outer ones first.
    pub stale_folders: Vec<String>,
    pub foreign: Vec<Foreign>,
    pub manifest: Vec<u8>,
    /// All that was ours before, whether it is still there or not.
    pub owned: Vec<OutPath>,
    /// Left by a build that was stopped while it replaced file by file.
    pub drafts: Vec<String>,
    manifest_is_written: bool,
}

impl Plan {
    /// `kept` stays as it is; whatever else was ours and isn't among `files` goes.
    pub fn draw(
        target: &Target,
        files: Vec<OutputFile>,
        kept: Vec<Planned>,
        existing: Existing,
        studio: &Studio<'_>,
        onlooker: Onlooker<'_>,
    ) -> Result<Self, OutputError> {
        let compare = |file| {
            let planned = compare(target, file, &existing, studio)?;
            tell(onlooker, Moment::Compared)?;
            Ok(planned)
        };
        let mut files = files.into_par_iter().map(compare).collect::<Result<Vec<_>, OutputError>>()?;
        files.extend(kept);
        files.sort_by(|a, b| a.path().cmp(b.path()));
        let made = Names::of(files.iter().map(Planned::path));
        let is_removed =
            |path: &&OutPath| existing.ours.contains_key(path.as_str()) && !made.files.contains(path.as_str());
        let removed: BTreeSet<&OutPath> = existing.owned().iter().filter(is_removed).collect();
        let stale_folders = existing.folders.iter().filter(|folder| !made.folders.contains(*folder));
        let manifest = manifest::finished(&files);
        Ok(Self {
            removed: removed.into_iter().cloned().collect(),
            stale_folders: stale_folders.cloned().collect(),
            owned: existing.owned().to_vec(),
            drafts: existing.drafts(),
            manifest_is_written: existing.manifest.as_ref().is_some_and(|old| old.text == manifest),
            files,
            foreign: existing.foreign,
            manifest,
        })
    }

    /// Whether the disk holds all of it already.
    pub fn is_done(&self) -> bool {
        let unchanged = self.files.iter().all(|file| file.state == State::Unchanged);
        unchanged && self.removed.is_empty() && self.drafts.is_empty() && self.manifest_is_written
    }

    pub fn in_state(&self, state: State) -> impl Iterator<Item = &Planned> {
        self.files.iter().filter(move |file| file.state == state)
    }
}

fn compare(
    target: &Target,
    file: OutputFile,
    existing: &Existing,
    studio: &Studio<'_>,
) -> Result<Planned, OutputError> {
    let there = existing.ours.get(file.path.as_str());
    let old = (there == Some(&true)).then(|| file.path.below(&target.dir));
    let mut file = file;
    let drawn_from = file.content.drawn_from();
    if let Some(key) = &drawn_from {
        let before = existing.drawn(&file.path).filter(|before| before.drawn_from.as_ref() == Some(key));
        if let (Some(before), Some(old)) = (before, &old)
            && studio::is_untouched(old, before)
        {
            let (hash, bytes) = (before.hash.clone(), before.bytes);
            return Ok(Planned { file, state: State::Unchanged, hash, bytes, drawn_from });
        }
        file.content = studio.made(file.content);
    }
    let examined = file.content.examine(old.as_deref())?;
    let state = match there {
        None => State::Added,
        Some(_) if examined.same => State::Unchanged,
        Some(_) => State::Changed,
    };
    Ok(Planned { file, state, hash: examined.hash, bytes: examined.bytes, drawn_from })
}

/// Sorts the files and makes sure that no two of them are one place, on any file system. The site map reports
/// that with the sources; this is the net below it.
pub fn arrange(mut files: Vec<OutputFile>) -> Result<Vec<OutputFile>, OutputError> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let twins = |first: &OutPath, second: &OutPath| {
        Err(OutputError::Twins { first: first.to_string(), second: second.to_string() })
    };
    let mut keys: HashMap<String, &OutPath> = HashMap::new();
    for file in &files {
        if let Some(first) = keys.insert(file.path.folded(), &file.path) {
            return twins(first, &file.path);
        }
    }
    for file in &files {
        let key = file.path.folded();
        let outer = key.match_indices('/').find_map(|(at, _)| keys.get(&key[..at]));
        if let Some(outer) = outer {
            return twins(outer, &file.path);
        }
    }
    drop(keys);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::super::Content;
    use super::*;

    fn arranged(paths: &[&str]) -> Result<Vec<String>, OutputError> {
        let file = |path: &&str| OutputFile {
            path: OutPath::new(path).unwrap(),
            kind: "page".to_owned(),
            sources: crate::site_map::SourceFiles::default(),
            content: Content::Bytes(bytes::Bytes::new()),
            revision: None,
        };
        let files = arrange(paths.iter().map(file).collect())?;
        Ok(files.iter().map(|file| file.path.to_string()).collect())
    }

    #[test]
    fn files_are_sorted() {
        assert_eq!(arranged(&["b", "a/c", "a.b"]).unwrap(), ["a.b", "a/c", "b"]);
    }

    #[test]
    fn no_two_files_share_a_place() {
        for twins in [["a", "a"], ["About", "about"], ["a", "a/b"], ["A/b", "a"], ["caf\u{e9}", "cafe\u{301}"]] {
            assert!(matches!(arranged(&twins), Err(OutputError::Twins { .. })), "{twins:?}");
        }
    }
}
