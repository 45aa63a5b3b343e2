//! The front page: the promise, who it is for, five minutes to begin with, and people to begin with.

use std::cmp::Reverse;

use super::head::{About, Doc};
use super::index::agreed;
use super::languages::mark;
use super::{Pages, copy, json_ld};
use crate::model::persona::StartHere;
use crate::model::{Campaign, Id, Listed, Persona, Testimonial};
use crate::render::views::Link;
use crate::render::views::page::{Door, Front, Quick};
use crate::render::{artwork, engine};
use crate::site_map::Addressed;

/// How many of each the front page shows: enough to choose from, few enough to choose.
pub(super) const QUICK: usize = 3;
pub(super) const VOICES: usize = 2;
const EVENTS: usize = 3;
/// The longest quote that can be set large.
pub(super) const LARGE_QUOTE: usize = 240;

impl Pages<'_> {
    pub(super) fn front(&self) -> Doc {
        let settings = &self.portal.settings;
        let (lead_voices, voices) = self.front_voices();
        let quick = self.quick();
        let voice = |id: &Id<Testimonial>| self.shared.voices[id.index()].clone();
        let lead = self.front_lead(quick.first());
        let it = Front {
            promise: settings.promise.clone(),
            summary: lead.clone(),
            horizon: engine::html(&artwork::horizon()),
            doors: Persona::all(self.portal).map(|(id, _)| self.door(id)).collect(),
            starts: self.starts(),
            finder: self.finder_link(),
            quick,
            quick_shown: QUICK,
            course_count: self.wording.count("courses", self.portal.courses.len()),
            paths: self.featured(),
            campaigns: self.running_campaigns(None),
            lead_voices: lead_voices.iter().filter_map(voice).collect(),
            voices: voices.iter().filter_map(voice).collect(),
            voices_shown: VOICES,
            stories: self.shared.stories.iter().flatten().take(VOICES).cloned().collect(),
            events: self
                .index
                .upcoming
                .iter()
                .take(EVENTS)
                .map(|(_, id)| self.shared.events[id.index()].clone())
                .collect(),
        };
        let data = vec![json_ld::publisher(self.portal, self.links)];
        let about = About { title: settings.title.clone(), description: lead, data, ..About::default() };
        Doc { template: "pages/front.html", it: engine::value(&it), about }
    }

    /// The portal's summary; where it has none, or only repeats the promise, what there is to find.
    fn front_lead(&self, shortest: Option<&Quick>) -> String {
        let settings = &self.portal.settings;
        match shortest {
            Some(course) if settings.summary.is_empty() || settings.summary == settings.promise => {
                let courses = self.wording.count("courses", self.portal.courses.len());
                let minutes = self.wording.count("minutes", course.minutes as usize);
                self.wording.with("front_lead", &[("courses", &courses), ("minutes", &minutes)])
            }
            _ => settings.summary.clone(),
        }
    }

    /// A persona as an invitation.
    pub(super) fn door(&self, id: Id<Persona>) -> Door {
        let persona = &self.portal[id];
        let scope = self.scope().persona(persona);
        let start = persona.start_here.map(|start| self.start_link(start));
        Door {
            slug: persona.item.slug.clone(),
            href: persona.address(),
            title: persona.item.title.clone(),
            lang: mark(&persona.item, self.portal),
            promise: copy(persona.promise.as_ref().or(persona.item.summary.as_ref()), &scope),
            start: start.map(|link| self.wording.with("start_with", &[("what", &link.text)])).unwrap_or_default(),
            art: engine::html(&artwork::door(id.index())),
        }
    }

    pub(super) fn start_link(&self, start: StartHere) -> Link {
        match start {
            StartHere::Course(id) => self.course_link(id),
            StartHere::Path(id) => self.path_link(id),
        }
    }

    /// Campaigns whose time is now, for everybody or for one persona.
    pub(super) fn running_campaigns(&self, persona: Option<Id<Persona>>) -> Vec<Link> {
        let today = self.portal.today;
        let running = |c: &Campaign| c.launch <= today && c.closes.is_none_or(|closes| closes >= today);
        let link = |campaign: &Campaign| {
            let address = match persona {
                Some(id) => crate::site_map::address::landing(campaign, &self.portal[id]),
                None => campaign.address(),
            };
            let summary = copy(campaign.item.summary.as_ref(), &self.scope().campaign(campaign));
            Link::new(address, campaign.item.title.clone()).note(summary)
        };
        match persona {
            Some(id) => self.index.campaigns[id.index()]
                .iter()
                .map(|c| &self.portal[*c])
                .filter(|c| running(c))
                .map(link)
                .collect(),
            None => self.portal.campaigns.iter().filter(|c| running(c)).map(link).collect(),
        }
    }

    pub(super) fn latest_voices(&self) -> Vec<Id<Testimonial>> {
        let mut voices: Vec<_> = Testimonial::all(self.portal).filter(|(_, t)| agreed(&t.consent)).collect();
        voices.sort_by_key(|(id, t)| (Reverse(t.date), *id));
        voices.into_iter().map(|(id, _)| id).collect()
    }

    /// The first voice that is short enough to be set large, and up to `most` others.
    pub(super) fn voices(&self, ids: &[Id<Testimonial>], most: usize) -> (Option<tera::Value>, Vec<tera::Value>) {
        let short = |id: &Id<Testimonial>| self.portal[*id].quote.chars().count() <= LARGE_QUOTE;
        let lead = ids.iter().copied().find(short);
        let others = ids.iter().filter(|id| Some(**id) != lead).take(most);
        let voice = |id: &Id<Testimonial>| self.shared.voices[id.index()].clone();
        (lead.as_ref().and_then(voice), others.filter_map(voice).collect())
    }
}
