//! The lines of a source that a finding shows, made harmless and cut around the marked words.
//!
//! Enter at [`Excerpt::of`]. Lines are cut here and not by annotate-snippets, which gives up where the marked
//! words themselves are too long.

use std::ops::Range;

use super::safe_text::{char_width, clean, fitting, width};
use crate::source::Place;

/// Lines up to this width are shown whole: a screen of 100 columns without the line numbers.
const WHOLE: usize = 88;
/// What is shown of a longer line, in columns.
const CUT: usize = 76;
/// Words that begin behind this column have the beginning of their line left out …
const FAR: usize = 60;
/// … but for this much.
const BEFORE: usize = 30;

/// Lines to show, with the marked range in them.
#[derive(Debug, PartialEq)]
pub struct Excerpt {
    /// The number of the first line, from 1.
    pub first_line: usize,
    pub text: String,
    /// In bytes of `text`.
    pub marked: Range<usize>,
}

impl Excerpt {
    /// The lines around `place`.
    pub fn of(place: &Place) -> Self {
        let text = place.source.text.as_str();
        let start = place.span.start;
        // A line end at the end of a span would mark the beginning of a line that has nothing to do with it.
        let end = start + place.text().trim_end_matches(['\r', '\n']).len();
        let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let to = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
        let (text, marked) = lines(&text[from..to], start - from..end - from);
        Self { first_line: place.start().line, text, marked }
    }
}

/// Cuts each line of `region`; `marked` is a range of it.
fn lines(region: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let Some((first, rest)) = region.split_once('\n') else {
        return cut(region, marked);
    };
    let first_is_marked = marked.start..first.len();
    let (mut text, first_marked) = cut(first, first_is_marked);
    // Where the first line begins far to the right, nothing else of the span would fit beside it.
    if width(&first[..marked.start.min(first.len())]) > FAR {
        return (text, first_marked);
    }
    let last_from = rest.rfind('\n').map_or(0, |newline| newline + 1);
    for line in rest[..last_from].lines() {
        text.push('\n');
        text.push_str(&cut(line, 0..0).0);
    }
    text.push('\n');
    let (last, last_marked) = cut(&rest[last_from..], 0..marked.end - first.len() - 1 - last_from);
    let marked = first_marked.start..text.len() + last_marked.end;
    (text + &last, marked)
}

/// One line, no wider than fits, and where the marked words are now. What is left out before them is
/// replaced by as many spaces, so that columns stay true; the renderer moves them out of sight.
fn cut(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    // The `\r` of a line end is not shown, unless it is itself what the finding is about.
    let line = line.strip_suffix('\r').filter(|bare| marked.start <= bare.len()).unwrap_or(line);
    let start = marked.start.min(line.len());
    let end = marked.end.clamp(start, line.len());
    let shown = shown(line, start);
    let end = end.min(shown.end);

    let mut text = " ".repeat(line[..shown.start].chars().count());
    text.push_str(&clean(&line[shown.start..start]));
    let from = text.len();
    text.push_str(&clean(&line[start..end]));
    let to = text.len();
    text.push_str(&clean(&line[end..shown.end]));
    if shown.end < line.len() {
        text.push_str("...");
    }
    (text, from..to)
}

/// The part of a line that is shown, for words that begin at `start`.
fn shown(line: &str, start: usize) -> Range<usize> {
    if width(line) <= WHOLE {
        return 0..line.len();
    }
    let before = &line[..start];
    let from = if width(before) > FAR { start - tail(before, BEFORE) } else { 0 };
    from..from + fitting(&line[from..], CUT)
}

/// The length in bytes of the end of `text` that takes no more than `columns`.
fn tail(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    let fits = text.chars().rev().take_while(|c| {
        taken += char_width(*c);
        taken <= columns
    });
    fits.map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn excerpt(text: &str, span: Range<usize>) -> Excerpt {
        Excerpt::of(&Place::new(&Source::new("a.md", text), span))
    }

    #[test]
    fn one_line_is_shown_as_it_is() {
        let found = excerpt("one\r\ntwo = 2\r\n", 11..12);
        assert_eq!(found, Excerpt { first_line: 2, text: "two = 2".into(), marked: 6..7 });
    }

    #[test]
    fn a_line_end_in_a_span_marks_no_further_line() {
        let found = excerpt("one\r\ntwo\r\n", 0..5);
        assert_eq!(found, Excerpt { first_line: 1, text: "one".into(), marked: 0..3 });
    }

    #[test]
    fn the_end_of_a_file_is_an_empty_line() {
        let found = excerpt("one\n", 4..4);
        assert_eq!(found, Excerpt { first_line: 2, text: String::new(), marked: 0..0 });
    }

    #[test]
    fn several_lines_are_marked_from_start_to_end() {
        let found = excerpt("zero\none\r\ntwo\r\nthree", 6..18);
        assert_eq!(found, Excerpt { first_line: 2, text: "one\ntwo\nthree".into(), marked: 1..11 });
        assert_eq!(&found.text[found.marked], "ne\ntwo\nthr");
    }

    #[test]
    fn replaced_characters_move_the_mark() {
        let found = excerpt("\u{202e}x\u{1b} = 1", 4..5);
        assert_eq!(found.text, "�x␛ = 1");
        assert_eq!(&found.text[found.marked], "␛");
    }

    #[test]
    fn a_huge_line_is_cut_on_both_sides() {
        let line = format!("{}here{}", "a".repeat(50_000), "b".repeat(50_000));
        let found = excerpt(&line, 50_000..50_004);
        assert_eq!(&found.text[found.marked.clone()], "here");
        // The column of the mark is true, and little else is left.
        assert_eq!(found.marked.start, 50_000);
        assert_eq!(found.text.trim_start(), format!("{}here{}...", "a".repeat(30), "b".repeat(42)));
    }

    #[test]
    fn huge_marked_words_are_cut_too() {
        let found = excerpt(&"a".repeat(50_000), 10..50_000);
        assert_eq!(found.text, format!("{}...", "a".repeat(76)));
        assert_eq!(found.marked, 10..76);
    }
}
