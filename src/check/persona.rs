//! Personas: whom we talk to, and the one place each of them begins.

use super::context::Context;
use super::item;
use crate::diagnostics::Code;
use crate::load::Entry;
use crate::load::persona::{PersonaRecord, StartHere as StartHereRecord};
use crate::load::references::{Reference, Slug};
use crate::model::Copy;
use crate::model::persona::{Moment, Objection, Persona, StartHere};

pub fn persona(entry: &Entry<PersonaRecord>, context: &mut Context<'_>) -> Persona {
    let record = &entry.record;
    let objections = record.objections.iter().filter_map(|objection| {
        Some(Objection { question: objection.question.clone()?, answer: objection.answer.clone()? })
    });
    let moments = record.moments.iter().filter_map(|moment| {
        let days = moment.days.iter().map(|day| day.0.into()).collect();
        Some(Moment { days, from: moment.from?, to: moment.to?, context: moment.context.clone() })
    });
    Persona {
        item: item::item(&record.item, entry, context),
        who: record.who.clone().unwrap_or_else(|| nothing(entry)),
        goals: record.goals.clone(),
        channels: record.channels.iter().map(|channel| channel.0).collect(),
        competing_for_attention: record.competing_for_attention.clone(),
        motivations: record.motivations.iter().map(|motivation| motivation.0).collect(),
        objections: objections.collect(),
        promise: record.promise.clone(),
        moments: moments.collect(),
        commute: record.commute.map(|commute| commute.0),
        depth: record.depth.map(|depth| depth.0),
        start_here: record.start_here.as_ref().and_then(|start| start_here(start, context)),
        target_skills: target_skills(record, entry, context),
        headcount: record.headcount,
        overlaps: context.ids(&record.overlaps),
    }
}

/// Stands in for copy that is missing; the finding that says so keeps it from being published.
fn nothing<R>(entry: &Entry<R>) -> Copy {
    Copy { segments: Vec::new(), place: crate::source::Place::file(&entry.source) }
}

fn start_here(start: &StartHereRecord, context: &mut Context<'_>) -> Option<StartHere> {
    let StartHereRecord(references, place) = start;
    let [reference] = &references[..] else {
        let message =
            "A persona has one place to start, and here are several. Choosing is work that nobody starts with.";
        context.report(Code::SeveralDefaults, place.clone(), message, "Keep the one that most of them need first.");
        return None;
    };
    if context.names.paths.knows(&reference.value.0) && !context.names.courses.knows(&reference.value.0) {
        return context.id(&reference.to()).map(StartHere::Path);
    }
    context.id(&reference.to()).map(StartHere::Course)
}

fn target_skills(
    record: &PersonaRecord,
    entry: &Entry<PersonaRecord>,
    context: &mut Context<'_>,
) -> std::collections::BTreeMap<crate::model::Id<crate::model::Skill>, u32> {
    let mut targets = std::collections::BTreeMap::new();
    for (skill, level) in &record.target_skills {
        let place = entry.key_place("target_skills", skill).unwrap_or_else(|| level.place.clone());
        let reference = Reference { value: Slug::new(skill), place };
        if let Some(id) = context.id(&reference) {
            targets.insert(id, level.value);
        }
    }
    targets
}
