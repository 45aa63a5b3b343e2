//! Learning paths: milestones stand after a course of the path.

use super::context::Context;
use super::item;
use crate::diagnostics::Code;
use crate::load::Entry;
use crate::load::path::PathRecord;
use crate::model::LearningPath;
use crate::model::path::{Milestone, Mix};

pub fn path(entry: &Entry<PathRecord>, context: &mut Context<'_>) -> LearningPath {
    let record = &entry.record;
    let courses = context.ids(&record.courses);
    let mut milestones = Vec::new();
    for milestone in &record.milestones {
        let Some(reference) = &milestone.after else { continue };
        let Some(after) = context.id(reference) else { continue };
        if !courses.contains(&after) {
            let message = format!("The course \"{}\" is not on this path, so nobody reaches it.", reference.value.0);
            let help = "Add the course to `courses`, or put the milestone after another one.";
            context.report(Code::DanglingReference, reference.place.clone(), message, help);
        }
        milestones.extend(milestone.recognition.clone().map(|recognition| Milestone { after, recognition }));
    }
    LearningPath {
        item: item::item(&record.item, entry, context),
        courses,
        milestones,
        personas: context.ids(&record.personas),
        mix: record.mix.as_ref().map(|mix| Mix {
            experience: mix.experience.unwrap_or(0),
            social: mix.social.unwrap_or(0),
            formal: mix.formal.unwrap_or(0),
        }),
    }
}
