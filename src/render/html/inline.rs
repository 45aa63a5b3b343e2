//! What stands within a line.

use std::fmt::Write as _;

use super::Writer;
use crate::model::Shown;
use crate::model::prose::{Inline, Link, Picture, Target};

/// How wide a picture in a text is: a text's measure, or a small screen.
const SIZES: &str = "(min-width: 44rem) 40rem, 92vw";

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for part in content {
            self.inline(part);
        }
    }

    fn inline(&mut self, part: &Inline) {
        match part {
            Inline::Text(text) => self.text(text),
            Inline::Emphasis(inner) => self.around("em", inner),
            Inline::Strong(inner) => self.around("strong", inner),
            Inline::Strikethrough(inner) => self.around("s", inner),
            Inline::Code(code) => {
                self.out.push_str("<code>");
                self.text(code);
                self.out.push_str("</code>");
            }
            Inline::Link(link) => self.link(link),
            Inline::Image(picture) => self.picture(picture),
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>"),
            Inline::FootnoteRef { number, citation } => self.footnote_ref(*number, *citation),
            Inline::Value(placeholder) => {
                let value = self.place.scope.value(&placeholder.name).unwrap_or_default();
                self.text(&value);
            }
            Inline::Merge(tag) => self.text(&tag.fallback),
            Inline::Html { text, .. } => self.raw_html(text),
        }
    }

    fn around(&mut self, tag: &str, inner: &[Inline]) {
        self.out.extend(["<", tag, ">"]);
        self.inlines(inner);
        self.out.extend(["</", tag, ">"]);
    }

    /// A link that leads nowhere is just its words.
    fn link(&mut self, link: &Link) {
        let Some(href) = self.href(&link.target) else { return self.inlines(&link.content) };
        self.out.push_str("<a");
        self.attribute("href", &href);
        if !link.title.is_empty() {
            self.attribute("title", &link.title);
        }
        self.out.push('>');
        self.inlines(&link.content);
        self.out.push_str("</a>");
    }

    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Unresolved => None,
            Target::Portal(address) => Some(format!("{}{address}", self.place.root)),
            Target::File(address) => Some(format!("{}{address}", self.place.files)),
            Target::Fragment(fragment) => Some(fragment.clone()),
            Target::External(url) => is_safe_url(url).then(|| url.clone()),
        }
    }

    /// A picture of the portal; one from elsewhere becomes a link, because a page asks nobody else for anything.
    pub(super) fn picture(&mut self, picture: &Picture) {
        match (&picture.target, self.href(&picture.target)) {
            (Target::File(_), Some(src)) => match picture.shown.as_deref().filter(|shown| !shown.webp.is_empty()) {
                Some(shown) => {
                    self.out.push_str("<picture><source type=\"image/webp\"");
                    self.attribute("srcset", &self.widths(shown));
                    self.attribute("sizes", SIZES);
                    self.out.push('>');
                    self.image(&src, picture);
                    self.out.push_str("</picture>");
                }
                None => self.image(&src, picture),
            },
            (Target::External(_), Some(href)) if !picture.alt.is_empty() => {
                self.out.push_str("<a");
                self.attribute("href", &href);
                self.out.push('>');
                self.text(&picture.alt);
                self.out.push_str("</a>");
            }
            _ => self.text(&picture.alt),
        }
    }

    fn image(&mut self, src: &str, picture: &Picture) {
        self.out.push_str("<img");
        self.attribute("src", src);
        self.attribute("alt", &picture.alt);
        if let Some(shown) = &picture.shown {
            let _ = write!(self.out, " width=\"{}\" height=\"{}\"", shown.width, shown.height);
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn widths(&self, shown: &Shown) -> String {
        let widths = shown.webp.iter().map(|webp| format!("{}{} {}w", self.place.files, webp.src, webp.width));
        widths.collect::<Vec<_>>().join(", ")
    }

    fn footnote_ref(&mut self, number: usize, citation: usize) {
        let cited = self.citations.entry(number).or_default();
        *cited = (*cited).max(citation);
        let prefix = self.place.prefix;
        let label = self.place.words.with("footnote_n", &[("n", &number.to_string())]);
        let _ = write!(self.out, "<sup><a id=\"u-{prefix}ref-{number}-{citation}\" href=\"#u-{prefix}fn-{number}\"");
        self.attribute("aria-label", &label);
        let _ = write!(self.out, ">{number}</a></sup>");
    }
}

/// Whether a link may lead to `url`. Load has checked it already; a page is where a mistake there would hurt.
fn is_safe_url(url: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme))
}
