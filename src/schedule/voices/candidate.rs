//! [`Candidate`]: what testimonials and champions have in common when a voice is chosen.

use jiff::civil::Date;

use super::Voice;
use crate::model::course::Level;
use crate::model::voice::{Consent, Scope, VoiceKind};
use crate::model::{Champion, Course, Id, Listed, Persona, Portal, Skill, Testimonial};

pub struct Candidate<'a> {
    pub voice: Voice,
    pub person: &'a str,
    pub slug: &'a str,
    pub kind: VoiceKind,
    pub personas: &'a [Id<Persona>],
    pub courses: &'a [Id<Course>],
    /// Their own, and those that their courses teach.
    pub skills: Vec<Id<Skill>>,
    /// The levels that they speak from.
    pub levels: Vec<Level>,
    /// When they said it.
    pub date: Option<Date>,
    consent: &'a Consent,
}

impl Candidate<'_> {
    pub fn may_appear(&self, scope: Scope, day: Date) -> bool {
        self.consent.scope.contains(&scope) && self.consent.lasts_until(day)
    }
}

pub fn testimonials(portal: &Portal) -> Vec<Candidate<'_>> {
    let candidate = |(id, t): (Id<Testimonial>, &Testimonial)| Candidate {
        voice: Voice::Testimonial(id),
        person: portal[id].person.trim(),
        slug: &portal[id].item.slug,
        kind: t.kind,
        personas: &portal[id].personas,
        courses: &portal[id].courses,
        skills: taught(portal, &t.courses),
        levels: levels(portal, &t.courses),
        date: t.date,
        consent: &portal[id].consent,
    };
    Testimonial::all(portal).map(candidate).collect()
}

/// Champions speak as peers: they do the same work. Who has written nothing yet can't be quoted.
pub fn champions(portal: &Portal) -> Vec<Candidate<'_>> {
    let candidate = |(id, c): (Id<Champion>, &Champion)| Candidate {
        voice: Voice::Champion(id),
        person: portal[id].person.trim(),
        slug: &portal[id].item.slug,
        kind: VoiceKind::Peer,
        personas: &portal[id].personas,
        courses: &portal[id].courses,
        skills: c.skills.iter().copied().chain(taught(portal, &c.courses)).collect(),
        levels: levels(portal, &c.courses),
        date: c.item.updated,
        consent: &portal[id].consent,
    };
    Champion::all(portal).filter(|(_, champion)| champion.has_words()).map(candidate).collect()
}

/// The skills that some courses teach.
pub fn taught(portal: &Portal, courses: &[Id<Course>]) -> Vec<Id<Skill>> {
    courses.iter().flat_map(|course| &portal[*course].skills).map(|gain| gain.skill).collect()
}

fn levels(portal: &Portal, courses: &[Id<Course>]) -> Vec<Level> {
    courses.iter().filter_map(|course| portal[*course].level).collect()
}
