//! CSV → rows with the lines they stand on.
//!
//! Enter at [`Table::read`].

use csv::{ReaderBuilder, StringRecord};

use super::found::{At, Note, Weight, one_line};
use crate::load::separated::{Form, unguarded};

#[derive(Debug, Default)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    /// From 1, the head included.
    pub line: usize,
    cells: StringRecord,
}

impl Table {
    /// Rows that don't have as many values as the head are notes.
    pub fn read(text: &str, notes: &mut Vec<Note>) -> Self {
        let Form { delimiter, start, lines: skipped } = Form::of(text);
        let rows = &text.as_bytes()[start..];
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(rows);
        let mut table = Self::default();
        for record in reader.records() {
            // The text is UTF-8 and rows may have any length, so nothing is left that the reader could refuse.
            let Ok(cells) = record else { continue };
            let line = cells.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0)) + skipped;
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if table.head.is_empty() {
                table.head = cells.iter().map(one_line).collect();
            } else if cells.len() > table.head.len() && cells.iter().skip(table.head.len()).any(|it| !it.is_empty()) {
                notes.push(too_long(line, &cells, table.head.len()));
            } else if cells.len() < table.head.len() {
                notes.push(too_short(line, &cells, table.head.len()));
            } else {
                table.rows.push(Row { line, cells });
            }
        }
        table
    }

    /// The column with one of these names, whatever their case.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.head.iter().position(|it| plain(it) == plain(name)))
    }

    /// The names of the columns that are not among `used`.
    pub fn others(&self, used: &[&str]) -> Vec<&str> {
        let is_used = |name: &str| used.iter().any(|used| plain(used) == plain(name));
        self.head.iter().map(String::as_str).filter(|name| !name.is_empty() && !is_used(name)).collect()
    }

    /// What a row says in the column with one of these names; `None` where that is nothing.
    pub fn cell<'r>(&self, row: &'r Row, names: &[&str]) -> Option<&'r str> {
        row.cell(self.column(names)?)
    }
}

impl Row {
    pub fn at(&self) -> At {
        At::line(self.line)
    }

    pub fn cell(&self, column: usize) -> Option<&str> {
        self.cells.get(column).map(unguarded).filter(|cell| !cell.is_empty())
    }
}

/// Names of columns are the same whatever stands between their words: `Course name`, `course_name`.
fn plain(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

fn too_long(line: usize, cells: &StringRecord, expected: usize) -> Note {
    let said = format!(
        "This row has {} values, and the head has {expected}. Put a text that holds the separator between quotes.",
        cells.len()
    );
    Note::new(Weight::Refused, &At::line(line), &first(cells), said)
}

fn too_short(line: usize, cells: &StringRecord, expected: usize) -> Note {
    let said = format!(
        "This row has {} values, and the head has {expected}. Is a quote above it or in it not closed?",
        cells.len()
    );
    Note::new(Weight::Refused, &At::line(line), &first(cells), said)
}

fn first(cells: &StringRecord) -> String {
    cells.iter().find(|cell| !cell.trim().is_empty()).unwrap_or_default().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Table, Vec<Note>) {
        let mut notes = Vec::new();
        let table = Table::read(text, &mut notes);
        (table, notes)
    }

    #[test]
    fn the_head_says_what_stands_between_values() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2", "a|b\n1|2", "sep=;\na;b\n1;2", "\"a,a\";b\r\n1;2\r\n"] {
            let (table, notes) = read(text);
            assert_eq!((table.head.len(), notes.len()), (2, 0), "{text}");
            assert_eq!(table.cell(&table.rows[0], &["B"]), Some("2"), "{text}");
        }
    }

    #[test]
    fn a_row_has_the_line_it_begins_at() {
        let (table, notes) = read("a,b\n\"two\nlines\",1\n\n,\nx,2\nshort\nlong,1,2\ngood,3\nmore,4,\n");
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 6, 9, 10]);
        assert_eq!(notes.iter().map(|note| note.at.line).collect::<Vec<_>>(), [7, 8]);
    }
}
