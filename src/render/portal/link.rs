//! Links from item to item, and the one action that a course begins with.

use super::Pages;
use super::index::agreed;
use super::pictures;
use crate::model::course::Format;
use crate::model::event::Host;
use crate::model::repeat;
use crate::model::{Community, Course, Event, Id, LearningPath, Listed, Persona};
use crate::render::views::people::Person;
use crate::render::views::{Action, Link};
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn course_link(&self, id: Id<Course>) -> Link {
        let course = &self.portal[id];
        let note = course.minutes.map(|minutes| self.wording.duration(minutes)).unwrap_or_default();
        Link::new(course.address(), course.item.title.clone()).note(note)
    }

    pub(super) fn course_links(&self, ids: &[Id<Course>]) -> Vec<Link> {
        ids.iter().map(|id| self.course_link(*id)).collect()
    }

    pub(super) fn persona_links(&self, ids: &[Id<Persona>]) -> Vec<Link> {
        ids.iter().map(|id| Link::new(self.portal[*id].address(), self.portal[*id].item.title.clone())).collect()
    }

    pub(super) fn path_link(&self, id: Id<LearningPath>) -> Link {
        let path = &self.portal[id];
        Link::new(path.address(), path.item.title.clone()).note(self.wording.count("courses", path.courses.len()))
    }

    pub(super) fn community_link(&self, id: Id<Community>) -> Link {
        let community = &self.portal[id];
        let note = community.cadence.clone().unwrap_or_default();
        Link::new(community.address(), community.item.title.clone()).note(note)
    }

    /// The next date of an event, with its day and hour.
    pub(super) fn meeting_link(&self, id: Id<Event>) -> Link {
        let event = &self.portal[id];
        let date = repeat::next_date(event, self.portal.today).unwrap_or(event.starts.date());
        let time = self.wording.time_span(&event.starts, event.ends.as_ref());
        Link::new(event.address(), event.item.title.clone())
            .note(format!("{}, {time}", self.wording.weekday_date(date)))
    }

    pub(super) fn event_rows(&self, ids: &[Id<Event>], most: usize) -> Vec<tera::Value> {
        ids.iter().take(most).map(|id| self.shared.events[id.index()].clone()).collect()
    }

    /// Straight to the first minute of learning, or to the next date of a course that has dates.
    pub(super) fn start(&self, id: Id<Course>) -> Option<Action> {
        let course = &self.portal[id];
        let words = match course.format {
            Format::Live | Format::InPerson => "book",
            _ if course.modules.is_empty() => "start_course",
            _ => "start_first_lesson",
        };
        let module_start = || course.modules.iter().find_map(|module| module.start_url.as_ref());
        if let Some(url) = course.start_url.as_ref().or_else(module_start) {
            return Some(Action::outside(url, self.wording.text(words)));
        }
        let event = self.index.dates[id.index()].first()?;
        Some(Action::inside(self.portal[*event].address(), self.wording.text("next_date")))
    }

    /// The person who receives people, if they agreed to be shown.
    pub(super) fn host(&self, host: Option<&Host>) -> Option<Person> {
        match host? {
            Host::Person(name) => Some(self.person_by_name(name)),
            Host::Champion(id) => {
                let champion = &self.portal[*id];
                agreed(&champion.consent).then(|| pictures::champion(champion, self.assets))
            }
        }
    }

    /// A name that may be a champion's.
    fn person_by_name(&self, name: &str) -> Person {
        let contact = self.portal.settings.contact.as_ref().filter(|contact| contact.name == name);
        let champion = crate::model::Champion::all(self.portal).find(|(_, c)| c.person == name && agreed(&c.consent));
        match (contact, champion) {
            (Some(contact), _) => pictures::contact(contact),
            (None, Some((_, champion))) => pictures::champion(champion, self.assets),
            (None, None) => pictures::named(name),
        }
    }

    /// What to learn after a course: the next stop of its path, what it opens, what builds on it, or who to talk to.
    pub(super) fn next_step(&self, id: Id<Course>) -> Option<Link> {
        let on_path = self.index.paths[id.index()].iter().find_map(|path| {
            let courses = &self.portal[*path].courses;
            let at = courses.iter().position(|course| *course == id)?;
            courses.get(at + 1).copied()
        });
        let opened = || self.index.unlocks[id.index()].first().copied();
        let next = on_path.or_else(opened).or_else(|| self.index.ladders.next(self.portal, id));
        let community = || Some(self.community_link(self.portal[id].community?));
        next.map(|course| self.course_link(course)).or_else(community)
    }
}
