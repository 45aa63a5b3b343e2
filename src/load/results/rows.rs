//! The rows of a file → their sums, and what is said of those that can't be counted.
//!
//! Enter at [`Rows::read`]. A million rows are read in a moment, so nothing is made for a row unless something is wrong with
//! it: texts are looked up, not copied, and places are found when somebody asks.

use std::collections::HashMap;

use csv::StringRecord;
use jiff::civil::Date;

use super::columns::Column;
use super::day::{Order, Orders, day};
use super::head::Head;
use super::number::{Marks, NoCount, count};
use super::personal::{Texts, has_address};
use super::sheet::{RowStart, Sheet, is_blank, next};
use super::table::{About, Cell, Counted, Kind, Name, add_line};
use super::total::is_total;
use super::trouble::{Troubles, Wrong};
use crate::load::separated::unguarded;
use crate::model::results::Lines;

/// What is known of a file before its rows are read: nothing the first time.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    order: Option<Order>,
    /// By column.
    marks: Vec<Marks>,
}

/// What the rows of a file say.
pub struct Rows<'s> {
    sheet: &'s Sheet<'s>,
    head: &'s Head,
    reading: Reading,
    /// How many rows there are, whether they are counted or not.
    pub seen: u64,
    pub counted: u64,
    pub names: Vec<Name>,
    pub cells: Vec<Cell>,
    pub refused: Vec<Lines>,
    pub impossible: Vec<Lines>,
    pub troubles: Troubles<'s>,
    /// By column.
    pub columns: Vec<ColumnSeen>,
    index: HashMap<Key, usize>,
    orders: Orders,
    has_addresses: bool,
    /// The line of the first e-mail address that stands in no column.
    pub stray_address: Option<u32>,
}

/// What was seen in a column.
#[derive(Debug, Default)]
pub struct ColumnSeen {
    /// The names of a column that says what rows are about.
    known: HashMap<String, u32>,
    /// The name in the row before, which is often this one's, too.
    last: u32,
    /// The texts of a column that isn't counted.
    pub texts: Texts,
    /// The line of its first e-mail address.
    pub address: Option<u32>,
    marks: Marks,
}

impl ColumnSeen {
    /// In no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }
}

/// What a row is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Key {
    texts: [u32; About::COUNT],
    number: Option<u32>,
    date: Option<Date>,
}

/// What a row says.
#[derive(Default)]
struct Said {
    key: Key,
    day: Option<Date>,
    counts: [Option<u64>; Counted::COUNT],
}

/// Counts of people who are some of others.
const PARTS: [(Counted, Counted); 3] =
    [(Counted::Clicked, Counted::Sent), (Counted::Achieved, Counted::People), (Counted::Right, Counted::Answered)];

impl<'s> Rows<'s> {
    /// Reads all rows; again with what they tell of themselves, if that changes what some of them mean.
    pub fn read(sheet: &'s Sheet<'s>, head: &'s Head) -> Self {
        let first = Self::read_as(sheet, head, Reading::default());
        match first.told() {
            Some(reading) => Self::read_as(sheet, head, reading),
            None => first,
        }
    }

    fn read_as(sheet: &'s Sheet<'s>, head: &'s Head, reading: Reading) -> Self {
        let mut rows = Self {
            sheet,
            head,
            reading,
            seen: 0,
            counted: 0,
            names: vec![Name { text: String::new(), at: 0..0 }],
            cells: Vec::new(),
            refused: Vec::new(),
            impossible: Vec::new(),
            troubles: Troubles::new(sheet),
            columns: head.columns.iter().map(|_| ColumnSeen::default()).collect(),
            index: HashMap::new(),
            orders: Orders::default(),
            has_addresses: sheet.source.text.contains('@'),
            stray_address: None,
        };
        let (mut reader, mut record) = (sheet.reader(), StringRecord::new());
        while next(&mut reader, &mut record) {
            if !is_blank(&record) {
                rows.row(&record, sheet.start(&record));
            }
        }
        rows
    }

    /// What the rows tell of how they are to be read, if this isn't how they were.
    fn told(&self) -> Option<Reading> {
        let order = self.orders.settled();
        let is_corrected = self.columns.iter().any(|column| column.marks.corrected().is_some());
        let marks = || self.columns.iter().map(|column| column.marks.corrected().unwrap_or_default()).collect();
        (order.is_some() || is_corrected).then(|| Reading { order, marks: marks() })
    }

    fn row(&mut self, record: &StringRecord, row: RowStart) {
        self.seen += 1;
        if self.has_addresses {
            self.look_for_addresses(record, row);
        }
        let texts = self.texts(record, row);
        let Some(kind) = self.head.kind else { return };
        if is_total(record, self.head) {
            return self.troubles.total(row);
        }
        let width = self.head.columns.len();
        let is_long = record.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if record.len() < width || is_long {
            self.troubles.length(row, record.len());
            return add_line(&mut self.refused, row.line);
        }
        let mut said = Said { key: Key { texts, ..Key::default() }, ..Said::default() };
        match self.values(record, row, kind, &mut said) {
            0 if self.is_impossible(&said, row) => add_line(&mut self.impossible, row.line),
            0 => self.add(said, row),
            _ => add_line(&mut self.refused, row.line),
        }
    }

