//! Ids of headings: the author's `{#id}`, else made from the words, each once in a text.

use std::collections::BTreeMap;

/// The ids given so far.
#[derive(Default)]
pub struct HeadingIds {
    used: BTreeMap<String, usize>,
}

impl HeadingIds {
    /// An id the author chose; `false` where it was chosen before.
    pub fn claim(&mut self, id: &str) -> bool {
        self.used.insert(id.to_owned(), 1).is_none()
    }

    /// An id made from a heading's words, with a number where the words come again.
    pub fn make(&mut self, words: &str) -> String {
        let base = match slug(words) {
            slug if slug.is_empty() => "section".to_owned(),
            slug => slug,
        };
        let mut id = base.clone();
        let mut number = *self.used.get(&base).unwrap_or(&0);
        while self.used.contains_key(&id) {
            number += 1;
            id = format!("{base}-{number}");
        }
        self.used.insert(base, number.max(1));
        self.used.insert(id.clone(), 1);
        id
    }
}

/// Lower-case letters and digits of any script, with one hyphen between words.
fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !matches!(c, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_come_again_get_a_number() {
        let mut ids = HeadingIds::default();
        assert_eq!(ids.make("What's next?"), "whats-next");
        assert_eq!(ids.make("What's next?"), "whats-next-2");
        assert_eq!(ids.make("What's next?"), "whats-next-3");
        assert_eq!(ids.make("!"), "section");
        assert!(!ids.claim("section"));
    }
}
