//! A report for the page that somebody is looking at while they write: the same sentences as for people at a terminal, as
//! JSON that a script turns into elements. It is text wherever it lands, never HTML.
//!
//! Enter at [`render`], and at [`failure`] where there is no content to speak of.

use serde::Serialize;

use super::excerpt::Excerpt;
use super::safe_text::clean_line;
use super::{Diagnostic, Severity, count};

/// Nobody reads more of them in a page; `uptake check` has all.
const MOST: usize = 100;

/// What the page is that somebody looks at while something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it was before the mistake.
    LastGood,
    /// As it would be with the mistake.
    This,
}

#[derive(Serialize)]
struct Report {
    /// `2 errors, 1 warning.`
    count: String,
    /// What errors mean for the page.
    effect: &'static str,
    list: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: String,
    file: String,
    /// 0 where the file has no text.
    line: usize,
    column: usize,
    excerpt: Option<Lines>,
}

/// Lines of a file around the words that are meant.
#[derive(Serialize)]
struct Lines {
    before: String,
    marked: String,
    after: String,
}

/// The gravest first, each kind by file and place.
pub fn render(findings: &[Diagnostic], shown: Shown) -> String {
    let mut all: Vec<&Diagnostic> = findings.iter().collect();
    all.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let list = all.into_iter().take(MOST).map(Finding::of).collect();
    json(&Report { count: counted(findings), effect: effect(shown), list })
}

/// What keeps the content from being read at all.
pub fn failure(why: &str) -> String {
    let finding = Finding {
        code: "unreadable",
        severity: Severity::Error.word(),
        message: format!("This can't be done: {}.", clean_line(why)),
        help: "As soon as it can, this goes away by itself.".to_owned(),
        file: String::new(),
        line: 0,
        column: 0,
        excerpt: None,
    };
    let count = "The content can't be read.".to_owned();
    json(&Report { count, effect: effect(Shown::LastGood), list: vec![finding] })
}

fn effect(shown: Shown) -> &'static str {
    match shown {
        Shown::LastGood => "The last good page stays.",
        Shown::This => "Nothing is published while this is so.",
    }
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap_or_default()
}

fn counted(findings: &[Diagnostic]) -> String {
    let words = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(|severity| {
        let number = count(findings, severity);
        let ending = if number == 1 { "" } else { "s" };
        (number > 0).then(|| format!("{number} {}{ending}", severity.word()))
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { "Nothing was found.".to_owned() } else { format!("{}.", words.join(", ")) }
}

impl Finding {
    fn of(finding: &Diagnostic) -> Self {
        let has_text = !finding.place.source.text.is_empty();
        let start = finding.place.start();
        let lines = || {
            let Excerpt { text, marked, .. } = Excerpt::of(&finding.place);
            let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
            Lines { before: part(0..marked.start), marked: part(marked.clone()), after: part(marked.end..text.len()) }
        };
        Self {
            code: finding.code.word(),
            severity: finding.severity.word(),
            message: clean_line(&finding.message),
            help: finding.help.clone(),
            file: clean_line(&finding.place.source.path),
            line: if has_text { start.line } else { 0 },
            column: start.column,
            excerpt: has_text.then(lines),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::source::{Place, Source};

    #[test]
    fn the_gravest_comes_first_with_the_words_it_is_about() {
        let source = Source::new("courses/a.md", "+++\ntitel = \"<b>\"\n");
        let note = Diagnostic {
            severity: Severity::Note,
            ..Diagnostic::new(Code::StaleContent, Place::file(&source), "Old.")
        };
        let wrong = Diagnostic::new(Code::UnknownField, Place::new(&source, 4..9), "No such field.").help("Mend it.");
        let report: serde_json::Value = serde_json::from_str(&render(&[note, wrong], Shown::This)).expect("JSON");
        assert_eq!(report["count"], "1 error, 1 note.");
        assert_eq!(report["list"][0]["line"], 2);
        assert_eq!(report["list"][0]["excerpt"]["marked"], "titel");
        assert_eq!(report["list"][0]["excerpt"]["after"], " = \"<b>\"");
        assert_eq!(report["list"][1]["severity"], "note");
    }

    #[test]
    fn nothing_found_is_said_too() {
        assert!(render(&[], Shown::This).starts_with("{\"count\":\"Nothing was found.\""));
    }
}
