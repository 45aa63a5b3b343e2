//! A course's knowledge check to print: the questions on one page, the answers on the next. It needs no script.

use super::head::{About, Doc};
use super::{Pages, languages};
use crate::drawing::qr_code;
use crate::model::{Course, Id};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::check::CheckPage;
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn check(&self, id: Id<Course>) -> Doc {
        let course = &self.portal[id];
        let named = |key: &str| self.wording.with(key, &[("course", &course.item.title)]);
        let (address, title) = (course.address(), named("check_title"));
        let it = CheckPage {
            lang: languages::marks(&course.item, self.portal, &["quiz"]),
            title: title.clone(),
            lead: self.wording.text("check_lead"),
            course: Link::new(address.clone(), course.item.title.clone()),
            quiz: self.quiz(course),
            qr: qr_code(&self.links.absolute(&address)).map(|svg| engine::html(&svg)),
        };
        let about = About {
            title,
            description: named("check_description"),
            section: "courses/",
            crumbs: vec![
                self.home(),
                Link::new("courses/", self.wording.text("courses")),
                Link::new(address, course.item.title.clone()),
            ],
            hidden: true,
            ..About::default()
        };
        Doc { template: "pages/check.html", it: engine::value(&it), about }
    }
}
