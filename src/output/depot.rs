//! [`Depot`]: finished files leave memory while others are still being made, so that a portal of any size takes little of it.
//!
//! Enter at [`Depot::keep`]. What the output holds already is let go; anything else is written where the `stage` of the new
//! output will be, so that nothing is written twice. The first file opens the depot: from then on no other build can write to the
//! output. Where nothing can be put beside the output, files stay in memory, and publishing says why.

use std::fs::{self, File};
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::SystemTime;

use super::content::{self, Content};
use super::lock::Lock;
use super::target::Target;
use super::wrapper::Wrapper;
use super::{OutputError, OutputFile, disk, leftovers};
use crate::site_map::OutPath;

/// Shared by those who make files and whoever publishes them.
#[derive(Debug, Clone)]
pub struct Depot(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    out: PathBuf,
    state: RwLock<State>,
}

#[derive(Debug)]
enum State {
    Untouched,
    Open(Opened),
    /// It couldn't be opened; who publishes tries again, and says why.
    Shut,
    /// What it held was published or removed.
    Left,
}

/// An output that is ours to replace.
#[derive(Debug)]
pub struct Opened {
    pub target: Target,
    /// Made for the first file that differs; none where that is not possible.
    wrapper: OnceLock<Option<Wrapper>>,
    /// What an earlier build had to leave beside the output.
    pub left_aside: Vec<PathBuf>,
    /// The last to be dropped.
    _lock: Lock,
}

/// A file that was made and hashed, and is on disk.
#[derive(Debug, Clone)]
pub struct Kept {
    pub path: PathBuf,
    pub hash: String,
    pub bytes: u64,
    /// Of one that was published before: when it was last changed.
    published: Option<SystemTime>,
}

impl Depot {
    /// For the output folder `out`.
    pub fn beside(out: &Path) -> Self {
        Self(Arc::new(Shared { out: out.to_owned(), state: RwLock::new(State::Untouched) }))
    }

    /// Takes the bytes of a file out of memory, if that is possible.
    pub fn keep(&self, file: OutputFile) -> OutputFile {
        OutputFile { content: self.put_away(&file.path, file.content), ..file }
    }

    /// The same for what will be at `path`.
    pub fn put_away(&self, path: &OutPath, content: Content) -> Content {
        match self.put(path, &content) {
            Some(kept) => Content::Kept(kept),
            None => content,
        }
    }

    fn put(&self, path: &OutPath, content: &Content) -> Option<Kept> {
        let Content::Bytes(bytes) = content else { return None };
        match &*self.0.opened() {
            State::Open(opened) => opened.put(path, bytes, content),
            State::Untouched | State::Shut | State::Left => None,
        }
    }

    /// Removes all that it holds; from now on nothing is put into it.
    pub fn clear(&self) {
        drop(self.left());
    }

    /// The output folder, locked, with what was put beside it.
    ///
    /// # Errors
    /// When it can't be published to.
    pub(super) fn open(&self) -> Result<Opened, OutputError> {
        match self.left() {
            State::Open(opened) => Ok(opened),
            State::Untouched | State::Shut | State::Left => Opened::at(&self.0.out),
        }
    }

    fn left(&self) -> State {
        mem::replace(&mut *self.0.state(), State::Left)
    }
}

impl Shared {
    fn opened(&self) -> RwLockReadGuard<'_, State> {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        if !matches!(*state, State::Untouched) {
            return state;
        }
        drop(state);
        let mut state = self.state();
        if matches!(*state, State::Untouched) {
            *state = Opened::at(&self.out).map_or(State::Shut, State::Open);
        }
        drop(state);
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Opened {
    fn at(out: &Path) -> Result<Self, OutputError> {
        let target = Target::resolve(out)?;
        let lock = Lock::take(&target)?;
        let left_aside = leftovers::clear(&target)?;
        Ok(Self { target, wrapper: OnceLock::new(), left_aside, _lock: lock })
    }

    /// What holds the files that were put beside the output, if any were.
    pub fn wrapper(&self) -> Option<&Wrapper> {
        self.wrapper.get()?.as_ref()
    }

    fn put(&self, path: &OutPath, bytes: &[u8], content: &Content) -> Option<Kept> {
        let old = path.below(&self.target.dir);
        // Before it is read: who changes it meanwhile makes it another.
        let changed = modified(&old).ok();
        let examined = content.examine(changed.is_some().then_some(&old)).ok()?;
        let wrapper = || self.wrapper.get_or_init(|| Wrapper::beside(&self.target).ok()).as_ref();
        let (path, published) = match examined.same {
            true => (old, changed),
            false => (written(path, bytes, wrapper()?).ok()?, None),
        };
        Some(Kept { path, hash: examined.hash, bytes: examined.bytes, published })
    }
}

impl Kept {
    /// Whether it is what is published at `old`.
    pub fn is_published(&self, old: &Path) -> bool {
        self.path == old && self.published.is_some() && modified(old).ok() == self.published
    }

    /// Puts it to the new place `path`, unless it is there already; `false` where it would have to be copied.
    pub fn link_to(&self, path: &Path) -> bool {
        self.published.is_none() && (self.path == path || fs::hard_link(&self.path, path).is_ok())
    }
}

fn modified(path: &Path) -> io::Result<SystemTime> {
    fs::symlink_metadata(path)?.modified()
}

fn written(path: &OutPath, bytes: &[u8], wrapper: &Wrapper) -> Result<PathBuf, OutputError> {
    let place = path.below(&wrapper.tree());
    let file = created(&place).map_err(OutputError::io("create", &place))?;
    let written = content::filled(file, &place, bytes);
    if written.is_err() {
        // Half a file must not be there when the other half finds room.
        drop(disk::remove_file(&place));
    }
    written.map(|()| place)
}

/// A new file, and the folders that it stands in.
fn created(place: &Path) -> io::Result<File> {
    match (File::create_new(place), place.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            File::create_new(place)
        }
        (result, _) => result,
    }
}
