//! `catalog.json`: the courses for other systems.

use crate::model::values::Scope;
use crate::model::{Choice, Course, Portal};
use crate::render::engine;
use crate::render::views::catalog::{CatalogView, CourseEntry, ModuleEntry, SkillEntry};
use crate::site_map::{Addressed, Links, address};

/// The courses in the portal's order, as pretty JSON.
pub fn catalog(portal: &Portal, links: &Links) -> Vec<u8> {
    let view = CatalogView {
        version: 1,
        title: &portal.settings.title,
        url: links.absolute(address::FRONT),
        language: &portal.settings.language,
        courses: portal.courses.iter().map(|course| entry(course, portal, links)).collect(),
    };
    engine::json(&view)
}

fn entry<'a>(course: &'a Course, portal: &'a Portal, links: &Links) -> CourseEntry<'a> {
    let scope = Scope::portal(portal).course(course);
    CourseEntry {
        id: &course.item.slug,
        title: &course.item.title,
        url: links.absolute(&course.address()),
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
        updated: course.item.updated.or(course.item.publish_date).map(|date| date.to_string()),
    }
}
