//! One authored file → its [`Entry`]: front matter, body, and what is wrong with either by itself.
//!
//! Enter at [`entry`] for an item and at [`settings`] for a file that is only TOML; at [`read_item`] and [`read_settings`] for
//! a text that isn't on disk.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::content::Entry;
use super::copy::Authored;
use super::folder::{self, DiskFile};
use super::names::Name;
use super::reader::Reader;
use super::record::Record;
use super::{front_matter, markdown, misplaced};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::prose::Prose;
use crate::source::{Place, Source};

/// What became of a file, and what is wrong with it by itself.
pub type Read<R> = (Option<Arc<Entry<R>>>, Vec<Diagnostic>);

/// Reads one Markdown file; `earlier` is what was read at its path before.
pub fn entry<R: Record>(path: &str, file: &DiskFile, name: Name, earlier: Option<Arc<Entry<R>>>) -> Read<R> {
    let read = folder::read_bytes_of_text(path, file).and_then(|bytes| {
        // The text itself decides: dates of files are too coarse for somebody who saves twice in a moment.
        match earlier.filter(|earlier| earlier.source.text.as_bytes() == bytes) {
            Some(earlier) => Ok((Some(Arc::clone(&earlier)), earlier.findings.clone())),
            None => folder::text(path, bytes).map(|source| {
                let (entry, findings) = parsed(source, name);
                (entry.map(Arc::new), findings)
            }),
        }
    });
    read.unwrap_or_else(|finding| (None, vec![*finding]))
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

/// Reads a source that is only TOML.
pub fn settings<R: Record>(path: &str, source: Arc<Source>) -> (Entry<R>, Vec<Diagnostic>) {
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
