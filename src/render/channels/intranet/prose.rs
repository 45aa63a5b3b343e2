//! Authored text as HTML that carries its style: a match over every block and inline.
//!
//! Enter at [`Prose::text`]. No element has an id: another fragment on the same page may have the same text.

use crate::brand::Tokens;
use crate::brand::colour::hex;
use crate::model::prose::{Alignment, Block, Definition, Inline, Link, ListItem, Picture};
use crate::render::channels::delivery::Delivery;
use crate::render::channels::headings::Levels;
use crate::render::{escape, message};

pub struct Prose<'a> {
    pub delivery: &'a Delivery<'a>,
    tokens: &'a Tokens,
    levels: Levels,
}

impl<'a> Prose<'a> {
    pub fn new(delivery: &'a Delivery<'a>, tokens: &'a Tokens) -> Self {
        Self { delivery, tokens, levels: Levels::default() }
    }

    /// A text, and the notes that its footnote references speak of.
    pub fn text(&mut self, blocks: &[Block], footnotes: &[(String, Vec<Block>)]) -> String {
        let text = self.blocks(blocks);
        let notes: String = footnotes.iter().map(|(_, note)| format!("<li>{}</li>\n", self.blocks(note))).collect();
        let list = format!("<ol style=\"margin:16px 0;font-size:14px;line-height:22px\">\n{notes}</ol>\n");
        if notes.is_empty() { text } else { text + &list }
    }

