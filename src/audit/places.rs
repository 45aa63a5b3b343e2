//! Places of values that the model keeps no place of: found again in the author's own lines.
//!
//! Enter at [`in_table`]. Front matter can be written in many ways; where a value isn't found in the usual one, the
//! caller points at the table or the item instead.

use std::ops::Range;
use std::sync::Arc;

use crate::source::{Place, Source};

/// The line of `key` in the table with the header `[table]`.
pub fn in_table(source: &Arc<Source>, table: &str, key: &str) -> Option<Place> {
    let header = format!("[{table}]");
    let mut lines = lines_of(source, &header, 0);
    lines.find(|span| is_line_of(&source.text[span.clone()], key)).map(|span| Place::new(source, span))
}

/// The line of `key` in one of several tables of a list, `[[list]]`, counted from 0; where there is no such line, the
/// line that the table begins with.
pub fn in_list(source: &Arc<Source>, list: &str, index: usize, key: &str) -> Option<Place> {
    let header = format!("[[{list}]]");
    let mut lines = lines_of(source, &header, index);
    let keyed = lines.find(|span| is_line_of(&source.text[span.clone()], key));
    let span = keyed.or_else(|| headers(source, &header).nth(index).map(|(_, span)| span))?;
    Some(Place::new(source, span))
}

/// A word within a place; the place itself where the word isn't in it.
pub fn word(place: Place, word: &str) -> Place {
    match place.text().find(word) {
        Some(at) => place.part(at..at + word.len()),
        None => place,
    }
}

/// The lines below the `index`th header that reads `header`, up to the next header.
fn lines_of(source: &Arc<Source>, header: &str, index: usize) -> impl Iterator<Item = Range<usize>> {
    let from = headers(source, header).nth(index).map(|(line, _)| line + 1);
    let below = from.into_iter().flat_map(|from| lines(source).skip(from));
    below.take_while(|span| !is_header(&source.text[span.clone()]))
}

fn headers(source: &Arc<Source>, header: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    lines(source).enumerate().filter(move |(_, span)| source.text[span.clone()].split('#').next() == Some(header))
}

/// Every line without the white space around it.
fn lines(source: &Arc<Source>) -> impl Iterator<Item = Range<usize>> {
    let text = &source.text;
    text.split_inclusive('\n').scan(0, move |at, line| {
        let start = *at + (line.len() - line.trim_start().len());
        *at += line.len();
        let trimmed = line.trim();
        Some(if trimmed.is_empty() { start..start } else { start..start + trimmed.len() })
    })
}

fn is_header(line: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || "-_.\"'[] ".contains(c);
    line.starts_with('[') && line.ends_with(']') && line.chars().all(is_name)
}

fn is_line_of(line: &str, key: &str) -> bool {
    line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "title = \"A\"\n\n[landing]\nattention = \"\"\"\n[x](y)\n\"\"\"\ndesire = \"d\"\n[for.lead.landing]\n\
                        attention = \"for leads\"\n[[modules]]\ntitle = \"One\"\n[[modules]]\n  duration = \"9m\"\n";

    #[test]
    fn a_line_is_found_below_its_header() {
        let source = Source::new("a.md", TEXT);
        let found = |table, key| in_table(&source, table, key).map(|place| place.text().to_owned());
        assert_eq!(found("landing", "desire").as_deref(), Some("desire = \"d\""));
        assert_eq!(found("for.lead.landing", "attention").as_deref(), Some("attention = \"for leads\""));
        assert_eq!(found("for.lead.landing", "desire"), None);
        assert_eq!(found("nothing", "desire"), None);
    }

    #[test]
    fn an_entry_of_a_list_is_found_by_its_number() {
        let source = Source::new("a.md", TEXT);
        let found = |index| in_list(&source, "modules", index, "duration").map(|place| place.text().to_owned());
        assert_eq!(found(0).as_deref(), Some("[[modules]]"));
        assert_eq!(found(1).as_deref(), Some("duration = \"9m\""));
        assert_eq!(found(2), None);
    }

    #[test]
    fn a_word_is_found_in_its_place_or_not_at_all() {
        let source = Source::new("a.md", TEXT);
        let line = in_table(&source, "landing", "desire").unwrap();
        assert_eq!(word(line.clone(), "\"d\"").text(), "\"d\"");
        assert_eq!(word(line.clone(), "absent"), line);
    }
}
