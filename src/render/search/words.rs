//! Texts as search terms: the same in the index and in a query, so `site-template/assets/late/search.js` has the same
//! rules. A table of words in `tests.rs` holds both to them.
//!
//! Letters lose case, accents and the signs that many people leave out when they type; words of scripts that put no
//! spaces between them become pairs of letters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A longer word is found by its beginning.
const LONGEST: usize = 40;

/// The terms of a text, in its order.
#[cfg(test)]
pub fn terms(text: &str) -> Vec<String> {
    let folded = folded(text);
    of_folded(&folded).map(Cow::into_owned).collect()
}

/// The terms of a text that [`folded`] gave, in its order.
pub fn of_folded(folded: &str) -> impl Iterator<Item = Cow<'_, str>> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).flat_map(of_word)
}

/// Lower case, without accents.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare: String = text.nfkd().filter(|c| !is_dropped(*c)).nfc().collect();
    let mut folded = String::with_capacity(bare.len());
    for c in bare.to_lowercase().chars() {
        match replaced(c) {
            Some(instead) => folded.push_str(instead),
            None => folded.push(c),
        }
    }
    folded
}

/// Accents, the points of Hebrew and Arabic, and the line that stretches Arabic words. Vowels of Indic scripts stay.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}')
}

/// Letters that people type in another way.
fn replaced(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        '\u{0671}' => "\u{0627}",
        '\u{0629}' => "\u{0647}",
        '\u{0649}' => "\u{064A}",
        _ => return None,
    })
}

/// The terms of one word: itself, or pairs of letters where a script has no spaces.
fn of_word(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let (plain, others) = match word.is_ascii() {
        true => (Some(Cow::Borrowed(&word[..word.len().min(LONGEST)])), Vec::new()),
        false => (None, of_letters(&word.chars().collect::<Vec<_>>())),
    };
    plain.into_iter().chain(others.into_iter().map(Cow::Owned))
}

fn of_letters(letters: &[char]) -> Vec<String> {
    letters.chunk_by(|a, b| is_unspaced(*a) == is_unspaced(*b)).flat_map(of_run).collect()
}

fn of_run(run: &[char]) -> Vec<String> {
    match run {
        [first, _, _, ..] if is_unspaced(*first) => run.windows(2).map(|pair| pair.iter().collect()).collect(),
        _ => vec![run.iter().take(LONGEST).collect()],
    }
}

/// Thai, Lao, Burmese, Khmer, Japanese and Chinese.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
