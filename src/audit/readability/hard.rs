//! Long sentences and long words: one finding for a text as a whole.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::formula::Counts;
use super::{Language, syllables, words};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::manuscript::{Leaf, LeafKind};

/// Fewer words are too few to be scored.
const ENOUGH: u32 = 100;
/// The last year of school: newspapers keep below it.
const GRADE: f64 = 12.0;
/// Amstad calls what is below it "very hard".
const EASE: f64 = 30.0;
/// Björnsson: from here on, a text is for specialists.
const LIX: f64 = 55.0;

pub fn judge(leaves: &[Leaf], known: &mut Known) -> Option<Diagnostic> {
    let running = leaves.iter().filter(|leaf| matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote));
    let counted: Vec<_> = running.map(|leaf| (leaf, known.count(leaf))).collect();
    let counts = counted.iter().map(|(_, counts)| *counts).fold(Counts::default(), sum);
    if counts.words < ENOUGH {
        return None;
    }
    let message = verdict(counts, known.language)?;
    let (longest, _) = counted.iter().max_by_key(|(_, counts)| words_per_sentence(*counts))?;
    let place = longest.part(longest_sentence(longest.text()));
    let help = "Begin with this sentence: make two of it. Then say long words in short ones.";
    Some(Diagnostic::new(Code::HardToRead, place, message).help(help))
}

fn verdict(counts: Counts, language: Language) -> Option<String> {
    match language {
        Language::English => {
            let grade = counts.flesch_kincaid();
            let message = format!(
                "This text asks for {grade:.0} years of school (Flesch-Kincaid); up to 12 most people read with ease."
            );
            (grade > GRADE).then_some(message)
        }
        Language::German => {
            let ease = counts.amstad();
            let message = format!(
                "This text has a reading ease of {ease:.0} (Flesch, for German by Amstad); below 30 is very hard."
            );
            (ease < EASE).then_some(message)
        }
        Language::Other => {
            let lix = counts.lix();
            let message =
                format!("This text has a LIX of {lix:.0} for long sentences and words; above 55 is for specialists.");
            (lix > LIX).then_some(message)
        }
    }
}

/// The words of a language that were counted before: a portal has few words, each of them often.
pub struct Known {
    language: Language,
    /// As they are written.
    words: HashMap<String, Counts, FixedState>,
}

impl Known {
    pub fn new(language: Language) -> Self {
        Self { language, words: HashMap::default() }
    }

    fn count(&mut self, leaf: &Leaf) -> Counts {
        let mut counts = Counts::default();
        for sentence in sentences(leaf.text()) {
            let sentences = Counts { sentences: 1, ..Counts::default() };
            counts = words(sentence).map(|word| self.word(word)).fold(sum(counts, sentences), sum);
        }
        counts
    }

    fn word(&mut self, word: &str) -> Counts {
        if let Some(counts) = self.words.get(word) {
            return *counts;
        }
        let small = word.to_lowercase();
        let syllables = match self.language {
            Language::English => syllables::english(&small),
            Language::German => syllables::german(&small),
            Language::Other => 0,
        };
        let long_words = u32::from(small.chars().count() > 6);
        let counts = Counts { words: 1, long_words, syllables, ..Counts::default() };
        self.words.insert(word.to_owned(), counts);
        counts
    }
}

/// The sentences that have words.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '…', ':', ';']).filter(|sentence| words(sentence).next().is_some())
}

fn longest_sentence(text: &str) -> std::ops::Range<usize> {
    let longest = sentences(text).max_by_key(|sentence| words(sentence).count()).unwrap_or(text);
    let trimmed = longest.trim();
    let start = trimmed.as_ptr() as usize - text.as_ptr() as usize;
    start..start + trimmed.len()
}

fn words_per_sentence(counts: Counts) -> u32 {
    counts.words / counts.sentences.max(1)
}

fn sum(a: Counts, b: Counts) -> Counts {
    Counts {
        words: a.words.saturating_add(b.words),
        sentences: a.sentences.saturating_add(b.sentences),
        syllables: a.syllables.saturating_add(b.syllables),
        long_words: a.long_words.saturating_add(b.long_words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    fn leaf(text: &str) -> Leaf {
        let source = Source::new("a.md", text);
        let place = Place::new(&source, 0..text.len());
        Leaf { kind: LeafKind::Paragraph, apart: None, place, group: 0, cites: false, pictured: false }
    }

    const HARD: &str = "The organisational implementation of competency-oriented qualification initiatives necessitates \
        comprehensive coordination between departmental representatives and administrative responsibilities. ";

    #[test]
    fn long_words_in_long_sentences_are_hard_and_the_worst_sentence_is_shown() {
        let text = format!("{}Short one. ", HARD.repeat(7));
        let finding = judge(&[leaf(&text)], &mut Known::new(Language::English)).unwrap();
        assert_eq!(finding.place.text(), HARD.trim());
        assert!(judge(&[leaf(&text)], &mut Known::new(Language::Other)).is_some());
    }

    #[test]
    fn a_short_text_is_not_scored() {
        assert_eq!(judge(&[leaf(HARD)], &mut Known::new(Language::English)), None);
    }

    #[test]
    fn plain_words_are_fine() {
        let text = "Say what you saw. Then ask how it looked from the other side. ".repeat(12);
        for language in [Language::English, Language::German, Language::Other] {
            assert_eq!(judge(&[leaf(&text)], &mut Known::new(language)), None);
        }
    }
}
