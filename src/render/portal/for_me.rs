//! What the front page holds for those who said who they are: beside what everybody sees, the same for each persona.
//!
//! The page's script brings it forward (`site-template/assets/js/15-persona.js`); until then it is hidden.

use super::front::{LARGE_QUOTE, QUICK, VOICES};
use super::languages::mark;
use super::shared::slugs;
use super::{Pages, copy};
use crate::model::voice::{Scope as Consent, VoiceKind};
use crate::model::{Course, Id, LearningPath, Listed, Persona, Testimonial};
use crate::render::views::Link;
use crate::render::views::page::{Featured, Quick};
use crate::schedule::voices;
use crate::site_map::{Addressed, address};

/// For how many personas the front page holds something of their own; more would make it heavy for everybody.
const PERSONAS: usize = 12;

impl Pages<'_> {
    /// Where each persona begins, in words for a button.
    pub(super) fn starts(&self) -> Vec<Link> {
        let start = |persona: &Persona| {
            let link = self.start_link(persona.start_here?);
            let words = self.wording.with("start_with", &[("what", &link.text)]);
            Some(Link::new(link.href, words).note(persona.item.slug.clone()))
        };
        self.portal.personas.iter().take(PERSONAS).filter_map(start).collect()
    }

    pub(super) fn finder_link(&self) -> Option<Link> {
        let link = || Link::new(address::FINDER, self.wording.text("finder_title"));
        (!self.portal.courses.is_empty()).then(link)
    }

    /// The courses with the shortest first step that anybody can start at once; after them, those for each persona.
    pub(super) fn quick(&self) -> Vec<Quick> {
        let startable = |(_, course): &(Id<Course>, &Course)| course.first_minutes() > 0 && !course.modules.is_empty();
        let mut courses: Vec<_> = Course::all(self.portal).filter(startable).collect();
        courses.sort_by_key(|(_, course)| (course.first_minutes(), course.minutes, course.prerequisites.len()));
        let mut chosen: Vec<Id<Course>> = courses.iter().map(|(id, _)| *id).take(QUICK).collect();
        for (persona, _) in Persona::all(self.portal).take(PERSONAS) {
            let theirs = courses.iter().filter(|(_, course)| course.personas.contains(&persona));
            add(&mut chosen, theirs.map(|(id, _)| *id).take(QUICK));
        }
        chosen.into_iter().map(|id| self.quick_course(&self.portal[id])).collect()
    }

    fn quick_course(&self, course: &Course) -> Quick {
        Quick {
            href: course.address(),
            title: course.item.title.clone(),
            summary: copy(course.item.summary.as_ref(), &self.scope().course(course)),
            lang: mark(&course.item, self.portal),
            personas: slugs(self.portal, &course.personas),
            minutes: course.first_minutes(),
        }
    }

    /// The portal's first path; after it, the first path of each persona. Each is named after whom it is shown for.
    pub(super) fn featured(&self) -> Vec<Featured> {
        let mut chosen: Vec<Id<LearningPath>> = LearningPath::all(self.portal).map(|(id, _)| id).take(1).collect();
        for (persona, _) in Persona::all(self.portal).take(PERSONAS) {
            let mut all = LearningPath::all(self.portal);
            add(&mut chosen, all.find(|(_, path)| path.personas.contains(&persona)).map(|(id, _)| id).into_iter());
        }
        let featured = |id: Id<LearningPath>| {
            let path = &self.portal[id];
            let who: Vec<_> = path.personas.iter().map(|id| self.portal[*id].item.title.clone()).collect();
            let who = self.wording.list(&who);
            Featured {
                kicker: if who.is_empty() { who } else { self.wording.with("path_for", &[("who", &who)]) },
                personas: slugs(self.portal, &path.personas),
                path: self.path_card(id),
            }
        };
        chosen.into_iter().map(featured).collect()
    }

    /// The voices that can be set large, and the others: first those for everybody, then those of each persona's peers.
    /// Nobody is in both lists, whatever is brought forward.
    pub(super) fn front_voices(&self) -> (Vec<Id<Testimonial>>, Vec<Id<Testimonial>>) {
        let mut latest = self.latest_voices();
        // Somebody like me, in words that everybody understands.
        latest.sort_by_key(|id| {
            let voice = &self.portal[*id];
            (!self.portal.speaks(&voice.item), voice.kind != VoiceKind::Peer)
        });
        let short = |id: &Id<Testimonial>| self.portal[*id].quote.chars().count() <= LARGE_QUOTE;
        let mut leads: Vec<_> = latest.iter().copied().find(short).into_iter().collect();
        let mut others: Vec<_> = latest.into_iter().filter(|id| !leads.contains(id)).take(VOICES).collect();
        for (persona, _) in Persona::all(self.portal).take(PERSONAS) {
            let theirs = voices::ranked(self.portal, Some(persona), &[], Consent::Portal);
            let is_theirs = |id: &Id<Testimonial>| self.portal[*id].personas.contains(&persona);
            if !leads.iter().any(is_theirs) {
                let lead = theirs.iter().copied().find(|id| short(id) && !others.contains(id));
                leads.extend(lead);
            }
            add(&mut others, theirs.into_iter().filter(|id| !leads.contains(id)).take(VOICES));
        }
        (leads, others)
    }
}

/// Adds what isn't there yet.
fn add<T: PartialEq>(chosen: &mut Vec<T>, more: impl Iterator<Item = T>) {
    for one in more {
        if !chosen.contains(&one) {
            chosen.push(one);
        }
    }
}
