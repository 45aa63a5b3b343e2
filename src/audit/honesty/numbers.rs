//! Figures that claim something and name no source.

use super::Found;
use crate::audit::texts::Role;
use crate::diagnostics::{Code, Diagnostic};

pub fn judge(found: &Found<'_>) -> Option<Diagnostic> {
    // A course may tell people to open a valve by 40 %; what it says about people is a claim everywhere.
    let is_claim = match found.told.role {
        Role::Message | Role::Promotion => true,
        Role::Teaching => found.hit.group == "people",
        Role::Refusal | Role::Target | Role::Voice | Role::Internal => false,
    };
    if !is_claim || found.cited {
        return None;
    }
    let message = format!("\"{}\" is a figure without a source.", found.words);
    let help =
        "Put it into facts.toml with its source and write {{ fact(\"its-name\") }} here, or link to where it is from.";
    Some(Diagnostic::new(Code::UncitedNumber, found.place.clone(), message).help(help))
}
