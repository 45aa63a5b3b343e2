//! Nudges: people know that they are nudged and can say no.

use super::Found;
use crate::audit::texts::Role;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::campaign::TouchpointKind;
use crate::model::{Choice, Portal, Touchpoint};

const HELP: &str = "Add nudge = { mechanism = \"…\", purpose = \"…\", whose_goal = \"…\", opt_out = \"…\" }; it is shown on the page /nudges/.";

pub fn judge(portal: &Portal) -> Vec<Diagnostic> {
    let touchpoints = portal.campaigns.iter().flat_map(|campaign| &campaign.touchpoints);
    touchpoints.filter_map(judge_touchpoint).collect()
}

fn judge_touchpoint(touchpoint: &Touchpoint) -> Option<Diagnostic> {
    let origin = &touchpoint.item.origin;
    match &touchpoint.nudge {
        Some(nudge) if nudge.opt_out.trim().is_empty() => {
            let message = "This nudge doesn't say how to be left alone.";
            let help = "Write in `opt_out` what people do to get no more of these, and that nothing else changes.";
            let finding = Diagnostic::new(Code::MissingOptOut, origin.place("nudge"), message).help(help);
            Some(Diagnostic { severity: Severity::Error, ..finding })
        }
        None if is_nudge(touchpoint.kind) => {
            let message = format!(
                "A {} nudges people, and nothing says what for and how to be left alone.",
                touchpoint.kind.word()
            );
            Some(Diagnostic::new(Code::MissingOptOut, origin.place("kind"), message).help(HELP))
        }
        _ => None,
    }
}

/// Kinds that ask again.
fn is_nudge(kind: TouchpointKind) -> bool {
    matches!(kind, TouchpointKind::Nudge | TouchpointKind::Reminder | TouchpointKind::LastChance)
}

/// Ways out that don't work: programs that scan mails follow every link, and would say no for people.
pub fn judge_words(found: &Found<'_>) -> Option<Diagnostic> {
    if found.told.role != Role::Refusal {
        return None;
    }
    let message =
        format!("\"{}\" can't be trusted: programs that scan mails for viruses follow each link in them.", found.words);
    let help = "Let the link lead to a page with a button, or let people answer the message.";
    Some(Diagnostic::new(Code::MissingOptOut, found.place.clone(), message).help(help))
}
