//! All courses with what they can be narrowed down by, for a catalogue of several pages.

use super::parts::script;
use crate::model::facet::Facets;
use crate::model::{Choice, Course, Portal};
use crate::render::views::courses_data::{Columns, Data, Values};
use crate::site_map::{Addressed, COURSES_DATA, DataFile, Selection, address};

/// Nothing where all courses stand on one page.
pub fn file(portal: &Portal) -> Option<DataFile> {
    let facets = Facets::of(portal);
    if Selection::ALL.pages(portal, &facets) == 1 {
        return None;
    }
    let language = |course: &Course| facets.languages.binary_search(&course.language.to_lowercase()).unwrap_or(0);
    let data = Data {
        folder: address::COURSES,
        titles: column(portal, |course| course.item.title.as_str()),
        hrefs: column(portal, |course| course.address().strip_prefix(address::COURSES).map(str::to_owned)),
        columns: Columns {
            minutes: column(portal, |course| course.minutes.unwrap_or(0)),
            first: column(portal, Course::first_minutes),
            level: column(portal, |course| course.level.and_then(place)),
            format: column(portal, |course| place(course.format)),
            language: column(portal, language),
            skill: column(portal, |course| course.skills.iter().map(|gain| gain.skill.index()).collect()),
            personas: column(portal, |course| course.personas.iter().map(|id| id.index()).collect()),
        },
        values: Values {
            level: vocabulary::<crate::model::course::Level>(),
            format: vocabulary::<crate::model::course::Format>(),
            language: &facets.languages,
            skill: portal.skills.iter().map(|skill| skill.id.as_str()).collect(),
            personas: portal.personas.iter().map(|persona| persona.item.slug.as_str()).collect(),
        },
    };
    let sources = portal.courses.iter().map(|course| course.item.origin.source.path.clone());
    let sources = sources.chain(portal.personas.iter().map(|persona| persona.item.origin.source.path.clone()));
    Some(DataFile::hashed(
        COURSES_DATA,
        &portal.settings,
        script("courses", &serde_json::to_string(&data).unwrap_or_default()),
        sources,
    ))
}

fn column<'p, T>(portal: &'p Portal, cell: impl Fn(&'p Course) -> T) -> Vec<T> {
    portal.courses.iter().map(cell).collect()
}

/// The place of a word in its vocabulary.
fn place<C: Choice + PartialEq>(choice: C) -> Option<usize> {
    C::ALL.iter().position(|(_, known)| *known == choice)
}

fn vocabulary<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|(word, _)| *word).collect()
}
