//! [`Levels`]: the levels of headings below the one headline of a message, without a gap.

/// What has been written so far decides the level of the next heading.
#[derive(Debug, Default)]
pub struct Levels {
    /// The authored level that became the second.
    top: Option<u8>,
}

impl Levels {
    /// 2 for a heading as high as the first one of the text, 3 for a lower one.
    pub fn next(&mut self, authored: u8) -> u8 {
        let top = *self.top.get_or_insert(authored);
        if authored <= top { 2 } else { 3 }
    }
}

#[cfg(test)]
mod tests {
    use super::Levels;

    #[test]
    fn no_level_is_skipped_however_deep_an_author_begins() {
        let mut levels = Levels::default();
        assert_eq!([4, 6, 5, 4, 2].map(|level| levels.next(level)), [2, 3, 3, 2, 2]);
    }
}
