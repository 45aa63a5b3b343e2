//! Dark courses: published, and nobody is led to them, or nobody can start them.

use crate::audit::around::Around;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Course, Id, Listed, Portal};

pub fn judge(portal: &Portal, around: &Around) -> Vec<Diagnostic> {
    let dark = Course::all(portal).filter_map(|(id, course)| Some((course, why(portal, around, id)?)));
    let finding = |(course, (message, help)): (&Course, (&str, String))| {
        Diagnostic::new(Code::DarkCourse, course.item.origin.name_place(), message).help(help)
    };
    dark.map(finding).collect()
}

/// Whether nobody is led to a course, or nobody can start it.
pub fn is_dark(portal: &Portal, around: &Around, id: Id<Course>) -> bool {
    why(portal, around, id).is_some()
}

fn why(portal: &Portal, around: &Around, id: Id<Course>) -> Option<(&'static str, String)> {
    let course = &portal[id];
    let is_led_to = !course.personas.is_empty()
        || !around.paths(id).is_empty()
        || !around.campaigns(id).is_empty()
        || around.is_default(id);
    let is_startable = course.start_url.is_some()
        || course.modules.iter().any(|module| module.start_url.is_some())
        || !around.events(id).is_empty();
    match (is_led_to, is_startable) {
        (true, true) => None,
        (_, false) => Some((
            "Nobody can start this course: it has no address, and no date to come.",
            format!(
                "Write start_url = \"https://…\" (or platform and course_id), or an event with courses = [\"{}\"].",
                course.item.slug
            ),
        )),
        (false, true) => Some((
            "Nothing leads to this course: no persona, no path and no campaign names it.",
            "Say whom it is for (personas = [\"…\"]), put it on a path, or set draft = true if nobody needs it."
                .to_owned(),
        )),
    }
}
