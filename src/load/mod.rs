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
pub mod folder;
pub mod front_matter;
pub mod item;
pub mod json;
pub mod kinds;
pub mod lookup;
pub mod markdown;

mod misplaced;
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

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::prose::Prose;
use crate::source::{Place, Source};
use campaign::{CampaignRecord, TouchpointRecord};
pub use content::{AnyEntry, Content, Entry, HasItem};
use copy::Authored;
use folder::{DiskFile, Files};
use reader::Reader;
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
fn items<R: Record + Send>(
    kind: &str,
    files: &Files,
    earlier: Vec<Entry<R>>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Entry<R>> {
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

fn by_path<R>(entries: Vec<Entry<R>>) -> HashMap<Arc<str>, Entry<R>> {
    entries.into_iter().map(|entry| (entry.source.path.clone(), entry)).collect()
}

fn below<'f>(folder: &str, files: &'f Files) -> impl Iterator<Item = (&'f String, &'f DiskFile)> {
    let prefix = format!("{folder}/");
    let from = prefix.clone();
    files.range(from..).take_while(move |(path, _)| path.starts_with(&prefix))
}

fn gather<R>(read: Vec<(Option<Entry<R>>, Vec<Diagnostic>)>, findings: &mut Vec<Diagnostic>) -> Vec<Entry<R>> {
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

/// What a file's path within its kind's folder says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    slug: String,
    language: Option<String>,
}

impl Name {
    /// `feedback.md`, `feedback.fr.md`, `feedback/index.md`, `feedback/index.fr.md`.
    fn of(inner: &str) -> Option<Self> {
        let stem = inner.strip_suffix(".md")?;
        let (folder, file) = stem.split_once('/').map_or((None, stem), |(folder, file)| (Some(folder), file));
        let (file, language) = match file.rsplit_once('.') {
            Some((file, language)) if is_language(language) => (file, Some(language.to_owned())),
            _ => (file, None),
        };
        let slug = match folder {
            Some(folder) if file == "index" => folder,
            None if file != "index" && file != "_index" => file,
            _ => return None,
        };
        // macOS may store an accented letter as two characters, and nobody who types the name could tell.
        Some(Self { slug: slug.nfc().collect(), language })
    }
}

/// Whether a word has the form of a language tag: `fr`, `pt-br`.
fn is_language(word: &str) -> bool {
    let mut parts = word.split('-');
    let first = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
    first && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Reads one Markdown file; `earlier` is what was read at its path before.
fn entry<R: Record>(
    path: &str,
    file: &DiskFile,
    name: Name,
    earlier: Option<Entry<R>>,
) -> (Option<Entry<R>>, Vec<Diagnostic>) {
    let source = match folder::read_text(path, file) {
        Ok(source) => source,
        Err(finding) => return (None, vec![*finding]),
    };
    // The text itself decides: dates of files are too coarse for somebody who saves twice in a moment.
    if let Some(earlier) = earlier.filter(|earlier| earlier.source == source) {
        let findings = earlier.findings.clone();
        return (Some(earlier), findings);
    }
    parsed(source, name)
}

/// The file of an item by itself, with `text` as it would stand at `path`, and what is wrong with it.
pub fn read_item<R: Record>(path: &str, text: &str) -> (Option<Entry<R>>, Vec<Diagnostic>) {
    let file = path.rsplit('/').next().unwrap_or(path);
    let slug = file.strip_suffix(".md").unwrap_or(file).to_owned();
    parsed(Source::new(path, text), Name { slug, language: None })
}

/// The same of a file at the top of the folder that is only settings, such as `portal.toml`.
pub fn read_settings<R: Record>(path: &str, text: &str) -> (Entry<R>, Vec<Diagnostic>) {
    settings(path, Source::new(path, text))
}

fn parsed<R: Record>(source: Arc<Source>, name: Name) -> (Option<Entry<R>>, Vec<Diagnostic>) {
    let parts = match front_matter::split(&source) {
        Ok(parts) => parts,
        Err(finding) => return (None, vec![*finding]),
    };
    let (record, fields, mut findings) = record::<R>(&source, parts.front_matter);
    let body_place = Place::new(&source, parts.body);
    let (body, found) = markdown::parse(&Authored::verbatim(body_place.text(), body_place.clone()));
    findings.extend(found);
    let folder = source.path.rfind('/').map_or("", |slash| &source.path[..=slash]).to_owned();
    let Name { slug, language } = name;
    let known = findings.clone();
    let entry =
        Entry { record, body, body_place, name: slug, translation: language, folder, source, fields, findings: known };
    (Some(entry), findings)
}

/// Reads the TOML in a range of a source as `R`.
fn record<R: Record>(
    source: &Arc<Source>,
    range: Range<usize>,
) -> (R, BTreeMap<String, Range<usize>>, Vec<Diagnostic>) {
    let (text, stops) = front_matter::readable(source, range.clone());
    let (table, syntax) = front_matter::parse(source, range.clone(), &text, stops);
    let mut reader = Reader::new(Arc::clone(source), range.start);
    let record = reader.root::<R>(&table);
    let span = |span: Range<usize>| span.start + range.start..span.end + range.start;
    let fields = table.iter().map(|(key, value)| (key.get_ref().to_string(), span(value.span()))).collect();
    // A line that can't be parsed loses its field; that it is missing or odd then is no second mistake.
    let mut findings = std::mem::take(&mut reader.findings);
    if !syntax.is_empty() {
        let broken: Vec<usize> = syntax.iter().map(|d| d.place.start().line).collect();
        findings.retain(|d| d.code != Code::MissingField && !broken.contains(&d.place.start().line));
    }
    // Where lines can't be read, where a table ends can't be known.
    if syntax.is_empty() {
        let order: Vec<&str> = R::fields().iter().map(|field| field.name).collect();
        misplaced::mend(&mut findings, &table, source, range.start, &order);
    }
    findings.extend(syntax);
    (record, fields, findings)
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

fn settings<R: Record>(path: &str, source: Arc<Source>) -> (Entry<R>, Vec<Diagnostic>) {
    let end = source.text.len();
    let (record, fields, findings) = record::<R>(&source, 0..end);
    let entry = Entry {
        record,
        body: Prose::default(),
        body_place: Place::new(&source, end..end),
        name: path.to_owned(),
        translation: None,
        folder: String::new(),
        source,
        fields,
        findings: Vec::new(),
    };
    (entry, findings)
}

/// Touchpoints with the names of their campaigns' folders.
type Touchpoints = Vec<(String, Entry<TouchpointRecord>)>;

/// A campaign is a folder: its `index.md` is the brief, the other files are touchpoints.
fn campaigns(
    files: &Files,
    (campaigns, touchpoints): (Vec<Entry<CampaignRecord>>, Touchpoints),
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

/// Folders whose name is nearly one of ours: a misspelt `course/` would otherwise publish nothing, silently.
fn misnamed_folders(files: &Files) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut seen = "";
    for path in files.keys() {
        let Some((top, _)) = path.split_once('/') else { continue };
        let known = || KINDS.iter().chain(OTHER_FOLDERS).copied();
        if top == seen || known().any(|folder| folder == top) {
            continue;
        }
        seen = top;
        if let Some(near) = crate::diagnostics::nearest::nearest(top, known()) {
            let message = format!("The folder `{top}` is not used.");
            findings.push(
                folder::about_file(Code::UnknownFile, path, message).help(format!("Did you mean `{near}`? Rename it.")),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_items_and_translations() {
        let name = |inner| Name::of(inner).map(|n| (n.slug, n.language));
        let fr = Some("fr".to_owned());
        assert_eq!(name("a.md"), Some(("a".into(), None)));
        assert_eq!(name("a.fr.md"), Some(("a".into(), fr.clone())));
        assert_eq!(name("a/index.md"), Some(("a".into(), None)));
        assert_eq!(name("a/index.fr.md"), Some(("a".into(), fr)));
        assert_eq!(name("v1.2026.md"), Some(("v1.2026".into(), None)));
        assert_eq!(name("cafe\u{301}.md"), Some(("caf\u{e9}".into(), None)), "as it is typed");
        assert_eq!(name("a/notes.md"), None);
        assert_eq!(name("index.md"), None);
    }
}
