//! A course as a card in somebody else's page: one frame, one link, no script.

use super::head::{About, Doc};
use super::{Pages, copy};
use crate::model::{Course, Id};
use crate::render::engine;
use crate::render::views::embed::Card;
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn card(&self, id: Id<Course>) -> Doc {
        let course = &self.portal[id];
        let scope = self.scope().course(course);
        let promise = copy(course.promise.as_ref().or(course.item.summary.as_ref()), &scope);
        let it = Card {
            title: course.item.title.clone(),
            promise: promise.clone(),
            kicker: self.kicker(course),
            effort: self.effort(course),
            cover: self.course_cover(id).clone(),
            href: course.address(),
            canonical: self.links.absolute(&course.address()),
            description: promise.clone(),
            css: self.assets.theme.get("card.css").cloned().unwrap_or_default(),
        };
        let about = About { title: course.item.title.clone(), description: promise, ..About::default() };
        Doc { template: "pages/card.html", it: engine::value(&it), about }
    }
}
