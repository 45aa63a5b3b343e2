//! Several fixes in one text.

use std::ops::Range;

use crate::diagnostics::Fix;
use crate::diagnostics::fix::Edit;

/// The text with the fixes, and those that were carried out: of two that touch the same words, the first.
pub fn apply<'f>(text: &str, fixes: &[&'f Fix]) -> (String, Vec<&'f Fix>) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut done: Vec<&Fix> = Vec::new();
    for fix in fixes {
        let is_free = |edit: &Edit| !taken.iter().any(|other| overlap(&edit.place.span, &other.place.span));
        if fix.edits.iter().all(is_free) {
            taken.extend(&fix.edits);
            done.push(fix);
        }
    }
    // What is inserted at one and the same place keeps the order of its fixes.
    taken.sort_by_key(|edit| (edit.place.span.start, edit.place.span.end));
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for edit in taken {
        out.push_str(&text[from..edit.place.span.start]);
        out.push_str(&edit.text);
        from = edit.place.span.end;
    }
    out.push_str(&text[from..]);
    (out, done)
}

/// Whether two ranges share a byte, or one is an insertion within the other.
fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => false,
        (true, false) => other.start < one.start && one.start < other.end,
        (false, true) => overlap(other, one),
        (false, false) => one.start < other.end && other.start < one.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    fn fix(text: &str, edits: &[(Range<usize>, &str)]) -> Fix {
        let source = Source::new("a.md", text);
        let edit = |(span, text): &(Range<usize>, &str)| Edit {
            place: Place::new(&source, span.clone()),
            text: (*text).to_owned(),
        };
        Fix { what: String::new(), edits: edits.iter().map(edit).collect() }
    }

    #[test]
    fn what_overlaps_waits() {
        let text = "one two three";
        let fixes = [
            fix(text, &[(4..7, "2")]),
            fix(text, &[(0..0, "zero "), (8..13, "3")]),
            fix(text, &[(6..9, "x")]),
            fix(text, &[(0..0, "half ")]),
            fix(text, &[(4..7, "2")]),
        ];
        let (out, done) = apply(text, &fixes.iter().collect::<Vec<_>>());
        assert_eq!(out, "zero half one 2 3");
        assert_eq!(done.len(), 3);
    }
}
