//! [`Studio`]: makes the pictures that the output doesn't hold yet, each once, into a folder beside the output.
//!
//! Hundreds of drawn pictures would not fit into memory, and drawing them twice, to compare and to write, would double
//! the work. So each goes to disk, from where it is compared and copied like any other file. The folder looks like a
//! stage that nobody needs: what a killed build leaves of it, the next one clears away.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::content;
use super::content::Content;
use super::manifest::Made;
use super::target::Target;
use super::wrapper::Wrapper;
use crate::drawing::Drawing;
use crate::imaging::Original;

/// A picture on its way, or all of an original: whoever needs it first makes it, the others wait.
type Slot = Arc<OnceLock<Option<Vec<PathBuf>>>>;

pub struct Studio<'t> {
    target: &'t Target,
    /// Made for the first picture, removed when dropped. `None` where none can be made there: then pictures stay in
    /// memory.
    folder: OnceLock<Option<Wrapper>>,
    slots: Mutex<HashMap<String, Slot>>,
    /// Held while a large original is decoded: one takes hundreds of megabytes.
    large: Mutex<()>,
}

/// From which size on, in bytes, originals are decoded one after the other.
const LARGE: u64 = 6 * 1024 * 1024;

impl<'t> Studio<'t> {
    pub fn beside(target: &'t Target) -> Self {
        Self { target, folder: OnceLock::new(), slots: Mutex::default(), large: Mutex::default() }
    }

    /// The bytes of a picture, made for the first who asks; everything else as it is.
    pub fn made(&self, content: Content) -> Content {
        let Some(folder) = self.folder.get_or_init(|| Wrapper::beside(self.target).ok()) else { return content };
        let kept = match &content {
            Content::Bytes(_) | Content::Authored(_) | Content::File(_) | Content::Kept(_) => None,
            Content::Drawing(drawing) => self.kept(drawing.key(), || drawn(folder, drawing)),
            Content::Print(print) => {
                let original = &print.original;
                let all = self.kept(&original.id(), || self.developed(folder, original));
                all.and_then(|all| all.get(print.index).cloned().map(|path| vec![path]))
            }
        };
        // The disk is full, or the picture is broken: where the content is streamed it is said which.
        kept.and_then(|paths| paths.into_iter().next()).map_or(content, Content::File)
    }

    fn kept(&self, key: &str, make: impl FnOnce() -> Option<Vec<PathBuf>>) -> Option<Vec<PathBuf>> {
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(key.to_owned()).or_default())
        };
        slot.get_or_init(make).clone()
    }

    /// An original is decoded once for all of its pictures.
    fn developed(&self, folder: &Wrapper, original: &Original) -> Option<Vec<PathBuf>> {
        let is_large = fs::symlink_metadata(original.disk.path()).is_ok_and(|data| data.len() > LARGE);
        let _alone = is_large.then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
        let all = content::developed_all(original, &original.renditions).ok()?;
        let id = original.id();
        all.into_iter().enumerate().map(|(index, bytes)| written(folder, &format!("{id}-{index}"), bytes)).collect()
    }
}

fn drawn(folder: &Wrapper, drawing: &Drawing) -> Option<Vec<PathBuf>> {
    written(folder, drawing.key(), drawing.draw().ok()?).map(|path| vec![path])
}

fn written(folder: &Wrapper, name: &str, bytes: Vec<u8>) -> Option<PathBuf> {
    let path = folder.tree().join(name);
    Content::Bytes(bytes.into()).write(&path, "").ok()?;
    Some(path)
}

/// Whether the picture at `path` is still the one that the manifest lists. Its bytes decide, since someone may have
/// edited or damaged the file.
pub fn is_untouched(path: &Path, before: &Made) -> bool {
    File::open(path).ok().and_then(|mut file| content::hashed(&mut file).ok())
        == Some((before.hash.clone(), before.bytes))
}
