//! What authors and flags say about severities: `allow` in an item, `[check]` in portal.toml, `--strict`.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Severity};

/// How strictly warnings are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    #[default]
    Usual,
    /// Warnings are errors.
    Strict,
}

/// The codes that each file silences, by its path.
pub type Allowed = BTreeMap<String, Vec<String>>;

/// Applies them to findings. An error can't be silenced in place: it would publish something broken.
pub fn apply(
    findings: Vec<Diagnostic>,
    allowed: &Allowed,
    severities: &BTreeMap<Code, Option<Severity>>,
    strictness: Strictness,
) -> Vec<Diagnostic> {
    let mut kept = Vec::with_capacity(findings.len());
    for mut finding in findings {
        match severities.get(&finding.code) {
            Some(Some(severity)) => finding.severity = *severity,
            Some(None) => continue,
            None => {}
        }
        let word = finding.code.word();
        let silenced = allowed.get(&finding.place.source.path).is_some_and(|codes| codes.iter().any(|c| c == word));
        if silenced && finding.severity < Severity::Error {
            continue;
        }
        if strictness == Strictness::Strict && finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
        kept.push(finding);
    }
    kept
}
