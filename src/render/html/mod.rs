//! Prose → the HTML of a page.
//!
//! Enter at [`Writer::html`]. Every construct is written here or in `inline`, so whatever an author typed comes out
//! escaped, closed and compact: no minifier ever touches it. `sanitise` is used only where raw HTML is allowed.

mod block;
mod inline;
mod sanitise;

use std::collections::BTreeMap;

pub use sanitise::Sanitiser;

use crate::model::prose::{Inline, Prose};
use crate::model::values::Scope;
use crate::render::escape;
use crate::theme::Strings;

/// What a text needs to know of the page it stands on.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub scope: Scope<'a>,
    /// The way from the page to the portal's front page, and to where its files are published.
    pub root: &'a str,
    pub files: &'a str,
    pub words: &'a Strings,
    /// The level of the text's highest heading.
    pub level: u8,
    /// Keeps the ids of several texts on one page apart.
    pub prefix: &'a str,
    pub raw: Raw<'a>,
}

/// What happens to HTML that an author typed.
#[derive(Clone, Copy)]
pub enum Raw<'a> {
    Escape,
    Sanitise(&'a Sanitiser),
}

pub struct Writer<'a> {
    place: Place<'a>,
    out: String,
    /// How far authored heading levels are moved, and the last level written: none may be skipped.
    shift: i16,
    last_level: u8,
    /// How often each footnote has been cited so far.
    citations: BTreeMap<usize, usize>,
    holds_raw: bool,
}

impl<'a> Writer<'a> {
    /// The HTML of `prose` where `place` says.
    pub fn html(prose: &Prose, place: Place<'a>) -> String {
        let top = block::highest_level(&prose.blocks).unwrap_or(place.level);
        let mut writer = Self {
            place,
            out: String::with_capacity(1024),
            shift: i16::from(place.level) - i16::from(top),
            last_level: place.level.saturating_sub(1),
            citations: BTreeMap::new(),
            holds_raw: false,
        };
        writer.blocks(&prose.blocks);
        writer.footnotes(prose);
        match place.raw {
            Raw::Sanitise(sanitiser) if writer.holds_raw => sanitiser.clean(&writer.out),
            _ => writer.out,
        }
    }

    fn text(&mut self, text: &str) {
        escape::text(&mut self.out, text);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(&mut self.out, value);
        self.out.push('"');
    }

    fn raw_html(&mut self, html: &str) {
        match self.place.raw {
            Raw::Escape => self.text(html),
            Raw::Sanitise(_) => {
                self.holds_raw = true;
                self.out.push_str(html);
            }
        }
    }
}

/// The words of inline content without any markup, for labels.
pub fn plain(content: &[Inline], scope: &Scope<'_>) -> String {
    let mut words = String::new();
    for part in content {
        match part {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                words.push_str(&plain(inner, scope));
            }
            Inline::Link(link) => words.push_str(&plain(&link.content, scope)),
            Inline::Image(picture) => words.push_str(&picture.alt),
            Inline::SoftBreak | Inline::HardBreak => words.push(' '),
            Inline::Value(placeholder) => words.push_str(&scope.value(&placeholder.name).unwrap_or_default()),
            Inline::Merge(tag) => words.push_str(&tag.fallback),
            Inline::FootnoteRef { .. } | Inline::Html { .. } => {}
        }
    }
    words
}

#[cfg(test)]
mod tests;
