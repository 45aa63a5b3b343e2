//! What is said about the content: one [`Diagnostic`] per problem, collected in [`Diagnostics`], never thrown.
//!
//! `codes` is the one table of all codes (the `explain` command and the guide read it too); `fix` is how a finding can be
//! settled by a program. `human`, `json`, `github`, `gitlab`, `rdjsonl`, `sarif` and `overlay` are the ways to show a finished report,
//! `explain` tells the story behind a code.

pub mod answers;
pub mod codes;
mod excerpt;
pub mod explain;
mod fingerprint;
pub mod fix;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod nearest;
pub mod overlay;
pub mod rdjsonl;
pub mod safe_text;
pub mod sarif;

pub use codes::Code;
pub use fix::Fix;

use crate::source::Place;

/// How much a finding weighs. Errors keep the output from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The word that authors and machines see.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One problem: what is wrong, where, and what to do about it, in words for someone who has never programmed.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// One sentence: what was found and what was expected.
    pub message: String,
    /// What to do; empty where the message says it all.
    pub help: String,
    /// The very value that is wrong.
    pub place: Place,
    /// Other places that belong to the problem, each with what it is.
    pub related: Vec<(Place, String)>,
    /// What a program may write instead, where there is no doubt.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with its code's usual severity.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            help: String::new(),
            place,
            related: Vec::new(),
            fix: None,
        }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// `written`, in this finding's place, was surely meant to be `meant`.
    pub fn meant(self, written: &str, meant: Option<&str>) -> Self {
        let fix = meant.and_then(|meant| Fix::name(&self.place, written, meant));
        self.fix(fix)
    }

    /// What was found and what to do about it, in one text.
    pub fn advice(&self) -> String {
        match self.help.trim() {
            "" => self.message.clone(),
            help => format!("{}\n{help}", self.message),
        }
    }
}

/// All findings of a run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(others);
    }

    pub fn append(&mut self, mut others: Self) {
        self.found.append(&mut others.found);
    }

    /// The findings by file and place, each once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        let key = |d: &Diagnostic| {
            (d.place.source.path.clone(), d.place.span.start, d.place.span.end, d.code, d.message.clone())
        };
        self.found.sort_by_cached_key(key);
        self.found.dedup();
        self.found
    }
}

/// How many findings of `severity` there are.
pub fn count(findings: &[Diagnostic], severity: Severity) -> usize {
    findings.iter().filter(|d| d.severity == severity).count()
}
