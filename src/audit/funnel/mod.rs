//! The way from unaware to advocate: whether each persona is led along it, stage by stage and step by step.
//!
//! Enter at [`judge`]. `storyboard` is what a persona gets from a campaign, in order; `stages` judges AIDA, `steps` the
//! learning funnel, `spray` whether anybody in particular is spoken to. What was sent can't be changed any more, so
//! campaigns whose last message has gone out are not judged.

mod spray;
mod stages;
mod steps;
pub mod storyboard;

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
pub use stages::section;
use storyboard::Storyboard;

/// Judges all storyboards, which stand in the order of [`storyboard::all`].
pub fn judge(portal: &Portal, storyboards: &[Storyboard]) -> Vec<Diagnostic> {
    let mut findings = stages::landing_gaps(portal);
    let reached = steps::Reached::of(portal, storyboards);
    for of_campaign in storyboards.chunk_by(|a, b| a.campaign == b.campaign) {
        let campaign = &portal[of_campaign[0].campaign];
        if of_campaign.iter().all(|storyboard| storyboard.is_over(portal.today)) {
            continue;
        }
        findings.extend(stages::gaps(portal, campaign, of_campaign));
        findings.extend(stages::order(portal, campaign, of_campaign));
        findings.extend(steps::jumps(campaign));
        findings.extend(steps::unmet(portal, campaign, of_campaign, &reached));
        findings.extend(steps::no_advocates(portal, campaign, of_campaign, &reached));
        findings.extend(spray::judge(portal, campaign));
    }
    findings
}
