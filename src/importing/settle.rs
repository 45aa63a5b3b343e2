//! Decides what becomes of each item that was found: a new file, nothing because it is there already, or a refusal.
//!
//! Enter at [`settle`]. Every text is read by the program's own reader before it is written, so no new file holds a value
//! that `check` would refuse.

use std::collections::HashMap;

use super::found::{Beside, Found, Kind, Note, Origin, Read, Weight};
use super::known::Known;
use super::names;
use crate::diagnostics::Diagnostic;
use crate::load::course::CourseRecord;
use crate::load::page::PageRecord;
use crate::load::read_item;
use crate::load::record::Record;
use crate::scaffold::form::Form;

/// Larger texts can't be read again, and nobody wrote them.
const LARGEST_TEXT: usize = 1024 * 1024;

/// What an import comes to.
#[derive(Debug, Default)]
pub struct Import {
    pub files: Vec<NewFile>,
    pub already: Vec<Already>,
    /// The heaviest first, each weight in the order of its lines.
    pub notes: Vec<Note>,
    /// What to do next, as texts for people.
    pub advice: Vec<String>,
}

/// A file that doesn't exist yet.
#[derive(Debug)]
pub struct NewFile {
    /// Relative to the content folder.
    pub path: String,
    pub title: String,
    pub text: String,
    /// Whether nothing was known of how people learn.
    pub guessed_format: bool,
    pub beside: Vec<Beside>,
}

/// An item that the portal has already.
#[derive(Debug)]
pub struct Already {
    pub title: String,
    /// Relative to the content folder.
    pub file: String,
}

pub fn settle(read: Read, mut known: Known) -> Import {
    let mut import = Import { notes: read.notes, ..Import::default() };
    // What one file holds twice isn't there already: one of the two is wrong.
    let mut first_seen: HashMap<Origin, usize> = HashMap::new();
    for found in read.items {
        if let Some(line) = first_seen.get(&found.origin) {
            let said = format!("{} stands in line {line}, too; that one was taken.", known_by(&found.origin));
            import.notes.push(Note::new(Weight::Refused, &found.at, &found.title, said));
            continue;
        }
        first_seen.insert(found.origin.clone(), found.at.line);
        if let Some(file) = known.file(found.kind, &found.origin) {
            import.already.push(Already { title: found.title.clone(), file: file.to_owned() });
            continue;
        }
        let name = names::free(&found, &mut known);
        match written(found, &name, &mut import.notes) {
            Ok(file) => import.files.push(file),
            Err(note) => import.notes.push(note),
        }
    }
    import.notes.extend(how_people_learn(&import.files));
    import.notes.sort_by(|a, b| (a.weight, &a.at).cmp(&(b.weight, &b.at)));
    import
}

/// A course says how people learn; most tables don't.
fn how_people_learn(files: &[NewFile]) -> Option<Note> {
    let guessed = files.iter().filter(|file| file.guessed_format).count();
    (guessed > 0).then(|| {
        let said = format!(
            "How people learn is not in the file, so format = \"self-paced\" was written ({guessed} times). Correct it where \
             that is wrong."
        );
        Note::assumed("format", said)
    })
}

fn known_by(origin: &Origin) -> String {
    match origin {
        Origin::Number { id, .. } => format!("The number \"{id}\""),
        Origin::Address(url) => format!("The address {url}"),
        Origin::Named(name) => format!("\"{name}\""),
        Origin::Title(_) => "The same title".to_owned(),
    }
}

/// The file of an item, without the values that its reader refuses.
fn written(mut found: Found, name: &str, notes: &mut Vec<Note>) -> Result<NewFile, Note> {
    let folder = found.kind.folder();
    let path =
        if found.beside.is_empty() { format!("{folder}/{name}.md") } else { format!("{folder}/{name}/index.md") };
    let refused = |found: &Found, why: String| Note::new(Weight::Refused, &found.at, &found.title, why);
    loop {
        let text = text(&found);
        if text.len() > LARGEST_TEXT {
            return Err(refused(&found, format!("Its text has {} kB; is it another column's?", text.len() / 1024)));
        }
        let findings = findings(found.kind, &path, &text);
        let Some((finding, field)) = findings.iter().find_map(|finding| Some((finding, field_of(finding, &found)?)))
        else {
            let in_text = findings.iter().map(|finding| format!("Its text needs a hand: {}", finding.message));
            notes.extend(in_text.map(|said| Note::new(Weight::Lost, &found.at, &found.title, said)));
            let guessed_format = found.kind == Kind::Course && !found.values.written().contains_key("format");
            return Ok(NewFile { path, title: found.title, text, guessed_format, beside: found.beside });
        };
        if matches!(field, "title" | "draft") {
            return Err(refused(&found, finding.message.clone()));
        }
        let said = format!("{} It was left out.", finding.message);
        notes.push(Note::new(Weight::Lost, &found.at, &found.title, said));
        found.values.remove(field);
    }
}

fn text(found: &Found) -> String {
    let fields = match found.kind {
        Kind::Course => CourseRecord::fields(),
        Kind::Page => PageRecord::fields(),
    };
    let known = found.values.written().iter();
    let form = known.fold(Form::draft(fields, &found.title), |form, (name, toml)| form.with(name, toml));
    form.body(found.body.trim_end()).written()
}

fn findings(kind: Kind, path: &str, text: &str) -> Vec<Diagnostic> {
    match kind {
        Kind::Course => read_item::<CourseRecord>(path, text).1,
        Kind::Page => read_item::<PageRecord>(path, text).1,
    }
}

/// The field that a finding is about: the last one that begins at its line or above it; none below the front matter.
fn field_of(finding: &Diagnostic, found: &Found) -> Option<&'static str> {
    let text = &finding.place.source.text;
    let end = text[finding.place.span.start..].find('\n').map_or(text.len(), |at| finding.place.span.start + at);
    let lines: Vec<&str> = text[..end].lines().collect();
    if lines.iter().skip(1).any(|line| *line == "+++") {
        return None;
    }
    let names = || found.values.written().keys().chain(&["title", "draft"]);
    let begun = |line: &&str| names().find(|name| line.strip_prefix(**name).is_some_and(|it| it.starts_with(" = ")));
    lines.iter().rev().find_map(begun).copied()
}
