//! Texts of rows and values: what separates them, and how programs protect them.
//!
//! Enter at [`Form::of`]. Programs disagree on what stands between the values, so the head decides.

/// What can stand between values, the most usual first.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// How the rows of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    pub delimiter: u8,
    /// Where the rows begin, in bytes.
    pub start: usize,
    /// How many lines stand before them.
    pub lines: usize,
}

impl Form {
    pub fn of(text: &str) -> Self {
        let hint = hint(text);
        let (start, lines) = hint.map_or((0, 0), |(_, length)| (length, 1));
        let delimiter = hint.map_or_else(|| delimiter(text), |(delimiter, _)| delimiter);
        Self { delimiter, start, lines }
    }
}

/// Excel may say in a first line what stands between the values: `sep=;`. Gives that and the length of the line.
fn hint(text: &str) -> Option<(u8, usize)> {
    let first = text.split_inclusive('\n').next()?;
    match first.trim_end().trim_matches('"').strip_prefix("sep=").map(str::as_bytes)? {
        [delimiter] if delimiter.is_ascii() => Some((*delimiter, first.len())),
        [] if first.contains('\t') => Some((b'\t', first.len())),
        _ => None,
    }
}

/// What stands most often between the names of the columns.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [0_usize; DELIMITERS.len()];
    for byte in head.bytes() {
        match DELIMITERS.iter().position(|it| *it == byte) {
            _ if byte == b'"' => quoted = !quoted,
            Some(index) if !quoted => counts[index] += 1,
            _ => {}
        }
    }
    // Of those that stand equally often, the most usual one.
    (0..DELIMITERS.len()).rev().max_by_key(|index| counts[*index]).map_or(b',', |index| DELIMITERS[index])
}

/// A value without the quote that keeps spreadsheets from reckoning it.
pub fn unguarded(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_says_what_stands_between_values() {
        let form = |text| {
            let Form { delimiter, start, lines } = Form::of(text);
            (char::from(delimiter), start, lines)
        };
        assert_eq!(form("a,b\n1;2"), (',', 0, 0));
        assert_eq!(form("\"a,a\";b\r\n1;2\r\n"), (';', 0, 0));
        assert_eq!(form("a\tb"), ('\t', 0, 0));
        assert_eq!(form("a|b"), ('|', 0, 0));
        assert_eq!(form("sep=;\r\na,a;b"), (';', 7, 1));
        assert_eq!(form("\"sep=,\"\na;b"), (',', 8, 1));
        assert_eq!(form("sep=\t\na,b"), ('\t', 6, 1));
        assert_eq!(form("sep=ab\n"), (',', 0, 0), "a name like any other");
        assert_eq!(form(""), (',', 0, 0));
    }

    #[test]
    fn a_guard_against_formulas_is_taken_off() {
        assert_eq!([" '=1+1 ", "'tis", "'-3"].map(unguarded), ["=1+1", "'tis", "-3"]);
    }
}
