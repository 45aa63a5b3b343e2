//! [`Found`]: an item of another system, in our words, before it has a file; and [`Note`]: what is said about it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::scaffold::form::{list, quoted};

/// What a file of another system holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    pub items: Vec<Found>,
    pub notes: Vec<Note>,
    /// Where a course stands on its platform, for portal.toml; its host is an example.
    pub deep_link: Option<&'static str>,
}

/// A course or page of another system.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub kind: Kind,
    pub at: At,
    pub title: String,
    pub origin: Origin,
    /// What its file would be called; without it, its title is.
    pub name: Option<String>,
    /// What is known of its other fields.
    pub values: Values,
    /// Markdown.
    pub body: String,
    /// What lies beside it, with the names that its text knows it by.
    pub beside: Vec<Beside>,
}

impl Found {
    pub fn new(kind: Kind, at: At, title: &str, origin: Origin) -> Self {
        let title = one_line(title);
        Self { kind, at, title, origin, name: None, values: Values::default(), body: String::new(), beside: Vec::new() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Course,
    Page,
}

impl Kind {
    /// The folder of the kind.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Course => "courses",
            Self::Page => "pages",
        }
    }
}

/// How an item is known again, so that a second run brings in nothing twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A course's number on its platform: the fields `platform` and `course_id`.
    Number { platform: Option<String>, id: String },
    /// Where a course starts: the field `start_url`.
    Address(String),
    /// What it is called where it comes from: `imported_from` in `extra`.
    Named(String),
    /// Nothing better is known.
    Title(String),
}

/// The field of `extra` that holds an [`Origin::Named`].
pub const IMPORTED_FROM: &str = "imported_from";

/// A file that is copied with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub disk: std::path::PathBuf,
    /// Its name beside the item.
    pub name: String,
}

/// Values of fields as they are written in TOML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<&'static str, String>);

impl Values {
    pub fn set(&mut self, field: &'static str, toml: String) {
        self.0.insert(field, toml);
    }

    pub fn text(&mut self, field: &'static str, text: &str) {
        self.set(field, quoted(text));
    }

    pub fn date(&mut self, field: &'static str, date: Date) {
        self.set(field, date.to_string());
    }

    /// A list of texts; none where there are none.
    pub fn list(&mut self, field: &'static str, texts: &[String]) {
        if !texts.is_empty() {
            self.set(field, list(texts));
        }
    }

    /// The free fields; none where there are none. The names are plain words.
    pub fn extra(&mut self, fields: &[(&str, &str)]) {
        if !fields.is_empty() {
            let written: Vec<_> = fields.iter().map(|(name, text)| format!("{name} = {}", quoted(text))).collect();
            self.set("extra", format!("{{ {} }}", written.join(", ")));
        }
    }

    pub fn remove(&mut self, field: &str) {
        self.0.remove(field);
    }

    pub fn written(&self) -> &BTreeMap<&'static str, String> {
        &self.0
    }
}

/// A place in what is brought in.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Relative to the folder that is brought in; empty where it is a single file.
    pub file: String,
    /// From 1; 0 for the file as a whole.
    pub line: usize,
}

impl At {
    pub fn line(line: usize) -> Self {
        Self { file: String::new(), line }
    }
}

/// Something that people should know of what was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub weight: Weight,
    pub at: At,
    /// What it is about: a course's title, a column's name.
    pub about: String,
    /// A whole sentence.
    pub said: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// An item that could not be brought in, because something is wrong with it.
    Refused,
    /// An item that was not meant to be brought in.
    LeftOut,
    /// A part of an item that was not taken over.
    Lost,
    /// Something about the file as a whole.
    Assumed,
}

impl Weight {
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::LeftOut => "left-out",
            Self::Lost => "not-taken-over",
            Self::Assumed => "assumed",
        }
    }
}

impl Note {
    pub fn new(weight: Weight, at: &At, about: &str, said: impl Into<String>) -> Self {
        Self { weight, at: at.clone(), about: one_line(about), said: said.into() }
    }

    /// About the file as a whole.
    pub fn assumed(about: &str, said: impl Into<String>) -> Self {
        Self::new(Weight::Assumed, &At::default(), about, said)
    }
}

/// A text on one line, without control characters.
pub fn one_line(text: &str) -> String {
    let visible = text.replace(|c: char| c.is_control() && !c.is_whitespace(), "");
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
