//! [`Content`]: the bytes of a file to publish, wherever they are. They are streamed, so that a large video
//! costs no memory. Enter at [`Content::examine`] to compare and [`Content::write`] to write.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::OutputError;
use super::depot::Kept;
use crate::drawing::Drawing;
use crate::imaging::{self, Original, Print, Rendition};
use crate::inside::Inside;

#[derive(Debug, Clone)]
pub enum Content {
    Bytes(Bytes),
    /// An author's file, to copy as it is. The caller has checked that it may be published.
    Authored(Inside),
    /// A file of ours, on its way.
    File(PathBuf),
    /// The same, with its hash.
    Kept(Kept),
    /// A picture that is drawn when its bytes are needed.
    Drawing(Drawing),
    /// An author's picture, made smaller when its bytes are needed.
    Print(Print),
}

/// What a content is made of, and whether a file on disk is the same.
pub struct Examined {
    pub hash: String,
    pub bytes: u64,
    pub same: bool,
}

impl Content {
    /// The key of what a picture is made from.
    pub fn drawn_from(&self) -> Option<String> {
        match self {
            Self::Bytes(_) | Self::Authored(_) | Self::File(_) | Self::Kept(_) => None,
            Self::Drawing(drawing) => Some(drawing.key().to_owned()),
            Self::Print(print) => Some(print.key()),
        }
    }

    /// All of it, in memory.
    pub fn made(&self) -> Result<Bytes, OutputError> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.clone()),
            Self::Authored(file) => file.read().map(Bytes::from).map_err(OutputError::io("read", file.path())),
            Self::File(path) | Self::Kept(Kept { path, .. }) => {
                fs::read(path).map(Bytes::from).map_err(OutputError::io("read", path))
            }
            Self::Drawing(drawing) => drawing.draw().map(Bytes::from).map_err(OutputError::Drawing),
            Self::Print(print) => developed(print).map(Bytes::from),
        }
    }

    /// The text of a file that was made as text.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Bytes(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Kept(kept) => fs::read_to_string(&kept.path).ok().map(Cow::Owned),
            Self::Authored(_) | Self::File(_) | Self::Drawing(_) | Self::Print(_) => None,
        }
    }

    /// Reads the content once and compares it with the bytes of `old` on the way. The manifest's hash is not
    /// trusted for this: someone may have edited the file since.
    pub fn examine(&self, old: Option<&Path>) -> Result<Examined, OutputError> {
        if let Self::Kept(kept) = self {
            let same = old.is_some_and(|old| kept.is_published(old));
            return Ok(Examined { hash: kept.hash.clone(), bytes: kept.bytes, same });
        }
        // An old file that cannot be read is as good as a different one: it gets replaced.
        let mut old = old.and_then(|path| File::open(path).ok());
        let (hash, bytes) = self.stream(|chunk| {
            let differs = old.as_mut().is_some_and(|old| !goes_on_with(old, chunk));
            if differs {
                old = None;
            }
            Ok(())
        })?;
        Ok(Examined { hash, bytes, same: old.is_some_and(|mut old| is_at_end(&mut old)) })
    }

    /// Writes the content to a new file at `path`. Refuses to replace anything, and a file to copy that hasn't got the hash
    /// `expected` any more.
    pub fn write(&self, path: &Path, expected: &str) -> Result<(), OutputError> {
        if let Self::Kept(kept) = self
            && kept.link_to(path)
        {
            return Ok(());
        }
        let mut file = create_new(path)?;
        let mut write = |chunk: &[u8]| file.write_all(chunk).map_err(OutputError::io("write", path));
        match self {
            // Nobody can have changed it since.
            Self::Bytes(bytes) => write(bytes),
            Self::Drawing(_) | Self::Print(_) => self.stream(write).map(drop),
            Self::Authored(source) => self.copy(source.path(), expected, write),
            Self::File(source) | Self::Kept(Kept { path: source, .. }) => self.copy(source, expected, write),
        }
    }

    fn copy(
        &self,
        source: &Path,
        expected: &str,
        write: impl FnMut(&[u8]) -> Result<(), OutputError>,
    ) -> Result<(), OutputError> {
        match self.stream(write)? {
            (hash, _) if hash == expected => Ok(()),
            _ => Err(OutputError::SourceChanged { path: source.to_path_buf() }),
        }
    }

    fn stream(&self, mut each: impl FnMut(&[u8]) -> Result<(), OutputError>) -> Result<(String, u64), OutputError> {
        let (path, opened) = match self {
            Self::Bytes(bytes) => return whole(bytes, each),
            Self::Drawing(drawing) => return whole(&drawing.draw().map_err(OutputError::Drawing)?, each),
            Self::Print(print) => return whole(&developed(print)?, each),
            Self::Authored(file) => (file.path(), file.open()),
            Self::File(path) | Self::Kept(Kept { path, .. }) => (path.as_path(), File::open(path)),
        };
        let mut source = opened.map_err(OutputError::io("open", path))?;
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = retry(|| source.read(&mut buffer)).map_err(OutputError::io("read", path))?;
            if read == 0 {
                return Ok((hasher.finalize().to_hex().to_string(), hasher.count()));
            }
            hasher.update(&buffer[..read]);
            each(&buffer[..read])?;
        }
    }
}

