//! Words for readers of plain text: programs don't agree on which characters end a line, and marks of direction that are
//! never closed reach what stands behind them. Enter at [`straight`].

use std::borrow::Cow;

/// Without the marks that set a direction (UAX #9, 2.1 to 2.4), and with spaces for line ends that only some programs know.
pub fn straight(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(ends) || !text.contains(|c| turns(c) || ends(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !turns(*c)).map(|c| if ends(c) { ' ' } else { c }).collect())
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Line and page breaks besides the usual two (UAX #14, BK and NL).
fn ends(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_turns_or_ends_a_line() {
        assert_eq!(straight("a\u{202e}b\u{2066}c\u{2069}"), "abc");
        assert_eq!(straight("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f"), "a b c d e f");
    }

    #[test]
    fn letters_of_every_script_stay() {
        for text in ["a\nb\r\n\tc", "שלום \u{200f}", "می\u{200c}خواهم", "👩\u{200d}🏫"] {
            assert!(matches!(straight(text), Cow::Borrowed(same) if same == text));
        }
    }
}
