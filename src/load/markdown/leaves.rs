//! [`Leaves`]: looks on while the tree of a text is built, and notes which words of the file stand in which block.
//!
//! Enter at [`Leaves::see`] with every event of the parser, then at [`Leaves::finish`].

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::masked::Masked;
use crate::model::manuscript::{Leaf, LeafKind};

pub struct Leaves<'m, 'a> {
    masked: &'m Masked<'a>,
    /// The blocks that are open, outermost first.
    blocks: Vec<LeafKind>,
    /// How many pictures and code blocks are open, whose texts are no words.
    wordless: usize,
    group: usize,
    open: Option<Open>,
    done: Vec<Leaf>,
}

/// A leaf in the making.
struct Open {
    kind: LeafKind,
    range: Range<usize>,
    words: Vec<Range<usize>>,
    cites: bool,
    pictured: bool,
}

impl<'m, 'a> Leaves<'m, 'a> {
    pub fn new(masked: &'m Masked<'a>) -> Self {
        Self { masked, blocks: Vec::new(), wordless: 0, group: 0, open: None, done: Vec::new() }
    }

    pub fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.wordless == 0 => self.leaf(range).words.push(range.clone()),
            Event::FootnoteReference(_) => self.leaf(range).cites = true,
            Event::Rule => self.wordless_block(range),
            _ => {}
        }
    }

    pub fn finish(mut self) -> Arc<[Leaf]> {
        self.close();
        self.done.into()
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { .. } => self.leaf(range).cites = true,
            Tag::Image { .. } => {
                self.leaf(range).pictured = true;
                self.wordless += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.wordless_block(range);
                self.wordless += 1;
            }
            block => {
                self.close();
                self.blocks.push(kind(block));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {}
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.wordless = self.wordless.saturating_sub(1),
            _ => {
                self.close();
                self.blocks.pop();
                self.group += usize::from(self.blocks.is_empty());
            }
        }
    }

    /// The open leaf, stretched over `range`.
    fn leaf(&mut self, range: &Range<usize>) -> &mut Open {
        // What a block stands in says more than the paragraph that it is: a paragraph of an item is an item.
        let outer = self.blocks.iter().rev().find(|kind| **kind != LeafKind::Paragraph);
        let kind = outer.copied().unwrap_or(LeafKind::Paragraph);
        let new = || Open { kind, range: range.clone(), words: Vec::new(), cites: false, pictured: false };
        let open = self.open.get_or_insert_with(new);
        open.range.end = open.range.end.max(range.end);
        open
    }

    fn wordless_block(&mut self, range: &Range<usize>) {
        self.close();
        let place = self.masked.authored.place(range.clone());
        let (kind, apart) = (LeafKind::Break, Leaf::apart(String::new(), &place));
        self.done.push(Leaf { kind, apart, place, group: self.group, cites: false, pictured: false });
        self.group += usize::from(self.blocks.is_empty());
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let place = self.masked.authored.place(open.range.clone());
        self.done.push(Leaf {
            kind: open.kind,
            apart: Leaf::apart(self.words(&open), &place),
            place,
            group: self.group,
            cites: open.cites,
            pictured: open.pictured,
        });
    }

    /// The words of a leaf, with blanks for everything between them.
    fn words(&self, open: &Open) -> String {
        let mut text = String::with_capacity(open.range.len());
        let blanks = |text: &mut String, to: usize| {
            text.extend(std::iter::repeat_n(' ', to.saturating_sub(open.range.start + text.len())));
        };
        for part in &open.words {
            let mut from = part.start;
            for token in self.masked.tokens_in(part) {
                blanks(&mut text, from);
                text.push_str(&self.masked.text[from..token.range.start]);
                from = token.range.end;
            }
            blanks(&mut text, from);
            text.push_str(&self.masked.text[from..part.end]);
        }
        blanks(&mut text, open.range.end);
        text
    }
}

fn kind(tag: &Tag<'_>) -> LeafKind {
    match tag {
        Tag::Heading { .. } => LeafKind::Heading,
        Tag::BlockQuote(_) => LeafKind::Quote,
        Tag::FootnoteDefinition(_) => LeafKind::Footnote,
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => LeafKind::Cell,
        Tag::List(_) | Tag::Item | Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
            LeafKind::Item
        }
        _ => LeafKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::copy::Authored;
    use crate::load::markdown::parse;
    use crate::source::{Place, Source};

    fn leaves(text: &str) -> Arc<[Leaf]> {
        let source = Source::new("a.md", text);
        let place = Place::new(&source, 0..text.len());
        parse(&Authored::verbatim(place.text(), place.clone())).0.leaves
    }

    #[test]
    fn words_keep_their_offsets_whatever_stands_around_them() {
        let text =
            "Only **three\nplaces** `x = 1` [left](https://a.example/only), {{ course.title }} [[first_name|you]].\n";
        let leaves = leaves(text);
        let [leaf] = &leaves[..] else { panic!("{leaves:?}") };
        assert_eq!(leaf.text().split_whitespace().collect::<Vec<_>>(), ["Only", "three", "places", "left", ",", "."]);
        let at = leaf.text().find("left").unwrap();
        assert_eq!(leaf.part(at..at + 4).text(), "left");
        assert!(leaf.cites);
    }

    #[test]
    fn blocks_are_told_apart() {
        use LeafKind::{Break, Cell, Heading, Item, Paragraph, Quote};
        let text = "# One\n\nTwo\n\n- three\n\n  four\n- five\n\n> six\n\n```\nseven\n```\n\n| a | b |\n| - | - |\n| c | d |\n";
        let found: Vec<_> = leaves(text).iter().map(|l| (l.kind, l.group, l.text().trim().to_owned())).collect();
        let kinds: Vec<_> = found.iter().map(|(kind, group, _)| (*kind, *group)).collect();
        let first = [(Heading, 0), (Paragraph, 1), (Item, 2), (Item, 2), (Item, 2), (Quote, 3), (Break, 4)];
        assert_eq!(kinds[..7], first);
        assert!(kinds[7..].iter().all(|kind| *kind == (Cell, 5)), "{found:?}");
    }
}
