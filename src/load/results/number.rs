//! Counts as spreadsheets write them.
//!
//! Enter at [`count`]. Points and commas stand for thousands in some countries and before decimals in others, so what a
//! single number means can depend on the others of its column: see [`Marks`].

use crate::load::separated::unguarded;

/// Why a text is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCount {
    Percent,
    Negative,
    /// It has a part behind the decimal sign.
    Fraction,
    TooLarge,
    Nothing,
}

/// A sign that can separate thousands or decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Point,
    Comma,
}

/// What is known of the signs in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// Stands before decimals in a number that can't be read otherwise, by [`Mark`].
    decimal: [bool; 2],
    /// Was taken for a sign of thousands and could stand before decimals, by [`Mark`].
    doubtful: [bool; 2],
}

impl Marks {
    /// The signs of a column that stand before decimals although some number was read otherwise, if there are any.
    pub fn corrected(self) -> Option<Self> {
        let wrong = (0..2).any(|mark| self.decimal[mark] && self.doubtful[mark]);
        wrong.then_some(Self { decimal: self.decimal, doubtful: [false; 2] })
    }
}

/// The count that a cell holds. `known` is what the column's other numbers told in an earlier reading, `seen` takes note of
/// what this one tells.
pub fn count(cell: &str, known: Marks, seen: &mut Marks) -> Result<u64, NoCount> {
    if !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit()) {
        return cell.parse().map_err(|_| NoCount::TooLarge);
    }
    let text = unguarded(cell);
    // `="1204"` keeps Excel from making something else of a number.
    let text = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(text).trim();
    let is_digit = |c: char| c.is_ascii_digit();
    if text.contains(['%', '‰', '٪']) && text.contains(is_digit) {
        return Err(NoCount::Percent);
    }
    if text.starts_with(['-', '\u{2212}', '(']) && text.contains(is_digit) {
        return Err(NoCount::Negative);
    }
    let groups: Vec<&str> = text.split(is_separator).collect();
    if groups.iter().any(|group| group.is_empty() || !group.bytes().all(|b| b.is_ascii_digit())) {
        return Err(NoCount::Nothing);
    }
    let signs: Vec<char> = text.chars().filter(|c| is_separator(*c)).collect();
    let (whole, fraction) = split(&groups, &signs, known, seen)?;
    match fraction.bytes().all(|b| b == b'0') {
        true => whole.concat().parse().map_err(|_| NoCount::TooLarge),
        false => Err(NoCount::Fraction),
    }
}

/// Signs between groups of digits: besides point and comma spaces of all widths, and the apostrophe of Switzerland.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}')
}

/// The groups of the whole number, and the digits behind the decimal sign.
fn split<'g, 't>(
    groups: &'g [&'t str],
    signs: &[char],
    known: Marks,
    seen: &mut Marks,
) -> Result<(&'g [&'t str], &'t str), NoCount> {
    let [first, .., last] = groups else { return Ok((groups, "")) };
    let [before @ .., sign] = signs else { return Ok((groups, "")) };
    let mark = match sign {
        '.' => Some(Mark::Point),
        ',' => Some(Mark::Comma),
        _ => None,
    };
    let (whole, fraction) = match mark.map(|mark| mark as usize) {
        Some(mark) if before.is_empty() => {
            let surely = last.len() != 3 || first.len() > 3 || first.starts_with('0');
            seen.decimal[mark] |= surely;
            seen.doubtful[mark] |= !surely;
            match surely || known.decimal[mark] {
                true => (&groups[..1], *last),
                false => (groups, ""),
            }
        }
        Some(mark) if !before.contains(sign) => {
            seen.decimal[mark] = true;
            (&groups[..groups.len() - 1], *last)
        }
        _ => (groups, ""),
    };
    let thousands = &signs[..whole.len() - 1];
    let is_even = thousands.windows(2).all(|two| two[0] == two[1]) && whole[1..].iter().all(|group| group.len() == 3);
    match thousands.is_empty() || (is_even && first.len() <= 3) {
        true => Ok((whole, fraction)),
        false => Err(NoCount::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<u64, NoCount> {
        count(text, Marks::default(), &mut Marks::default())
    }

    #[test]
    fn thousands_are_read_as_each_country_writes_them() {
        for text in [
            "1204",
            "1,204",
            "1.204",
            "1 204",
            "1\u{a0}204",
            "1\u{202f}204",
            "1\u{2009}204",
            "1'204",
            "1’204",
            "1204.0",
            "1204,00",
            "1,204.00",
            "1.204,0",
            "1 204,0",
            "=\"1204\"",
            "'=\"1,204\"",
            "01204",
            "1204.000",
        ] {
            assert_eq!(read(text), Ok(1204), "{text}");
        }
        assert_eq!(read("12.345.678"), Ok(12_345_678));
        assert_eq!(read("12,345,678.0"), Ok(12_345_678));
        assert_eq!(read("0"), Ok(0));
        assert_eq!(read("0.000"), Ok(0));
        assert_eq!(read("18446744073709551615"), Ok(u64::MAX));
    }

    #[test]
    fn what_is_no_count_says_why() {
        for (text, why) in [
            ("12%", NoCount::Percent),
            ("0,5 %", NoCount::Percent),
            ("-3", NoCount::Negative),
            ("'-3", NoCount::Negative),
            ("−3", NoCount::Negative),
            ("(3)", NoCount::Negative),
            ("1.5", NoCount::Fraction),
            ("1,204.5", NoCount::Fraction),
            ("0.125", NoCount::Fraction),
            ("18446744073709551616", NoCount::TooLarge),
            ("99,999,999,999,999,999,999,999", NoCount::TooLarge),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        for text in [
            "",
            "many",
            "1,20,4",
            "12,34,567",
            "1.204,567,8",
            "1..2",
            ".5",
            "5.",
            "1e3",
            "1 2",
            "–",
            "%",
            "-",
            "1,204 567",
        ] {
            assert_eq!(read(text), Err(NoCount::Nothing), "{text}");
        }
    }

    #[test]
    fn a_doubtful_number_is_read_by_the_others_of_its_column() {
        let mut seen = Marks::default();
        assert_eq!(count("1.204", Marks::default(), &mut seen), Ok(1204));
        assert_eq!(seen.corrected(), None);
        assert!(count("0.5", Marks::default(), &mut seen).is_err());
        let known = seen.corrected().expect("the point stands before decimals");
        assert_eq!(count("1.204", known, &mut Marks::default()), Err(NoCount::Fraction));
        assert_eq!(count("12.000", known, &mut Marks::default()), Ok(12));
        assert_eq!(count("1,204", known, &mut Marks::default()), Ok(1204), "the comma is another sign");
    }
}
