//! `oembed.json` beside a course: how other sites embed its card (oembed.com, version 1.0, type `rich`).

use super::Machines;
use crate::model::{Course, Id};
use crate::render::embed;
use crate::render::engine;
use crate::render::views::embed::Oembed;
use crate::site_map::address;

impl Machines<'_> {
    pub fn oembed(&self, id: Id<Course>) -> Vec<u8> {
        let course = &self.portal[id];
        engine::json(&Oembed {
            version: "1.0",
            kind: "rich",
            title: &course.item.title,
            provider_name: &self.portal.settings.title,
            provider_url: self.links.absolute(address::FRONT),
            html: embed::snippet(course, self.links),
            width: embed::WIDTH,
            height: embed::HEIGHT,
        })
    }
}
