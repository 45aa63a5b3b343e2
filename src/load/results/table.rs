//! [`Table`]: what a file of results says, summed up by what its rows are about, in the words of its author.
//!
//! A file may have a million rows, and what they are about is a few thousand things: each distinct text is kept once, and
//! rows about the same are one [`Cell`].

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::results::Lines;
use crate::source::{Place, Source};

/// Adds a line behind the others, which all stand above it.
pub fn add_line(lines: &mut Vec<Lines>, line: u32) {
    match lines.last_mut() {
        Some(last) if last.to.saturating_add(1) == line => last.to = line,
        _ => lines.push(Lines { from: line, to: line }),
    }
}

/// What the rows of a file count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// How far a message led its readers.
    Messages,
    /// Of how many people a campaign's metric is true.
    Outcomes,
    /// How many answers to a course's spaced questions were right.
    Answers,
    /// How many people stand at each level of a skill.
    Levels,
}

/// The columns that say what a row is about, in the order of [`Cell::texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Its slug, or the value of `utm_campaign`.
    Campaign,
    Touchpoint,
    Persona,
    /// Its word, or the value of `utm_source`.
    Channel,
    Variant,
    /// The value of `utm_content`: touchpoint, persona and variant in one.
    Content,
    Group,
    Course,
    Skill,
}

impl About {
    pub const COUNT: usize = 9;
}

/// The columns that count, in the order of [`Cell::counts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Sent,
    Clicked,
    Started,
    Completed,
    Applied,
    Shared,
    /// Clicks that the sender's system takes for a machine's.
    MachineClicks,
    /// People whom a row of outcomes or levels is about.
    People,
    /// People of whom the metric is true.
    Achieved,
    Answered,
    Right,
}

impl Counted {
    pub const COUNT: usize = 11;
}

/// One file.
#[derive(Debug)]
pub struct Table {
    pub source: Arc<Source>,
    pub kind: Kind,
    /// How many rows were counted, the head and empty ones left out.
    pub rows: u64,
    /// Every distinct text of each of the columns in [`About`]; the first is the empty one, which they share.
    pub names: Vec<Name>,
    /// In the order of their first rows.
    pub cells: Vec<Cell>,
    /// Rows that can't be read, and are not counted. As long as there are not too many, each is a finding as well.
    pub refused: Vec<Lines>,
    /// Rows that can be read and can't be true, and are not counted.
    pub impossible: Vec<Lines>,
}

/// A text as authored, trimmed.
#[derive(Debug)]
pub struct Name {
    pub text: String,
    /// Where it stands first in its column, in bytes of the source.
    pub at: Range<usize>,
}

/// What a file says about one thing.
#[derive(Debug)]
pub struct Cell {
    /// Indices into [`Table::names`], by [`About`].
    pub texts: [u32; About::COUNT],
    /// The level of a skill, or the days since somebody finished.
    pub number: Option<u32>,
    /// The day of outcomes and levels; of messages and answers, which are summed up over time, `None`.
    pub date: Option<Date>,
    /// The first and last day that its rows name.
    pub days: Option<(Date, Date)>,
    /// Sums by [`Counted`]; `None` where no row says anything, which isn't the same as nothing counted.
    pub counts: [Option<u64>; Counted::COUNT],
    /// The lines of its rows, those next to each other as one range, in the order of the file.
    pub lines: Vec<Lines>,
}

impl Table {
    pub fn text(&self, cell: &Cell, about: About) -> &str {
        self.name(cell, about).map_or("", |name| &name.text)
    }

    /// Where the text stands first.
    pub fn place(&self, cell: &Cell, about: About) -> Place {
        let at = self.name(cell, about).map_or(0..0, |name| name.at.clone());
        Place::new(&self.source, at)
    }

    fn name(&self, cell: &Cell, about: About) -> Option<&Name> {
        self.names.get(cell.texts[about as usize] as usize)
    }
}

impl Cell {
    pub fn count(&self, counted: Counted) -> Option<u64> {
        self.counts[counted as usize]
    }
}
