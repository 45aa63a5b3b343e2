//! [`Sheet`]: a text of rows, and where each of its values stands.

use std::ops::Range;
use std::sync::Arc;

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::load::separated::Form;
use crate::source::{Place, Source};

/// Larger pieces than usual: a file may have a million rows.
const PIECE: usize = 64 * 1024;

pub struct Sheet<'s> {
    pub source: &'s Arc<Source>,
    /// The names of the columns, without empty ones at the end.
    pub head: Vec<Heading>,
    /// The line of the head.
    pub head_at: Range<usize>,
    delimiter: u8,
    /// Where the rows below the head begin, in bytes.
    body: usize,
    /// How many lines end above that.
    lines: u32,
}

/// The name of a column.
pub struct Heading {
    /// On one line.
    pub name: String,
    pub at: Range<usize>,
}

/// Where a row begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowStart {
    /// In bytes of the source.
    pub at: usize,
    /// From 1.
    pub line: u32,
}

impl<'s> Sheet<'s> {
    pub fn of(source: &'s Arc<Source>) -> Self {
        let form = Form::of(&source.text);
        let mut sheet = Self {
            source,
            head: Vec::new(),
            head_at: 0..0,
            delimiter: form.delimiter,
            body: form.start,
            lines: u32::try_from(form.lines).unwrap_or(0),
        };
        let mut reader = sheet.reader();
        let mut record = StringRecord::new();
        while next(&mut reader, &mut record) && is_blank(&record) {}
        let start = sheet.start(&record);
        let end = form.start + usize::try_from(reader.position().byte()).unwrap_or(0);
        drop(reader);
        sheet.head = (0..record.len()).map(|column| sheet.heading(&record, start, column)).collect();
        while sheet.head.last().is_some_and(|heading| heading.name.is_empty()) {
            sheet.head.pop();
        }
        if let [first, ..] = &sheet.head[..] {
            let end = sheet.head.last().map_or(first.at.end, |last| last.at.end);
            sheet.head_at = first.at.start..end;
        }
        sheet.body = end;
        let above = source.text[..end].matches('\n').count();
        sheet.lines = u32::try_from(above).unwrap_or(u32::MAX);
        sheet
    }

    fn heading(&self, record: &StringRecord, start: RowStart, column: usize) -> Heading {
        let name = record.get(column).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        Heading { name, at: self.value(start, column) }
    }

    /// Reads the rows below the head.
    pub fn reader(&self) -> Reader<&'s [u8]> {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .has_headers(false)
            .buffer_capacity(PIECE)
            .from_reader(&self.source.text.as_bytes()[self.body..])
    }

    /// Where a row that was read begins.
    pub fn start(&self, record: &StringRecord) -> RowStart {
        let (byte, line) = record.position().map_or((0, 1), |position| (position.byte(), position.line()));
        let at = self.body + usize::try_from(byte).unwrap_or(0);
        // What the reader skips before a row, it counts to the row.
        let skipped = self.source.text.as_bytes()[at..].iter().take_while(|byte| b"\r\n".contains(byte));
        let (length, breaks) =
            skipped.fold((0, 0), |(length, breaks), byte| (length + 1, breaks + u32::from(*byte == b'\n')));
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        RowStart { at: at + length, line: self.lines.saturating_add(line).saturating_add(breaks) }
    }

    /// Where a value of a row stands, without quotes and blanks around it, in bytes of the source.
    pub fn value(&self, row: RowStart, column: usize) -> Range<usize> {
        let bytes = self.source.text.as_bytes();
        let mut start = row.at;
        for _ in 0..column {
            let end = self.end_of_value(start);
            match bytes.get(end) {
                Some(byte) if *byte == self.delimiter => start = end + 1,
                _ => return end..end,
            }
        }
        let written = &self.source.text[start..self.end_of_value(start)];
        let is_around = |c: char| c == '"' || c.is_whitespace();
        let from = start + written.len() - written.trim_start_matches(is_around).len();
        from..from + written.trim_matches(is_around).len()
    }

    /// Where the value that begins at `start` ends: at a separator or line end outside of quotes.
    fn end_of_value(&self, start: usize) -> usize {
        let bytes = self.source.text.as_bytes();
        // Quotes only mean something at the beginning of a value.
        let mut quoted = bytes.get(start) == Some(&b'"');
        let mut at = start + usize::from(quoted);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' if quoted => quoted = false,
                b'\r' | b'\n' if !quoted => break,
                byte if *byte == self.delimiter && !quoted => break,
                _ => {}
            }
            at += 1;
        }
        at
    }

    pub fn place(&self, at: Range<usize>) -> Place {
        Place::new(self.source, at)
    }

    /// A value, or where it is empty its row.
    pub fn value_place(&self, row: RowStart, column: usize) -> Place {
        match self.value(row, column) {
            at if at.is_empty() => self.row_place(row),
            at => self.place(at),
        }
    }

    /// The line that a row begins on.
    pub fn row_place(&self, row: RowStart) -> Place {
        let length = self.source.text[row.at..].lines().next().map_or(0, str::len);
        self.place(row.at..row.at + length)
    }
}

/// Reads the next row; false at the end. Rows may have any length and the text is UTF-8, so nothing is left that the reader
/// could refuse.
pub fn next(reader: &mut Reader<&[u8]>, record: &mut StringRecord) -> bool {
    reader.read_record(record).unwrap_or(false)
}

pub fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of the rows of a text, with their values as they stand in it.
    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let source = Source::new("results/a.csv", text);
        let sheet = Sheet::of(&source);
        let (mut reader, mut record, mut rows) = (sheet.reader(), StringRecord::new(), Vec::new());
        while next(&mut reader, &mut record) {
            let start = sheet.start(&record);
            let values = (0..record.len()).map(|n| source.text[sheet.value(start, n)].to_owned());
            rows.push((start.line, values.collect()));
        }
        rows
    }

    #[test]
    fn a_value_is_found_where_it_stands() {
        let row = |line, values: &[&str]| (line, values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        let expected = [row(2, &["1", "2"]), row(3, &["3", "4, 5"]), row(6, &["6\n7", ""]), row(8, &["8", "9 \"\"x"])];
        assert_eq!(rows("a,b\n1,2\n3,\"4, 5\"\n\n\n\"6\n7\",\n8, \"9 \"\"x\"\n"), expected);
        let crlf = rows("sep=,\r\na,b\r\n1,2\r\n\r\n\"3\r\n\",4\r\n5,6");
        assert_eq!(crlf, [row(3, &["1", "2"]), row(5, &["3", "4"]), row(7, &["5", "6"])]);
    }

    #[test]
    fn empty_names_at_the_end_are_no_columns() {
        let source = Source::new("results/a.csv", ",,\n\n a ,\"b\n c\",,\n1,2,3,4\n");
        let sheet = Sheet::of(&source);
        assert_eq!(sheet.head.iter().map(|heading| heading.name.as_str()).collect::<Vec<_>>(), ["a", "b c"]);
        assert_eq!(sheet.place(sheet.head_at.clone()).text(), "a ,\"b\n c");
        assert_eq!(Sheet::of(&Source::new("results/a.csv", "")).head.len(), 0);
    }
}
