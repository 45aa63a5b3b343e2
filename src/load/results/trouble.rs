//! What is said of rows that are not counted: the first ones of each sort, then how many more there are.
//!
//! Enter at [`Troubles::push`].

use std::collections::BTreeMap;

use super::columns::Column;
use super::day::NoDay;
use super::number::NoCount;
use super::sheet::{RowStart, Sheet};
use crate::diagnostics::{Code, Diagnostic};

/// How many findings of one code are shown of a file.
const SHOWN: u64 = 20;
/// How much of a value is repeated, in characters.
const REPEATED: usize = 60;

pub struct Troubles<'s> {
    sheet: &'s Sheet<'s>,
    found: Vec<Diagnostic>,
    /// How many there are of each code, and the row of the first that isn't shown.
    counts: BTreeMap<Code, (u64, Option<RowStart>)>,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy)]
pub enum Wrong {
    Count(NoCount),
    Day(NoDay),
    Empty,
}

impl Wrong {
    fn code(self) -> Code {
        match self {
            Self::Count(_) => Code::WrongType,
            Self::Day(_) => Code::BadDate,
            Self::Empty => Code::MissingField,
        }
    }
}

impl<'s> Troubles<'s> {
    pub fn new(sheet: &'s Sheet<'s>) -> Self {
        Self { sheet, found: Vec::new(), counts: BTreeMap::new() }
    }

    /// Adds what `finding` makes, if it is among the first of its code: making one takes longer than reading a row.
    pub fn push(&mut self, code: Code, row: RowStart, finding: impl FnOnce(&Sheet<'_>) -> Diagnostic) {
        let (count, rest) = self.counts.entry(code).or_default();
        *count += 1;
        match *count <= SHOWN {
            true => self.found.push(finding(self.sheet)),
            false => {
                rest.get_or_insert(row);
            }
        }
    }

    /// A row with a value that can't be.
    pub fn value(&mut self, wrong: Wrong, row: RowStart, (index, column): (usize, Column), cell: &str) {
        let code = wrong.code();
        self.push(code, row, |sheet| {
            let (message, help) = said(wrong, column.word(), cell);
            Diagnostic::new(code, sheet.value_place(row, index), message).help(help)
        });
    }

    pub fn length(&mut self, row: RowStart, values: usize) {
        self.push(Code::BadValue, row, |sheet| {
            let message = format!(
                "This row has {values} values, and the head has {}; so it is not counted.",
                sheet.head.len()
            );
            let help = match values < sheet.head.len() {
                true => "Is a quote in it or above it not closed, or was it cut off? Export the file again.",
                false => "Put a text that holds the separator between quotes, and export numbers without signs for thousands.",
            };
            Diagnostic::new(Code::BadValue, sheet.row_place(row), message).help(help)
        });
    }

    pub fn total(&mut self, row: RowStart) {
        self.push(Code::TotalRow, row, |sheet| {
            let message = "This row sums up the others, so it is not counted: everything would count twice.";
            let help = "Leave the totals out of the export.";
            Diagnostic::new(Code::TotalRow, sheet.row_place(row), message).help(help)
        });
    }

    /// `part` is some of `whole`, both with their columns' indices and counts, and larger all the same.
    pub fn impossible(&mut self, row: RowStart, part: (usize, Column, u64), whole: (usize, Column, u64)) {
        self.push(Code::ImpossibleCount, row, |sheet| {
            let ((index, part, some), (other, whole, all)) = (part, whole);
            let message = format!(
                "`{}` is {some} and `{}` only {all}, which can't be; so this row is not counted.",
                part.word(),
                whole.word()
            );
            let help = "Export people, each counted once, and not how often they did something.";
            Diagnostic::new(Code::ImpossibleCount, sheet.value_place(row, index), message)
                .help(help)
                .related(sheet.value_place(row, other), "what it is a part of")
        });
    }

    /// The findings, with one for each code that has more.
    pub fn into_findings(mut self) -> Vec<Diagnostic> {
        for (code, (count, rest)) in self.counts {
            let Some(row) = rest else { continue };
            let more = count - SHOWN;
            let message = match more {
                1 => "One more row or value below is like this.".to_owned(),
                _ => format!("{more} more rows or values below are like this."),
            };
            let help = format!("Only the first {SHOWN} are shown; once they are settled, the others are.");
            self.found.push(Diagnostic::new(code, self.sheet.row_place(row), message).help(help));
        }
        self.found
    }
}

/// The sentence and the advice for a wrong value of the column that we call `word`.
fn said(wrong: Wrong, word: &str, cell: &str) -> (String, &'static str) {
    let shown = match cell.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    };
    let count = |why: &str| format!("`{word}` is a count, and \"{shown}\" {why}.");
    match wrong {
        Wrong::Empty => (
            format!("This row says nothing in the column `{word}`, so it is not counted."),
            "Fill it in, or leave the row out of the export.",
        ),
        Wrong::Count(NoCount::Percent) => (
            count("is a share"),
            "Export how many people it were: shares of groups of different size can't be summed up.",
        ),
        Wrong::Count(NoCount::Negative) => (
            count("is less than none"),
            "Export how many people it were. A correction belongs into the row that was wrong.",
        ),
        Wrong::Count(NoCount::Fraction) => {
            (count("is not a whole number"), "Export how many people it were, not averages or rates.")
        }
        Wrong::Count(NoCount::TooLarge) => (count("is too large to be one"), "Is it another column's number?"),
        Wrong::Count(NoCount::Nothing) => {
            (count("is not a whole number"), "Export plain numbers, and leave the cell empty where nobody counted.")
        }
        Wrong::Day(NoDay::Either(one, other)) => (
            format!("\"{shown}\" can be {one} or {other}, and no other date of the column says which."),
            "Export dates as year-month-day, such as 2027-01-31.",
        ),
        Wrong::Day(NoDay::Nothing) => (
            format!("\"{shown}\" is not a date: a date is year-month-day, such as 2027-01-31."),
            "Export dates as year-month-day, and leave the cell empty where there is none.",
        ),
    }
}
