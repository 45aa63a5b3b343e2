//! [`Inside`]: a file of the content folder, and the only way to open one. Enter at [`Inside::listed`] and [`Inside::linked`].
//!
//! A path that was looked at can lead elsewhere a moment later: somebody puts a link in the place of the file, or of a folder on
//! the way to it. So what is kept is the real path, which has no link in it, and Linux is told to follow none when it opens it
//! (openat2(2), `RESOLVE_NO_SYMLINKS`). Elsewhere the path is made real once more before. A hard link can't be told from a file of
//! its own; whoever made it could read the file anyway.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The real path of a file that lay in the content folder when it was listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside(PathBuf);

impl Inside {
    /// What was found by walking below a real folder, without following links.
    pub fn listed(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    /// What a link in the real folder `root` leads to; `None` where that is outside, or no file.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub fn linked(root: &Path, link: &Path) -> io::Result<Option<Self>> {
        let real = fs::canonicalize(link)?;
        Ok((real.starts_with(root) && real.is_file()).then_some(Self(real)))
    }

    /// For messages: whoever opens it by this opens something else, perhaps.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// # Errors
    /// When it can't be opened, is no file any more, or a link is on the way.
    pub fn open(&self) -> io::Result<File> {
        self.open_with_length().map(|(file, _)| file)
    }

    /// All of it.
    ///
    /// # Errors
    /// As [`Inside::open`], and when it can't be read to its end.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let (file, length) = self.open_with_length()?;
        // One more than it holds: its end is found in the room that is left. A limit keeps the library from asking for the
        // length once more; thousands of small files are read after each save.
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0).saturating_add(1));
        file.take(u64::MAX).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The file and its length in bytes.
    fn open_with_length(&self) -> io::Result<(File, u64)> {
        let file = opened(&self.0)?;
        let data = file.metadata()?;
        if data.is_file() { Ok((file, data.len())) } else { Err(moved()) }
    }
}

fn moved() -> io::Error {
    io::Error::other("something else was put in its place while it was read")
}

#[cfg(target_os = "linux")]
fn opened(path: &Path) -> io::Result<File> {
    use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
    use rustix::io::Errno;
    // A pipe that nobody writes to would be waited for.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    match openat2(CWD, path, flags, Mode::empty(), ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS) {
        Ok(file) => Ok(file.into()),
        Err(Errno::LOOP) => Err(moved()),
        // An older kernel, or a container that forbids what it doesn't know.
        Err(Errno::NOSYS | Errno::PERM) => looked_at(path),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn opened(path: &Path) -> io::Result<File> {
    looked_at(path)
}

/// Leaves a moment between looking and opening, which is as good as it gets there.
fn looked_at(path: &Path) -> io::Result<File> {
    if fs::canonicalize(path)? != path {
        return Err(moved());
    }
    File::open(path)
}

#[cfg(test)]
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "tests put links and files in each other's places")]
mod tests {
    use std::os::unix::fs::symlink;

    use proptest::prelude::*;

    use super::*;

    /// A content folder with a file in it, and a secret beside it.
    struct Room {
        _dir: tempfile::TempDir,
        root: PathBuf,
        outside: PathBuf,
    }

    fn room() -> Room {
        let dir = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(dir.path()).unwrap();
        let (root, outside) = (real.join("content"), real.join("outside"));
        for folder in [&root.join("courses"), &outside] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("a.md"), folder.to_string_lossy().as_bytes()).unwrap();
        }
        Room { _dir: dir, root, outside }
    }

    #[test]
    fn a_file_is_read() {
        let room = room();
        let path = room.root.join("courses/a.md");
        for way in [opened, looked_at] {
            assert!(way(&path).is_ok());
        }
        let bytes = Inside::listed(&path).read().unwrap();
        assert_eq!(bytes, room.root.join("courses").to_string_lossy().as_bytes());
    }

    #[test]
    fn a_link_in_the_place_of_the_file_is_not_followed() {
        let room = room();
        let path = room.root.join("courses/a.md");
        let inside = Inside::listed(&path);
        fs::remove_file(&path).unwrap();
        symlink(room.outside.join("a.md"), &path).unwrap();
        assert!(inside.read().is_err() && looked_at(&path).is_err());
    }

    #[test]
    fn a_link_in_the_place_of_a_folder_is_not_followed() {
        let room = room();
        let path = room.root.join("courses/a.md");
        let inside = Inside::listed(&path);
        fs::remove_dir_all(room.root.join("courses")).unwrap();
        symlink(&room.outside, room.root.join("courses")).unwrap();
        assert!(inside.read().is_err() && looked_at(&path).is_err());
    }

    #[test]
    fn what_is_no_file_any_more_is_neither_read_nor_waited_for() {
        let room = room();
        let path = room.root.join("courses/a.md");
        fs::remove_file(&path).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RUSR).unwrap();
        assert!(Inside::listed(&path).read().is_err());
        assert!(Inside::listed(&room.root).read().is_err());
    }

    proptest! {
        /// Links of any form, through folders and over other links: what is given lies inside, and is what is read.
        #[test]
        fn what_a_link_gives_lies_inside(parts in prop::collection::vec(prop::sample::select(vec![
            "..", ".", "courses", "a.md", "content", "outside", "way", "CON", "nul.txt", "A.MD", "a\u{308}", "\u{e4}", "aux ", "\\", "C:",
        ]), 1..7), is_absolute in any::<bool>()) {
            let room = room();
            symlink(&room.outside, room.root.join("way")).unwrap();
            let to: PathBuf = parts.iter().collect();
            let to = if is_absolute { room.root.join(to) } else { to };
            let link = room.root.join("courses/link");
            symlink(&to, &link).unwrap();
            if let Ok(Some(inside)) = Inside::linked(&room.root, &link) {
                prop_assert!(inside.path().starts_with(&room.root), "{to:?} gave {:?}", inside.path());
                prop_assert_eq!(inside.read().unwrap(), fs::read(room.root.join("courses/a.md")).unwrap());
            }
        }
    }
}
