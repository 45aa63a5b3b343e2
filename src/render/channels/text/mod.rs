//! Prose as plain text, straight from its tree.
//!
//! Enter at [`Plain::blocks`]. Long addresses would tear sentences apart, so they are numbered and listed at the
//! end by [`Plain::links`]; none is ever broken. Other text channels write their own marks from the same tree.

mod tables;
pub mod wrap;

use super::delivery::Delivery;
use super::headings::Levels;
use crate::model::prose::{Block, Definition, Inline, Link, ListItem};
use wrap::{indented, width, wrapped};

/// Columns of a line: what mail programs quote once more without wrapping it again (RFC 3676, 4.2: at most 78).
pub const COLUMNS: usize = 74;

/// Lines narrower than this can't be read, however deep a list is.
const NARROWEST: usize = 30;

/// An address up to this length stands right behind its words.
const SHORT_ADDRESS: usize = 40;

pub struct Plain<'a> {
    delivery: &'a Delivery<'a>,
    /// The numbered addresses, in the order in which they were met.
    links: Vec<String>,
    levels: Levels,
}

impl<'a> Plain<'a> {
    pub fn new(delivery: &'a Delivery<'a>) -> Self {
        Self { delivery, links: Vec::new(), levels: Levels::default() }
    }

    /// The lines of a text, an empty one between blocks.
    pub fn blocks(&mut self, blocks: &[Block], columns: usize) -> Vec<String> {
        let parts = blocks.iter().map(|block| self.block(block, columns)).collect();
        joined(parts)
    }

    /// The notes that footnote references speak of.
    pub fn footnotes(&mut self, footnotes: &[(String, Vec<Block>)], columns: usize) -> Vec<String> {
        let numbered = footnotes.iter().enumerate();
        let notes = numbered.map(|(i, (_, blocks))| self.hanging(&format!("({}) ", i + 1), blocks, columns)).collect();
        joined(notes)
    }

    /// The numbered addresses, one a line.
    pub fn links(&self) -> Vec<String> {
        self.links.iter().enumerate().map(|(i, url)| format!("[{}] {url}", i + 1)).collect()
    }

    /// Words with their links; a forced line end is `\n`.
    pub fn inline(&mut self, content: &[Inline]) -> String {
        content.iter().map(|inline| self.one(inline)).collect()
    }

    fn one(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) | Inline::Code(text) => self.delivery.text(text),
            Inline::Html { text, .. } => self.delivery.text(&self.delivery.raw(text)),
            Inline::Emphasis(inner) => self.inline(inner),
            Inline::Strong(inner) => format!("*{}*", self.inline(inner)),
            Inline::Strikethrough(inner) => format!("~{}~", self.inline(inner)),
            Inline::Link(link) => self.link(link),
            Inline::Image(picture) if picture.alt.trim().is_empty() => String::new(),
            Inline::Image(picture) => {
                let seen =
                    self.delivery.outbound.picture(&picture.target).map(|url| format!(" [{}]", self.number(url)));
                format!("({}{})", self.delivery.text(&picture.alt), seen.unwrap_or_default())
            }
            Inline::SoftBreak => " ".to_owned(),
            Inline::HardBreak => "\n".to_owned(),
            Inline::FootnoteRef { number, .. } => format!(" ({number})"),
            Inline::Value(placeholder) => self.delivery.text(&self.delivery.value(placeholder)),
            Inline::Merge(tag) => self.delivery.merge_text(tag),
        }
    }

    fn link(&mut self, link: &Link) -> String {
        let words = self.inline(&link.content);
        let Some(url) = self.delivery.outbound.target(&link.target) else { return words };
        let bare = url.trim_start_matches("mailto:").trim_start_matches("tel:");
        let says_it = words.trim() == bare || words.trim() == link.to;
        match words.trim() {
            "" => url,
            _ if says_it && url.starts_with("http") => url,
            _ if says_it => words,
            _ if width(bare) <= SHORT_ADDRESS => format!("{words} ({bare})"),
            _ => format!("{words} [{}]", self.number(url)),
        }
    }

    fn number(&mut self, url: String) -> usize {
        let known = self.links.iter().position(|other| *other == url);
        known.unwrap_or_else(|| {
            self.links.push(url);
            self.links.len() - 1
        }) + 1
    }

    fn block(&mut self, block: &Block, columns: usize) -> Vec<String> {
        match block {
            Block::Paragraph(content) => wrapped(&self.inline(content), columns),
            Block::Heading { level, content, .. } => self.heading(*level, content, columns),
            Block::List { start, items } => self.list(*start, items, columns),
            Block::Quote(blocks) => self.prefixed("> ", blocks, columns),
            Block::Alert { kind, blocks } => {
                let mut lines = vec![format!("| {}:", self.delivery.alert(*kind))];
                lines.extend(self.prefixed("| ", blocks, columns));
                lines
            }
            Block::Code { text, .. } => text.lines().map(|line| format!("    {}", self.delivery.text(line))).collect(),
            Block::Table { head, rows, .. } => {
                let head = self.cells(head);
                let rows: Vec<_> = rows.iter().map(|row| self.cells(row)).collect();
                tables::table(&head, &rows, columns)
            }
            Block::Definitions(definitions) => definitions.iter().flat_map(|d| self.definition(d, columns)).collect(),
            Block::Rule => vec!["* * *".to_owned()],
            Block::Html { text, .. } => wrapped(&self.delivery.text(&self.delivery.raw(text)), columns),
            Block::For { persona, blocks } if self.delivery.shows(persona) => self.blocks(blocks, columns),
            Block::For { .. } => Vec::new(),
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline], columns: usize) -> Vec<String> {
        let mut lines = wrapped(&self.inline(content), columns);
        let line = if self.levels.next(level) == 2 { "-" } else { "." };
        let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        lines.push(line.repeat(longest));
        lines
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem], columns: usize) -> Vec<String> {
        let mut parts = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let bullet = match (start, item.done) {
                (_, Some(true)) => "[x] ".to_owned(),
                (_, Some(false)) => "[ ] ".to_owned(),
                (Some(first), None) => format!("{}. ", first.saturating_add(i as u64)),
                (None, None) => "- ".to_owned(),
            };
            parts.push(self.hanging(&bullet, &item.blocks, columns));
        }
        let short = items.iter().all(|item| item.blocks.len() <= 1);
        if short { parts.concat() } else { joined(parts) }
    }

    fn definition(&mut self, definition: &Definition, columns: usize) -> Vec<String> {
        let mut lines = wrapped(&self.inline(&definition.term), columns);
        for meaning in &definition.meanings {
            lines.extend(self.hanging("    ", meaning, columns));
        }
        lines
    }

    /// The first line behind `mark`, the others under it.
    fn hanging(&mut self, mark: &str, blocks: &[Block], columns: usize) -> Vec<String> {
        let lines = self.blocks(blocks, columns.saturating_sub(width(mark)).max(NARROWEST));
        indented(lines, mark, &" ".repeat(width(mark)))
    }

    fn prefixed(&mut self, mark: &str, blocks: &[Block], columns: usize) -> Vec<String> {
        let lines = self.blocks(blocks, columns.saturating_sub(width(mark)).max(NARROWEST));
        indented(lines, mark, mark)
    }

    fn cells(&mut self, row: &[Vec<Inline>]) -> Vec<String> {
        row.iter().map(|cell| self.inline(cell).replace('\n', " ")).collect()
    }
}

/// Blocks with an empty line between them; what shows nothing leaves no gap.
pub fn joined(parts: Vec<Vec<String>>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    lines
}
