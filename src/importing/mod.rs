//! Courses and pages of other systems → new files of the content folder, never over anything that is there.
//!
//! 1. `disk` reads what is to be brought in, [`decode`] makes text of it, `table` rows;
//! 2. one file for each format makes [`Found`](found::Found) items of it, in our words;
//! 3. [`settle`] decides what becomes of each, by what the portal holds already (`known`);
//! 4. [`write`] writes the new files; `human` and `json` tell of it.
//!
//! Enter at [`import`], which changes nothing.

mod canvas;
mod columns;
mod days;
mod disk;
mod error;
mod found;
pub mod human;
pub mod json;
mod known;
mod mapped;
mod moodle;
mod names;
mod platform;
mod prose;
mod scorm;
mod settle;
mod site;
mod table;

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use url::Url;

pub use error::ImportError;
pub use found::{At, Kind, Note, Weight};
pub use settle::{Already, Import, NewFile};

use crate::cli::ImportFormat;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::{self, Content, decode};
use crate::scaffold;
use columns::Ground;
use found::Read;
use known::Known;
use mapped::Map;
use platform::Home;
use site::Generator;
use table::Table;

/// What to bring in, and where to.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    pub format: ImportFormat,
    /// The file or folder to bring in.
    pub from: PathBuf,
    /// The content folder, absolute.
    pub content: PathBuf,
    /// Its output, which is no content.
    pub out: PathBuf,
    /// Fields with the columns they are read from.
    pub map: Vec<(String, String)>,
    /// The platform that the courses live on.
    pub platform: Option<String>,
    /// Where a package lies unpacked on the web.
    pub unpacked_at: Option<Url>,
    /// What Markdown of other generators becomes.
    pub kind: Option<Kind>,
}

/// Reads what is to be brought in and decides what becomes of it; nothing is written.
///
/// # Errors
/// When it can't be read, isn't what the format says, or the portal can't be read.
pub fn import(options: &ImportOptions) -> Result<Import, ImportError> {
    misplaced(options)?;
    if !options.content.join("portal.toml").is_file() {
        return Err(ImportError::NoPortal(options.content.clone()));
    }
    let (content, findings) = load::load(&options.content, &options.out).map_err(ImportError::Content)?;
    let broken = broken(&findings);
    if !broken.is_empty() {
        return Err(ImportError::Broken(broken));
    }
    let home = Home::of(options.format);
    let ground = Ground { zone: zone(&content), platform: home.platform(options.platform.as_deref(), &content)? };
    let read = read(options, &ground)?;
    let advice = home.advice(&read, &ground, &content);
    Ok(Import { advice, ..settle::settle(read, Known::of(&content)) })
}

/// Flags of other formats: whoever gave them expects something of them.
fn misplaced(options: &ImportOptions) -> Result<(), ImportError> {
    use ImportFormat::{Canvas, Csv, Hugo, Jekyll, Moodle, Scorm, Zola};
    let not_for = |flag, formats| Err(ImportError::NotFor { flag, formats });
    match options.format {
        Moodle | Canvas | Scorm | Hugo | Zola | Jekyll if !options.map.is_empty() => not_for("--map", "csv"),
        Moodle | Canvas | Csv | Hugo | Zola | Jekyll if options.unpacked_at.is_some() => {
            not_for("--unpacked-at", "scorm")
        }
        Moodle | Canvas | Csv | Scorm if options.kind.is_some() => not_for("--as", "hugo, zola and jekyll"),
        Scorm | Hugo | Zola | Jekyll if options.platform.is_some() => not_for("--platform", "moodle, canvas and csv"),
        _ => Ok(()),
    }
}

/// Writes the new files; gives back how many.
///
/// # Errors
/// When the disk refuses, or somebody else was faster.
pub fn write(import: &Import, content: &Path) -> Result<usize, ImportError> {
    for file in &import.files {
        let path = content.join(&file.path);
        scaffold::create(&path, file.text.as_bytes())?;
        for beside in &file.beside {
            let bytes = disk::picture(&beside.disk)?;
            scaffold::create(&path.with_file_name(&beside.name), &bytes)?;
        }
    }
    Ok(import.files.len())
}

fn read(options: &ImportOptions, ground: &Ground) -> Result<Read, ImportError> {
    let mut notes = Vec::new();
    let kind = options.kind.unwrap_or(Kind::Page);
    match options.format {
        ImportFormat::Moodle => moodle::read(&table(&options.from, &mut notes)?, ground, notes),
        ImportFormat::Canvas => canvas::read(&table(&options.from, &mut notes)?, ground, notes),
        ImportFormat::Csv => {
            let table = table(&options.from, &mut notes)?;
            let map = Map::new(&options.map, &table)?;
            Ok(mapped::read(&table, &map, ground, notes))
        }
        ImportFormat::Hugo => site::read(&options.from, Generator::Hugo, kind),
        ImportFormat::Zola => site::read(&options.from, Generator::Zola, kind),
        ImportFormat::Jekyll => site::read(&options.from, Generator::Jekyll, kind),
        ImportFormat::Scorm => scorm::read(&options.from, options.unpacked_at.as_ref()),
    }
}

fn table(path: &Path, notes: &mut Vec<Note>) -> Result<Table, ImportError> {
    let decoded = decode::text(&disk::bytes(path)?);
    notes.extend(decoded.assumed.map(|said| Note::assumed("encoding", said)));
    Ok(Table::read(&decoded.text, notes))
}

/// Courses and pages that can't be read as a whole: nobody knows what they hold.
fn broken(findings: &[Diagnostic]) -> Vec<String> {
    const UNREAD: [Code; 4] = [Code::BadFrontMatter, Code::NotText, Code::FileTooLarge, Code::Unreadable];
    let unread = findings.iter().filter(|finding| UNREAD.contains(&finding.code));
    let files = unread.map(|finding| finding.place.source.path.to_string());
    let of_kinds = |path: &String| [Kind::Course, Kind::Page].iter().any(|kind| path.starts_with(kind.folder()));
    let mut files: Vec<String> = files.filter(of_kinds).collect();
    files.sort();
    files.dedup();
    files
}

/// Where the portal is; moments of other systems are days there.
fn zone(content: &Content) -> TimeZone {
    let name = content.portal.as_ref().and_then(|entry| entry.record.timezone.as_ref());
    name.and_then(|name| TimeZone::get(&name.value).ok()).unwrap_or(TimeZone::UTC)
}
