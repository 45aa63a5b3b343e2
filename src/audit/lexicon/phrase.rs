//! [`Phrase`]: a pattern as word lists write it, and whether it stands at a place of a text.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::token::{Kind, Token};

/// Numbers that are written as words.
pub type Numbers = HashMap<String, u64, FixedState>;

/// One part of a phrase.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    choices: Vec<Choice>,
    optional: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Choice {
    Word(String),
    /// `train*`
    Stem(String),
    /// `#`
    Number,
    /// `_`
    Any,
    /// `..`: up to [`GAP`] words.
    Gap,
    /// `.`: the end of a sentence.
    End,
}

/// The most words that `..` stands for.
const GAP: usize = 4;

#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    parts: Vec<Part>,
}

impl Phrase {
    /// Reads a phrase; `None` where nothing is written.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<_> = text.split_whitespace().map(part).collect();
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// The beginnings under which the phrase is found in an index; `None` where it can begin with anything. What may be left
    /// out at the beginning leaves the beginning to what follows.
    pub fn keys(&self) -> Option<BTreeSet<&str>> {
        let needed = self.parts.iter().position(|part| !part.optional)?;
        self.parts[..=needed].iter().flat_map(|part| &part.choices).map(Choice::key).collect()
    }

    /// How many of the tokens, from the first on, the phrase covers.
    pub fn matches(&self, tokens: &[Token<'_>], numbers: &Numbers) -> Option<usize> {
        matches(&self.parts, tokens, numbers)
    }
}

/// The first letters of a word, under which it is found in an index.
pub fn key(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(end, _)| &word[..end])
}

/// Under which numbers are found.
pub const NUMBER: &str = "#";

fn part(word: &str) -> Part {
    let (word, optional) = match word.strip_suffix('?') {
        Some(word) if !word.is_empty() => (word, true),
        _ => (word, false),
    };
    let choices = match word {
        ".." => vec![Choice::Gap],
        _ => word.split('/').filter(|choice| !choice.is_empty()).map(choice).collect(),
    };
    Part { choices, optional }
}

fn choice(word: &str) -> Choice {
    match word {
        NUMBER => Choice::Number,
        "_" => Choice::Any,
        "." => Choice::End,
        _ => match word.strip_suffix('*') {
            Some(stem) => Choice::Stem(normal(stem)),
            None => Choice::Word(normal(word)),
        },
    }
}

/// As words of a text are kept: an apostrophe at the end is no part of them.
fn normal(word: &str) -> String {
    word.replace('’', "'").trim_end_matches('\'').to_lowercase()
}

impl Choice {
    fn key(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(key(word)),
            Self::Stem(stem) if stem.chars().count() >= 3 => Some(key(stem)),
            Self::Number => Some(NUMBER),
            Self::Stem(_) | Self::Any | Self::Gap | Self::End => None,
        }
    }

    fn fits(&self, token: &Token<'_>, numbers: &Numbers) -> bool {
        match (self, &token.kind) {
            (Self::End, kind) => *kind == Kind::End,
            (Self::Word(own), Kind::Word(word)) => own == word,
            (Self::Word(own), Kind::Number(number)) => own == number,
            (Self::Stem(stem), Kind::Word(word)) => word.starts_with(stem.as_str()),
            (Self::Number, Kind::Number(_)) => true,
            (Self::Number, Kind::Word(word)) => numbers.contains_key(&**word),
            (Self::Any, kind) => *kind != Kind::End,
            _ => false,
        }
    }
}

/// Follows the parts one by one; a part that may be left out, or a gap, is tried both ways, the shorter one first.
fn matches(parts: &[Part], tokens: &[Token<'_>], numbers: &Numbers) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(0) };
    if part.choices == [Choice::Gap] {
        let inner = tokens.iter().take(GAP).take_while(|token| token.kind != Kind::End).count();
        return (0..=inner).find_map(|skipped| Some(skipped + matches(rest, &tokens[skipped..], numbers)?));
    }
    let taken = tokens.first().filter(|token| part.choices.iter().any(|choice| choice.fits(token, numbers)));
    let taken = taken.and_then(|_| Some(1 + matches(rest, &tokens[1..], numbers)?));
    if taken.is_none() && part.optional { matches(rest, tokens, numbers) } else { taken }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn length(phrase: &str, text: &str) -> Option<usize> {
        Phrase::parse(phrase)?.matches(&tokens(text), &Numbers::from_iter([("three".to_owned(), 3)]))
    }

    #[test]
    fn a_phrase_is_words_stems_numbers_choices_and_gaps() {
        assert_eq!(length("only/just # place*/seat* left", "Just three seats left now"), Some(4));
        assert_eq!(length("only # places left", "only the places left"), None);
        assert_eq!(length("only the? last", "only last"), Some(2));
        assert_eq!(length("most .. not", "most of us do not"), Some(5));
        assert_eq!(length("most .. not", "most of us. Do not"), None, "a gap ends with the sentence");
        assert_eq!(length("no thanks .? i'd", "No, thanks. I’d rather"), Some(4));
        assert_eq!(length("a _ b", "a x b"), Some(3));
    }

    #[test]
    fn no_phrase_is_too_odd_to_be_read() {
        for odd in ["?", "*", "/", "..", "a*", "??", ". . ."] {
            let _ = length(odd, "a b c. d");
        }
        assert_eq!(Phrase::parse("  "), None);
    }
}
