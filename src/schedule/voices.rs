//! Whose voice a reader hears: people like them, about what they are offered, who agreed to appear there.
//!
//! Enter at [`ranked`] for a page and at [`chosen`] for a message. The same input gives the same order.

use std::cmp::Reverse;

use crate::model::campaign::{Campaign, VoiceChoice};
use crate::model::voice::{Consent, Scope};
use crate::model::{Champion, Course, Id, Listed, Persona, Portal, Testimonial, Touchpoint};

/// Someone who speaks for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Testimonial(Id<Testimonial>),
    Champion(Id<Champion>),
}

/// How well a voice fits: a persona in common counts more than a course, a testimonial about nothing
/// in particular fits everywhere a little.
const PERSONA_POINTS: u32 = 4;
const COURSE_POINTS: u32 = 3;

/// The testimonials that fit `persona` or `courses` and may appear in `scope`, best first.
pub fn ranked(
    portal: &Portal,
    persona: Option<Id<Persona>>,
    courses: &[Id<Course>],
    scope: Scope,
) -> Vec<Id<Testimonial>> {
    let mut fitting: Vec<_> = Testimonial::all(portal)
        .filter(|(_, t)| t.consent.scope.contains(&scope))
        .map(|(id, t)| (points(persona, courses, &t.personas, &t.courses), id, t))
        .filter(|(points, ..)| *points > 0)
        .collect();
    fitting.sort_by_key(|(points, _, t)| (Reverse(*points), Reverse(t.date), t.item.slug.clone()));
    fitting.into_iter().map(|(_, id, _)| id).collect()
}

/// The voice of one message: the one the author named, else the best match for the persona and the campaign.
pub fn chosen(
    portal: &Portal,
    campaign: &Campaign,
    touchpoint: &Touchpoint,
    persona: Id<Persona>,
    scope: Scope,
) -> Option<Voice> {
    let agreed = |consent: &Consent| consent.scope.contains(&scope);
    match touchpoint.voice {
        VoiceChoice::Testimonial(id) => agreed(&portal[id].consent).then_some(Voice::Testimonial(id)),
        VoiceChoice::Champion(id) => agreed(&portal[id].consent).then_some(Voice::Champion(id)),
        VoiceChoice::Best => {
            let courses: Vec<_> = match campaign.path {
                Some(path) => campaign.courses.iter().chain(&portal[path].courses).copied().collect(),
                None => campaign.courses.clone(),
            };
            let ranked = ranked(portal, Some(persona), &courses, scope);
            let turn = turn(campaign, touchpoint) % best(portal, persona, &courses, &ranked).max(1);
            ranked.get(turn).map(|id| Voice::Testimonial(*id))
        }
    }
}

/// How many touchpoints before this one left the choice to us: each of them takes the next voice.
fn turn(campaign: &Campaign, touchpoint: &Touchpoint) -> usize {
    let open = campaign.touchpoints.iter().filter(|t| t.voice == VoiceChoice::Best);
    open.take_while(|t| t.item.slug != touchpoint.item.slug).count()
}

/// How many of the ranked voices fit as well as the first.
fn best(portal: &Portal, persona: Id<Persona>, courses: &[Id<Course>], ranked: &[Id<Testimonial>]) -> usize {
    let score = |id: &Id<Testimonial>| points(Some(persona), courses, &portal[*id].personas, &portal[*id].courses);
    ranked.iter().take_while(|id| score(id) == score(&ranked[0])).count()
}

fn points(
    persona: Option<Id<Persona>>,
    courses: &[Id<Course>],
    voice_personas: &[Id<Persona>],
    voice_courses: &[Id<Course>],
) -> u32 {
    let same_persona = persona.is_some_and(|persona| voice_personas.contains(&persona));
    let same_course = courses.iter().any(|course| voice_courses.contains(course));
    u32::from(same_persona) * PERSONA_POINTS + u32::from(same_course) * COURSE_POINTS
}
