//! The few things asked of the file system that differ from system to system.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

/// Exchanges two folders in one step: at no moment is either name missing.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Two renames in a row would do, but leave a moment without any site, and none at all if killed within it.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Renames to a name that must be free.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match rename_if_free(from, to) {
        Err(error) if is_not_offered(&error) => match fs::symlink_metadata(to) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
            Err(error) => Err(error),
        },
        result => result,
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_if_free(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_if_free(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn is_not_offered(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// The number by which the file system knows a file, whatever its name.
#[cfg(unix)]
pub fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

/// Only asked for after an exchange, which happens on Unix alone.
#[cfg(not(unix))]
pub fn inode(_: &Metadata) -> u64 {
    0
}

/// Whether something is mounted at `path`: then it can be neither renamed nor linked into.
#[cfg(target_os = "linux")]
pub fn is_mount_point(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|stat| stat.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Elsewhere the attempt to exchange it says so.
#[cfg(not(target_os = "linux"))]
pub fn is_mount_point(_: &Path) -> bool {
    false
}

/// Gives the folder `to` the permissions and the owner of the folder `from`.
#[cfg(unix)]
pub fn mirror(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let (wanted, given) = (fs::metadata(from)?, fs::metadata(to)?);
    if (wanted.uid(), wanted.gid()) != (given.uid(), given.gid()) {
        chown(to, Some(wanted.uid()), Some(wanted.gid()))?;
    }
    fs::set_permissions(to, wanted.permissions())
}

#[cfg(not(unix))]
pub fn mirror(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

/// Brings everything written so far to the disk, so that a power cut after the new output is in place cannot
/// leave it with empty files: the folder's exchange may reach the disk before the bytes do. One call for the
/// whole file system is far cheaper than one for each file.
#[cfg(target_os = "linux")]
pub fn flush(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?)?)
}

/// Without such a call a power cut may leave damaged files, which the next build finds and writes again.
#[cfg(not(target_os = "linux"))]
pub fn flush(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes a file; that it is already gone is fine.
pub fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// What stands at `path`, or nothing; a symbolic link is not followed.
pub fn look(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(meta) => Ok(Some(meta)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}
