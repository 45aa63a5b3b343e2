//! A report for GitLab's Code Quality widget: a JSON list, as `artifacts: reports: codequality` takes it.
//!
//! Enter at [`render`]. Paths are relative to the repository: `base` leads from it to the content folder.

use serde::Serialize;

use super::fingerprint::fingerprints;
use super::{Diagnostic, Severity};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The whole list, in the order of `findings`.
pub fn render(findings: &[Diagnostic], base: &str) -> String {
    let issues: Vec<Issue> = findings
        .iter()
        .zip(fingerprints(findings))
        .map(|(finding, fingerprint)| Issue {
            description: finding.advice().replace('\n', " "),
            check_name: finding.code.word(),
            fingerprint,
            severity: severity(finding.severity),
            location: Location {
                path: format!("{base}{}", finding.place.source.path),
                lines: Lines { begin: finding.place.start().line, end: finding.place.end().line },
            },
        })
        .collect();
    super::json::pretty(&issues)
}

/// Errors keep the portal from being published; GitLab's "blocker" stays free for what does so to more than a portal.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnostics::Code;
    use crate::source::{Place, Source};

    #[test]
    fn an_issue_has_what_the_widget_needs() {
        let source = Source::new("pages/a.md", "one\nbad\n");
        let found = Diagnostic::new(Code::StaleContent, Place::new(&source, 4..7), "It is \"old\".").help("Read it.");
        let mut issues: Value = serde_json::from_str(&render(&[found], "portal/")).unwrap();
        let print = issues[0]["fingerprint"].take();
        assert_eq!(print.as_str().map(str::len), Some(32));
        assert_eq!(
            issues,
            json!([{
                "description": "It is \"old\". Read it.",
                "check_name": "stale-content",
                "fingerprint": null,
                "severity": "minor",
                "location": { "path": "portal/pages/a.md", "lines": { "begin": 2, "end": 2 } },
            }])
        );
    }

    #[test]
    fn nothing_found_is_an_empty_list() {
        assert_eq!(render(&[], ""), "[]\n");
    }
}
