//! [`Revisions`]: which edition of a file people have, for files that tell it to those who keep a copy: calendars
//! take over an entry again only when its number has risen.
//!
//! Enter at [`Revisions::read`] for those of the last publication and at [`Revisions::next`] for the one to be
//! published. The manifest keeps them. A fresh folder knows of none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::manifest::Manifest;
use crate::site_map::out_path::MANIFEST;

/// The edition of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub sequence: u32,
    /// A hash of what it says, apart from the edition's own number and day.
    pub says: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revisions {
    by_path: BTreeMap<String, Revision>,
}

impl Revisions {
    pub fn new(known: impl IntoIterator<Item = (String, Revision)>) -> Self {
        Self { by_path: known.into_iter().collect() }
    }

    /// Those of what was published in `out`. A manifest that can't be read has none: publishing will say so.
    pub fn read(out: &Path) -> Self {
        let manifest = Manifest::read(out).ok().flatten();
        let made = manifest.into_iter().flat_map(|manifest| manifest.made);
        Self::new(made.filter_map(|made| Some((made.path, made.revision?))))
    }

    /// The edition of the file at `path` that says `says`. Its number is the one that people have while the words
    /// stay, and a higher one when they change: `least` by the content's own reckoning, one more otherwise.
    pub fn next(&self, path: &str, least: u32, says: String) -> Revision {
        let sequence = match self.by_path.get(path) {
            None => least,
            Some(earlier) if earlier.says == says => earlier.sequence,
            Some(earlier) => least.max(earlier.sequence.saturating_add(1)),
        };
        Revision { sequence, says }
    }
}

/// The revisions in a folder that others may publish to meanwhile. A large manifest takes long to read, so it is read again
/// only when another one stands there.
#[derive(Debug)]
pub struct Followed {
    out: PathBuf,
    seen: Option<(SystemTime, u64)>,
    revisions: Revisions,
}

impl Followed {
    pub fn new(out: &Path) -> Self {
        Self { out: out.to_path_buf(), seen: None, revisions: Revisions::default() }
    }

    pub fn now(&mut self) -> &Revisions {
        let data = fs::metadata(self.out.join(MANIFEST)).ok();
        let stamp = data.and_then(|data| Some((data.modified().ok()?, data.len())));
        if stamp != self.seen {
            (self.seen, self.revisions) = (stamp, Revisions::read(&self.out));
        }
        &self.revisions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(earlier: &Revisions, least: u32, says: &str) -> u32 {
        earlier.next("site/events/a/event.ics", least, says.to_owned()).sequence
    }

    #[test]
    fn a_number_rises_when_the_words_change_and_only_then() {
        let fresh = Revisions::default();
        assert_eq!(next(&fresh, 0, "one"), 0);
        assert_eq!(next(&fresh, 2_500, "one"), 2_500);
        let revision = Revision { sequence: 2_500, says: "one".to_owned() };
        let earlier = Revisions::new([("site/events/a/event.ics".to_owned(), revision)]);
        assert_eq!(next(&earlier, 2_500, "one"), 2_500);
        assert_eq!(next(&earlier, 2_600, "one"), 2_500);
        assert_eq!(next(&earlier, 2_500, "two"), 2_501);
        assert_eq!(next(&earlier, 0, "two"), 2_501);
        assert_eq!(next(&earlier, 2_600, "two"), 2_600);
        assert_eq!(earlier.next("site/events/b/event.ics", 7, "one".to_owned()).sequence, 7);
    }

    #[test]
    fn a_folder_without_a_manifest_has_none() {
        assert_eq!(Revisions::read(Path::new("/nowhere/at/all")), Revisions::default());
    }
}
