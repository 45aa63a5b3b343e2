//! Consent: whose name, words or picture this portal shows, what they agreed to, and where they appear.
//!
//! Enter at [`Ledger::of`] for the list and at [`judge`] for what is wrong with it: `ending` says what a consent that
//! runs out leaves behind, `overused` who is heard too often.

mod ending;
mod ledger;
mod overused;
#[cfg(test)]
mod tests;

pub use ledger::{Agreement, Ledger, Person, Role};

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::schedule::Plan;

/// A consent that ends within this many days is to be asked for again.
pub const SOON_DAYS: i64 = 60;

pub fn judge(portal: &Portal, plan: &Plan, ledger: &Ledger) -> Vec<Diagnostic> {
    ending::judge(portal, ledger).into_iter().chain(overused::judge(portal, plan)).collect()
}
