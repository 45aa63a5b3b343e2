//! Prompts that `uptake new campaign` has left for an author: `[write: …]`. None of them goes out.

use std::ops::Range;

use super::context::Context;
use crate::diagnostics::Code;
use crate::load::Entry;
use crate::model::portal::Drafts;
use crate::source::Place;

const BEGINNING: &str = "[write:";

/// Reports each prompt of an item that is published. A preview of drafts may show them: that is what it is for.
pub fn judge<R>(entry: &Entry<R>, context: &mut Context<'_>) {
    if context.drafts == Drafts::Shown {
        return;
    }
    for prompt in prompts(&entry.source.text, entry.body_place.span.start) {
        let message = "This is still a prompt, and readers would see it as it is.";
        let help = "Write your own words in its place, brackets included, or set draft = true until you have them.";
        context.report(Code::UnwrittenCopy, Place::new(&entry.source, prompt), message, help);
    }
}

/// Where the prompts of a file stand. Comments of the settings, which end where the body begins, aren't published.
fn prompts(text: &str, body: usize) -> impl Iterator<Item = Range<usize>> {
    let in_comment = move |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        at < body && text[line..].trim_start().starts_with('#')
    };
    text.match_indices(BEGINNING).map(|(at, _)| at).filter(move |at| !in_comment(*at)).map(|at| {
        let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let end = text[at..line].find(']').map_or(line, |end| at + end + 1);
        at..end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_found_wherever_they_would_be_read() {
        let text = "+++\n# [write: no]\ntitle = \"[write: a] [write: b]\"\n+++\n# [write: c\n[writer: no]";
        let body = text.find("+++\n# [write: c").unwrap() + 4;
        let found: Vec<&str> = prompts(text, body).map(|span| &text[span]).collect();
        assert_eq!(found, ["[write: a]", "[write: b]", "[write: c"]);
    }
}
