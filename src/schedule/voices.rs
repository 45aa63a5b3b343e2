//! Whose voice a reader hears: people like them, about what they are offered, who agreed to appear there.
//!
//! Enter at [`ranked`] for a page and at [`chosen`] for a message. The same input gives the same order.

use std::cmp::Reverse;

use crate::model::campaign::{Campaign, TouchpointKind, VoiceChoice};
use crate::model::voice::{Consent, Scope, VoiceKind};
use crate::model::{Champion, Course, Id, Listed, Persona, Portal, Testimonial, Touchpoint};

/// Someone who speaks for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Testimonial(Id<Testimonial>),
    Champion(Id<Champion>),
}

/// How well a voice fits: a persona in common counts more than a course, and people believe people like them
/// before they believe leaders.
const PERSONA_POINTS: u32 = 4;
const COURSE_POINTS: u32 = 2;
const KIND_POINTS: u32 = 1;

/// The testimonials that fit `persona` or `courses` and may appear in `scope`, best first.
pub fn ranked(
    portal: &Portal,
    persona: Option<Id<Persona>>,
    courses: &[Id<Course>],
    scope: Scope,
) -> Vec<Id<Testimonial>> {
    let wanted = Wanted { persona, courses, kind: VoiceKind::Peer };
    scored(portal, &wanted, scope).into_iter().map(|(_, id)| id).collect()
}

/// Who should speak.
struct Wanted<'a> {
    persona: Option<Id<Persona>>,
    courses: &'a [Id<Course>],
    kind: VoiceKind,
}

/// The testimonials that fit, each with its points, best first; among equals the freshest.
fn scored(portal: &Portal, wanted: &Wanted<'_>, scope: Scope) -> Vec<(u32, Id<Testimonial>)> {
    let agreed = Testimonial::all(portal).filter(|(_, t)| t.consent.scope.contains(&scope));
    let mut fitting: Vec<_> =
        agreed.filter_map(|(id, t)| Some((wanted.points(t)?, Reverse(t.date), &t.item.slug, id))).collect();
    fitting.sort_by_key(|(points, date, slug, _)| (Reverse(*points), *date, *slug));
    fitting.into_iter().map(|(points, _, _, id)| (points, id)).collect()
}

impl Wanted<'_> {
    /// `None` for someone who speaks neither to these people nor of these courses.
    fn points(&self, voice: &Testimonial) -> Option<u32> {
        let same_persona = self.persona.is_some_and(|persona| voice.personas.contains(&persona));
        let same_course = self.courses.iter().any(|course| voice.courses.contains(course));
        let fit = u32::from(same_persona) * PERSONA_POINTS + u32::from(same_course) * COURSE_POINTS;
        (fit > 0).then(|| fit + u32::from(voice.kind == self.kind) * KIND_POINTS)
    }
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
            let wanted = Wanted { persona: Some(persona), courses: &courses, kind: wanted_kind(touchpoint.kind) };
            let scored = scored(portal, &wanted, scope);
            let equals = scored.iter().take_while(|(points, _)| *points == scored[0].0).count();
            let turn = turn(campaign, touchpoint).checked_rem(equals)?;
            scored.get(turn).map(|(_, id)| Voice::Testimonial(*id))
        }
    }
}

/// How many touchpoints before this one left the choice to us: each of them takes the next voice.
fn turn(campaign: &Campaign, touchpoint: &Touchpoint) -> usize {
    let open = campaign.touchpoints.iter().filter(|t| t.voice == VoiceChoice::Best);
    open.take_while(|t| t.item.slug != touchpoint.item.slug).count()
}

/// An endorsement is a leader's; everything else is more credible from a peer.
fn wanted_kind(kind: TouchpointKind) -> VoiceKind {
    if kind == TouchpointKind::Endorsement { VoiceKind::Leader } else { VoiceKind::Peer }
}
