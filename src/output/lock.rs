//! [`Lock`]: two builds never write to one output at a time. The second fails at once: a build that waits looks
//! like one that hangs, and whoever starts two wants to know.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::target::Target;
use super::{OutputError, disk};

/// Held until it is dropped, or until the process ends in whatever way: the system frees it then.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    pub fn take(target: &Target) -> Result<Self, OutputError> {
        loop {
            let (file, path) = open(target)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(OutputError::Busy { path: target.dir.clone() }),
                Err(TryLockError::Error(error)) => return Err(OutputError::io("lock", &path)(error)),
            }
            // Its last holder may have removed it while we opened it; then it guards nothing.
            if is_still_there(&file) {
                return Ok(Self { file, path });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held, so that a finished build leaves nothing behind. A lock file that stays, of a
        // killed build or on Windows, is taken by the next one.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// Beside the output, not in it: the folder itself is replaced, and on the first build does not exist yet.
/// Where only the folder itself may be written to, it is never replaced either, so that the lock can be inside.
fn open(target: &Target) -> Result<(File, PathBuf), OutputError> {
    let beside = target.lock_beside();
    let error = match open_at(&beside) {
        Ok(file) => return Ok((file, beside)),
        Err(error) if is_about_the_folder(&error) => error,
        Err(error) => return Err(OutputError::io("create", &beside)(error)),
    };
    let inside = target.lock_inside();
    match open_at(&inside) {
        Ok(file) => Ok((file, inside)),
        Err(_) => Err(OutputError::io("create", &beside)(error)),
    }
}

fn is_about_the_folder(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem | InvalidFilename)
}

fn open_at(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        result => return result,
    }
    // Whatever else stands at this name, a symbolic link above all, is not ours to open.
    if disk::look(path)?.is_some_and(|meta| !meta.is_file()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    // It may belong to someone else; reading suffices for a lock.
    match OpenOptions::new().write(true).open(path).or_else(|_| File::open(path)) {
        // Removed by its last holder in this very moment.
        Err(error) if error.kind() == io::ErrorKind::NotFound => open_at(path),
        result => result,
    }
}

#[cfg(unix)]
fn is_still_there(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.metadata().is_ok_and(|meta| meta.nlink() > 0)
}

#[cfg(not(unix))]
fn is_still_there(_: &File) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_refused_and_nothing_is_left_behind() {
        let dir = tempfile::tempdir().unwrap();
        let target = Target::resolve(&dir.path().join("dist")).unwrap();
        let first = Lock::take(&target).unwrap();
        assert!(matches!(Lock::take(&target), Err(OutputError::Busy { .. })));
        drop(first);
        drop(Lock::take(&target).unwrap());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), usize::from(!cfg!(unix)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_lock_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let target = Target::resolve(&dir.path().join("dist")).unwrap();
        std::os::unix::fs::symlink(dir.path().join("elsewhere"), target.lock_beside()).unwrap();
        assert!(Lock::take(&target).is_err());
        assert!(!dir.path().join("elsewhere").exists());
    }
}
