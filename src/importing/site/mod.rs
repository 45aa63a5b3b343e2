//! Markdown of other generators of sites, Hugo, Zola and Jekyll → pages or courses.
//!
//! Enter at [`read`]. `front_matter` reads the settings, whatever they are written in; `fields` takes over what means the
//! same here; `body` leaves out what only the other generator understands.

mod body;
mod fields;
mod front_matter;

use std::path::Path;

use super::ImportError;
use super::columns::unfit;
use super::disk::{self, SiteFile};
use super::found::{At, Beside, Found, IMPORTED_FROM, Kind, Note, Origin, Read, Weight};
use crate::load::decode;
use body::Body;
use fields::Fields;

/// The generator that the files were written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generator {
    Hugo,
    Zola,
    Jekyll,
}

impl Generator {
    fn name(self) -> &'static str {
        match self {
            Self::Hugo => "hugo",
            Self::Zola => "zola",
            Self::Jekyll => "jekyll",
        }
    }
}

/// Reads a file or a folder of Markdown as items of a kind.
///
/// # Errors
/// When it can't be read, or there is no Markdown.
pub fn read(path: &Path, generator: Generator, kind: Kind) -> Result<Read, ImportError> {
    let files = disk::site(path)?;
    if files.is_empty() {
        return Err(ImportError::NoMarkdown(path.to_path_buf()));
    }
    let mut read = Read::default();
    for file in &files {
        match item(file, generator, kind, &mut read.notes)? {
            Ok(found) => read.items.push(found),
            Err(note) => read.notes.push(note),
        }
    }
    Ok(read)
}

fn item(
    file: &SiteFile,
    generator: Generator,
    kind: Kind,
    notes: &mut Vec<Note>,
) -> Result<Result<Found, Note>, ImportError> {
    let at = At { file: file.path.clone(), line: 0 };
    let note = |weight, said: &str| Ok(Err(Note::new(weight, &at, "", said)));
    let name = Name::of(&file.path);
    if name.stem == "_index" {
        return note(Weight::LeftOut, "It is the front page of a section, and this portal makes those itself.");
    }
    if name.language.is_some() {
        return note(Weight::LeftOut, "It is a translation. Bring in the original, then put it beside that by hand.");
    }
    let decoded = decode::text(&disk::bytes(&file.disk)?);
    let Some((settings, text)) = front_matter::split(&decoded.text) else {
        return note(Weight::LeftOut, "It has no settings at its beginning, so it is no page of the site.");
    };
    let settings = match settings {
        Ok(settings) => settings,
        Err(why) => return note(Weight::Refused, &format!("Its settings can't be read: {why}")),
    };
    let mut fields = Fields::new(settings);
    let Some(title) = fields.title() else {
        return note(Weight::Refused, "It has no title, and an item can't be without.");
    };
    if let Some(why) = unfit(&title) {
        return note(Weight::Refused, &why);
    }
    let from = format!("{}:{}", generator.name(), file.path);
    let mut found = Found::new(kind, at.clone(), &title, Origin::Named(from.clone()));
    found.name = Some(fields.slug().unwrap_or(name.stem));
    found.values.extra(&[(IMPORTED_FROM, &from)]);
    let body = Body::of(text);
    found.beside = beside(file, &body, fields.picture().as_deref());
    fields.fill(&mut found, name.date, &body.text, notes);
    for what in &body.left_out {
        let said = format!("Its text holds {what}, which only {} understands; it was left out.", generator.name());
        notes.push(Note::new(Weight::Lost, &at, &found.title, said));
    }
    Ok(Ok(found))
}

/// The pictures that lie beside a file and are named in it, or all in the folder that is its own.
fn beside(file: &SiteFile, body: &Body, picture: Option<&str>) -> Vec<Beside> {
    let is_bundle = file.path.ends_with("/index.md");
    let is_named = |name: &str| is_bundle || body.names.iter().any(|it| it == name) || picture == Some(name);
    let wanted = file.pictures.iter().filter(|(name, _)| is_named(name));
    wanted.map(|(name, disk)| Beside { disk: disk.clone(), name: name.clone() }).collect()
}

/// What the path of a file says.
struct Name {
    stem: String,
    language: Option<String>,
    /// `2027-01-11` of `_posts/2027-01-11-title.md`.
    date: Option<jiff::civil::Date>,
}

impl Name {
    fn of(path: &str) -> Self {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let (stem, language) = match stem.rsplit_once('.') {
            // `fr`, `pt-br`.
            Some((stem, tag)) if tag.split('-').all(|part| part.len() == 2) => (stem, Some(tag.to_owned())),
            _ => (stem, None),
        };
        let stem = if stem == "index" { folder.rsplit('/').next().unwrap_or(stem) } else { stem };
        let date = stem.get(..10).and_then(|date| date.parse().ok());
        let stem = if date.is_some() { stem[10..].trim_start_matches(['-', '_']) } else { stem };
        Self { stem: stem.to_owned(), language, date }
    }
}
