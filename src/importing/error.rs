//! Why nothing could be brought in at all.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostics::safe_text::shorten;
use crate::scaffold::ScaffoldError;

#[derive(Debug)]
pub enum ImportError {
    /// There is no portal in the folder.
    NoPortal(PathBuf),
    /// The portal's own folder can't be read.
    Content(io::Error),
    /// What is to be brought in can't be read.
    Unreadable(PathBuf, io::Error),
    /// It is larger than anything that people write or export.
    TooLarge {
        path: PathBuf,
        bytes: u64,
        most: u64,
    },
    /// Files of the portal can't be read, so nobody knows what is there already.
    Broken(Vec<String>),
    /// A flag that means nothing for the format.
    NotFor {
        flag: &'static str,
        formats: &'static str,
    },
    /// The table has other columns than the format.
    OtherTable {
        what: &'static str,
        missing: Vec<String>,
        found: Vec<String>,
    },
    /// `--map` names a field that can't be read from a cell.
    NoSuchField {
        name: String,
        near: Option<String>,
        known: Vec<String>,
    },
    /// `--map` names a column that the table doesn't have.
    NoSuchColumn {
        name: String,
        near: Option<String>,
        known: Vec<String>,
    },
    /// No column is the title.
    NoTitle {
        known: Vec<String>,
    },
    NoSuchPlatform {
        name: String,
        known: Vec<String>,
    },
    /// Several platforms could be meant.
    WhichPlatform {
        known: Vec<String>,
    },
    /// A manifest or package that is none; why, as a sentence.
    Scorm(String),
    /// A folder without anything to bring in.
    NoMarkdown(PathBuf),
    Scaffold(ScaffoldError),
}

impl std::error::Error for ImportError {}

impl From<ScaffoldError> for ImportError {
    fn from(error: ScaffoldError) -> Self {
        Self::Scaffold(error)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPortal(path) => write!(
                f,
                "there is no portal.toml in {}. Name your portal's folder behind the file, or go there first.",
                path.display()
            ),
            Self::Content(error) => error.fmt(f),
            Self::Unreadable(path, error) => write!(f, "{} can't be read: {error}", path.display()),
            Self::TooLarge { path, bytes, most } => write!(
                f,
                "{} has {} MB, and {} MB are the most that is read. Is it the right file?",
                path.display(),
                bytes / MEGA,
                most / MEGA
            ),
            Self::Broken(files) => write!(
                f,
                "these files of the portal can't be read, so what they hold could come in twice: {}. `uptake check` says \
                 what is wrong with them.",
                files.join(", ")
            ),
            Self::NotFor { flag, formats } => write!(f, "{flag} is only for {formats}."),
            Self::OtherTable { what, missing, found } => write!(
                f,
                "this doesn't look like {what}: there is no column {}. There are: {}. Any other table comes in with \
                 `uptake import csv FILE --map title=\"Its column\"`.",
                list(missing),
                list(found)
            ),
            Self::NoSuchField { name, near, known } => write!(
                f,
                "a course has no field \"{name}\" that a column could be read into.{} There are: {}.",
                meant(near.as_ref()),
                known.join(", ")
            ),
            Self::NoSuchColumn { name, near, known } => {
                write!(f, "there is no column \"{name}\".{} There are: {}.", meant(near.as_ref()), list(known))
            }
            Self::NoTitle { known } => write!(
                f,
                "say which column holds the titles, such as --map title=\"Course name\". There are: {}.",
                list(known)
            ),
            Self::NoSuchPlatform { name, known } => write!(
                f,
                "portal.toml has no platform \"{name}\". It has: {}. Choose one of them, or describe yours there under \
                 [platforms.{name}].",
                known.join(", ")
            ),
            Self::WhichPlatform { known } => write!(
                f,
                "portal.toml has several platforms. Say on which one the courses live: --platform {}.",
                known.join(" or --platform ")
            ),
            Self::Scorm(why) => why.fmt(f),
            Self::NoMarkdown(path) => {
                write!(f, "there is no Markdown in {}. Name the folder that holds the .md files.", path.display())
            }
            Self::Scaffold(error) => error.fmt(f),
        }
    }
}

const MEGA: u64 = 1024 * 1024;

fn meant(near: Option<&String>) -> String {
    near.map(|near| format!(" Did you mean \"{near}\"?")).unwrap_or_default()
}

fn list(names: &[String]) -> String {
    const MOST: usize = 30;
    const LONGEST: usize = 80;
    let shown = names.iter().take(MOST).map(|name| shorten(name, LONGEST)).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => "none at all".to_owned(),
        n if n <= MOST => shown,
        n => format!("{shown} and {} more", n - MOST),
    }
}
