//! The voices of a page: who fits its readers or its courses, best first.

use std::cmp::Reverse;

use super::score::{COURSE, KIND, PERSONA};
use crate::model::voice::{Scope, VoiceKind};
use crate::model::{Course, Id, Listed, Persona, Portal, Testimonial};

/// The testimonials that fit `persona` or `courses` and may appear in `scope`, best first; among equals the freshest.
pub fn ranked(
    portal: &Portal,
    persona: Option<Id<Persona>>,
    courses: &[Id<Course>],
    scope: Scope,
) -> Vec<Id<Testimonial>> {
    let agreed = Testimonial::all(portal).filter(|(_, t)| t.consent.scope.contains(&scope));
    let mut fitting: Vec<_> =
        agreed.filter_map(|(id, t)| Some((points(t, persona, courses)?, Reverse(t.date), &t.item.slug, id))).collect();
    fitting.sort_by_key(|(points, date, slug, _)| (Reverse(*points), *date, *slug));
    fitting.into_iter().map(|(.., id)| id).collect()
}

/// `None` for someone who speaks neither to these people nor of these courses.
fn points(voice: &Testimonial, persona: Option<Id<Persona>>, courses: &[Id<Course>]) -> Option<i32> {
    let same_persona = persona.is_some_and(|persona| voice.personas.contains(&persona));
    let same_course = courses.iter().any(|course| voice.courses.contains(course));
    let fit = i32::from(same_persona) * PERSONA + i32::from(same_course) * COURSE;
    (fit > 0).then(|| fit + i32::from(voice.kind == VoiceKind::Peer) * KIND)
}
