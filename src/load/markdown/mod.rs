//! Markdown → [`Prose`]: the only place that knows Markdown.
//!
//! Enter at [`parse`]. Before Markdown sees a text, `masked` hides what is ours in it: placeholders and merge
//! tags (their quotes, bars and brackets mean something else to Markdown) and the `:::` lines. `tree` then builds
//! blocks and inlines from the parser's events, while `leaves` notes where the words stand in the file.

mod heading_ids;
mod leaves;
mod masked;
mod tree;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser};
use toml::de::DeValue;

use super::copy::Authored;
use super::reader::{FromValue, Reader, Value};
use super::record::Shape;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::prose::{Block, Prose};
use crate::source::Place;
use masked::Masked;

/// What no page can show and nobody reads. In the parser's events: a paragraph of plain text has three, a link three more.
/// The longest text of a portal that we know has some thousand.
const MOST_EVENTS: usize = 200_000;

/// The tree of a Markdown text, and what is wrong with the Markdown itself.
pub fn parse(authored: &Authored<'_>) -> (Prose, Vec<Diagnostic>) {
    let masked = Masked::new(authored);
    let mut undefined = Vec::new();
    let mut note_undefined = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((link.span, link.reference.to_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&masked.text, options(), Some(&mut note_undefined));
    let mut leaves = leaves::Leaves::new(&masked);
    let mut events = parser.into_offset_iter();
    let first = events.by_ref().take(MOST_EVENTS);
    let mut tree = tree::Tree::new(&masked, first.inspect(|(event, range)| leaves.see(event, range)));
    let mut prose = tree.prose();
    let mut findings = tree.into_findings();
    if let Some((_, beyond)) = events.next() {
        return (unread(), vec![too_many_parts(authored.place(beyond))]);
    }
    prose.leaves = leaves.finish();
    findings.extend(undefined.into_iter().map(|(span, reference)| {
        let message = format!("The link names the address [{reference}], which is not defined in this text.");
        Diagnostic::new(Code::BrokenLink, authored.place(span), message)
            .help(format!("Add a line `[{reference}]: https://…` below, or write the address itself: [text](address)."))
    }));
    findings.extend(masked.into_findings());
    (prose, findings)
}

/// Stands for a text that is too much: something is there, and nothing more can be said of it.
fn unread() -> Prose {
    Prose::new(vec![Block::Paragraph(Vec::new())], Vec::new())
}

fn too_many_parts(place: Place) -> Diagnostic {
    let message = "Up to here, this text has more paragraphs, links, cells and other parts than a page can show.";
    Diagnostic::new(Code::TooManyParts, place, message)
        .help("Make several items of it, or offer it as a file: put it into static/ and link to it.")
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SMART_PUNCTUATION
}

impl FromValue for Prose {
    fn shape() -> Shape {
        Shape::Markdown
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else {
            reader.wrong_type(value, "a text in quotes");
            return None;
        };
        let authored = Authored::string(text, reader.place(value.span()));
        let (prose, findings) = parse(&authored);
        reader.findings.extend(findings);
        Some(prose)
    }
}

#[cfg(test)]
mod tests;
