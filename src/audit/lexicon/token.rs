//! Text → words, numbers and the ends of sentences, each with its place in the text.

use std::borrow::Cow;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq)]
pub struct Token<'t> {
    pub kind: Kind<'t>,
    /// In bytes of the text.
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'t> {
    /// In small letters, with straight apostrophes.
    Word(Cow<'t, str>),
    /// As written.
    Number(&'t str),
    /// Where a sentence or a clause ends.
    End,
}

/// The tokens of a text. Hyphens part words, apostrophes don't; `%`, `×` and currencies are words.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match letter {
            _ if letter.is_ascii_digit() => number(rest),
            _ if letter.is_alphanumeric() => word(rest),
            _ => letter.len_utf8(),
        };
        let range = at..at + length;
        at = range.end;
        let kind = match letter {
            _ if letter.is_ascii_digit() => Kind::Number(&text[range.clone()]),
            _ if letter.is_alphanumeric() => Kind::Word(normal(&text[range.clone()])),
            '%' | '×' | '€' | '$' | '£' | '¥' => Kind::Word(Cow::Borrowed(&text[range.clone()])),
            '.' | '!' | '?' | '…' | ';' | ':' => Kind::End,
            _ => continue,
        };
        tokens.push(Token { kind, range });
    }
    tokens
}

/// Digits, with points and commas between them.
fn number(text: &str) -> usize {
    let mut length = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let inner = matches!(letter, '.' | ',') && letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if letter.is_ascii_digit() || inner {
            length = at + letter.len_utf8();
        } else {
            break;
        }
    }
    length
}

/// Letters, with apostrophes between them.
fn word(text: &str) -> usize {
    let mut length = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_apostrophe = matches!(letter, '\'' | '’');
        let inner = is_apostrophe && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if letter.is_alphanumeric() || letter == '\u{ad}' || inner {
            length = at + letter.len_utf8();
        } else {
            break;
        }
    }
    length
}

fn normal(word: &str) -> Cow<'_, str> {
    match word {
        _ if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) => Cow::Borrowed(word),
        _ if word.is_ascii() => Cow::Owned(word.to_ascii_lowercase()),
        _ => Cow::Owned(word.replace('’', "'").replace('\u{ad}', "").to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_ends_have_their_places() {
        let text = "Don’t 1.5x, 3 %. €4.";
        let found: Vec<_> =
            tokens(text).into_iter().map(|token| (text[token.range.clone()].to_owned(), token.kind)).collect();
        let word = |text: &str, word: &str| (text.to_owned(), Kind::Word(word.to_owned().into()));
        let number = |text: &'static str| (text.to_owned(), Kind::Number(text));
        let end = || (".".to_owned(), Kind::End);
        let expected = [
            word("Don’t", "don't"),
            number("1.5"),
            word("x", "x"),
            number("3"),
            word("%", "%"),
            end(),
            word("€", "€"),
            number("4"),
            end(),
        ];
        assert_eq!(found, expected);
    }
}
