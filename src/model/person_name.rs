//! Names of people: when two spellings mean the same person.

use unicode_normalization::UnicodeNormalization;

/// The same for a name however it is capitalised, spaced or encoded.
pub fn key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_person_has_one_key() {
        assert_eq!(key("\u{a0}Zoë "), key("ZOE\u{308}"));
        assert_eq!(key("Amina  Diallo"), key("AMINA Diallo "));
        assert_ne!(key("Amina Diallo"), key("Amina Diallova"));
    }
}
