//! Experiments: whether what is compared can be told apart at all, before anything is sent.
//!
//! Enter at [`judge`]. `power` says whether enough people take part, `arms` whether the versions differ in one thing
//! alone, `holdouts` both for the groups that get no message. Results are judged elsewhere, with the same
//! [`statistics`](crate::statistics).

mod arms;
mod holdouts;
mod power;
#[cfg(test)]
mod tests;

pub use power::Power;

use crate::diagnostics::Diagnostic;
use crate::model::{Campaign, Id, Listed, Portal};
use crate::schedule::Plan;

/// What an experiment can show.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    pub campaign: Id<Campaign>,
    /// An index into the campaign's touchpoints.
    pub touchpoint: usize,
    /// The field in which its versions differ.
    pub tests: String,
    pub power: Power,
}

/// What every experiment can show, and what is wrong with them.
pub fn judge(portal: &Portal, plan: &Plan) -> (Vec<Trial>, Vec<Diagnostic>) {
    let (mut trials, mut findings) = (Vec::new(), Vec::new());
    for (campaign, it) in Campaign::all(portal) {
        let drawn = plan.holdouts.get(&campaign);
        findings.extend(drawn.into_iter().flat_map(|drawn| holdouts::judge(it, drawn, portal)));
        for (index, touchpoint) in it.touchpoints.iter().enumerate().filter(|(_, t)| is_compared(t)) {
            findings.extend(arms::judge(touchpoint));
            let Some(experiment) = &touchpoint.experiment else { continue };
            let reach = power::Reach::of(touchpoint, drawn, portal);
            findings.extend(reach.beyond(experiment, touchpoint));
            findings.extend(power::judge(experiment, touchpoint, &reach));
            let power = Power::of(experiment, touchpoint, &reach);
            trials.extend(power.map(|power| {
                let tests = experiment.tests.clone();
                Trial { campaign, touchpoint: index, tests, power }
            }));
        }
    }
    (trials, findings)
}

fn is_compared(touchpoint: &crate::model::Touchpoint) -> bool {
    touchpoint.experiment.is_some() || !touchpoint.variants.is_empty()
}

/// A share as people read it: `25%`, `9.9%`.
fn percent(share: f64) -> String {
    format!("{}%", points(share))
}

/// A share in points of a hundred, with one decimal where there is one.
fn points(share: f64) -> String {
    let points = format!("{:.1}", share * 100.0);
    points.strip_suffix(".0").map(str::to_owned).unwrap_or(points)
}

/// A number with commas between thousands.
fn people(number: u32) -> String {
    let digits = number.to_string();
    let start = digits.len() % 3;
    let mut parts = if start > 0 { vec![&digits[..start]] } else { Vec::new() };
    parts.extend((start..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    parts.join(",")
}
