//! Time as a picture: a bar whose parts are as long as what they stand for takes.
//!
//! Enter at [`pace`] (a course's modules) and [`parts`] (anything else).

use crate::model::Course;
use crate::render::views::course::Span;

/// What a whole bar measures, and how much of it is left empty between two parts.
const LONG: u32 = 1000;
const BETWEEN: u32 = 8;
/// A bar of more parts is a hairbrush.
const MOST: usize = 24;

/// The modules of a course; nothing where there is only one, or one of unknown length.
pub fn pace(course: &Course) -> Vec<Span> {
    let minutes: Option<Vec<u32>> = course.modules.iter().map(|module| module.minutes).collect();
    minutes.filter(|minutes| (2..=MOST).contains(&minutes.len())).map(|minutes| parts(&minutes)).unwrap_or_default()
}

/// Parts in proportion, side by side, with a little air between them. Empty where nothing has a length.
pub fn parts(lengths: &[u32]) -> Vec<Span> {
    let all: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
    if all == 0 {
        return Vec::new();
    }
    let at = |sum: u64| u32::try_from(sum * u64::from(LONG + BETWEEN) / all).unwrap_or(LONG);
    let mut sum = 0;
    let part = |length: &u32| {
        let x = at(sum);
        sum += u64::from(*length);
        Span { x, width: at(sum).saturating_sub(x + BETWEEN) }
    };
    lengths.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(lengths: &[u32]) -> Vec<(u32, u32)> {
        parts(lengths).into_iter().map(|span| (span.x, span.width)).collect()
    }

    #[test]
    fn parts_are_in_proportion_and_fill_the_bar() {
        assert_eq!(spans(&[10, 10]), [(0, 496), (504, 496)]);
        assert_eq!(spans(&[4]), [(0, 1000)]);
        let last = parts(&[3, 5, 11, 7]).pop().map(|span| span.x + span.width);
        assert_eq!(last, Some(1000));
    }

    #[test]
    fn nothing_and_very_much_are_no_trouble() {
        assert_eq!(spans(&[0, 0]), []);
        assert_eq!(spans(&[]), []);
        assert_eq!(spans(&[u32::MAX, 1]), [(0, 999), (1007, 0)]);
    }
}