/// Writes a new file at `path`; replaces nothing.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    filled(create_new(path)?, path, bytes)
}

/// Writes to the new file at `path`.
pub fn filled(mut file: File, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    file.write_all(bytes).map_err(OutputError::io("write", path))
}

fn create_new(path: &Path) -> Result<File, OutputError> {
    File::create_new(path).map_err(OutputError::io("create", path))
}

/// One picture by itself.
fn developed(print: &Print) -> Result<Vec<u8>, OutputError> {
    let bytes = developed_all(&print.original, print.rendition().as_slice())?;
    Ok(bytes.into_iter().next().unwrap_or_default())
}

/// Pictures of an original, in their order. The original has to be the one that was looked at.
pub fn developed_all(original: &Original, renditions: &[Rendition]) -> Result<Vec<Vec<u8>>, OutputError> {
    let bytes = original.disk.read().map_err(OutputError::io("read", original.disk.path()))?;
    if hex(&bytes) != original.hash {
        return Err(OutputError::SourceChanged { path: original.disk.path().to_path_buf() });
    }
    imaging::develop(&bytes, renditions)
        .map_err(|problem| OutputError::Picture { path: original.disk.path().to_path_buf(), problem })
}

fn whole(bytes: &[u8], mut each: impl FnMut(&[u8]) -> Result<(), OutputError>) -> Result<(String, u64), OutputError> {
    each(bytes)?;
    Ok((hex(bytes), bytes.len() as u64))
}

/// The hash and the length of what a file holds.
pub fn hashed(file: &mut File) -> io::Result<(String, u64)> {
    let mut hasher = blake3::Hasher::new();
    io::copy(file, &mut hasher)?;
    Ok((hasher.finalize().to_hex().to_string(), hasher.count()))
}

fn hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

fn goes_on_with(file: &mut File, expected: &[u8]) -> bool {
    let mut buffer = [0; 16 * 1024];
    expected.chunks(buffer.len()).all(|expected| {
        let buffer = &mut buffer[..expected.len()];
        file.read_exact(buffer).is_ok() && buffer == expected
    })
}

fn is_at_end(file: &mut File) -> bool {
    matches!(retry(|| file.read(&mut [0])), Ok(0))
}

fn retry(mut read: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match read() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_same_bytes_are_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let old = dir.path().join("old");
        let text = "x".repeat(100_000);
        fs::write(&old, &text).unwrap();
        let source = dir.path().join("source");
        for (new, same) in [(text.clone(), true), (text.clone() + "y", false), (text[1..].to_owned(), false)] {
            fs::write(&source, &new).unwrap();
            for content in [Content::Bytes(new.clone().into()), Content::File(source.clone())] {
                let examined = content.examine(Some(&old)).unwrap();
                assert_eq!(examined.same, same);
                assert_eq!(examined.bytes, new.len() as u64);
                assert_eq!(examined.hash, hex(new.as_bytes()));
            }
        }
        assert!(!Content::Bytes(Bytes::new()).examine(None).unwrap().same);
    }

    #[test]
    fn writing_never_replaces() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        Content::Bytes(Bytes::from_static(b"one")).write(&path, "").unwrap();
        assert!(Content::Bytes(Bytes::from_static(b"two")).write(&path, "").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }
}
