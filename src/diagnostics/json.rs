//! A report for machines: one JSON object, the same shape whatever was found.
//!
//! Enter at [`render`]. Lines and columns count from 1, columns count characters; an end is the position just
//! behind the last character. Paths are relative to the content folder.

use serde::Serialize;

use super::answers::Answered;
use super::{Diagnostic, Severity, count};

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Finding<'a>>,
    errors: usize,
    warnings: usize,
    /// Findings in files that weren't asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<usize>,
    /// What web servers said.
    #[serde(skip_serializing_if = "Option::is_none")]
    external: Option<Vec<Answer<'a>>>,
}

/// What is said beside the findings, where it was asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Further<'a> {
    /// How many findings were left out, because they are in files that weren't asked for.
    pub elsewhere: Option<usize>,
    /// What became of links to other sites.
    pub external: Option<&'a [Answered]>,
}

#[derive(Serialize)]
struct Answer<'a> {
    url: &'a str,
    state: &'static str,
    said: &'a str,
    checked: String,
    file: &'a str,
    line: usize,
    column: usize,
}

impl<'a> Answer<'a> {
    fn of(link: &'a Answered) -> Self {
        let start = link.place.start();
        Self {
            url: &link.url,
            state: link.state.word(),
            said: &link.said,
            checked: link.checked.to_string(),
            file: &link.place.source.path,
            line: start.line,
            column: start.column,
        }
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> Finding<'a> {
    fn of(finding: &'a Diagnostic) -> Self {
        let (start, end) = (finding.place.start(), finding.place.end());
        Self {
            code: finding.code.word(),
            severity: finding.severity.word(),
            message: &finding.message,
            help: &finding.help,
            file: &finding.place.source.path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// The whole report, in the order of `findings`.
pub fn render(findings: &[Diagnostic], further: &Further<'_>) -> String {
    pretty(&Report {
        diagnostics: findings.iter().map(Finding::of).collect(),
        errors: count(findings, Severity::Error),
        warnings: count(findings, Severity::Warning),
        elsewhere: further.elsewhere,
        external: further.external.map(|links| links.iter().map(Answer::of).collect()),
    })
}

/// A value as JSON to be read by people, too.
pub(super) fn pretty(value: &impl Serialize) -> String {
    json(serde_json::to_string_pretty(value))
}

/// A value as one line of JSON.
pub(super) fn line(value: &impl Serialize) -> String {
    json(serde_json::to_string(value))
}

#[expect(clippy::expect_used, reason = "texts and numbers always make JSON")]
fn json(text: serde_json::Result<String>) -> String {
    text.expect("strings and numbers are always JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use super::*;
    use crate::diagnostics::Code;
    use crate::source::{Place, Source};

    #[test]
    fn a_report_has_one_shape() {
        let source = Source::new("courses/feedback.md", "+++\nzwölf = \"\u{1b}\n");
        let wrong = Diagnostic::new(Code::UnknownField, Place::new(&source, 4..10), "There is no \"zwölf\".")
            .help("Remove it.");
        let old = Diagnostic::new(Code::StaleContent, Place::new(&source, 0..13), "It is old.\u{1b}");
        let mut note = old.clone();
        note.severity = Severity::Note;
        assert_data_eq!(
            render(&[wrong, old, note], &Further::default()),
            str![[r#"
{
  "diagnostics": [
    {
      "code": "unknown-field",
      "severity": "error",
      "message": "There is no \"zwölf\".",
      "help": "Remove it.",
      "file": "courses/feedback.md",
      "line": 2,
      "column": 1,
      "end_line": 2,
      "end_column": 6
    },
    {
      "code": "stale-content",
      "severity": "warning",
      "message": "It is old.\u001b",
      "help": "",
      "file": "courses/feedback.md",
      "line": 1,
      "column": 1,
      "end_line": 2,
      "end_column": 9
    },
    {
      "code": "stale-content",
      "severity": "note",
      "message": "It is old.\u001b",
      "help": "",
      "file": "courses/feedback.md",
      "line": 1,
      "column": 1,
      "end_line": 2,
      "end_column": 9
    }
  ],
  "errors": 1,
  "warnings": 1
}

"#]]
            .raw()
        );
    }

    #[test]
    fn nothing_found_has_the_same_shape() {
        assert_eq!(
            render(&[], &Further::default()),
            "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n"
        );
    }
}
