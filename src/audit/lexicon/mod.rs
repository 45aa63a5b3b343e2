//! [`Lexicon`]: finds the phrases of all rules in a text at once.
//!
//! Enter at [`Lexicon::hits`]. Phrases are kept by the first letters of their first word, so that a text is read once,
//! however long the lists are. Why no regular expressions: a phrase is words, and words may have marks, line ends and
//! blanked-out addresses between them.

mod phrase;
pub mod token;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::words::{FINE, OWN, Words};
use foldhash::fast::FixedState;
use phrase::{NUMBER, Numbers, Phrase, key};
use token::{Kind, Token};

/// The words of a language that are numbers: the first is one.
const NUMBERS: &str = "numbers";

pub struct Lexicon {
    entries: Vec<Entry>,
    /// Entries by the key of their first word.
    index: HashMap<String, Vec<usize>, FixedState>,
    /// Entries that can begin with any word.
    anywhere: Vec<usize>,
    numbers: Numbers,
}

struct Entry {
    rule: String,
    group: String,
    phrase: Phrase,
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// The word of the rule's code.
    pub rule: &'a str,
    pub group: &'a str,
    /// In bytes of the text.
    pub range: Range<usize>,
    /// The first number in it.
    pub number: Option<u64>,
}

impl Lexicon {
    pub fn new(words: &Words) -> Self {
        let numbers = words.phrases(NUMBERS, OWN).iter().map(|number| number.to_lowercase()).zip(1..).collect();
        let mut lexicon = Self { entries: Vec::new(), index: HashMap::default(), anywhere: Vec::new(), numbers };
        for (rule, groups) in words.rules.iter().filter(|(rule, _)| *rule != NUMBERS) {
            for (group, phrases) in groups {
                phrases.iter().for_each(|phrase| lexicon.add(rule, group, phrase));
            }
        }
        lexicon
    }

    fn add(&mut self, rule: &str, group: &str, phrase: &str) {
        let Some(phrase) = Phrase::parse(phrase) else { return };
        let number = self.entries.len();
        match phrase.keys() {
            Some(keys) => keys.iter().for_each(|key| self.index.entry((*key).to_owned()).or_default().push(number)),
            None => self.anywhere.push(number),
        }
        self.entries.push(Entry { rule: rule.to_owned(), group: group.to_owned(), phrase });
    }

    /// Every phrase that stands in the text, in the order of the text. Of phrases of one rule that overlap, the longest
    /// is meant; what overlaps with a fine phrase of the rule is not meant at all.
    pub fn hits(&self, tokens: &[Token<'_>]) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        (0..tokens.len()).for_each(|at| self.add_hits_at(&tokens[at..], &mut hits));
        if hits.is_empty() {
            return hits;
        }
        let fine: Vec<_> = hits.extract_if(.., |hit| hit.group == FINE).collect();
        hits.retain(|hit| !fine.iter().any(|it| it.rule == hit.rule && overlaps(&it.range, &hit.range)));
        hits.sort_by_key(|hit| (usize::MAX - hit.range.len(), hit.range.start));
        let mut kept: Vec<Hit<'_>> = Vec::new();
        for hit in hits {
            if !kept.iter().any(|it| it.rule == hit.rule && overlaps(&it.range, &hit.range)) {
                kept.push(hit);
            }
        }
        kept.sort_by_key(|hit| hit.range.start);
        kept
    }

    fn add_hits_at<'a>(&'a self, tokens: &[Token<'_>], hits: &mut Vec<Hit<'a>>) {
        let Some(first) = tokens.first() else { return };
        let by_key = |key: &str| self.index.get(key).map_or(&[][..], Vec::as_slice);
        let (own, as_number) = match &first.kind {
            Kind::Word(word) if self.numbers.contains_key(&**word) => (by_key(key(word)), by_key(NUMBER)),
            Kind::Word(word) => (by_key(key(word)), &[][..]),
            Kind::Number(number) => (by_key(key(number)), by_key(NUMBER)),
            Kind::End => return,
        };
        let entries = own.iter().chain(as_number).chain(&self.anywhere).filter_map(|at| self.entries.get(*at));
        let hit = |entry: &'a Entry| {
            let length = entry.phrase.matches(tokens, &self.numbers).filter(|length| *length > 0)?;
            let covered = &tokens[..length];
            let range = first.range.start..covered.last()?.range.end;
            let number = covered.iter().find_map(|token| self.number(token));
            Some(Hit { rule: &entry.rule, group: &entry.group, range, number })
        };
        hits.extend(entries.filter_map(hit));
    }

    /// The value of a number, written in digits or as a word.
    pub fn number(&self, token: &Token<'_>) -> Option<u64> {
        match &token.kind {
            Kind::Number(digits) => digits.parse().ok(),
            Kind::Word(word) => self.numbers.get(&**word).copied(),
            Kind::End => None,
        }
    }
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::token::tokens;
    use super::*;

    fn lexicon() -> Lexicon {
        let mut words = Words::default();
        let mut add = |rule: &str, group: &str, phrase: &str| words.add(rule, group, [phrase.to_owned()]);
        add("numbers", "phrases", "one");
        add("numbers", "phrases", "two");
        add("false-scarcity", "count", "only # left");
        add("false-scarcity", "few", "only");
        add("false-urgency", "phrases", "hurry");
        add("false-urgency", "fine", "no hurry");
        add("false-scarcity", "few", "the? last places");
        Lexicon::new(&words)
    }

    #[test]
    fn the_longest_phrase_is_meant_and_its_number_read() {
        let lexicon = lexicon();
        let text = "Hello, only\ntwo left!";
        let hits = lexicon.hits(&tokens(text));
        assert_eq!(hits.len(), 1, "{hits:?}");
        assert_eq!((hits[0].group, hits[0].number, &text[hits[0].range.clone()]), ("count", Some(2), "only\ntwo left"));
    }

    #[test]
    fn a_phrase_is_found_with_and_without_what_it_may_begin_with() {
        let lexicon = lexicon();
        for text in ["Take the last places!", "Take last places!"] {
            assert_eq!(lexicon.hits(&tokens(text)).len(), 1, "{text}");
        }
        assert!(lexicon.anywhere.is_empty(), "nothing is tried at every word");
    }

    #[test]
    fn a_fine_phrase_clears_what_it_overlaps_with() {
        let lexicon = lexicon();
        assert_eq!(lexicon.hits(&tokens("There is no hurry.")), []);
        assert_eq!(lexicon.hits(&tokens("Hurry!")).len(), 1);
    }
}
