//! A persona's hub: their promise, one place to start, and people like them.

use super::head::{About, Doc};
use super::{At, Pages, copy, json_ld, languages, pictures};
use crate::model::persona::StartHere;
use crate::model::voice::Scope as Consent;
use crate::model::{Course, Id, LearningPath, Listed, Persona};
use crate::render::artwork::{self, Family};
use crate::render::engine;
use crate::render::views::people::{Ask, Hub, Start};
use crate::render::views::{Action, Link};
use crate::schedule::voices;
use crate::site_map::{Addressed, Feed};

/// The fields of words that a translation may leave to the original.
const TEXTS: [&str; 5] = ["promise", "summary", "body", "goals", "objections"];

/// Enough to browse; the catalogue has the rest.
const COURSES: usize = 24;
const VOICES: usize = 4;
const BADGES: usize = 6;

impl Pages<'_> {
    pub(super) fn persona(&self, id: Id<Persona>, at: &At<'_>) -> Doc {
        let persona = &self.portal[id];
        let scope = self.scope().persona(persona);
        let summary = copy(persona.item.summary.as_ref(), &scope);
        let courses = &self.index.courses[id.index()];
        let heard = voices::ranked(self.portal, Some(id), &[], Consent::Portal);
        let objections: Vec<_> = persona
            .objections
            .iter()
            .map(|objection| Ask {
                question: objection.question.resolve(&scope),
                answer: objection.answer.resolve(&scope),
            })
            .collect();
        let asked = || objections.iter().map(|ask| (ask.question.as_str(), ask.answer.as_str()));
        let data = if objections.is_empty() { Vec::new() } else { vec![json_ld::faq(asked())] };
        let it = Hub {
            lang: languages::marks(&persona.item, self.portal, &TEXTS),
            slug: persona.item.slug.clone(),
            title: persona.item.title.clone(),
            promise: copy(persona.promise.as_ref(), &scope),
            summary: summary.clone(),
            art: engine::html(&artwork::door(id.index())),
            start: persona.start_here.map(|start| self.hub_start(start)),
            week: persona.start_here.and_then(|start| self.week_of(start)),
            courses: courses.iter().take(COURSES).map(|id| self.course_card(*id).clone()).collect(),
            paths: self.paths_for(id, persona.start_here),
            campaigns: self.running_campaigns(Some(id)),
            body: self.prose(&persona.item.body, scope, at, 2, ""),
            goals: persona.goals.iter().map(|goal| goal.resolve(&scope)).collect(),
            voices: heard.iter().filter_map(|id| self.shared.voices[id.index()].clone()).take(VOICES).collect(),
            objections,
            events: self.event_rows(&self.index.meetings[id.index()], 3),
            ways: self.ways(id),
            badges: courses.iter().filter_map(|id| self.badge_item(*id)).take(BADGES).collect(),
            calendar: self.subscribe_for(id),
        };
        let about = About {
            title: persona.item.title.clone(),
            description: summary,
            section: "for/",
            crumbs: vec![self.home(), Link::new("for/", self.wording.text("for_you"))],
            data,
            feed: Some(Feed::Persona(id)),
            ..About::default()
        };
        Doc { template: "pages/persona.html", it: engine::value(&it), about }
    }

    fn hub_start(&self, start: StartHere) -> Start {
        match start {
            StartHere::Course(id) => self.course_start(id, self.wording.text("start_here")),
            StartHere::Path(id) => self.path_start(id),
        }
    }

    /// An invitation to a course.
    pub(super) fn course_start(&self, id: Id<Course>, kicker: String) -> Start {
        let course = &self.portal[id];
        let action = self.first_step(id);
        let look = || Action::inside(course.address(), self.wording.text("have_a_look"));
        Start {
            kicker,
            title: course.item.title.clone(),
            summary: copy(course.item.summary.as_ref(), &self.scope()),
            action: action.unwrap_or_else(look),
            cover: self.course_cover(id).clone(),
            href: course.address(),
        }
    }

    fn path_start(&self, id: Id<LearningPath>) -> Start {
        let path = &self.portal[id];
        let first = path.courses.first().copied();
        let count = self.wording.count("courses", path.courses.len());
        let look = || Action::inside(path.address(), self.wording.text("have_a_look"));
        let cover = first.map(|id| self.course_cover(id).clone());
        Start {
            kicker: self.wording.with("start_path", &[("count", &count)]),
            title: path.item.title.clone(),
            summary: copy(path.item.summary.as_ref(), &self.scope()),
            action: first.and_then(|id| self.first_step(id)).unwrap_or_else(look),
            cover: cover.unwrap_or_else(|| pictures::cover(&path.item, Family::Hills, self.assets)),
            href: path.address(),
        }
    }

    /// The start of a course with the minutes that its first step takes.
    fn first_step(&self, id: Id<Course>) -> Option<Action> {
        let minutes = self.portal[id].first_minutes();
        let note = if minutes > 0 { self.wording.duration(minutes) } else { String::new() };
        Some(Action { note, ..self.start(id)? })
    }

    /// Paths for the persona, but for the one that the page begins with.
    fn paths_for(&self, id: Id<Persona>, start: Option<StartHere>) -> Vec<Link> {
        let fits =
            |path: &LearningPath, path_id| path.personas.contains(&id) && start != Some(StartHere::Path(path_id));
        LearningPath::all(self.portal)
            .filter(|(path_id, path)| fits(path, *path_id))
            .map(|(id, _)| self.path_link(id))
            .collect()
    }
}
