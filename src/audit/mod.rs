//! The audit: whether what is planned and written respects the people it is for. One rule family per file.
//!
//! Enter at [`audit`], which needs nothing but the model and the plan, so that `uptake plan` is fast. What it finds is
//! said at the author's line; what it reckons on the way ([`Audit`]) is what the reports and the plan's pages show.

pub mod attention;

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::schedule::Plan;
use crate::schedule::attention::Attention;

/// What the rules reckoned, for those who read the plan and the reports.
#[derive(Debug, Default)]
pub struct Audit {
    pub attention: Attention,
}

/// Judges the plan and the texts.
pub fn audit(portal: &Portal, plan: &Plan) -> (Audit, Vec<Diagnostic>) {
    let audit = Audit { attention: Attention::of(portal, plan) };
    let findings = attention::findings(&audit.attention, portal);
    (audit, findings)
}
