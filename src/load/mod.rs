//! Step 1, load: the content folder on disk → [`Content`], records as authored, each value with its place.
//!
//! Enter at [`load`], or at [`reload`] to read the same folder again. Nothing else in the program knows front matter, TOML or Markdown. `reader`, `record` and
//! `values` read any table; then each kind has one file that says what can be written in it.

pub mod campaign;
pub mod community;
mod content;
pub mod copy;
pub mod course;
pub mod dates;
pub mod decode;
pub mod event;
mod file;
pub mod folder;
pub mod front_matter;
pub mod item;
pub mod json;
pub mod kinds;
pub mod lookup;
pub mod markdown;
mod misplaced;
mod names;
pub mod page;
pub mod path;
pub mod persona;
pub mod pictures;
pub mod portal;
pub mod reader;
pub mod record;
pub mod references;
pub mod results;
pub mod separated;
pub mod tables;
pub mod translation;
pub mod values;
pub mod voice;
pub mod words;

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Source;
use campaign::{CampaignRecord, TouchpointRecord};
pub use content::{AnyEntry, Content, Entries, Entry, HasItem};
use file::{Read, entry, settings};
pub use file::{read_item, read_settings};
use folder::{DiskFile, Files};
use names::{Name, is_language, misnamed_folders};
use record::Record;

/// The folders of items, one for each kind.
pub const KINDS: &[&str] =
    &["courses", "paths", "personas", "testimonials", "champions", "events", "communities", "pages", "campaigns"];

/// The folders of other things.
const OTHER_FOLDERS: &[&str] = &["results", "static", "theme"];

/// Reads the whole content folder. `skip` is the output, which may lie within it.
///
/// # Errors
/// When the folder itself can't be read; everything else is a finding.
pub fn load(root: &Path, skip: &Path) -> io::Result<(Content, Vec<Diagnostic>)> {
    reload(root, skip, Content::default())
}

/// The same, where it has been read before: what still holds the same bytes isn't parsed again.
///
/// # Errors
/// When the folder itself can't be read; everything else is a finding.
pub fn reload(root: &Path, skip: &Path, earlier: Content) -> io::Result<(Content, Vec<Diagnostic>)> {
    let (mut files, mut findings) = folder::list(root, skip)?;
    findings.extend(folder::look_at_media(&mut files, KINDS, &earlier.files));
    findings.extend(misnamed_folders(&files));
    findings.extend(pictures::copied(&files));
    let mut content = Content {
        portal: table("portal.toml", &files, &mut findings),
        skills: table("skills.toml", &files, &mut findings),
        facts: table("facts.toml", &files, &mut findings),
        personas: items("personas", &files, earlier.personas, &mut findings),
        courses: items("courses", &files, earlier.courses, &mut findings),
        paths: items("paths", &files, earlier.paths, &mut findings),
        testimonials: items("testimonials", &files, earlier.testimonials, &mut findings),
        champions: items("champions", &files, earlier.champions, &mut findings),
        events: items("events", &files, earlier.events, &mut findings),
        communities: items("communities", &files, earlier.communities, &mut findings),
        pages: items("pages", &files, earlier.pages, &mut findings),
        results: results(&files, &mut findings),
        theme: theme(&files, &mut findings),
        ..Content::default()
    };
    if content.portal.is_none() && !files.contains_key("portal.toml") {
        findings.push(no_portal());
    }
    campaigns(&files, (earlier.campaigns, earlier.touchpoints), &mut content, &mut findings);
    findings
        .retain(|finding| finding.code != Code::MissingField || !is_inherited(&finding.place.source.path, &content));
    content.files = files;
    Ok((content, findings))
}

/// Whether a file is a translation: what it leaves out is said by its original.
fn is_inherited(path: &str, content: &Content) -> bool {
    let tag = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')).map(|(_, tag)| tag);
    let language = content.portal.as_ref().and_then(|portal| portal.record.language.as_ref());
    let language = language.map_or("en", |language| &language.value);
    tag.is_some_and(|tag| is_language(tag) && tag != language)
}

fn no_portal() -> Diagnostic {
    folder::about_file(Code::NoPortal, "portal.toml", "This folder has no portal.toml, so it is not a portal yet.")
        .help("Name the folder that holds portal.toml, or begin a new portal with `uptake init FOLDER`.")
}

/// The files of one kind, in the order of their paths.
fn items<R: Record + Send + Sync>(
    kind: &str,
    files: &Files,
    earlier: Entries<R>,
    findings: &mut Vec<Diagnostic>,
) -> Entries<R> {
    let mut earlier = by_path(earlier);
    let of_kind = below(kind, files).filter(|(path, _)| path.ends_with(".md"));
    let of_kind: Vec<_> = of_kind.map(|(path, file)| (path, file, earlier.remove(path.as_str()))).collect();
    let read: Vec<_> = of_kind
        .into_par_iter()
        .map(|(path, file, earlier)| {
            let inner = &path[kind.len() + 1..];
            match Name::of(inner) {
                Some(name) => entry(path, file, name, earlier),
                None => (None, vec![unused(path, kind)]),
            }
        })
        .collect();
    gather(read, findings)
}

