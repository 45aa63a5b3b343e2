//! The words of the interface, one table for each language: `strings/en.toml`.
//!
//! `{n}` and other names in braces are replaced. A word for a count has a form for each plural that its language has
//! (cldr.unicode.org/index/cldr-spec/plural-rules): `x_one` and `x_other` in English, six of them in Arabic.

use std::collections::BTreeMap;

use super::{ThemeProblem, plurals};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings {
    /// The language whose plurals count.
    language: String,
    words: BTreeMap<String, String>,
}

impl Strings {
    /// The words under `key`; the key itself where a theme dropped it, so that nothing disappears in silence.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words under `key` with each `{name}` replaced.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The words for `n` of something. A theme that knows no such form of a word has the most general one.
    pub fn count(&self, key: &str, n: u32) -> String {
        let own = format!("{key}_{}", plurals::form(&self.language, n));
        let key = if self.words.contains_key(&own) { own } else { format!("{key}_other") };
        self.with(&key, &[("n", &n.to_string())])
    }

    /// The tag of the language.
    pub fn language(&self) -> &str {
        &self.language
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    pub fn as_map(&self) -> &BTreeMap<String, String> {
        &self.words
    }

    /// These words in `language`, completed by those of `base`.
    pub fn over(self, base: Self, language: &str) -> Self {
        let mut words = base.words;
        words.extend(self.words);
        Self { language: language.to_owned(), words }
    }
}

/// The table of each language, and the tables that can't be read.
pub fn tables(texts: &BTreeMap<String, String>) -> (BTreeMap<String, Strings>, Vec<ThemeProblem>) {
    let (mut tables, mut problems) = (BTreeMap::new(), Vec::new());
    for (path, text) in texts {
        let language = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml"));
        let Some(language) = language.filter(|name| !name.contains('/')) else { continue };
        match toml::from_str(text) {
            Ok(words) => {
                let strings = Strings { language: language.to_owned(), words };
                tables.insert(language.to_owned(), strings);
            }
            Err(error) => {
                let help = "Each line is a name, an equals sign and a text between quotation marks.";
                problems.push(unreadable(path, text, &error, help));
            }
        }
    }
    (tables, problems)
}

/// A table of the theme that can't be read.
pub fn unreadable(path: &str, text: &str, error: &toml::de::Error, help: &str) -> ThemeProblem {
    ThemeProblem {
        file: path.to_owned(),
        at: error.span().map(|span| position(text, span.start)),
        message: error.message().to_owned(),
        help: help.to_owned(),
    }
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_choose_their_form() {
        let words = [("minutes_one", "{n} minute"), ("minutes_other", "{n} minutes"), ("minutes_two", "both")];
        let words = words.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let strings = |language: &str| Strings { language: language.to_owned(), words: BTreeMap::clone(&words) };
        assert_eq!(strings("ar").count("minutes", 2), "both");
        assert_eq!(strings("ar").count("minutes", 3), "3 minutes", "there is no form for a few");
        let strings = strings("en");
        assert_eq!(strings.count("minutes", 1), "1 minute");
        assert_eq!(strings.count("minutes", 0), "0 minutes");
        assert_eq!(strings.text("gone"), "gone");
    }
}
