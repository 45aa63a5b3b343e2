//! [`OutputError`]: why nothing could be published, in words that say which file it is about and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::drawing::DrawingError;
use crate::imaging::Problem;
use crate::trouble;

#[derive(Debug)]
pub enum OutputError {
    /// The system refused something: `doing` completes “Could not …”.
    Io { doing: &'static str, path: PathBuf, error: io::Error },
    /// `--out` names something that is not a folder.
    NotAFolder { path: PathBuf },
    /// A folder with files in it and no manifest of ours.
    NotOurs { path: PathBuf },
    /// There is a manifest, but not one that we can go by.
    BadManifest { path: PathBuf, problem: String },
    /// A file or folder that we did not make stands where we have to write.
    Occupied { path: PathBuf },
    /// Two files would be written to one place.
    Twins { first: String, second: String },
    /// Another build holds the lock.
    Busy { path: PathBuf },
    /// The last build was stopped while it replaced file by file.
    Unfinished,
    /// The onlooker wanted to stop.
    Interrupted,
    /// A content file was changed while it was being copied.
    SourceChanged { path: PathBuf },
    /// A picture of the theme can't be drawn.
    Drawing(DrawingError),
    /// A picture of the content folder that looked sound can't be read to its end.
    Picture { path: PathBuf, problem: Problem },
}

impl OutputError {
    /// For `map_err`: adds what was being done, and to which path, to what the system says.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io { doing, path, error }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, error } => {
                let words = trouble::words(error);
                write!(f, "Could not {doing} {}: {words}. {}", path.display(), advice(doing, error.kind()))
            }
            Self::NotAFolder { path } => {
                write!(f, "{} is not a folder. Choose another folder with --out.", path.display())
            }
            Self::NotOurs { path } => write!(
                f,
                "{} holds files that uptake did not make, so nothing was written. Choose another folder with --out, \
                 or empty this one yourself if you do not need what is in it.",
                path.display()
            ),
            Self::BadManifest { path, problem } => write!(
                f,
                "{} {problem}. It is the list of the files that uptake made, and without it nothing here is touched. \
                 Restore it, choose another folder with --out, or empty this one yourself.",
                path.display()
            ),
            Self::Occupied { path } => write!(
                f,
                "{} was not made by uptake, but the portal needs its place, so nothing was replaced. \
                 Move or rename it, and build again.",
                path.display()
            ),
            Self::Twins { first, second } => write!(
                f,
                "“{first}” and “{second}” cannot both be written: they are one place on some systems. Rename one."
            ),
            Self::Busy { path } => write!(
                f,
                "Another build is writing to {}. Wait until it has finished, then build again.",
                path.display()
            ),
            Self::Drawing(error) => write!(
                f,
                "A picture could not be drawn: {error}. If you replaced a file of the theme's channels/ folder, compare \
                 it with the built-in one."
            ),
            Self::Picture { path, problem } => {
                write!(f, "{} can't be shown: {problem}. {}", path.display(), problem.help())
            }
            Self::Unfinished => write!(
                f,
                "The last build was stopped before it had finished. Run `uptake build` first, and then this again."
            ),
            Self::Interrupted => write!(f, "Stopped before anything was published; the output is as it was."),
            Self::SourceChanged { path } => {
                write!(f, "{} was changed while it was being copied. Build again.", path.display())
            }
        }
    }
}

fn advice(doing: &str, kind: io::ErrorKind) -> &'static str {
    use io::ErrorKind as Kind;
    let is_content = matches!(doing, "read" | "open");
    match kind {
        Kind::PermissionDenied if is_content => "Ask whoever owns it to let you read it, and build again.",
        Kind::PermissionDenied => "Check that you may write there, or choose another folder with --out.",
        Kind::ReadOnlyFilesystem => "Choose a folder on another disk with --out.",
        Kind::StorageFull => "Free some space on this disk, and build again.",
        Kind::QuotaExceeded => "Remove files of yours from this disk or ask for more space, and build again.",
        Kind::InvalidFilename => "Choose a folder with a shorter path with --out, or give the item a shorter slug.",
        Kind::NotFound => "Something else seems to have removed it; build again.",
        Kind::ResourceBusy => "End what uses it, or choose another folder with --out.",
        Kind::CrossesDevices | Kind::FileTooLarge | Kind::Unsupported => "Choose a folder on another disk with --out.",
        _ => "Check the disk and the permissions, and build again.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disks_do_is_told_with_place_and_remedy() {
        let told = |doing, kind: io::ErrorKind| OutputError::io(doing, Path::new("/a/b"))(kind.into()).to_string();
        let cases = [
            ("write", io::ErrorKind::StorageFull, "Could not write /a/b: the disk is full. Free some space"),
            ("create", io::ErrorKind::ReadOnlyFilesystem, "Could not create /a/b: this disk is read-only. Choose"),
            ("create", io::ErrorKind::QuotaExceeded, "used up. Remove files of yours"),
            ("create", io::ErrorKind::PermissionDenied, "no permission for that. Check that you may write"),
            ("open", io::ErrorKind::PermissionDenied, "no permission for that. Ask whoever owns it"),
            ("create", io::ErrorKind::InvalidFilename, "that long. Choose a folder with a shorter path"),
        ];
        for (doing, kind, expected) in cases {
            let said = told(doing, kind);
            assert!(said.contains(expected), "{said}");
        }
    }
}
