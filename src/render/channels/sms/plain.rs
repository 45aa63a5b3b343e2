//! Text with the characters that phones have: typography becomes what a typewriter has, accents that the GSM alphabet
//! lacks are left out where that saves the message from UCS-2.
//!
//! Enter at [`plain`]. `é`, `ü`, `ñ` and their like are in the alphabet and stay.

use unicode_normalization::UnicodeNormalization;

use super::gsm::is_gsm;

/// Typography and letters that don't fall apart into a letter and its accent.
const WRITTEN: &[(char, &str)] = &[
    ('‘', "'"),
    ('’', "'"),
    ('‚', "'"),
    ('‛', "'"),
    ('′', "'"),
    ('`', "'"),
    ('´', "'"),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('‟', "\""),
    ('″', "\""),
    ('«', "\""),
    ('»', "\""),
    ('‹', "'"),
    ('›', "'"),
    ('‐', "-"),
    ('‑', "-"),
    ('‒', "-"),
    ('–', "-"),
    ('—', "-"),
    ('―', "-"),
    ('−', "-"),
    ('…', "..."),
    ('•', "-"),
    ('·', "-"),
    ('→', "->"),
    ('←', "<-"),
    ('×', "x"),
    ('÷', "/"),
    ('≤', "<="),
    ('≥', ">="),
    ('≈', "~"),
    ('©', "(c)"),
    ('®', "(R)"),
    ('™', "(TM)"),
    ('½', "1/2"),
    ('¼', "1/4"),
    ('¾', "3/4"),
    ('°', " deg"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
];

/// Letters without a canonical decomposition (Unicode, chapter 2.12): what people type where they are missing.
const LETTERS: &[(char, &str)] = &[
    ('Œ', "OE"),
    ('œ', "oe"),
    ('Ł', "L"),
    ('ł', "l"),
    ('Đ', "D"),
    ('đ', "d"),
    ('Ð', "D"),
    ('ð', "d"),
    ('Þ', "Th"),
    ('þ', "th"),
    ('ı', "i"),
    ('ĸ', "k"),
    ('ŋ', "n"),
    ('ſ', "s"),
    ('ẞ', "SS"),
];

/// The text on one line, as phones have it.
pub fn plain(text: &str) -> String {
    let typed: String = text.nfc().map(typed).collect::<Vec<_>>().concat();
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare: String = typed.chars().map(without_accent).collect();
    // Where something is left that phones don't have, the accents cost nothing any more.
    if bare.chars().all(is_gsm) { bare } else { typed }
}

fn typed(c: char) -> String {
    match c {
        // Invisible: joiners, marks of direction, soft hyphens, variation selectors.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            String::new()
        }
        c if c.is_whitespace() || c.is_control() => " ".to_owned(),
        c => WRITTEN.iter().find(|(from, _)| *from == c).map_or_else(|| c.to_string(), |(_, to)| (*to).to_owned()),
    }
}

fn without_accent(c: char) -> String {
    if is_gsm(c) {
        return c.to_string();
    }
    if let Some((_, to)) = LETTERS.iter().find(|(from, _)| *from == c) {
        return (*to).to_owned();
    }
    let mut parts = c.to_string().nfd().collect::<Vec<_>>().into_iter();
    match parts.next() {
        // The marks behind the letter are its accents.
        Some(letter) if is_gsm(letter) && letter.is_alphabetic() => letter.to_string(),
        _ => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_becomes_what_a_typewriter_has() {
        assert_eq!(plain("“It’s here” – at last…\u{a0}now"), "\"It's here\" - at last... now");
        assert_eq!(plain("one\r\n two\tthree\u{2028}four"), "one two three four");
        assert_eq!(plain("feed\u{ad}back\u{200b} \u{202e}now"), "feedback now");
    }

    #[test]
    fn letters_of_the_alphabet_stay_and_others_lose_their_accents() {
        assert_eq!(plain("é è ù ì ò à ä ö ñ ü ß Ç É Å æ ø"), "é è ù ì ò à ä ö ñ ü ß Ç É Å æ ø");
        assert_eq!(plain("ê ç ō ł đ œ ş Á"), "e c o l d oe s A");
        // Composed first: an accent that is written by itself is the same letter.
        assert_eq!(plain("cafe\u{301}"), "café");
    }

    #[test]
    fn accents_stay_where_leaving_them_out_saves_nothing() {
        assert_eq!(plain("Zażółć 🎉 – so"), "Zażółć 🎉 - so");
        assert_eq!(plain("привет"), "привет");
    }
}
