//! What `uptake explain` says: the text of one code, or the table of all.
//!
//! Enter at [`explain`] and [`index`]. The texts are `explain/<code>.md`, compiled in by the table in `codes`;
//! Markdown reads well in a terminal as it is.

use super::Code;
use super::safe_text::{clean_line, shorten};

/// How many codes are offered for a word that isn't one.
const OFFERED: usize = 4;

/// The explanation of `word`, or for a word that is no code what was perhaps meant.
pub fn explain(word: &str) -> Result<String, String> {
    let wanted = normalised(word);
    match Code::parse(&wanted) {
        Some(code) => Ok(code.explanation().to_owned()),
        None => Err(unknown(word, &wanted)),
    }
}

/// Every code with its usual severity and its meaning.
pub fn index() -> String {
    let widest = Code::ALL.iter().map(|code| code.word().len()).max().unwrap_or(0);
    let row = |code: &str, severity: &str, meaning: &str| format!("{code:widest$}  {severity:7}  {meaning}\n");
    let mut table = row("code", "usually", "what it means");
    table.extend(Code::ALL.iter().map(|code| row(code.word(), code.severity().word(), code.meaning())));
    table.push_str("\nThe whole story of one of them: uptake explain CODE\n");
    table
}

/// The word as people copy it out of a report: `[unknown-field]:`, `UNKNOWN_FIELD`.
fn normalised(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.to_lowercase().replace(['_', ' '], "-")
}

fn unknown(word: &str, wanted: &str) -> String {
    let shown = shorten(&clean_line(word), 60);
    let near = nearest(wanted);
    let meant = match near.as_slice() {
        [] => String::new(),
        [one] => format!("Did you mean `{one}`?\n"),
        several => format!("Did you mean one of these: `{}`?\n", several.join("`, `")),
    };
    format!("There is no code `{shown}`.\n{meant}Run `uptake explain` without a word to see all of them.\n")
}

/// The codes that are written alike or have `wanted` in them, nearest first.
fn nearest(wanted: &str) -> Vec<&'static str> {
    let tolerated = (wanted.chars().count() / 3).max(1);
    let mut near: Vec<(usize, &'static str)> = Code::ALL
        .iter()
        .map(|code| (strsim::damerau_levenshtein(wanted, code.word()), code.word()))
        .filter(|(distance, code)| *distance <= tolerated || (wanted.len() > 2 && code.contains(wanted)))
        .collect();
    near.sort_unstable();
    near.into_iter().take(OFFERED).map(|(_, code)| code).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::diagnostics::safe_text::width;

    /// The fenced blocks of `language` in a text.
    fn fenced<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
        let opening = format!("```{language}\n");
        text.split(&opening).skip(1).filter_map(|rest| rest.split_once("```")).map(|(block, _)| block).collect()
    }

    #[test]
    fn a_code_is_explained_however_it_was_copied() {
        let text = Code::UnknownField.explanation();
        for word in ["unknown-field", "[unknown-field]:", " UNKNOWN_FIELD "] {
            assert_eq!(explain(word).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_word_that_is_no_code_gets_the_nearest() {
        assert_eq!(
            explain("unkown-feild"),
            Err("There is no code `unkown-feild`.\nDid you mean one of these: `unknown-field`, `unknown-file`?\n\
                 Run `uptake explain` without a word to see all of them.\n"
                .to_owned())
        );
        assert_eq!(
            explain("consent"),
            Err("There is no code `consent`.\nDid you mean one of these: `consent-ending`, `consent-expired`, `consent-missing`?\n\
                 Run `uptake explain` without a word to see all of them.\n"
                .to_owned())
        );
        assert_eq!(
            explain("\u{1b}[2J"),
            Err("There is no code `␛[2J`.\nRun `uptake explain` without a word to see all of them.\n".to_owned())
        );
    }

    #[test]
    fn the_index_has_a_line_for_every_code() {
        let index = index();
        assert!(
            index.starts_with("code                  usually  what it means\nno-portal             error    "),
            "{index}"
        );
        assert!(index.ends_with("\nThe whole story of one of them: uptake explain CODE\n"), "{index}");
        assert_eq!(index.lines().count(), Code::ALL.len() + 3);
        assert!(index.lines().all(|line| width(line) <= 120), "{index}");
    }

    #[test]
    fn every_explanation_has_the_same_parts() {
        for code in Code::ALL {
            let (word, text) = (code.word(), code.explanation());
            assert!(text.starts_with(&format!("# {word}: ")), "{word}: the title begins with the code");
            for part in
                ["**Why it matters:**", "\nBefore:\n", "\nAfter:\n", "**How to satisfy it:**", "**How to silence it:**"]
            {
                assert_eq!(text.matches(part).count(), 1, "{word}: {part}");
            }
            assert_eq!(text.matches("```").count(), 4, "{word}: one example before, one after");
            assert!((12..=30).contains(&text.lines().count()), "{word}: {} lines", text.lines().count());
            for line in text.split("```").step_by(2).flat_map(str::lines) {
                assert!(width(line) <= 100, "{word}: a line is too long: {line}");
                assert_eq!(line.matches('`').count() % 2, 0, "{word}: `…` goes over a line end: {line}");
            }
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{word}: one line end at the end");
        }
    }

    #[test]
    fn what_can_be_silenced_says_how() {
        for code in Code::ALL {
            let (word, text) = (code.word(), code.explanation());
            let in_item = text.contains(&format!("`allow = [\"{word}\"]`"));
            let in_portal = text.contains(&format!("`{word} = \""));
            let never = text.contains("can't sensibly be silenced");
            assert!((in_item || in_portal) != never, "{word}: either a way to silence it, or none");
        }
    }

    #[test]
    fn examples_that_are_right_can_be_read() {
        for code in Code::ALL {
            let (word, text) = (code.word(), code.explanation());
            let (_, after) = text.split_once("\nAfter:\n").expect("has been tested");
            for block in fenced(after, "toml") {
                block.parse::<toml::Table>().unwrap_or_else(|error| panic!("{word}: {error}"));
            }
            for block in fenced(after, "md") {
                let front = block.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n"));
                let toml = front.map_or("", |(toml, _)| toml);
                toml.parse::<toml::Table>().unwrap_or_else(|error| panic!("{word}: {error}"));
            }
        }
    }

    #[test]
    fn no_explanation_is_without_a_code() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/explain");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the folder of the explanations")
            .map(|entry| entry.expect("a file of the folder").file_name().to_string_lossy().into_owned())
            .collect();
        let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{}.md", code.word())).collect();
        assert_eq!(files, codes);
    }
}
