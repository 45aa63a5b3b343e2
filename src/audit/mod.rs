//! The audit: whether what is planned and written respects the people it is for. One rule family per file.
//!
//! Enter at [`audit`], which needs nothing but the model and the plan, so that `uptake plan` is fast. What it finds is
//! said at the author's line; what it reckons on the way ([`Audit`]) is what the reports and the plan's pages show.

mod experiments;
mod retrieval;

pub use experiments::{Power, Trial};

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::schedule::Plan;

/// What the rules reckoned, for those who read the plan and the reports.
#[derive(Debug, Default)]
pub struct Audit {
    /// What every experiment can show.
    pub trials: Vec<Trial>,
}

/// Judges the plan and the texts.
pub fn audit(portal: &Portal, plan: &Plan) -> (Audit, Vec<Diagnostic>) {
    let (trials, mut findings) = experiments::judge(portal, plan);
    findings.extend(retrieval::judge(portal));
    (Audit { trials }, findings)
}
