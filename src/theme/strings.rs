//! The words of the interface, one table for each language: `strings/en.toml`.
//!
//! `{n}` and other names in braces are replaced. A word for a count has two forms: `x_one` and `x_other`.

use std::collections::BTreeMap;

use super::ThemeProblem;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings(BTreeMap<String, String>);

impl Strings {
    /// The words under `key`; the key itself where a theme dropped it, so that nothing disappears in silence.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words under `key` with each `{name}` replaced.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The words for `n` of something.
    pub fn count(&self, key: &str, n: u32) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.with(&format!("{key}_{form}"), &[("n", &n.to_string())])
    }

    /// The `index`-th of a list of words that are separated by spaces: months, weekdays.
    pub fn nth<'a>(&'a self, key: &'a str, index: usize) -> &'a str {
        self.text(key).split_whitespace().nth(index).unwrap_or_default()
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn as_map(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// These words, completed by those of `base`.
    pub fn over(self, mut base: Self) -> Self {
        base.0.extend(self.0);
        base
    }
}

/// The table of each language, and the tables that can't be read.
pub fn tables(texts: &BTreeMap<String, String>) -> (BTreeMap<String, Strings>, Vec<ThemeProblem>) {
    let (mut tables, mut problems) = (BTreeMap::new(), Vec::new());
    for (path, text) in texts {
        let language = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml"));
        let Some(language) = language.filter(|name| !name.contains('/')) else { continue };
        match toml::from_str(text) {
            Ok(table) => drop(tables.insert(language.to_owned(), Strings(table))),
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
        let strings: Strings = Strings(BTreeMap::from([
            ("minutes_one".to_owned(), "{n} minute".to_owned()),
            ("minutes_other".to_owned(), "{n} minutes".to_owned()),
        ]));
        assert_eq!(strings.count("minutes", 1), "1 minute");
        assert_eq!(strings.count("minutes", 0), "0 minutes");
        assert_eq!(strings.text("gone"), "gone");
    }
}
