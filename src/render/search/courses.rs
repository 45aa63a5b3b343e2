//! All courses with what they can be narrowed down by, for a catalogue of several pages.

use serde_json::{Value, json};

use super::parts::script;
use crate::model::facet::Facets;
use crate::model::{Choice, Course, Portal};
use crate::site_map::{Addressed, COURSES_DATA, DataFile, Selection, address};

/// Nothing where all courses stand on one page.
pub fn file(portal: &Portal) -> Option<DataFile> {
    let facets = Facets::of(portal);
    if Selection::ALL.pages(portal, &facets) == 1 {
        return None;
    }
    let column = |cell: &dyn Fn(&Course) -> Value| portal.courses.iter().map(cell).collect::<Value>();
    let language = |course: &Course| facets.languages.binary_search(&course.language.to_lowercase()).unwrap_or(0);
    let skills = |course: &Course| course.skills.iter().map(|gain| gain.skill.index()).collect::<Value>();
    let personas = |course: &Course| course.personas.iter().map(|id| id.index()).collect::<Value>();
    let data = json!({
        "folder": address::COURSES,
        "titles": column(&|course| json!(course.item.title)),
        "hrefs": column(&|course| json!(course.address().strip_prefix(address::COURSES))),
        "columns": {
            "minutes": column(&|course| json!(course.minutes.unwrap_or(0))),
            "first": column(&|course| json!(course.first_minutes())),
            "level": column(&|course| json!(course.level.and_then(place))),
            "format": column(&|course| json!(place(course.format))),
            "language": column(&|course| json!(language(course))),
            "skill": column(&skills),
            "for": column(&personas),
        },
        "values": {
            "level": vocabulary::<crate::model::course::Level>(),
            "format": vocabulary::<crate::model::course::Format>(),
            "language": facets.languages,
            "skill": portal.skills.iter().map(|skill| &skill.id).collect::<Vec<_>>(),
            "for": portal.personas.iter().map(|persona| &persona.item.slug).collect::<Vec<_>>(),
        },
    });
    let sources = portal.courses.iter().map(|course| course.item.origin.source.path.clone());
    let sources = sources.chain(portal.personas.iter().map(|persona| persona.item.origin.source.path.clone()));
    Some(DataFile::hashed(COURSES_DATA, &portal.settings, script("courses", &data), sources))
}

/// The place of a word in its vocabulary.
fn place<C: Choice + PartialEq>(choice: C) -> Option<usize> {
    C::ALL.iter().position(|(_, known)| *known == choice)
}

fn vocabulary<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|(word, _)| *word).collect()
}
