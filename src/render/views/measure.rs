//! The report of measurement as people read it: parts that a page and a Markdown file show alike.

use serde::Serialize;
use tera::Value;

use super::Link;
use super::report::{Figure, Tone};

#[derive(Debug, Serialize)]
pub struct Page {
    pub lead: String,
    pub figures: Vec<Figure>,
    /// How numbers are to be read.
    pub reading: Vec<String>,
    pub campaigns: Vec<Chapter>,
    /// What concerns no single campaign.
    pub sections: Vec<Section>,
    /// The same in other forms.
    pub forms: Vec<Link>,
}

/// What can be said of one campaign.
#[derive(Debug, Serialize)]
pub struct Chapter {
    pub id: String,
    pub title: String,
    /// One or two sentences that can be quoted.
    pub verdict: String,
    pub tone: Tone,
    pub figures: Vec<Figure>,
    pub sections: Vec<Section>,
}

#[derive(Debug, Serialize)]
pub struct Section {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    /// What bears out what is said above: it is folded up, and printed where somebody has opened it.
    pub is_evidence: bool,
    pub parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Part {
    Text(Text),
    List {
        items: Vec<Text>,
    },
    Table(Table),
    /// An inline picture and the table that says the same.
    Chart {
        svg: Value,
        table: Table,
    },
}

/// A sentence or a few, and the lines that their figures are made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    pub text: String,
    /// What it means; empty where that is neither good nor bad.
    pub tone: Tone,
    /// `[1] 2–16, 19`; empty where it has no figure of its own.
    pub lines: String,
    /// Of little weight: what explains another part.
    pub is_note: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Unique on the page.
    pub id: String,
    pub caption: String,
    /// One for each cell of a row, its name first.
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    pub name: String,
    /// Where the list of files has its number: what lines lead to.
    pub id: String,
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub text: String,
    /// The range behind a count.
    pub note: String,
    pub tone: Tone,
    pub is_lines: bool,
}

impl Text {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// What explains another part.
    pub fn note(text: impl Into<String>) -> Self {
        Self { is_note: true, ..Self::new(text) }
    }

    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    pub fn from_lines(self, lines: String) -> Self {
        Self { lines, ..self }
    }
}

impl Row {
    pub fn new(name: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { name: name.into(), cells, ..Self::default() }
    }
}

impl Cell {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// `[1] 2–16, 19`.
    pub fn lines(lines: String) -> Self {
        Self { is_lines: true, ..Self::new(lines) }
    }
}
