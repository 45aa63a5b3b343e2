//! The audit: whether what is planned and written respects the people it is for. One rule family per file or folder.
//!
//! Enter at [`audit`], which needs nothing but the model, the plan and the phrases that rules of wording look for, so
//! that `uptake plan` is fast. What it finds is said at the author's line; what it reckons on the way ([`Audit`]) is what
//! the reports and the plan's pages show. [`built::judge`] judges what can only be seen on finished pages.

mod around;
pub mod attention;
pub mod built;
mod choice;
pub mod consent;
pub mod coverage;
mod experiments;
pub mod freshness;
pub mod funnel;
mod honesty;
mod lexicon;
mod metrics;
pub mod parity;
mod places;
mod readability;
mod retrieval;
mod texts;
mod words;

pub use experiments::{Power, Trial};

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::model::words::Words;
use crate::schedule::Plan;
use crate::schedule::attention::Attention;
use around::Around;
use consent::Ledger;
use coverage::Coverage;
use freshness::Freshness;
use funnel::storyboard::{self, Storyboard};
use parity::Parity;
use texts::Days;

/// What the rules reckoned, for those who read the plan and the reports.
#[derive(Debug, Default)]
pub struct Audit {
    pub attention: Attention,
    /// What each persona gets from each campaign, in order.
    pub storyboards: Vec<Storyboard>,
    pub coverage: Coverage,
    pub freshness: Freshness,
    /// Who is named, and what they agreed to.
    pub ledger: Ledger,
    /// What each further language of the portal has.
    pub parity: Parity,
    /// What every experiment can show.
    pub trials: Vec<Trial>,
}

/// Judges the plan and the texts; `editions` are the portal in its other languages, and `words` those of the default one.
pub fn audit(portal: &Portal, editions: &[Portal], plan: &Plan, words: &Words) -> (Audit, Vec<Diagnostic>) {
    let attention = Attention::of(portal, plan);
    let around = Around::of(portal);
    let storyboards = storyboard::all(portal, plan);
    let coverage = Coverage::of(portal, &around);
    let mut findings = attention::findings(&attention, portal);
    findings.extend(funnel::judge(portal, &storyboards));
    findings.extend(choice::judge(portal, &around));
    findings.extend(coverage::judge(portal, &coverage));
    let freshness = Freshness::of(portal, &around);
    let (trials, found) = experiments::judge(portal, plan);
    findings.extend(found);
    findings.extend(metrics::judge(portal, words));
    findings.extend(retrieval::judge(portal));
    let days = Days::of(portal, plan);
    findings.extend(honesty::judge(portal, &days, words));
    findings.extend(readability::judge(portal, &days));
    let ledger = Ledger::of(portal, plan);
    findings.extend(consent::judge(portal, plan, &ledger));
    let parity = Parity::of(portal, editions);
    (Audit { attention, storyboards, coverage, freshness, ledger, parity, trials }, findings)
}
