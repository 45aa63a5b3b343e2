//! What stands on lines of its own.

use std::fmt::Write as _;

use super::{Writer, plain};
use crate::model::prose::{AlertKind, Alignment, Block, Definition, Inline, ListItem, Prose};

/// The highest level of a text's own headings: 1 is the highest.
pub fn highest_level(blocks: &[Block]) -> Option<u8> {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some(*level),
        Block::For { blocks, .. } => highest_level(blocks),
        _ => None,
    };
    blocks.iter().filter_map(level).min()
}

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.paragraph(content),
            Block::Heading { level, id, content } => self.heading(*level, id, content),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(inner) => {
                self.out.push_str("<blockquote>");
                self.blocks(inner);
                self.out.push_str("</blockquote>");
            }
            Block::Alert { kind, blocks } => self.alert(*kind, blocks),
            Block::Code { text, .. } => {
                self.out.push_str("<pre tabindex=\"0\"><code>");
                self.text(text);
                self.out.push_str("</code></pre>");
            }
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Rule => self.out.push_str("<hr>"),
            Block::Html { text, .. } => self.html_block(text),
            Block::For { persona, blocks } => {
                if self.place.scope.persona.is_some_and(|reader| reader.item.slug == persona.slug) {
                    self.blocks(blocks);
                }
            }
        }
    }

    /// A paragraph; one that is only a picture is a figure, with the picture's title below it.
    fn paragraph(&mut self, content: &[Inline]) {
        if let [Inline::Image(picture)] = content {
            self.out.push_str("<figure>");
            self.picture(picture);
            if !picture.title.is_empty() {
                self.out.push_str("<figcaption>");
                self.text(&picture.title);
                self.out.push_str("</figcaption>");
            }
            self.out.push_str("</figure>");
            return;
        }
        self.out.push_str("<p>");
        self.inlines(content);
        self.out.push_str("</p>");
    }

    /// Levels are moved below the page's own, and none is skipped on the way down.
    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        let moved = (i16::from(level) + self.shift).clamp(i16::from(self.place.level), 6);
        let level = u8::try_from(moved).unwrap_or(6).min(self.last_level + 1);
        self.last_level = level;
        let _ = write!(self.out, "<h{level}");
        self.attribute("id", &format!("{}{id}", self.place.prefix));
        self.out.push('>');
        self.inlines(content);
        let _ = write!(self.out, "</h{level}>");
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        self.out.extend(["<", tag]);
        if items.iter().any(|item| item.done.is_some()) {
            self.out.push_str(" class=\"tasks\"");
        }
        if let Some(first) = start.filter(|first| *first != 1) {
            self.attribute("start", &first.to_string());
        }
        self.out.push('>');
        for item in items {
            self.item(item);
        }
        self.out.extend(["</", tag, ">"]);
    }

    /// Boxes are drawn by the style sheet: nobody can tick them, so they are no form fields, and words say which is done.
    fn item(&mut self, item: &ListItem) {
        let words = self.place.words;
        match item.done {
            None => self.out.push_str("<li>"),
            Some(done) => {
                let (open, key) = if done { ("<li class=\"done\">", "task_done") } else { ("<li>", "task_open") };
                self.out.push_str(open);
                self.out.push_str("<span class=\"vh\">");
                self.text(words.text(key));
                self.out.push_str(" </span>");
            }
        }
        match item.blocks.split_first() {
            Some((Block::Paragraph(content), rest)) if rest.iter().all(|b| matches!(b, Block::List { .. })) => {
                self.inlines(content);
                self.blocks(rest);
            }
            _ => self.blocks(&item.blocks),
        }
        self.out.push_str("</li>");
    }

    fn alert(&mut self, kind: AlertKind, blocks: &[Block]) {
        let kind = match kind {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        };
        let _ = write!(self.out, "<div class=\"alert alert-{kind}\" role=\"note\"><p class=\"alert-title\">");
        let words = self.place.words;
        self.text(words.text(&format!("alert_{kind}")));
        self.out.push_str("</p>");
        self.blocks(blocks);
        self.out.push_str("</div>");
    }

    /// A wide table scrolls in a region of its own, which the keyboard can reach.
    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let columns: Vec<_> = head.iter().map(|cell| plain(cell, &self.place.scope)).collect();
        let label = self.place.words.with("table_of", &[("columns", &columns.join(", "))]);
        self.out.push_str("<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
        self.attribute("aria-label", &label);
        self.out.push_str("><table><thead>");
        self.row("th scope=\"col\"", alignments, head);
        self.out.push_str("</thead><tbody>");
        for row in rows {
            self.row("td", alignments, row);
        }
        self.out.push_str("</tbody></table></div>");
    }

    fn row(&mut self, open: &str, alignments: &[Alignment], cells: &[Vec<Inline>]) {
        self.out.push_str("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            let class = match alignments.get(column) {
                Some(Alignment::Center) => " class=\"mid\"",
                Some(Alignment::Right) => " class=\"end\"",
                Some(Alignment::Left | Alignment::None) | None => "",
            };
            self.out.extend(["<", open, class, ">"]);
            self.inlines(cell);
            self.out.extend(["</", &open[..2], ">"]);
        }
        self.out.push_str("</tr>");
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        self.out.push_str("<dl>");
        for definition in definitions {
            self.out.push_str("<dt>");
            self.inlines(&definition.term);
            self.out.push_str("</dt>");
            for meaning in &definition.meanings {
                self.out.push_str("<dd>");
                match meaning.as_slice() {
                    [Block::Paragraph(content)] => self.inlines(content),
                    blocks => self.blocks(blocks),
                }
                self.out.push_str("</dd>");
            }
        }
        self.out.push_str("</dl>");
    }

    fn html_block(&mut self, html: &str) {
        match self.place.raw {
            super::Raw::Escape => {
                self.out.push_str("<p>");
                self.text(html.trim_end());
                self.out.push_str("</p>");
            }
            super::Raw::Sanitise(_) => self.raw_html(html),
        }
    }

    pub(super) fn footnotes(&mut self, prose: &Prose) {
        if prose.footnotes.is_empty() {
            return;
        }
        self.out.push_str("<div class=\"notes\"><ol>");
        for (index, (_, blocks)) in prose.footnotes.iter().enumerate() {
            self.footnote(index + 1, blocks);
        }
        self.out.push_str("</ol></div>");
    }

    fn footnote(&mut self, number: usize, blocks: &[Block]) {
        let prefix = self.place.prefix;
        let _ = write!(self.out, "<li id=\"u-{prefix}fn-{number}\">");
        self.blocks(blocks);
        let back = (1..=self.citations.get(&number).copied().unwrap_or(0)).map(|citation| {
            let label = self.place.words.text("footnote_back");
            let mut link = format!(" <a href=\"#u-{prefix}ref-{number}-{citation}\" aria-label=\"");
            crate::render::escape::attribute(&mut link, label);
            link + "\">↩</a>"
        });
        let back: String = back.collect();
        // Inside the last paragraph, so that the arrow stands behind the last word.
        match self.out.strip_suffix("</p>").map(str::len) {
            Some(end) if !back.is_empty() => {
                self.out.truncate(end);
                self.out.push_str(&back);
                self.out.push_str("</p>");
            }
            _ => self.out.push_str(&back),
        }
        self.out.push_str("</li>");
    }
}