    fn look_for_addresses(&mut self, record: &StringRecord, row: RowStart) {
        for (at, cell) in record.iter().enumerate() {
            if has_address(cell) {
                let found = self.columns.get_mut(at).map_or(&mut self.stray_address, |column| &mut column.address);
                found.get_or_insert(row.line);
            }
        }
    }

    /// Looks up what a row is about.
    fn texts(&mut self, record: &StringRecord, row: RowStart) -> [u32; About::COUNT] {
        let mut texts = [0; About::COUNT];
        for (at, (cell, column)) in record.iter().zip(&self.head.columns).enumerate() {
            match column {
                Some(Column::About(about)) => texts[*about as usize] = self.name(at, unguarded(cell), row),
                Some(_) => {}
                None => self.columns[at].texts.see(cell.trim()),
            }
        }
        texts
    }

    fn name(&mut self, at: usize, text: &str, row: RowStart) -> u32 {
        let column = &mut self.columns[at];
        if text.is_empty() || self.names[column.last as usize].text == text {
            return if text.is_empty() { 0 } else { column.last };
        }
        column.last = match column.known.get(text) {
            Some(known) => *known,
            None => {
                // No file is so long that this could fail; what it would fall back to is no name.
                let new = u32::try_from(self.names.len()).unwrap_or(0);
                column.known.insert(text.to_owned(), new);
                self.names.push(Name { text: text.to_owned(), at: self.sheet.value(row, at) });
                new
            }
        };
        column.last
    }

    /// Reads the other values of a row; gives how many of them can't be.
    fn values(&mut self, record: &StringRecord, row: RowStart, kind: Kind, said: &mut Said) -> usize {
        let head = self.head;
        let mut wrong = 0;
        for (at, (cell, column)) in record.iter().zip(&head.columns).enumerate() {
            let Some(column) = column else { continue };
            let cell = cell.trim();
            if let Err(why) = self.value(cell, at, *column, kind, said) {
                self.troubles.value(why, row, (at, *column), cell);
                wrong += 1;
            }
        }
        wrong
    }

    fn value(&mut self, cell: &str, at: usize, column: Column, kind: Kind, said: &mut Said) -> Result<(), Wrong> {
        if cell.is_empty() {
            return if kind.needs().contains(&column) { Err(Wrong::Empty) } else { Ok(()) };
        }
        let known = self.reading.marks.get(at).copied().unwrap_or_default();
        let marks = &mut self.columns[at].marks;
        match column {
            Column::About(_) | Column::Medium => {}
            Column::Counted(counted) => {
                said.counts[counted as usize] = Some(count(cell, known, marks).map_err(Wrong::Count)?);
            }
            Column::Level | Column::Days => {
                let number = count(cell, known, marks).map_err(Wrong::Count)?;
                said.key.number = Some(u32::try_from(number).map_err(|_| Wrong::Count(NoCount::TooLarge))?);
            }
            Column::Date => {
                let day = day(cell, self.reading.order, &mut self.orders).map_err(Wrong::Day)?;
                said.day = Some(day);
                // Each day of people is a wave of its own; what is done is summed up over time.
                said.key.date = matches!(kind, Kind::Outcomes | Kind::Levels).then_some(day);
            }
        }
        Ok(())
    }

    fn is_impossible(&mut self, said: &Said, row: RowStart) -> bool {
        let counted = |counted: Counted| said.counts[counted as usize];
        let pairs = PARTS.map(|(part, whole)| (part, counted(part), whole, counted(whole)));
        let wrong = pairs.into_iter().find_map(|(part, some, whole, all)| {
            let (some, all) = (some?, all?);
            (some > all).then_some(((part, some), (whole, all)))
        });
        let Some((part, whole)) = wrong else { return false };
        let of = |(counted, count)| {
            let column = Column::Counted(counted);
            (self.head.columns.iter().position(|it| *it == Some(column)).unwrap_or(0), column, count)
        };
        let (part, whole) = (of(part), of(whole));
        self.troubles.impossible(row, part, whole);
        true
    }

    fn add(&mut self, said: Said, row: RowStart) {
        self.counted += 1;
        let index = *self.index.entry(said.key).or_insert_with(|| {
            let Key { texts, number, date } = said.key;
            let counts = [None; Counted::COUNT];
            self.cells.push(Cell { texts, number, date, days: None, counts, lines: Vec::new() });
            self.cells.len() - 1
        });
        let cell = &mut self.cells[index];
        for (sum, count) in cell.counts.iter_mut().zip(said.counts) {
            *sum = count.map(|count| sum.unwrap_or(0).saturating_add(count)).or(*sum);
        }
        if let Some(day) = said.day {
            let (first, last) = cell.days.unwrap_or((day, day));
            cell.days = Some((first.min(day), last.max(day)));
        }
        add_line(&mut cell.lines, row.line);
    }
}
