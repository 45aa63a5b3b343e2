//! Which form of a word stands beside a number: `one` in "1 course", `few` in Arabic for three.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// Every form that some language has, by the end of its key.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form for `n` of something in a language.
pub fn form(language: &str, n: u32) -> &'static str {
    match rules(language).map_or(PluralCategory::Other, |rules| rules.category_for(n)) {
        PluralCategory::Zero => FORMS[0],
        PluralCategory::One => FORMS[1],
        PluralCategory::Two => FORMS[2],
        PluralCategory::Few => FORMS[3],
        PluralCategory::Many => FORMS[4],
        PluralCategory::Other => FORMS[5],
    }
}

/// The forms that a language has for whole numbers.
#[cfg(test)]
pub fn forms(language: &str) -> std::collections::BTreeSet<&'static str> {
    (0..200).chain([1_000_000]).map(|n| form(language, n)).collect()
}

fn rules(language: &str) -> Option<PluralRules> {
    let locale: Locale = language.parse().ok()?;
    PluralRules::try_new_cardinal((&locale).into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_count_differently() {
        assert_eq!([0, 1, 2].map(|n| form("en", n)), ["other", "one", "other"]);
        assert_eq!([0, 1, 2].map(|n| form("fr", n)), ["one", "one", "other"]);
        assert_eq!([0, 1, 2, 3, 11, 100].map(|n| form("ar", n)), FORMS);
        assert_eq!(form("no such language", 1), "other");
    }
}
