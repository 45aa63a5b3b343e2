//! How phones count text: the GSM 7-bit alphabet with its extension, UCS-2 for everything else, and parts.
//!
//! Enter at [`count`]. 3GPP TS 23.038, 6.2.1 and 6.2.1.1 (the two tables); TS 23.040, 9.2.3.24.1 (parts: six octets
//! of each hold the number of the part).

/// The default alphabet, in the order of its table, without the escape.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// What stands behind an escape and so counts two.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Gsm7,
    Ucs2,
}

/// How a text is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub encoding: Encoding,
    /// Septets, or UTF-16 units.
    pub units: usize,
    pub parts: usize,
}

impl Encoding {
    /// Units of a message that stands alone, and of each part of a longer one.
    fn room(self) -> (usize, usize) {
        match self {
            Self::Gsm7 => (160, 153),
            Self::Ucs2 => (70, 67),
        }
    }

    /// What a character takes; no part ends within one.
    fn units(self, c: char) -> usize {
        match self {
            Self::Gsm7 if EXTENSION.contains(c) => 2,
            Self::Gsm7 => 1,
            Self::Ucs2 => c.len_utf16(),
        }
    }
}

pub fn count(text: &str) -> Count {
    let encoding = if text.chars().all(is_gsm) { Encoding::Gsm7 } else { Encoding::Ucs2 };
    let (alone, part) = encoding.room();
    let units = text.chars().map(|c| encoding.units(c)).sum();
    let parts = if units <= alone { 1 } else { parts(text, encoding, part) };
    Count { encoding, units, parts }
}

fn parts(text: &str, encoding: Encoding, room: usize) -> usize {
    let (mut parts, mut used) = (1, 0);
    for c in text.chars() {
        let units = encoding.units(c);
        if used + units > room {
            parts += 1;
            used = 0;
        }
        used += units;
    }
    parts
}

pub fn is_gsm(c: char) -> bool {
    BASIC.contains(c) || EXTENSION.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> (Encoding, usize, usize) {
        let Count { encoding, units, parts } = count(text);
        (encoding, units, parts)
    }

    #[test]
    fn the_table_has_all_of_its_characters() {
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENSION.chars().count(), 10);
    }

    #[test]
    fn parts_begin_after_160_and_then_every_153() {
        assert_eq!(counted(&"a".repeat(160)), (Encoding::Gsm7, 160, 1));
        assert_eq!(counted(&"a".repeat(161)), (Encoding::Gsm7, 161, 2));
        assert_eq!(counted(&"a".repeat(306)), (Encoding::Gsm7, 306, 2));
        assert_eq!(counted(&"a".repeat(307)), (Encoding::Gsm7, 307, 3));
    }

    #[test]
    fn characters_of_the_extension_count_two_and_stay_whole() {
        for c in "|^€{}[]~\\".chars() {
            assert_eq!(count(&c.to_string()).units, 2, "{c}");
        }
        assert_eq!(counted(&"€".repeat(80)), (Encoding::Gsm7, 160, 1));
        // 152 septets and then one that would need two: it begins the next part.
        assert_eq!(counted(&format!("{}€{}", "a".repeat(152), "a".repeat(152))), (Encoding::Gsm7, 306, 3));
    }

    #[test]
    fn other_alphabets_have_70_and_67() {
        assert_eq!(counted(&"я".repeat(70)), (Encoding::Ucs2, 70, 1));
        assert_eq!(counted(&"я".repeat(71)), (Encoding::Ucs2, 71, 2));
        assert_eq!(counted(&"я".repeat(134)), (Encoding::Ucs2, 134, 2));
        assert_eq!(counted(&"я".repeat(135)), (Encoding::Ucs2, 135, 3));
    }

    #[test]
    fn no_part_ends_within_a_pair() {
        assert_eq!(counted("🎉"), (Encoding::Ucs2, 2, 1));
        // 66 units and then a pair: it begins the next part.
        assert_eq!(counted(&format!("{}🎉{}", "я".repeat(66), "я".repeat(66))), (Encoding::Ucs2, 134, 3));
    }
}
