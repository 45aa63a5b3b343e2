//! [`Gathered`]: what all files together say of each thing. The same said twice is counted once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostics::{Code, Diagnostic};
use crate::load::results::table::{Cell, Counted, Table};
use crate::model::results::{LeftOut, Rows, Why};
use crate::source::Place;

type Counts = [Option<u64>; Counted::COUNT];

/// Cells of all files by what they are about.
pub struct Gathered<K> {
    entries: BTreeMap<K, Entry>,
    doubles: Doubles,
}

impl<K> Default for Gathered<K> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), doubles: Doubles::default() }
    }
}

/// What the files say about one thing.
#[derive(Default)]
pub struct Entry {
    parts: Vec<Part>,
}

/// What one file says about it.
struct Part {
    file: u32,
    counts: Counts,
    days: Option<(Date, Date)>,
    rows: Rows,
}

impl<K: Ord> Gathered<K> {
    pub fn add(&mut self, key: K, file: u32, cell: &Cell) {
        let entry = self.entries.entry(key).or_default();
        let part =
            Part { file, counts: cell.counts, days: cell.days, rows: Rows::new(file, cell.lines.iter().copied()) };
        if let Some(same) = entry.parts.iter().find(|other| other.file != file && other.says_the_same(&part)) {
            self.doubles.same.insert((file, same.file));
            self.doubles.rows.push(part.rows);
            return;
        }
        let overlapping = entry.parts.iter().filter(|other| other.file != file && other.counts_the_same(&part));
        self.doubles.overlapping.extend(overlapping.map(|other| (file, other.file)));
        entry.parts.push(part);
    }

    pub fn doubles(&mut self) -> Doubles {
        std::mem::take(&mut self.doubles)
    }

    pub fn into_entries(self) -> impl Iterator<Item = (K, Entry)> {
        self.entries.into_iter()
    }
}

impl Part {
    fn says_the_same(&self, other: &Self) -> bool {
        self.counts == other.counts && self.days == other.days && self.rows.count() == other.rows.count()
    }

    /// Whether both hold one of the counts for a day: then one may be a newer export of the other.
    fn counts_the_same(&self, other: &Self) -> bool {
        let both = self.counts.iter().zip(&other.counts).any(|(own, other)| own.is_some() && other.is_some());
        let same_time = match (self.days, other.days) {
            (Some((from, to)), Some((first, last))) => from <= last && first <= to,
            _ => true,
        };
        both && same_time
    }
}

impl Entry {
    pub fn count(&self, counted: Counted) -> Option<u64> {
        let counts = self.parts.iter().filter_map(|part| part.counts[counted as usize]);
        counts.reduce(u64::saturating_add)
    }

    /// The first and last day of all.
    pub fn days(&self) -> Option<(Date, Date)> {
        let days = self.parts.iter().filter_map(|part| part.days);
        days.reduce(|(from, to), (first, last)| (from.min(first), to.max(last)))
    }

    pub fn into_rows(self) -> Rows {
        let mut parts = self.parts;
        match parts.len() {
            1 => parts.remove(0).rows,
            _ => Rows::joined(parts.iter().map(|part| &part.rows)),
        }
    }
}

/// What more than one file says.
#[derive(Default)]
pub struct Doubles {
    /// Files, the later one first, that say exactly the same about something.
    same: BTreeSet<(u32, u32)>,
    /// The rows of those that are not counted again.
    rows: Vec<Rows>,
    /// Files that count the same for the same days, with other figures.
    overlapping: BTreeSet<(u32, u32)>,
}

impl Doubles {
    pub fn and(&mut self, other: Self) {
        self.same.extend(other.same);
        self.rows.extend(other.rows);
        self.overlapping.extend(other.overlapping);
    }

    pub fn left_out(&self) -> Option<LeftOut> {
        (!self.rows.is_empty()).then(|| LeftOut { why: Why::Double, rows: Rows::joined(&self.rows) })
    }

    pub fn findings(&self, tables: &[Table]) -> Vec<Diagnostic> {
        let report = |later: u32, earlier: u32, message: &dyn Fn(&str) -> String, help: &str| {
            let table = tables.get(later as usize)?;
            let other = &tables.get(earlier as usize)?.source.path;
            let place = Place::file(&table.source);
            Some(Diagnostic::new(Code::DoubledResults, place, message(other)).help(help))
        };
        let same = self.same.iter().filter_map(|(later, earlier)| {
            let message =
                |other: &str| format!("Some rows say exactly what rows of {other} say, and are counted once.");
            report(*later, *earlier, &message, "Delete one of the two files if it is a copy of the other.")
        });
        let overlapping = self.overlapping.iter().filter_map(|(later, earlier)| {
            let message = |other: &str| {
                format!(
                    "This file counts the same messages or people on the same days as {other}, and both are added up."
                )
            };
            let help = "If one of them is a newer export of the other, delete the older one.";
            report(*later, *earlier, &message, help)
        });
        same.chain(overlapping).collect()
    }
}
