//! Recognises placeholders and merge tags in what an author wrote.
//!
//! Enter at [`segments`] for plain copy; `markdown` uses [`tokens`] to find them before Markdown sees the text.

use std::ops::Range;

use toml::de::DeValue;

use super::reader::{FromValue, Reader, Value};
use super::record::Shape;
use crate::model::copy::{Copy, MergeTag, Placeholder, Segment, ValueName};
use crate::source::Place;

/// A placeholder or merge tag and its byte range in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub range: Range<usize>,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum TokenKind {
    Value(ValueName),
    /// The name and the fallback.
    Merge(String, String),
}

/// Text with the place it stands at: maps parts of it back to the file.
#[derive(Debug, Clone)]
pub struct Authored<'a> {
    pub text: &'a str,
    whole: Place,
    /// Where the text begins in the file, if it stands there letter by letter.
    start: Option<usize>,
}

impl<'a> Authored<'a> {
    /// A part of a file, as it stands there.
    pub fn verbatim(text: &'a str, place: Place) -> Self {
        let start = Some(place.span.start);
        Self { text, whole: place, start }
    }

    /// A TOML string; where it has escapes, its parts can only be shown as the whole.
    pub fn string(text: &'a str, place: Place) -> Self {
        let start = place.text().find(text).map(|at| place.span.start + at);
        Self { text, whole: place, start }
    }

    pub fn place(&self, range: Range<usize>) -> Place {
        match self.start {
            Some(start) => Place::new(&self.whole.source, start + range.start..start + range.end),
            None => self.whole.clone(),
        }
    }

    pub fn whole(&self) -> &Place {
        &self.whole
    }
}

/// Every `{{ … }}` and `[[ … ]]` of a text, in order. What stands between the braces is judged later.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut marks =
        [("{{", "}}"), ("[[", "]]")].map(|(open, close)| (Finder::new(text, open), Finder::new(text, close)));
    let mut line_ends = Finder::new(text, "\n");
    let mut from = 0;
    while let Some((start, [open, close])) = next_opening(&mut marks, from) {
        let inner_start = start + open.needle.len();
        let line_end = line_ends.next(inner_start).unwrap_or(text.len());
        from = inner_start;
        let Some(inner_end) = close.next(inner_start).filter(|end| *end < line_end) else { continue };
        if let Some(kind) = token(open.needle, text[inner_start..inner_end].trim()) {
            from = inner_end + close.needle.len();
            found.push(Token { range: start..from, kind });
        }
    }
    found
}

type Marks<'t> = (Finder<'t>, Finder<'t>);

/// The next beginning of a token, with the finders of its two marks.
fn next_opening<'m, 't>(marks: &'m mut [Marks<'t>; 2], from: usize) -> Option<(usize, [&'m mut Finder<'t>; 2])> {
    let at = |(open, close): &'m mut Marks<'t>| open.next(from).map(|at| (at, [open, close]));
    marks.iter_mut().filter_map(at).min_by_key(|(at, _)| *at)
}

/// Looks for a mark from places that only go forward, and for each occurrence once: a text may be full of beginnings that
/// never end.
struct Finder<'t> {
    text: &'t str,
    needle: &'static str,
    /// The first occurrence that was not passed yet.
    next: Option<usize>,
}

impl<'t> Finder<'t> {
    fn new(text: &'t str, needle: &'static str) -> Self {
        Self { text, needle, next: text.find(needle) }
    }

    /// Where the mark stands next, at `from` or behind.
    fn next(&mut self, from: usize) -> Option<usize> {
        if self.next.is_some_and(|at| at < from) {
            self.next = self.text[from..].find(self.needle).map(|at| from + at);
        }
        self.next
    }
}

fn token(open: &str, inner: &str) -> Option<TokenKind> {
    if open == "{{" {
        return Some(TokenKind::Value(value_name(inner)));
    }
    // `[[name|fallback]]`; without a bar it may be a wiki link or a list in a list, which is none of ours.
    let (name, fallback) = inner.split_once('|')?;
    Some(TokenKind::Merge(name.trim().to_owned(), fallback.trim().to_owned()))
}

fn value_name(inner: &str) -> ValueName {
    let fact = inner.strip_prefix("fact(").and_then(|rest| rest.trim_end().strip_suffix(')'));
    match fact {
        Some(id) => ValueName::Fact(id.trim().trim_matches(['"', '\'', '“', '”', '„']).to_owned()),
        None => ValueName::Path(inner.chars().filter(|c| !c.is_whitespace()).collect()),
    }
}

/// Plain copy in its parts.
pub fn segments(authored: &Authored<'_>) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut from = 0;
    for token in tokens(authored.text) {
        push_text(&mut segments, &authored.text[from..token.range.start]);
        from = token.range.end;
        let place = authored.place(token.range);
        segments.push(match token.kind {
            TokenKind::Value(name) => Segment::Value(Placeholder { name, place }),
            TokenKind::Merge(name, fallback) => Segment::Merge(MergeTag { name, fallback, place }),
        });
    }
    push_text(&mut segments, &authored.text[from..]);
    segments
}

fn push_text(segments: &mut Vec<Segment>, text: &str) {
    if !text.is_empty() {
        segments.push(Segment::Text(text.to_owned()));
    }
}

impl FromValue for Copy {
    fn shape() -> Shape {
        Shape::Copy
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else {
            reader.wrong_type(value, "a text in quotes");
            return None;
        };
        let place = reader.place(value.span());
        let authored = Authored::string(text.trim(), place.clone());
        Some(Self { segments: segments(&authored), place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_merge_tags_are_found_and_lists_are_not() {
        let kinds: Vec<_> = tokens("Hi [[first_name|there]], {{ course.title }} {{fact('a')}} [[1, 2]] {{ open")
            .into_iter()
            .map(|t| t.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                TokenKind::Merge("first_name".into(), "there".into()),
                TokenKind::Value(ValueName::Path("course.title".into())),
                TokenKind::Value(ValueName::Fact("a".into())),
            ]
        );
    }
}
