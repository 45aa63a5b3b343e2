//! One default for each persona. Several of them are for check to refuse.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Portal;

pub fn judge(portal: &Portal) -> impl Iterator<Item = Diagnostic> {
    let lost = portal.personas.iter().filter(|persona| persona.start_here.is_none());
    // A reference that leads nowhere has been reported.
    let lost = lost.filter(|persona| !persona.item.origin.fields.contains_key("start_here"));
    lost.map(|persona| {
        let message =
            format!("\"{}\" has no place to start: the page for them begins with a list.", persona.item.title);
        let likely = portal
            .courses
            .iter()
            .find(|course| course.personas.iter().any(|id| portal[*id].item.slug == persona.item.slug));
        let example = likely.map_or("the-first-course", |course| &course.item.slug);
        let help = format!("Name the one course or path that most of them need first: start_here = \"{example}\".");
        Diagnostic::new(Code::NoDefault, persona.item.origin.name_place(), message).help(help)
    })
}
