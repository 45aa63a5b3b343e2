//! The audit: whether what is planned and written respects the people it is for. One rule family per file or folder.
//!
//! Enter at [`audit`], which needs nothing but the model and the plan, so that `uptake plan` is fast. What it finds is
//! said at the author's line; what it reckons on the way ([`Audit`]) is what the reports and the plan's pages show.

mod around;
mod choice;
pub mod consent;
pub mod coverage;
mod experiments;
pub mod freshness;
pub mod funnel;
mod places;
mod retrieval;
mod words;

pub use experiments::{Power, Trial};

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::schedule::Plan;
use around::Around;
use consent::Ledger;
use coverage::Coverage;
use freshness::Freshness;
use funnel::storyboard::{self, Storyboard};

/// What the rules reckoned, for those who read the plan and the reports.
#[derive(Debug, Default)]
pub struct Audit {
    /// What each persona gets from each campaign, in order.
    pub storyboards: Vec<Storyboard>,
    pub coverage: Coverage,
    pub freshness: Freshness,
    /// Who is named, and what they agreed to.
    pub ledger: Ledger,
    /// What every experiment can show.
    pub trials: Vec<Trial>,
}

/// Judges the plan and the texts.
pub fn audit(portal: &Portal, plan: &Plan) -> (Audit, Vec<Diagnostic>) {
    let around = Around::of(portal);
    let storyboards = storyboard::all(portal, plan);
    let coverage = Coverage::of(portal, &around);
    let mut findings = funnel::judge(portal, &storyboards);
    findings.extend(choice::judge(portal, &around));
    findings.extend(coverage::judge(portal, &coverage));
    let freshness = Freshness::of(portal, &around);
    let (trials, found) = experiments::judge(portal, plan);
    findings.extend(found);
    findings.extend(retrieval::judge(portal));
    let ledger = Ledger::of(portal, plan);
    findings.extend(consent::judge(portal, plan, &ledger));
    (Audit { storyboards, coverage, freshness, ledger, trials }, findings)
}
