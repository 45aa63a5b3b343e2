//! The phrases that rules of wording look for, one file for each language: `strings/words/en.toml`.

use std::collections::BTreeMap;

use super::ThemeProblem;
use super::strings::unreadable;
use crate::model::words::Words;

/// The phrases of each language, and the files that can't be read.
pub fn lists(texts: &BTreeMap<String, String>) -> (BTreeMap<String, Words>, Vec<ThemeProblem>) {
    let (mut lists, mut problems) = (BTreeMap::new(), Vec::new());
    for (path, text) in texts {
        let language = path.strip_prefix("strings/words/").and_then(|name| name.strip_suffix(".toml"));
        let Some(language) = language else { continue };
        match toml::from_str(text) {
            Ok(rules) => drop(lists.insert(language.to_owned(), Words { rules })),
            Err(error) => {
                let help =
                    "Below a rule such as [false-urgency], each line is a name, an equals sign and a list of texts.";
                problems.push(unreadable(path, text, &error, help));
            }
        }
    }
    (lists, problems)
}
