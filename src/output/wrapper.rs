//! [`Wrapper`]: a folder beside the output in which files wait until they are published.
//!
//! `.dist.uptake-k3Xq8aB1`: hidden, so that nobody publishes one by mistake, and readable for nobody else, so that no sync job
//! can look in. What a killed build leaves of one, the next build clears away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::target::{STAGE_LETTERS, Target};

/// The name of the folder within a wrapper that holds the files.
pub const TREE: &str = "tree";

/// Shared by those who put files into it; removed with the last of them, unless it was [`given_up`](Self::give_up).
#[derive(Debug, Clone)]
pub struct Wrapper(Arc<Folder>);

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    is_ours: AtomicBool,
}

impl Wrapper {
    /// Makes one, with an empty folder for files in it.
    ///
    /// # Errors
    /// When nothing can be made beside the output.
    pub fn beside(target: &Target) -> io::Result<Self> {
        let prefix = target.stage_prefix();
        let folder = tempfile::Builder::new().prefix(&prefix).rand_bytes(STAGE_LETTERS).tempdir_in(&target.parent)?;
        fs::create_dir(folder.path().join(TREE))?;
        Ok(Self(Arc::new(Folder { path: folder.keep(), is_ours: AtomicBool::new(true) })))
    }

    pub fn path(&self) -> &Path {
        &self.0.path
    }

    pub fn tree(&self) -> PathBuf {
        self.path().join(TREE)
    }

    /// From here on nothing removes it as a whole.
    pub fn give_up(&self) {
        self.0.is_ours.store(false, Ordering::Relaxed);
    }

    /// What is in it is ours again, and nobody's else.
    pub fn take_back(&self) {
        self.0.is_ours.store(true, Ordering::Relaxed);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if *self.is_ours.get_mut() {
            // The next build tries again.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
