//! Prompts that `uptake new campaign` has left for an author: `[write: …]`. None of them goes out.

use std::ops::Range;

use super::context::Context;
use crate::diagnostics::Code;
use crate::load::Entry;
use crate::model::portal::Drafts;
use crate::model::prose::Prose;
use crate::source::Place;

const BEGINNING: &str = "[write:";

/// Reports each prompt of an item that is published. A preview of drafts may show them: that is what it is for.
pub fn judge<R>(entry: &Entry<R>, context: &mut Context<'_>) {
    // Nearly no file has any, and to look into each of its parts takes a hundred times as long.
    if context.drafts == Drafts::Shown || !entry.source.text.contains(BEGINNING) {
        return;
    }
    let settings = in_settings(&entry.source.text[..entry.body_place.span.start]);
    let places = settings.map(|prompt| Place::new(&entry.source, prompt));
    for place in places.chain(in_body(&entry.body)) {
        let message = "This is still a prompt, and readers would see it as it is.";
        let help = "Write your own words in its place, brackets included, or set draft = true until you have them.";
        context.report(Code::UnwrittenCopy, place, message, help);
    }
}

/// Prompts of the text itself; code only speaks of prompts.
fn in_body(body: &Prose) -> impl Iterator<Item = Place> {
    body.leaves.iter().flat_map(|leaf| all(leaf.text()).map(|prompt| leaf.part(prompt)))
}

/// Prompts of the settings, whose comments go nowhere.
fn in_settings(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_comment = |at: usize| text[text[..at].rfind('\n').map_or(0, |end| end + 1)..].trim_start().starts_with('#');
    all(text).filter(move |prompt| !is_comment(prompt.start))
}

fn all(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(BEGINNING).map(|(at, _)| {
        let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let end = text[at..line].find(']').map_or(line, |end| at + end + 1);
        at..end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_found_where_they_would_be_read() {
        let text = "# [write: no]\ntitle = \"[write: a] [write: b]\"\nsms = \"[write: c\n[writer: no]\"";
        let found: Vec<&str> = in_settings(text).map(|span| &text[span]).collect();
        assert_eq!(found, ["[write: a]", "[write: b]", "[write: c"]);
    }
}
