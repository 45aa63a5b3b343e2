//! Attention on the road: nobody is asked to read, watch or tap while driving.

use super::Found;
use crate::audit::texts::Role;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Portal;
use crate::model::persona::{Commute, Moment, Persona};

/// Words of a moment's context that mean the way to work, in the languages of the word lists.
const ON_THE_WAY: &[&str] = &[
    "commut",
    "drive",
    "driving",
    "on the road",
    "pendel",
    "arbeitsweg",
    "autofahrt",
    "unterwegs",
    "trajet",
    "conduite",
    "au volant",
    "trayecto",
    "conduc",
];

/// Words that show that the engine is off.
const PARKED: &[&str] =
    &["park", "before", "after", "geparkt", "nach", "vor ", "avant", "après", "antes", "después", "garé", "aparcad"];

pub fn judge(found: &Found<'_>) -> Option<Diagnostic> {
    if !found.told.role.asks() && found.told.role != Role::Teaching {
        return None;
    }
    let message = format!("\"{}\" asks for attention on the road.", found.words);
    let help = "Offer it for a break: \"when you have parked\", \"on the train\".";
    Some(Diagnostic::new(Code::DrivingCommute, found.place.clone(), message).help(help))
}

/// A persona that drives to work has no moment on the way.
pub fn judge_personas(portal: &Portal) -> Vec<Diagnostic> {
    let drives = |persona: &&Persona| persona.commute == Some(Commute::Driving);
    portal.personas.iter().filter(drives).filter_map(judge_persona).collect()
}

fn judge_persona(persona: &Persona) -> Option<Diagnostic> {
    let moment = persona.moments.iter().find(|moment| is_on_the_way(moment))?;
    let context = moment.context.as_deref().unwrap_or_default();
    let message = format!("A message is planned for \"{context}\", and this persona drives to work.");
    let help =
        "Choose a moment when they stand still, such as a break, and say so in `context`: \"lunch break, parked\".";
    let origin = &persona.item.origin;
    let finding = Diagnostic::new(Code::DrivingCommute, origin.place("moments"), message).help(help);
    let finding = finding.related(origin.place("commute"), "how they come to work");
    Some(Diagnostic { severity: Severity::Error, ..finding })
}

fn is_on_the_way(moment: &Moment) -> bool {
    let context = moment.context.as_deref().unwrap_or_default().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| context.contains(word));
    has(ON_THE_WAY) && !has(PARKED)
}
