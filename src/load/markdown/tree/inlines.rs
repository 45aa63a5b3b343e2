//! Builds inlines: text, emphasis, links, pictures, and the tokens that were covered.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{DEEPEST, Tree};
use crate::load::copy::TokenKind;
use crate::load::markdown::masked::MASK;
use crate::model::copy::{MergeTag, Placeholder};
use crate::model::prose::{Inline, Link, Picture, Target};

impl<'m, I: Iterator<Item = (Event<'m>, Range<usize>)>> Tree<'m, '_, I> {
    /// Inlines up to the end of what they stand in.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        // Most hold one text, and a large portal holds millions of them.
        let mut content = Vec::with_capacity(1);
        while !self.at_end() {
            if let Some((event, range)) = self.events.next() {
                self.inline(event, range, &mut content);
            }
        }
        self.events.next();
        content.shrink_to_fit();
        content
    }

    /// Inlines of a tight list item: up to the next block or end, which stays.
    pub(super) fn loose_inlines(&mut self, content: &mut Vec<Inline>) {
        while let Some((event, _)) = self.events.peek() {
            let ends = match event {
                Event::End(_) | Event::Rule | Event::Html(_) => true,
                Event::Start(tag) => !is_inline(tag),
                _ => false,
            };
            if ends {
                return;
            }
            if let Some((event, range)) = self.events.next() {
                self.inline(event, range, content);
            }
        }
    }

    pub(super) fn inline(&mut self, event: Event<'m>, range: Range<usize>, content: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => self.text(&text, &range, content),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                content.push(Inline::Code(self.masked.unmasked(&code, &range)));
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                let text = self.masked.unmasked(self.bounded(&html, &range), &range);
                content.push(Inline::Html { text, place: self.masked.authored.place(range) });
            }
            Event::SoftBreak => content.push(Inline::SoftBreak),
            Event::HardBreak => content.push(Inline::HardBreak),
            Event::FootnoteReference(label) => content.push(self.cite(&label)),
            Event::Start(tag) if self.depth >= DEEPEST => {
                self.skip(&tag, range);
            }
            Event::Start(tag) => {
                self.depth += 1;
                self.inline_of(tag, range, content);
                self.depth -= 1;
            }
            Event::TaskListMarker(_) | Event::Rule | Event::End(_) => {}
        }
    }

    fn inline_of(&mut self, tag: Tag<'m>, range: Range<usize>, content: &mut Vec<Inline>) {
        let place = self.masked.authored.place(range.clone());
        match tag {
            Tag::Emphasis => content.push(Inline::Emphasis(self.inlines())),
            Tag::Strong => content.push(Inline::Strong(self.inlines())),
            Tag::Strikethrough => content.push(Inline::Strikethrough(self.inlines())),
            Tag::Link { dest_url, title, .. } => content.push(Inline::Link(Box::new(Link {
                to: self.masked.unmasked(&dest_url, &range),
                target: Target::Unresolved,
                title: title.to_string(),
                content: self.inlines(),
                place,
            }))),
            Tag::Image { dest_url, title, .. } => content.push(Inline::Image(Box::new(Picture {
                shown: None,
                to: self.masked.unmasked(&dest_url, &range),
                target: Target::Unresolved,
                title: title.to_string(),
                alt: words(&self.inlines()),
                place,
            }))),
            _ => content.extend(self.inlines()),
        }
    }

    /// Text with its tokens taken out.
    fn text(&self, text: &str, range: &Range<usize>, content: &mut Vec<Inline>) {
        let mut rest = text;
        while let Some(at) = rest.find(MASK) {
            let offset = range.start + (text.len() - rest.len()) + at;
            let Some(token) = self.masked.token_at(offset) else { break };
            push_text(content, &rest[..at]);
            let place = self.masked.authored.place(token.range.clone());
            content.push(match token.kind.clone() {
                TokenKind::Merge(name, fallback) => Inline::Merge(MergeTag { name, fallback, place }),
                TokenKind::Value(name) => Inline::Value(Placeholder { name, place }),
            });
            rest = rest.get(at + token.range.len()..).unwrap_or_default();
        }
        push_text(content, rest);
    }

    fn cite(&mut self, label: &str) -> Inline {
        let next = self.cited.len() + 1;
        let number = *self.numbers.entry(label.to_owned()).or_insert(next);
        if number == next {
            self.cited.push(0);
        }
        self.cited[number - 1] += 1;
        Inline::FootnoteRef { number, citation: self.cited[number - 1] }
    }
}

fn push_text(content: &mut Vec<Inline>, text: &str) {
    match content.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => content.push(Inline::Text(text.to_owned())),
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// The words of some inlines, without their form.
pub(super) fn words(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => words(inner),
            Inline::Link(link) => words(&link.content),
            Inline::Image(picture) => picture.alt.clone(),
            Inline::SoftBreak | Inline::HardBreak => " ".to_owned(),
            Inline::Merge(tag) => tag.fallback.clone(),
            Inline::FootnoteRef { .. } | Inline::Value(_) | Inline::Html { .. } => String::new(),
        })
        .collect()
}
