//! [`Leaf`]: the words of an authored text as they stand in the file, for those who judge wording.
//!
//! A leaf is what stands in one block: a paragraph, a heading, an item of a list. Its text is as long as what was
//! authored, byte by byte: marks, addresses, code, placeholders and merge tags are blanks. So a word that is found in
//! it has a place, however much Markdown stands around it. Enter at [`Leaf::part`] for that place.

use std::ops::Range;

use super::copy::{Copy, Segment};
use crate::source::Place;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    pub kind: LeafKind,
    /// Its words, where something else than words was authored with them: most leaves hold nothing else.
    pub apart: Option<Box<str>>,
    pub place: Place,
    /// The outermost block that it stands in, counted from 0 within its text: all items of a list share one.
    pub group: usize,
    /// Whether it cites a footnote or a linked source.
    pub cites: bool,
    /// Whether a picture stands in it.
    pub pictured: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafKind {
    Paragraph,
    Heading,
    /// An item of a list, or a term and its meaning.
    Item,
    Cell,
    Quote,
    Footnote,
    /// What has no words, such as code or a rule between paragraphs.
    Break,
    /// A line of copy without Markdown, such as a subject.
    Line,
}

impl Leaf {
    /// What is kept of the words `text` that stand at `place`.
    pub fn apart(text: String, place: &Place) -> Option<Box<str>> {
        (text != place.text()).then(|| text.into_boxed_str())
    }

    /// As long as the authored text; blanks where no words stand.
    pub fn text(&self) -> &str {
        self.apart.as_deref().unwrap_or_else(|| self.place.text())
    }

    /// The place of a part of the text. Where the file holds the text in another form (a TOML string with escapes),
    /// the words are looked for; at worst the place is the whole value.
    pub fn part(&self, range: Range<usize>) -> Place {
        if self.place.span.len() == self.text().len() {
            return self.place.part(range);
        }
        let words = self.text().get(range).unwrap_or_default();
        let found = self.place.text().find(words).filter(|_| !words.is_empty());
        found.map_or_else(|| self.place.clone(), |at| self.place.part(at..at + words.len()))
    }

    /// Whether the sentence around a part of the text cites a figure of facts.toml. One figure with its source doesn't
    /// vouch for those of other sentences.
    pub fn cites_fact_at(&self, part: &Range<usize>) -> bool {
        const CITATION: &str = "fact(";
        let (text, authored) = (self.text(), self.place.text());
        let ends = |(at, c): &(usize, char)| {
            let next = text[at + c.len_utf8()..].chars().next();
            matches!(c, '.' | '!' | '?' | '…') && next.is_none_or(char::is_whitespace)
        };
        let mut ends = text.char_indices().filter(ends).map(|(at, _)| at);
        let before = ends.clone().take_while(|at| *at < part.start).last().unwrap_or(0);
        let after = ends.find(|at| *at >= part.end).unwrap_or(text.len());
        match authored.len() == text.len() {
            true => authored.get(before..after).is_some_and(|sentence| sentence.contains(CITATION)),
            false => authored.contains(CITATION),
        }
    }

    /// A line of copy: the value as it stands between its quotation marks.
    pub fn line(copy: &Copy) -> Self {
        let tokens = copy.segments.iter().filter_map(|segment| match segment {
            Segment::Text(_) => None,
            Segment::Value(it) => Some(&it.place),
            Segment::Merge(it) => Some(&it.place),
        });
        Self::value(&copy.place, tokens)
    }

    /// A text between quotation marks, with blanks for its quotation marks, its escapes and for `tokens`.
    pub fn value<'a>(place: &Place, tokens: impl Iterator<Item = &'a Place>) -> Self {
        let mut text = blank_escapes(place.text());
        for token in tokens.filter(|token| token.span != place.span) {
            let (from, to) = (token.span.start.checked_sub(place.span.start), token.span.end - place.span.start);
            if let Some(from) = from.filter(|_| to <= text.len()) {
                text.replace_range(from..to, &" ".repeat(to - from));
            }
        }
        let (apart, place) = (Self::apart(text, place), place.clone());
        Self { kind: LeafKind::Line, apart, place, group: 0, cites: false, pictured: false }
    }
}

/// A TOML string with blanks for escapes such as `\n` and `\"`, byte by byte.
fn blank_escapes(authored: &str) -> String {
    if !authored.starts_with('"') {
        return authored.to_owned();
    }
    let mut text = String::with_capacity(authored.len());
    let mut letters = authored.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        text.push(' ');
        text.extend(letters.next().into_iter().flat_map(|escaped| std::iter::repeat_n(' ', escaped.len_utf8())));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_fact_vouches_for_its_own_sentence() {
        let source = Source::new("a.md", "In {{ fact(\"a\") }} of 3.5 homes 3 % more. And 7 % less.");
        let place = Place::new(&source, 0..source.text.len());
        let leaf = Leaf { apart: None, ..Leaf::value(&place, [].into_iter()) };
        let at = |words: &str| source.text.find(words).map(|at| at..at + words.len()).unwrap();
        assert!(leaf.cites_fact_at(&at("3 %")));
        assert!(!leaf.cites_fact_at(&at("7 %")));
    }

    #[test]
    fn words_of_a_quoted_value_have_their_place() {
        let source = Source::new("a.md", "subject = \"Say \\\"hi\\\", now\"\n");
        let place = Place::new(&source, 10..27);
        let leaf = Leaf::value(&place, [].into_iter());
        assert_eq!(leaf.text().len(), place.span.len());
        let now = leaf.text().find("now").unwrap();
        assert_eq!(leaf.part(now..now + 3).text(), "now");
    }
}