    fn blocks(&mut self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Paragraph(content) => paragraph(&self.words(content)),
            Block::Heading { level, content, .. } => self.heading(*level, content),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => {
                let inner = self.blocks(blocks);
                self.quoted(&inner)
            }
            Block::Alert { kind, blocks } => {
                let inner = format!(
                    "{}{}",
                    paragraph(&format!("<strong>{}</strong>", self.delivery.html(self.delivery.alert(*kind)))),
                    self.blocks(blocks)
                );
                self.quoted(&inner)
            }
            Block::Code { text, .. } => {
                let ground = hex(self.tokens.light.surface_soft);
                let code = self.delivery.html(text.trim_end());
                let style = format!("margin:0 0 16px;padding:12px;background-color:{ground};white-space:pre-wrap");
                format!("<pre dir=\"ltr\" style=\"{style}\"><code>{code}</code></pre>\n")
            }
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Definitions(all) => {
                let all: String = all.iter().map(|definition| self.definition(definition)).collect();
                format!("<dl style=\"margin:0 0 16px\">\n{all}</dl>\n")
            }
            Block::Rule => {
                let line = hex(self.tokens.light.line);
                format!("<hr style=\"margin:24px 0;border:0;border-top:1px solid {line}\">\n")
            }
            Block::Html { text, .. } => match self.delivery.raw(text).trim() {
                "" => String::new(),
                words => paragraph(&self.delivery.html(words)),
            },
            Block::For { persona, blocks } if self.delivery.shows(persona) => self.blocks(blocks),
            Block::For { .. } => String::new(),
        }
    }

    /// Below the section's heading, without a gap.
    fn heading(&mut self, level: u8, content: &[Inline]) -> String {
        let level = self.levels.next(level) + 1;
        let size = if level == 3 { "font-size:20px;line-height:28px" } else { "font-size:17px;line-height:26px" };
        format!("<h{level} style=\"margin:24px 0 8px;{size}\">{}</h{level}>\n", self.words(content))
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) -> String {
        let (tag, from) = match start {
            None => ("ul", String::new()),
            Some(1) => ("ol", String::new()),
            Some(first) => ("ol", format!(" start=\"{first}\"")),
        };
        let items: String = items.iter().map(|item| self.item(item)).collect();
        format!("<{tag}{from} style=\"margin:0 0 16px\">\n{items}</{tag}>\n")
    }

    fn item(&mut self, item: &ListItem) -> String {
        let mark = match item.done {
            None => "",
            Some(false) => "☐ ",
            Some(true) => "☑ ",
        };
        let (first, rest) = match item.blocks.split_first() {
            Some((Block::Paragraph(content), rest)) => (self.words(content), rest),
            _ => (String::new(), item.blocks.as_slice()),
        };
        format!("<li style=\"margin:0 0 4px\">{mark}{first}{}</li>\n", self.blocks(rest))
    }

    /// What somebody else says, or what stands out. `inner` is HTML already.
    pub fn quoted(&self, inner: &str) -> String {
        let (ground, line) = (hex(self.tokens.light.primary_soft), hex(self.tokens.light.primary));
        format!(
            "<blockquote style=\"margin:20px 0;padding:16px 20px 8px;background-color:{ground};\
             border-top:3px solid {line}\">\n{inner}</blockquote>\n"
        )
    }

    /// Small print; `html` is HTML already.
    pub fn quiet(&self, html: &str) -> String {
        let ink = hex(self.tokens.light.ink_soft);
        format!("<p style=\"margin:0 0 8px;font-size:14px;line-height:22px;color:{ink}\">{html}</p>\n")
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        let has_head = head.iter().any(|cell| !cell.is_empty());
        let head = if has_head { self.row("th scope=\"col\"", "th", alignments, head) } else { String::new() };
        let rows: String = rows.iter().map(|row| self.row("td", "td", alignments, row)).collect();
        let style = "width:100%;margin:0 0 16px;border-collapse:collapse";
        format!("<table style=\"{style}\">\n{head}{rows}</table>\n")
    }

    fn row(&mut self, open: &str, close: &str, alignments: &[Alignment], row: &[Vec<Inline>]) -> String {
        let line = hex(self.tokens.light.line);
        let mut cells = String::new();
        for (i, cell) in row.iter().enumerate() {
            let align = match alignments.get(i) {
                None | Some(Alignment::None) => ";text-align:start",
                Some(Alignment::Left) => ";text-align:left",
                Some(Alignment::Center) => ";text-align:center",
                Some(Alignment::Right) => ";text-align:right",
            };
            let style = format!("padding:8px;border-bottom:1px solid {line};vertical-align:top{align}");
            cells.push_str(&format!("<{open} style=\"{style}\">{}</{close}>", self.words(cell)));
        }
        format!("<tr>{cells}</tr>\n")
    }

    fn definition(&mut self, definition: &Definition) -> String {
        let term = self.words(&definition.term);
        let meanings = definition.meanings.iter().map(|blocks| format!("<dd>{}</dd>\n", self.blocks(blocks)));
        let meanings: String = meanings.collect();
        format!("<dt style=\"font-weight:bold\">{term}</dt>\n{meanings}")
    }

    /// Words within a paragraph.
    pub fn words(&mut self, content: &[Inline]) -> String {
        content.iter().map(|inline| self.word(inline)).collect()
    }

    fn word(&mut self, inline: &Inline) -> String {
        let delivery = self.delivery;
        match inline {
            Inline::Text(text) => delivery.html(text),
            Inline::Emphasis(inner) => format!("<em>{}</em>", self.words(inner)),
            Inline::Strong(inner) => format!("<strong>{}</strong>", self.words(inner)),
            Inline::Strikethrough(inner) => format!("<s>{}</s>", self.words(inner)),
            Inline::Code(text) => format!("<code>{}</code>", delivery.html(text)),
            Inline::Link(link) => self.link(link),
            Inline::Image(picture) => self.picture(picture),
            Inline::SoftBreak => "\n".to_owned(),
            Inline::HardBreak => "<br>".to_owned(),
            Inline::FootnoteRef { number, .. } => format!("<sup>{number}</sup>"),
            Inline::Value(placeholder) => delivery.html(&delivery.value(placeholder)),
            Inline::Merge(tag) => delivery.merge_html(tag),
            Inline::Html { text, .. } => delivery.html(&delivery.raw(text)),
        }
    }

    fn link(&mut self, link: &Link) -> String {
        let said = message::plain(&link.content, &self.delivery.scope);
        let words = self.words(&link.content);
        match self.delivery.outbound.target(&link.target) {
            // A link without words would be read out letter by letter, but it can still be followed.
            Some(url) if said.trim().is_empty() => self.anchor(&url, &self.delivery.html(&url)),
            Some(url) => self.anchor(&url, &words),
            None => words,
        }
    }

    /// A link whose words are HTML already.
    pub fn anchor(&self, url: &str, words: &str) -> String {
        let ink = hex(self.tokens.light.link);
        format!("<a href=\"{}\" style=\"color:{ink};text-decoration:underline\">{words}</a>", escape::to_attribute(url))
    }

    fn picture(&self, picture: &Picture) -> String {
        let alt = self.delivery.text(&picture.alt);
        let Some(url) = self.delivery.outbound.picture(&picture.target) else { return escape::to_text(&alt) };
        let (url, alt) = (escape::to_attribute(&url), escape::to_attribute(&alt));
        format!("<img src=\"{url}\" alt=\"{alt}\" style=\"max-width:100%;height:auto\">")
    }
}

fn paragraph(words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { format!("<p style=\"margin:0 0 16px\">{words}</p>\n") }
}
