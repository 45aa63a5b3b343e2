//! File names from titles.

use unicode_normalization::UnicodeNormalization;

use super::ScaffoldError;

/// Lower-case ASCII letters and digits with single hyphens, as every host and mail system takes them.
///
/// # Errors
/// When the title has no letter or digit of that kind.
pub fn of_title(title: &str) -> Result<String, ScaffoldError> {
    let mut slug = String::new();
    for c in title.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            // The accents that were taken off the letters, and apostrophes, leave no gap.
            c if !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && c != '–' && c != '—' => {}
            '\'' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() { Err(ScaffoldError::NoName(title.to_owned())) } else { Ok(slug) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain_in_every_language() {
        assert_eq!(of_title("Über Größe: Élan & l'été – now!").unwrap(), "uber-grosse-elan-lete-now");
        assert_eq!(of_title("  2 + 2  ").unwrap(), "2-2");
        assert!(of_title("日本語").is_err());
    }
}
