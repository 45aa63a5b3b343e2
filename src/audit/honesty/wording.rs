//! Words that are wrong by themselves: shaming, negative norms, orders, protected traits, what the brand bans.

use super::{BRAND, Found};
use crate::audit::texts::Role;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::TouchpointKind;

pub fn judge(rule: &str, found: &Found<'_>) -> Option<Diagnostic> {
    let (code, message, help) = match rule {
        "confirm-shaming" if found.told.role.asks() => shaming(found),
        "negative-norm" if found.told.role.asks() => norm(found),
        "obligation-tone" if found.told.role.asks() && !is_duty(found) => order(found),
        "protected-trait" => return protected(found),
        "banned-word" => return banned(found),
        _ => return None,
    };
    Some(Diagnostic::new(code, found.place.clone(), message).help(help))
}

fn shaming(found: &Found<'_>) -> (Code, String, &'static str) {
    let message = format!("\"{}\" makes people speak badly of themselves to say no.", found.words);
    (Code::ConfirmShaming, message, "Let people say no in neutral words: \"Not now\" or \"No, thanks\".")
}

fn norm(found: &Found<'_>) -> (Code, String, &'static str) {
    let message =
        format!("\"{}\" tells readers that it is usual not to do it, and people do what is usual.", found.words);
    let help = "Say how many do it, with a figure from facts.toml, or leave others out and say what it is good for.";
    (Code::NegativeNorm, message, help)
}

fn order(found: &Found<'_>) -> (Code, String, &'static str) {
    let message = format!("\"{}\" sounds like an order, and what is ordered is got over with.", found.words);
    let help = match found.hit.group == BRAND {
        true => "It is one of the brand's obligation_words in portal.toml. Say what it is good for instead.",
        false => {
            "Say what it is good for and leave the choice. A true duty belongs in a message with kind = \"safety\"."
        }
    };
    (Code::ObligationTone, message, help)
}

/// Messages about safety may oblige.
fn is_duty(found: &Found<'_>) -> bool {
    found.told.touchpoint.is_some_and(|touchpoint| touchpoint.kind == TouchpointKind::Safety)
}

/// Who people are is nobody's business in a persona; in copy it is only wrong to address people by it.
fn protected(found: &Found<'_>) -> Option<Diagnostic> {
    let (message, help) = match (found.told.role, found.hit.group) {
        (Role::Target, _) => (
            format!("\"{}\" makes a protected trait a part of whom this persona means.", found.words),
            "Describe people by their work: what they do, what they want to reach, what stands in their way.",
        ),
        (role, group) if role.asks() && group != "people" => (
            format!("\"{}\" addresses people by a protected trait.", found.words),
            "Address people by their work or by what they want. Whom it helps will find it.",
        ),
        _ => return None,
    };
    Some(Diagnostic::new(Code::ProtectedTrait, found.place.clone(), message).help(help))
}

fn banned(found: &Found<'_>) -> Option<Diagnostic> {
    if matches!(found.told.role, Role::Voice | Role::Internal | Role::Target) {
        return None;
    }
    let message = format!("\"{}\" is a word that your brand doesn't use.", found.words);
    let help = "Say it in another word, or take it off the list `banned` of [brand] in portal.toml.";
    Some(Diagnostic::new(Code::BannedWord, found.place.clone(), message).help(help))
}
