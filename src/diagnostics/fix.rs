//! [`Fix`]: how a finding can be settled by changing the very words it is about, where there is no doubt.
//!
//! A fix is text for ranges of one file, so that every format can hand it on and `--fix` can apply it without knowing
//! what it means. Enter at [`Fix::name`] for a misspelt name, [`Fix::value`] for a whole value.

use std::ops::Range;

use crate::source::Place;

/// What to write instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, for a list of what was done: `"darft" → "draft"`.
    pub what: String,
    /// In one file, in its order, without overlaps.
    pub edits: Vec<Edit>,
}

/// New text for a place; an empty place takes an insertion.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    pub place: Place,
    pub text: String,
}

impl Fix {
    /// Another value for a place.
    pub fn value(place: &Place, text: impl Into<String>) -> Self {
        let text = text.into();
        let what = format!("{} → {text}", place.text());
        Self { what, edits: vec![Edit { place: place.clone(), text }] }
    }

    /// The name `meant` instead of `written`, which stands somewhere in `place`. None where it isn't plain which of its
    /// letters these are, or where the name would need marks around it.
    pub fn name(place: &Place, written: &str, meant: &str) -> Option<Self> {
        let is_plain = |c: char| c.is_alphanumeric() || "-_./+".contains(c);
        if written.is_empty() || meant.is_empty() || !meant.chars().all(is_plain) {
            return None;
        }
        let mut found = place.text().match_indices(written).map(|(at, _)| at..at + written.len());
        let at: Range<usize> = found.next()?;
        found.next().is_none().then(|| Self::value(&place.part(at), meant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn fixed(text: &str, written: &str, meant: &str) -> Option<String> {
        let source = Source::new("a.md", text);
        let fix = Fix::name(&Place::new(&source, 0..text.len()), written, meant)?;
        let [edit] = &fix.edits[..] else { return None };
        let mut text = text.to_owned();
        text.replace_range(edit.place.span.clone(), &edit.text);
        Some(text)
    }

    #[test]
    fn a_name_keeps_the_marks_around_it() {
        for (text, expected) in [
            ("darft", "draft"),
            ("\"darft\"", "\"draft\""),
            ("'darft'", "'draft'"),
            ("{{ fact(\"darft\") }}", "{{ fact(\"draft\") }}"),
        ] {
            assert_eq!(fixed(text, "darft", "draft").as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_people() {
        assert_eq!(fixed("darft, darft", "darft", "draft"), None, "which of the two?");
        assert_eq!(fixed("\"d\\u0061rft\"", "darft", "draft"), None, "written in another way");
        assert_eq!(fixed("darft", "darft", "dra\"ft"), None, "a quotation mark would end the text");
    }
}
