//! Attention on the road: nobody is asked to read, watch or tap while driving.

use super::Found;
use crate::audit::lexicon::Lexicon;
use crate::audit::lexicon::token::tokens;
use crate::audit::texts::Role;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Portal;
use crate::model::persona::{Commute, Persona};

/// Words of a moment's context that mean the way to work. In a text they are harmless.
const MOMENT: &str = "moment";

pub fn judge(found: &Found<'_>) -> Option<Diagnostic> {
    if found.hit.group == MOMENT || !(found.told.role.asks() || found.told.role == Role::Teaching) {
        return None;
    }
    let message = format!("\"{}\" asks for attention on the road.", found.words);
    let help = "Offer it for a break: \"when you have parked\", \"on the train\".";
    Some(Diagnostic::new(Code::DrivingCommute, found.place.clone(), message).help(help))
}

/// A persona that drives to work has no moment on the way.
pub fn judge_personas(portal: &Portal, lexicon: &Lexicon) -> Vec<Diagnostic> {
    let drives = |persona: &&Persona| persona.commute == Some(Commute::Driving);
    portal.personas.iter().filter(drives).filter_map(|persona| judge_persona(persona, lexicon)).collect()
}

fn judge_persona(persona: &Persona, lexicon: &Lexicon) -> Option<Diagnostic> {
    let contexts = persona.moments.iter().filter_map(|moment| moment.context.as_deref());
    let context = contexts.into_iter().find(|context| is_on_the_way(context, lexicon))?;
    let message = format!("A message is planned for \"{context}\", and this persona drives to work.");
    let help =
        "Choose a moment when they stand still, such as a break, and say so in `context`: \"lunch break, parked\".";
    let origin = &persona.item.origin;
    let finding = Diagnostic::new(Code::DrivingCommute, origin.place("moments"), message).help(help);
    let finding = finding.related(origin.place("commute"), "how they come to work");
    Some(Diagnostic { severity: Severity::Error, ..finding })
}

fn is_on_the_way(context: &str, lexicon: &Lexicon) -> bool {
    lexicon.hits(&tokens(context)).iter().any(|hit| hit.rule == "driving-commute")
}
