//! What is said about a file has to be sayable in every form, and its corrections have to be possible. Enter at [`told`].

use uptake::diagnostics::human::Style;
use uptake::diagnostics::{Diagnostic, github, gitlab, human, json, rdjsonl, sarif};

/// Writes the findings in every form.
pub fn told(findings: &[Diagnostic]) {
    for finding in findings {
        let span = &finding.place.span;
        assert!(finding.place.source.text.get(span.clone()).is_some(), "{span:?} is no part of the file");
        assert!(!finding.message.is_empty());
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(
                edit.place.source.text.get(edit.place.span.clone()).is_some(),
                "a correction of no part of the file"
            );
        }
    }
    human::render(findings, Style::Plain);
    json::render(findings, &json::Further::default());
    assert_eq!(rdjsonl::render(findings, "").lines().count(), findings.len());
    assert_eq!(github::render(findings, "").lines().count(), findings.len());
    gitlab::render(findings, "");
    sarif::render(findings, "");
}
