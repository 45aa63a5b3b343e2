//! Where a line may end, by the rules of Unicode (UAX #14). Thai has no spaces between words; its words are found by
//! the model that ICU uses.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// Invisible in a line, a hyphen at its end.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// The parts of a text that hold together, each with the spaces after it.
pub fn pieces(text: &str) -> Vec<&str> {
    let ends: Vec<usize> = LineSegmenter::new_lstm(LineBreakOptions::default()).segment_str(text).collect();
    ends.windows(2).filter_map(|ends| text.get(ends[0]..ends[1])).collect()
}

/// A line as it is written: without the spaces at its end, with a hyphen where a word was parted.
pub fn written(line: &str) -> String {
    let line = line.trim();
    let shown: String = line.chars().filter(|c| *c != SOFT_HYPHEN).collect();
    if line.ends_with(SOFT_HYPHEN) { shown + "-" } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_hyphens_and_soft_hyphens_part_words() {
        assert_eq!(pieces("one two-three"), ["one ", "two-", "three"]);
        assert_eq!(pieces("Donau\u{ad}dampf"), ["Donau\u{ad}", "dampf"]);
        assert_eq!(written("Donau\u{ad}dampf\u{ad}"), "Donaudampf-");
        assert_eq!(pieces("").len(), 0);
    }

    #[test]
    fn thai_words_are_found_without_spaces() {
        assert_eq!(pieces("ภาษาไทย"), ["ภาษา", "ไทย"]);
    }
}
