//! [`Studio`]: draws the pictures that the output doesn't hold yet, each once, into a folder beside the output.
//!
//! Hundreds of drawn pictures would not fit into memory, and drawing them twice, to compare and to write, would double
//! the work. So each goes to disk, from where it is compared and copied like any other file. The folder looks like a
//! stage that nobody needs: what a killed build leaves of it, the next one clears away.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tempfile::TempDir;

use super::content::Content;
use super::manifest::Drawn;
use super::stage::TREE;
use super::target::{STAGE_LETTERS, Target};
use super::{OutputError, content};
use crate::drawing::Drawing;

/// A picture on its way: whoever needs it first draws it, the others wait.
type Slot = Arc<OnceLock<Option<PathBuf>>>;

pub struct Studio<'t> {
    target: &'t Target,
    /// Made for the first picture, removed when dropped. `None` where none can be made there: then pictures stay in
    /// memory.
    folder: OnceLock<Option<TempDir>>,
    slots: Mutex<HashMap<String, Slot>>,
}

impl<'t> Studio<'t> {
    pub fn beside(target: &'t Target) -> Self {
        Self { target, folder: OnceLock::new(), slots: Mutex::default() }
    }

    /// The picture's bytes, drawn for the first who asks.
    pub fn draw(&self, drawing: &Drawing) -> Result<Content, OutputError> {
        let Some(folder) = self.folder.get_or_init(|| made(self.target).ok()) else {
            return drawn(drawing).map(Content::Bytes);
        };
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(drawing.key().to_owned()).or_default())
        };
        let path = folder.path().join(TREE).join(drawing.key());
        let kept = slot.get_or_init(|| {
            let bytes = drawing.draw().ok()?;
            Content::Bytes(bytes).write(&path).ok()?;
            Some(path)
        });
        match kept {
            Some(path) => Ok(Content::File(path.clone())),
            // The disk is full, or the sheet is broken: the second attempt says which.
            None => drawn(drawing).map(Content::Bytes),
        }
    }
}

fn made(target: &Target) -> io::Result<TempDir> {
    let prefix = target.stage_prefix();
    let folder = tempfile::Builder::new().prefix(&prefix).rand_bytes(STAGE_LETTERS).tempdir_in(&target.parent)?;
    fs::create_dir(folder.path().join(TREE))?;
    Ok(folder)
}

fn drawn(drawing: &Drawing) -> Result<Vec<u8>, OutputError> {
    drawing.draw().map_err(OutputError::Drawing)
}

/// Whether the picture at `path` is still the one that the manifest lists. Its bytes decide, since someone may have
/// edited or damaged the file.
pub fn is_untouched(path: &Path, before: &Drawn) -> bool {
    File::open(path).ok().and_then(|mut file| content::hashed(&mut file).ok())
        == Some((before.hash.clone(), before.bytes))
}
