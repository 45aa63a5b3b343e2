//! A persona's week: what fits into the minutes that the portal asks for.
//!
//! Enter at [`Pages::week_of`].

use super::{Pages, timeline};
use crate::model::course::Module;
use crate::model::persona::StartHere;
use crate::model::{Course, Id};
use crate::render::views::Link;
use crate::render::views::people::{Lesson, Week};
use crate::site_map::Addressed;

impl Pages<'_> {
    /// The first lessons from where the persona starts; `None` where not even one fits, or nobody knows how long it takes.
    pub(super) fn week_of(&self, start: StartHere) -> Option<Week> {
        let courses = match start {
            StartHere::Course(id) => vec![id],
            StartHere::Path(id) => self.portal[id].courses.clone(),
        };
        let all = self.portal.settings.policy.minutes_per_week;
        let fitting = self.fitting(&courses, all);
        if fitting.is_empty() {
            return None;
        }
        let mut lengths: Vec<u32> = fitting.iter().map(|(.., minutes)| *minutes).collect();
        let rest = all - lengths.iter().sum::<u32>();
        lengths.push(rest);
        let lesson = |((id, module, minutes), span): ((Id<Course>, &Module, u32), _)| Lesson {
            title: module.title.clone(),
            course: Link::new(self.portal[id].address(), self.portal[id].item.title.clone()),
            duration: self.wording.duration(minutes),
            span,
        };
        let rest = (rest > 0).then(|| self.wording.with("week_rest", &[("minutes", &self.wording.duration(rest))]));
        Some(Week {
            title: self.wording.with("week_title", &[("minutes", &self.wording.count("minutes", all as usize))]),
            lessons: fitting.into_iter().zip(timeline::parts(&lengths)).map(lesson).collect(),
            rest: rest.unwrap_or_default(),
        })
    }

    /// Lessons in order, as long as they fit; what comes after one that doesn't is for another week.
    fn fitting(&self, courses: &[Id<Course>], minutes: u32) -> Vec<(Id<Course>, &Module, u32)> {
        let modules = courses.iter().flat_map(|id| self.portal[*id].modules.iter().map(move |module| (*id, module)));
        let (mut left, mut fitting) = (minutes, Vec::new());
        for (id, module) in modules {
            let Some((minutes, rest)) = module.minutes.and_then(|minutes| Some((minutes, left.checked_sub(minutes)?)))
            else {
                break;
            };
            left = rest;
            fitting.push((id, module, minutes));
        }
        fitting
    }
}