fn by_path<R>(entries: Entries<R>) -> HashMap<Arc<str>, Arc<Entry<R>>, FixedState> {
    entries.into_iter().map(|entry| (entry.source.path.clone(), entry)).collect()
}

fn below<'f>(folder: &str, files: &'f Files) -> impl Iterator<Item = (&'f String, &'f DiskFile)> {
    let prefix = format!("{folder}/");
    let from = prefix.clone();
    files.range(from..).take_while(move |(path, _)| path.starts_with(&prefix))
}

fn gather<R>(read: Vec<Read<R>>, findings: &mut Vec<Diagnostic>) -> Entries<R> {
    let mut entries = Vec::with_capacity(read.len());
    for (entry, found) in read {
        entries.extend(entry);
        findings.extend(found);
    }
    entries
}

fn unused(path: &str, kind: &str) -> Diagnostic {
    let help = match kind {
        "campaigns" => {
            "A campaign is a folder: campaigns/NAME/index.md is its brief, the files beside it are its messages."
                .to_owned()
        }
        _ => format!("An item is {kind}/NAME.md or {kind}/NAME/index.md. Rename it, or remove it."),
    };
    folder::about_file(Code::UnknownFile, path, "This file is not used: it is neither an item nor its index.md.")
        .help(help)
}

/// Reads a TOML file at the root.
fn table<R: Record>(path: &str, files: &Files, findings: &mut Vec<Diagnostic>) -> Option<Entry<R>> {
    let source = match folder::read_text(path, files.get(path)?) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let (entry, found) = settings(path, source);
    findings.extend(found);
    Some(entry)
}

/// Touchpoints with the names of their campaigns' folders.
type Touchpoints = Vec<(String, Arc<Entry<TouchpointRecord>>)>;

/// A campaign is a folder: its `index.md` is the brief, the other files are touchpoints.
fn campaigns(
    files: &Files,
    (campaigns, touchpoints): (Entries<CampaignRecord>, Touchpoints),
    content: &mut Content,
    findings: &mut Vec<Diagnostic>,
) {
    let mut campaigns = by_path(campaigns);
    let mut touchpoints = by_path(touchpoints.into_iter().map(|(_, touchpoint)| touchpoint).collect());
    for (path, file) in below("campaigns", files).filter(|(path, _)| path.ends_with(".md")) {
        let inner = &path["campaigns/".len()..];
        let Some((folder, stem)) = inner.strip_suffix(".md").and_then(|stem| stem.split_once('/')) else {
            findings.push(unused(path, "campaigns"));
            continue;
        };
        if stem.contains('/') {
            findings.push(unused(path, "campaigns"));
            continue;
        }
        let (stem, language) = match stem.rsplit_once('.') {
            Some((stem, language)) if is_language(language) => (stem, Some(language.to_owned())),
            _ => (stem, None),
        };
        if stem == "index" {
            let (read, found) =
                entry(path, file, Name { slug: folder.to_owned(), language }, campaigns.remove(path.as_str()));
            content.campaigns.extend(read);
            findings.extend(found);
        } else {
            let (read, found) =
                entry(path, file, Name { slug: stem.to_owned(), language }, touchpoints.remove(path.as_str()));
            content.touchpoints.extend(read.map(|read| (folder.to_owned(), read)));
            findings.extend(found);
        }
    }
}

/// The texts of `theme/`.
fn theme(files: &Files, findings: &mut Vec<Diagnostic>) -> Vec<Arc<Source>> {
    let mut texts = Vec::new();
    for (path, file) in below("theme", files) {
        match folder::read_text(path, file) {
            Ok(source) => texts.push(source),
            Err(finding) if finding.code == Code::NotText => findings.push(picture_in_theme(path)),
            Err(finding) => findings.push(*finding),
        }
    }
    texts
}

/// The exported files in `results/`: spreadsheets write them in any encoding, and they may be large.
fn results(files: &Files, findings: &mut Vec<Diagnostic>) -> Vec<Arc<Source>> {
    let mut texts = Vec::new();
    for (path, file) in below("results", files).filter(|(path, _)| path.to_lowercase().ends_with(".csv")) {
        match folder::read_results(path, file) {
            Ok(source) => texts.push(source),
            Err(finding) => findings.push(*finding),
        }
    }
    texts
}

fn picture_in_theme(path: &str) -> Diagnostic {
    let message = "Only texts of the theme can be replaced: templates, styles, scripts and words.";
    folder::about_file(Code::ThemeOverride, path, message)
        .help("Put pictures and fonts into static/. The logo is set in portal.toml under [brand].")
}
