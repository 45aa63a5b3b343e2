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

/// All of it together.
#[derive(Debug, Clone, Default)]
pub struct Silence {
    allowed: Allowed,
    severities: BTreeMap<Code, Option<Severity>>,
    strictness: Strictness,
}

impl Silence {
    pub fn new(allowed: Allowed, severities: BTreeMap<Code, Option<Severity>>, strictness: Strictness) -> Self {
        Self { allowed, severities, strictness }
    }

    /// The findings that remain, with the severity they have here.
    pub fn apply(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let weighed = findings.into_iter().filter_map(|finding| {
            let severity = self.severity(&finding)?;
            Some(Diagnostic { severity, ..finding })
        });
        weighed.collect()
    }

    /// Whether any of the findings keeps the output from being written.
    pub fn has_errors(&self, findings: &[Diagnostic]) -> bool {
        findings.iter().any(|finding| self.is_error(finding))
    }

    pub fn is_error(&self, finding: &Diagnostic) -> bool {
        self.severity(finding) == Some(Severity::Error)
    }

    /// What a finding weighs; `None` where it is silenced. An error can't be silenced in place: that would publish
    /// something broken. Only judges of wording may be overruled.
    fn severity(&self, finding: &Diagnostic) -> Option<Severity> {
        let severity = match self.severities.get(&finding.code) {
            Some(severity) => (*severity)?,
            None => finding.severity,
        };
        let word = finding.code.word();
        let codes = self.allowed.get(&*finding.place.source.path);
        let may_be_silenced = severity < Severity::Error || finding.code.judges_wording();
        if may_be_silenced && codes.is_some_and(|codes| codes.iter().any(|code| code == word)) {
            return None;
        }
        match (severity, self.strictness) {
            (Severity::Warning, Strictness::Strict) => Some(Severity::Error),
            _ => Some(severity),
        }
    }
}
