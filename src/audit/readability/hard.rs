//! Long sentences and long words: one finding for a text as a whole.

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

pub fn judge(leaves: &[Leaf], language: Language) -> Option<Diagnostic> {
    let running = || leaves.iter().filter(|leaf| matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Quote));
    let counts = running().map(|leaf| count(leaf, language)).fold(Counts::default(), sum);
    if counts.words < ENOUGH {
        return None;
    }
    let message = verdict(counts, language)?;
    let longest = running().max_by_key(|leaf| words_per_sentence(count(leaf, language)))?;
    let place = longest.part(longest_sentence(&longest.text));
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

fn count(leaf: &Leaf, language: Language) -> Counts {
    let mut counts = Counts::default();
    for sentence in sentences(&leaf.text) {
        counts.sentences += 1;
        for word in words(sentence) {
            let word = word.to_lowercase();
            counts.words += 1;
            counts.long_words += u32::from(word.chars().count() > 6);
            counts.syllables += match language {
                Language::English => syllables::english(&word),
                Language::German => syllables::german(&word),
                Language::Other => 0,
            };
        }
    }
    counts
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
        Leaf { kind: LeafKind::Paragraph, text: text.to_owned(), place, group: 0, cites: false, pictured: false }
    }

    const HARD: &str = "The organisational implementation of competency-oriented qualification initiatives necessitates \
        comprehensive coordination between departmental representatives and administrative responsibilities. ";

    #[test]
    fn long_words_in_long_sentences_are_hard_and_the_worst_sentence_is_shown() {
        let text = format!("{}Short one. ", HARD.repeat(7));
        let finding = judge(&[leaf(&text)], Language::English).unwrap();
        assert_eq!(finding.place.text(), HARD.trim());
        assert!(judge(&[leaf(&text)], Language::Other).is_some());
    }

    #[test]
    fn a_short_text_is_not_scored() {
        assert_eq!(judge(&[leaf(HARD)], Language::English), None);
    }

    #[test]
    fn plain_words_are_fine() {
        let text = "Say what you saw. Then ask how it looked from the other side. ".repeat(12);
        for language in [Language::English, Language::German, Language::Other] {
            assert_eq!(judge(&[leaf(&text)], language), None);
        }
    }
}
