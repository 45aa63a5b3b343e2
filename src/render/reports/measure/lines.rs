//! Where a figure comes from: `[1] 2–16, 19` names a file by its number in the list at the end of the page, and its lines.

use std::fmt::Write;

use super::DidItWork;
use crate::model::results::{Lines, ResultsFile, Rows};
use crate::render::views::measure::{Cell, Row};

/// So many ranges of lines stand on the page; the data has more.
const MOST: usize = 6;

impl DidItWork<'_> {
    pub(super) fn lines(&self, rows: &Rows) -> String {
        let (mut said, mut last) = (String::new(), None);
        for (file, lines) in rows.iter().take(MOST) {
            let separator = match last {
                None => "",
                Some(before) if before == file => ", ",
                Some(_) => "; ",
            };
            said += separator;
            if last != Some(file) {
                // Writing into a String can't fail.
                let _ = write!(said, "[{}] ", u64::from(file) + 1);
            }
            said += &range(lines);
            last = Some(file);
        }
        let shown: u64 = rows.iter().take(MOST).map(|(_, lines)| u64::from(lines.to - lines.from) + 1).sum();
        match usize::try_from(rows.count().saturating_sub(shown)).unwrap_or(usize::MAX) {
            0 => said,
            more => format!("{said} {}", self.words.with("measure_more_lines", &[("n", &self.words.number(more))])),
        }
    }

    pub(super) fn lines_cell(&self, rows: &Rows) -> Cell {
        Cell::lines(self.lines(rows))
    }

    /// Every file with its number.
    pub(super) fn files(&self) -> Vec<Row> {
        let files = self.measurement.files.iter().enumerate();
        let row = |(at, file): (usize, &ResultsFile)| Row {
            id: format!("file-{}", at + 1),
            ..Row::new(format!("[{}] {}", at + 1, file.path), vec![Cell::new(self.count(file.rows))])
        };
        files.map(row).collect()
    }
}

/// `2–16`, or `19`.
fn range(Lines { from, to }: Lines) -> String {
    if from == to { from.to_string() } else { format!("{from}–{to}") }
}
