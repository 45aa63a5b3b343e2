//! `catalog.json`: the courses for other systems, and `catalog.schema.json`: what it looks like.

use super::Machines;
use crate::model::values::Scope;
use crate::model::{Choice, Course};
use crate::render::engine;
use crate::render::views::catalog::{self, CatalogView, CourseEntry, ModuleEntry, NamedEntry, SkillEntry};
use crate::site_map::{Addressed, address};

impl Machines<'_> {
    /// The courses in the portal's order, as pretty JSON.
    pub fn catalog(&self) -> Vec<u8> {
        let (portal, settings) = (self.portal, &self.portal.settings);
        let persona = |it: &'_ crate::model::Persona| self.links.absolute(&it.address());
        engine::json(&CatalogView {
            schema: self.links.file(address::CATALOG_SCHEMA),
            version: 1,
            title: &settings.title,
            url: self.links.absolute(address::FRONT),
            language: &settings.language,
            personas: portal
                .personas
                .iter()
                .map(|it| NamedEntry { id: &it.item.slug, name: &it.item.title, url: Some(persona(it)) })
                .collect(),
            skills: portal
                .skills
                .iter()
                .map(|it| NamedEntry { id: &it.id, name: &it.name, url: it.same_as.clone() })
                .collect(),
            courses: portal.courses.iter().map(|course| self.entry_of(course)).collect(),
        })
    }

    /// JSON Schema, draft 2020-12, made from the very types that the catalogue is written from.
    pub fn catalog_schema(&self) -> Vec<u8> {
        engine::json(&catalog::schema(&self.links.file(address::CATALOG_SCHEMA)))
    }

    pub(super) fn entry_of<'a>(&'a self, course: &'a Course) -> CourseEntry<'a> {
        let portal = self.portal;
        let scope = Scope::portal(portal).course(course);
        CourseEntry {
            id: &course.item.slug,
            title: &course.item.title,
            url: self.links.absolute(&course.address()),
            card_url: self.links_to(&course.item).absolute(&address::card(course)),
            start_url: course.start_url.as_deref(),
            summary: course.item.summary.as_ref().map(|copy| copy.resolve(&scope)),
            promise: course.promise.as_ref().map(|copy| copy.resolve(&scope)),
            format: course.format.word(),
            level: course.level.map(Choice::word),
            minutes: course.minutes,
            language: &course.language,
            tags: &course.item.tags,
            personas: course.personas.iter().map(|id| portal[*id].item.slug.as_str()).collect(),
            prerequisites: course.prerequisites.iter().map(|id| portal[*id].item.slug.as_str()).collect(),
            skills: course
                .skills
                .iter()
                .map(|gain| SkillEntry { id: &portal[gain.skill].id, from: gain.from, to: gain.to })
                .collect(),
            modules: course.modules.iter().map(|m| ModuleEntry { title: &m.title, minutes: m.minutes }).collect(),
            updated: course.item.changed().map(|date| date.to_string()),
        }
    }
}
