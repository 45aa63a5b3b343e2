//! Authored files and places in them, so that every later step can point at the very words it speaks of.
//!
//! Enter at [`Place`]: a byte range of a [`Source`]. It knows its line and column; only diagnostics show them.

use std::iter;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// One text file of the content folder, as read.
#[derive(Debug)]
pub struct Source {
    /// The path relative to the content folder, with `/` between its parts on every system.
    pub path: Arc<str>,
    /// The text without a byte order mark; line ends are as authored.
    pub text: String,
    /// Where each line begins, so that a place in a huge file is found as fast as in a small one; reckoned when the first
    /// place is asked for.
    line_starts: OnceLock<Vec<usize>>,
    /// How many characters begin before every [`STRIDE`]th byte, so that a place far behind in a huge line is found as fast;
    /// reckoned when the first such place is asked for.
    strides: OnceLock<Vec<usize>>,
}

/// In bytes. A line that is shorter is counted through.
const STRIDE: usize = 4096;

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for Source {}

/// The content files that something is made from, relative to the content folder: sorted, each once. Lists are long and
/// shared, so nobody copies one.
pub type SourceFiles = Arc<[Arc<str>]>;

/// A byte range of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub source: Arc<Source>,
    pub span: Range<usize>,
}

/// Lines and columns as an editor shows them: both count from 1, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Source {
    /// Whether the file is a translation into a language, as its name says: `feedback.fr.md`.
    pub fn is_translation_into(&self, language: &str) -> bool {
        let stem = self.path.strip_suffix(".md");
        stem.and_then(|stem| stem.rsplit_once('.')).is_some_and(|(_, tag)| tag == language)
    }
}

impl Place {
    /// The place `span` of `source`, cut to what the text holds.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        let len = source.text.len();
        let start = source.text.floor_char_boundary(span.start.min(len));
        let end = source.text.ceil_char_boundary(span.end.clamp(start, len));
        Self { source: Arc::clone(source), span: start..end }
    }

    /// The file as a whole: its first line.
    pub fn file(source: &Arc<Source>) -> Self {
        let first_line = source.text.lines().next().map_or(0, str::len);
        Self::new(source, 0..first_line)
    }

    /// The character at a line and column, both counted from 1.
    pub fn at(source: &Arc<Source>, line: usize, column: usize) -> Self {
        let start = source.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let rest = &source.text[start..];
        let offset = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(offset, _)| offset);
        Self::new(source, start + offset..start + offset + 1)
    }

    /// A part of this place, `within` counted from its start.
    pub fn part(&self, within: Range<usize>) -> Self {
        let start = self.span.start;
        Self::new(&self.source, start + within.start..start + within.end)
    }

    /// The authored text of this place.
    pub fn text(&self) -> &str {
        &self.source.text[self.span.clone()]
    }

    pub fn start(&self) -> Position {
        self.source.position(self.span.start)
    }

    /// The position just behind the last character.
    pub fn end(&self) -> Position {
        self.source.position(self.span.end)
    }
}

impl Source {
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<String>) -> Arc<Self> {
        let (path, text) = (path.into(), text.into());
        Arc::new(Self { path, text, line_starts: OnceLock::new(), strides: OnceLock::new() })
    }

    fn position(&self, offset: usize) -> Position {
        let starts = || iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line_starts = self.line_starts.get_or_init(starts);
        let line = line_starts.partition_point(|start| *start <= offset);
        let start = line_starts[line - 1];
        Position { line, column: self.characters(start..offset) + 1 }
    }

    fn characters(&self, range: Range<usize>) -> usize {
        if range.len() <= STRIDE {
            return self.text[range].chars().count();
        }
        let begins = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let strides = self.strides.get_or_init(|| {
            let sums = self.text.as_bytes().chunks(STRIDE).scan(0, |sum, stride| {
                let before = *sum;
                *sum += begins(stride);
                Some(before)
            });
            sums.collect()
        });
        let before = |at: usize| {
            let stride = (at / STRIDE).min(strides.len() - 1);
            strides[stride] + begins(&self.text.as_bytes()[stride * STRIDE..at])
        };
        before(range.end) - before(range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a.md", "one\nzwölf = 12\n");
        let place = Place::new(&source, 4 + "zwölf = ".len()..4 + "zwölf = 12".len());
        assert_eq!(place.text(), "12");
        assert_eq!(place.start(), Position { line: 2, column: 9 });
        assert_eq!(place.end(), Position { line: 2, column: 11 });
    }

    #[test]
    fn columns_of_a_huge_line_are_counted_like_those_of_a_short_one() {
        let text = format!("é\n{}", "aé€".repeat(5_000));
        let source = Source::new("a.md", text.clone());
        for at in [3, 4_096, 4_100, 8_193, 20_001, text.len()] {
            let place = Place::new(&source, at..at);
            let counted = text[3..place.span.start].chars().count() + 1;
            assert_eq!(place.start(), Position { line: 2, column: counted }, "{at}");
        }
    }

    #[test]
    fn a_span_beyond_the_text_is_cut() {
        let source = Source::new("a.md", "ä");
        assert_eq!(Place::new(&source, 1..99).text(), "ä");
    }
}
