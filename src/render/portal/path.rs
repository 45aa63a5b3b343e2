//! Paths: courses in an order, and what is celebrated on the way.

use tera::Value;

use super::alone::{self, Company, Stretch};
use super::head::{About, Doc};
use super::{At, Pages, copy, json_ld, languages, timeline};
use crate::model::path::Mix;
use crate::model::voice::Scope as Consent;
use crate::model::{Course, Event, Id, LearningPath};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::course::{MixPart, PathCard, PathPage, Span, Stop};
use crate::schedule::voices;
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn path_card(&self, id: Id<LearningPath>) -> Value {
        let path = &self.portal[id];
        engine::value(&PathCard {
            href: path.address(),
            title: path.item.title.clone(),
            summary: copy(path.item.summary.as_ref(), &self.scope()),
            lang: languages::mark(&path.item, self.portal),
            count: self.wording.count("courses", path.courses.len()),
            duration: self.path_duration(path),
            personas: self.persona_links(&path.personas),
            stops: self.course_links(&path.courses),
        })
    }

    pub(super) fn path(&self, id: Id<LearningPath>, at: &At<'_>) -> Doc {
        let path = &self.portal[id];
        let scope = self.scope();
        let summary = copy(path.item.summary.as_ref(), &scope);
        let heard = voices::ranked(self.portal, None, &path.courses, Consent::Portal);
        let stop = |course: &Id<_>| Stop {
            course: self.course_card(*course).clone(),
            recognition: copy(path.milestones.iter().find(|m| m.after == *course).map(|m| &m.recognition), &scope),
            social: matches!(alone::company(self.portal, *course, self.dates(*course)), Company::Course(_)),
            meeting: self.dates(*course).first().map(|event| self.meeting_link(*event)),
        };
        let it = PathPage {
            lang: languages::marks(&path.item, self.portal, &["summary", "milestones", "body"]),
            title: path.item.title.clone(),
            summary: summary.clone(),
            facts: vec![self.wording.count("courses", path.courses.len()), self.path_duration(path)],
            pace: self.path_pace(path),
            alone: self.path_alone(path),
            start: path.courses.first().and_then(|id| self.start(*id)),
            stops: path.courses.iter().map(stop).collect(),
            mix: path.mix.map(|mix| self.mix(mix)).unwrap_or_default(),
            personas: self.persona_links(&path.personas),
            body: self.prose(&path.item.body, scope, at, 2, ""),
            voices: heard.iter().filter_map(|id| self.shared.voices[id.index()].clone()).take(2).collect(),
        };
        let courses = path.courses.iter().map(|id| (self.portal[*id].item.title.clone(), self.portal[*id].address()));
        let about = About {
            title: path.item.title.clone(),
            description: summary,
            section: "paths/",
            crumbs: vec![self.home(), Link::new("paths/", self.wording.text("paths"))],
            data: vec![json_ld::item_list(courses, self.links)],
            ..About::default()
        };
        Doc { template: "pages/path.html", it: engine::value(&it), about }
    }

    fn path_duration(&self, path: &LearningPath) -> String {
        match self.path_minutes(path) {
            0 => String::new(),
            minutes => self.wording.duration(minutes),
        }
    }

    fn path_minutes(&self, path: &LearningPath) -> u32 {
        path.courses.iter().filter_map(|id| self.portal[*id].minutes).sum()
    }

    /// How many weeks the courses take somebody who gives them as much time a week as the portal's policy allows for.
    fn path_pace(&self, path: &LearningPath) -> String {
        let (all, week) = (self.path_minutes(path), self.portal.settings.policy.minutes_per_week);
        if all == 0 || week == 0 {
            return String::new();
        }
        let weeks = self.wording.count("weeks", all.div_ceil(week) as usize);
        self.wording.with("path_pace", &[("weeks", &weeks), ("minutes", &self.wording.duration(week))])
    }

    fn dates(&self, course: Id<Course>) -> &[Id<Event>] {
        &self.index.dates[course.index()]
    }

    fn path_alone(&self, path: &LearningPath) -> String {
        let longest = alone::longest(self.portal, &path.courses, |course| self.dates(course));
        let Some(Stretch { minutes, then }) = longest else { return self.wording.text("path_never_alone") };
        let minutes = self.wording.duration(minutes);
        let what = match then {
            Company::None => return self.wording.with("path_alone_end", &[("minutes", &minutes)]),
            Company::Course(id) => &self.portal[id].item.title,
            Company::Event(id) => &self.portal[id].item.title,
            Company::Community(id) => &self.portal[id].item.title,
        };
        self.wording.with("path_alone_until", &[("minutes", &minutes), ("what", what)])
    }

    /// The shares of doing, of other people and of courses; nothing where none of them takes time.
    fn mix(&self, mix: Mix) -> Vec<MixPart> {
        let parts = [("mix_experience", mix.experience), ("mix_social", mix.social), ("mix_formal", mix.formal)];
        let minutes = parts.map(|(_, minutes)| minutes);
        let all = minutes.iter().map(|n| u64::from(*n)).sum::<u64>().max(1);
        let share = |minutes: u32| (u64::from(minutes) * 100 + all / 2) / all;
        let part = |((key, minutes), span): ((&str, u32), Span)| MixPart {
            name: self.wording.text(key),
            duration: self.wording.duration(minutes),
            share: self.wording.with("share_of", &[("percent", &share(minutes).to_string())]),
            span,
        };
        parts.into_iter().zip(timeline::parts(&minutes)).map(part).collect()
    }
}
