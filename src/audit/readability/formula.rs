//! Readability formulas, from counts alone.

/// What a text is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    /// Words of more than six letters.
    pub long_words: u32,
}

impl Counts {
    fn words_per_sentence(self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    fn syllables_per_word(self) -> f64 {
        f64::from(self.syllables) / f64::from(self.words.max(1))
    }

    /// The years of school that a reader of English needs (Kincaid et al. 1975).
    pub fn flesch_kincaid(self) -> f64 {
        0.39 * self.words_per_sentence() + 11.8 * self.syllables_per_word() - 15.59
    }

    /// Reading ease of English, from 0 (hard) to 100 (easy) (Flesch 1948).
    #[cfg(test)]
    pub fn flesch(self) -> f64 {
        206.835 - 1.015 * self.words_per_sentence() - 84.6 * self.syllables_per_word()
    }

    /// Reading ease of German, from 0 (hard) to 100 (easy) (Amstad 1978).
    pub fn amstad(self) -> f64 {
        180.0 - self.words_per_sentence() - 58.5 * self.syllables_per_word()
    }

    /// Long sentences and long words in any language: under 30 is easy, over 60 very hard (Björnsson 1968).
    pub fn lix(self) -> f64 {
        self.words_per_sentence() + 100.0 * f64::from(self.long_words) / f64::from(self.words.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors are those of textstat 0.7.11.
    #[test]
    fn the_formulas_give_the_known_values() {
        let counts = Counts { words: 100, sentences: 5, syllables: 150, long_words: 20 };
        assert!((counts.flesch_kincaid() - 9.91).abs() < 1e-9);
        assert!((counts.flesch() - 59.635).abs() < 1e-9);
        assert!((counts.amstad() - 72.25).abs() < 1e-9);
        assert!((counts.lix() - 40.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_can_be_scored_without_a_number_that_is_none() {
        let nothing = Counts::default();
        assert!([nothing.flesch_kincaid(), nothing.amstad(), nothing.lix()].into_iter().all(f64::is_finite));
    }
}
