//! The catalogue: every course, and what it can be filtered by.

use std::collections::BTreeSet;

use super::head::{About, Doc};
use super::{Pages, json_ld};
use crate::model::course::{Format, Level};
use crate::model::{Choice, Course, Id, Skill};
use crate::render::engine;
use crate::render::views::course::{Catalogue, Choice as Filter};
use crate::site_map::Addressed;

/// From here on each course has one line instead of a picture and a sentence, so that the page stays light.
const LONG: usize = 120;
/// The time that somebody has. Five minutes are enough for a first lesson, the others hold a whole course.
const MINUTES: [u32; 3] = [5, 15, 60];

impl Pages<'_> {
    pub(super) fn catalogue(&self) -> Doc {
        let courses = &self.portal.courses;
        let lead = self.wording.count("catalogue_lead", courses.len());
        let skills: BTreeSet<_> =
            courses.iter().flat_map(|course| course.skills.iter().map(|gain| gain.skill)).collect();
        let skill = |id: Id<Skill>| filter(&self.portal[id].id, &self.portal[id].name, "");
        let it = Catalogue {
            lead: lead.clone(),
            courses: self.shared.cards.clone(),
            long: courses.len() > LONG,
            formats: self.used("format", |course| Some(course.format), Format::ALL),
            levels: self.used("level", |course| course.level, Level::ALL),
            skills: skills.into_iter().map(skill).collect(),
            minutes: MINUTES.iter().map(|n| self.minutes_filter(*n)).collect(),
            result: self.wording.with("filter_result", &[("all", &courses.len().to_string())]),
        };
        let listed = courses.iter().take(LONG).map(|course| (course.item.title.clone(), course.address()));
        let about = About {
            title: self.wording.text("courses"),
            description: lead,
            section: "courses/",
            crumbs: vec![self.home()],
            data: vec![json_ld::item_list(listed, self.links)],
            ..About::default()
        };
        Doc { template: "pages/catalogue.html", it: engine::value(&it), about }
    }

    /// The words of a vocabulary that some course uses.
    fn used<C: Choice + PartialEq>(&self, name: &str, of: fn(&Course) -> Option<C>, all: &[(&str, C)]) -> Vec<Filter> {
        let used = |(_, choice): &&(&str, C)| self.portal.courses.iter().any(|course| of(course) == Some(*choice));
        all.iter().filter(used).map(|(word, choice)| filter(word, &self.wording.choice(name, *choice), "")).collect()
    }

    fn minutes_filter(&self, minutes: u32) -> Filter {
        let key = if minutes == MINUTES[0] { "filter_first_lesson" } else { "filter_whole_course" };
        filter(&minutes.to_string(), &self.wording.duration(minutes), &self.wording.text(key))
    }
}

fn filter(key: &str, text: &str, note: &str) -> Filter {
    Filter { key: key.to_owned(), text: text.to_owned(), note: note.to_owned() }
}
