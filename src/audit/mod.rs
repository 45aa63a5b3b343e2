//! The audit: whether what is planned and written respects the people it is for. One rule family per file.
//!
//! Enter at [`audit`], which needs nothing but the model, the plan and the phrases that rules of wording look for, so
//! that `uptake plan` is fast. What it finds is said at the author's line; what it reckons on the way ([`Audit`]) is what
//! the reports and the plan's pages show.

mod honesty;
mod lexicon;
mod readability;
mod texts;

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::model::words::Words;
use crate::schedule::Plan;

/// What the rules reckoned, for those who read the plan and the reports.
#[derive(Debug, Default)]
pub struct Audit {}

/// Judges the plan and the texts.
pub fn audit(portal: &Portal, plan: &Plan, words: &Words) -> (Audit, Vec<Diagnostic>) {
    let mut findings = honesty::judge(portal, plan, words);
    findings.extend(readability::judge(portal, plan));
    (Audit::default(), findings)
}
