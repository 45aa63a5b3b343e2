//! Scaffolds: the first files of a portal (`starter`), of an item (`item`) and of a campaign (`sequence`), files for editors
//! (`upkeep`), and what lets a host publish (`publishing`).
//!
//! They write into content folders and their repositories, which nothing else does, and never over anything that somebody
//! wrote.

#![expect(clippy::disallowed_methods, reason = "a new portal or item is written here, never over what somebody wrote")]

pub mod form;
pub mod item;
pub mod publishing;
pub mod sequence;
pub mod slug;
pub mod starter;
pub mod upkeep;

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why nothing was begun.
#[derive(Debug)]
pub enum ScaffoldError {
    /// The folder to begin in holds something.
    NotEmpty(PathBuf),
    /// The file is there already.
    Exists(PathBuf),
    /// What would be written for a host is there already.
    Published(Vec<PathBuf>),
    /// There is no portal in the folder.
    NoPortal(PathBuf),
    /// The title has no letter or digit that a file name could be made of.
    NoName(String),
    /// A touchpoint belongs to a campaign; these exist.
    NoCampaign {
        asked: Option<String>,
        known: Vec<String>,
    },
    Disk(PathBuf, io::Error),
}

impl fmt::Display for ScaffoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmpty(path) => {
                write!(f, "{} is not empty, and nothing is ever overwritten. Name a new folder.", path.display())
            }
            Self::Exists(path) => {
                write!(f, "{} exists already, and nothing is ever overwritten. Choose another title.", path.display())
            }
            Self::Published(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                write!(
                    f,
                    "{} exists already, and nothing is ever overwritten. `uptake ci` with --print shows what would be \
                     written; take from it what you need.",
                    paths.join(" and ")
                )
            }
            Self::NoPortal(path) => write!(
                f,
                "there is no portal.toml in {}. Go to your portal's folder, or name it with --dir.",
                path.display()
            ),
            Self::NoName(title) => write!(f, "no file name can be made of \"{title}\". Use letters or digits."),
            Self::NoCampaign { asked: None, known } => {
                write!(f, "a touchpoint belongs to a campaign. Name it with --campaign: {}.", list(known))
            }
            Self::NoCampaign { asked: Some(asked), known } => {
                write!(f, "there is no campaign called \"{asked}\". These exist: {}.", list(known))
            }
            Self::Disk(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for ScaffoldError {}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none yet".to_owned() } else { names.join(", ") }
}

/// Items are begun in a portal.
fn require_portal(folder: &Path) -> Result<(), ScaffoldError> {
    if folder.join("portal.toml").is_file() { Ok(()) } else { Err(ScaffoldError::NoPortal(folder.to_path_buf())) }
}

/// Writes a file that must not exist yet.
///
/// # Errors
/// When it exists, or the disk refuses.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), ScaffoldError> {
    let disk = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => ScaffoldError::Exists(path.to_path_buf()),
        _ => ScaffoldError::Disk(path.to_path_buf(), error),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(disk)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(disk)?;
    file.write_all(bytes).map_err(disk)
}
