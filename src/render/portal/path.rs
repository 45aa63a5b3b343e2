//! Paths: courses in an order, and what is celebrated on the way.

use tera::Value;

use super::head::{About, Doc};
use super::{At, Pages, copy, json_ld};
use crate::model::path::Mix;
use crate::model::voice::Scope as Consent;
use crate::model::{Id, LearningPath};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::course::{MixPart, PathCard, PathPage, Stop};
use crate::schedule::voices;
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn path_card(&self, id: Id<LearningPath>) -> Value {
        let path = &self.portal[id];
        engine::value(&PathCard {
            href: path.address(),
            title: path.item.title.clone(),
            summary: copy(path.item.summary.as_ref(), &self.scope()),
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
            course: self.shared.cards[course.index()].clone(),
            recognition: copy(path.milestones.iter().find(|m| m.after == *course).map(|m| &m.recognition), &scope),
        };
        let it = PathPage {
            title: path.item.title.clone(),
            summary: summary.clone(),
            facts: vec![self.wording.count("courses", path.courses.len()), self.path_duration(path)],
            start: path.courses.first().and_then(|id| self.start(*id)),
            stops: path.courses.iter().map(stop).collect(),
            mix: path.mix.map(|mix| self.mix(mix)).unwrap_or_default(),
            mix_label: self.wording.text("mix"),
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
        match path.courses.iter().filter_map(|id| self.portal[*id].minutes).sum() {
            0 => String::new(),
            minutes => self.wording.duration(minutes),
        }
    }

    /// The shares of doing, of other people and of courses, as parts of a bar that is 100 wide.
    fn mix(&self, mix: Mix) -> Vec<MixPart> {
        let parts = [("mix_experience", mix.experience), ("mix_social", mix.social), ("mix_formal", mix.formal)];
        let all = parts.iter().map(|(_, minutes)| minutes).sum::<u32>().max(1);
        let mut x = 0;
        let part = |(key, minutes): &(&str, u32)| {
            let width = minutes * 100 / all;
            let part = MixPart { name: self.wording.text(key), duration: self.wording.duration(*minutes), x, width };
            x += width;
            part
        };
        parts.iter().map(part).collect()
    }
}
