//! Blocks of prose → [`Part`]s.

use super::super::delivery::Delivery;
use super::flat;
use super::{Dialect, Entry, Mark, Part, Shown, Simplifications, Simplified, Table};
use crate::model::prose::{Block, Definition, Inline, ListItem};

/// Lists deeper than this are told at this depth: no chat shows more.
const DEEPEST: usize = 3;

pub struct Writer<'a, D: Dialect> {
    pub delivery: &'a Delivery<'a>,
    pub dialect: &'a D,
    pub simplified: Simplifications,
    /// Pictures of the paragraph that is being written; they stand below it.
    pub(super) pictures: Vec<Shown>,
    /// How many lists, quotes and cells we are in; only text fits there.
    pub(super) depth: usize,
}

impl<'a, D: Dialect> Writer<'a, D> {
    pub fn new(delivery: &'a Delivery<'a>, dialect: &'a D) -> Self {
        Self { delivery, dialect, simplified: Simplifications::new(), pictures: Vec::new(), depth: 0 }
    }

    /// A text with the notes that its footnote references speak of.
    pub fn prose(&mut self, blocks: &[Block], footnotes: &[(String, Vec<Block>)]) -> Vec<Part> {
        let mut parts = self.parts(blocks);
        for (i, (_, note)) in footnotes.iter().enumerate() {
            self.simplified.insert(Simplified::Footnotes);
            let text = self.flat(note);
            parts.push(Part::Text(format!("({}) {text}", i + 1)));
        }
        parts
    }

    pub fn parts(&mut self, blocks: &[Block]) -> Vec<Part> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Vec<Part> {
        match block {
            Block::Paragraph(content) => self.paragraph(content),
            Block::Heading { content, .. } => self.heading(content),
            Block::List { start, items } => vec![Part::List(self.list(*start, items))],
            Block::Quote(blocks) => vec![Part::Quote(self.flat(blocks))],
            Block::Alert { kind, blocks } => {
                let label = self.dialect.strong(&self.dialect.letters(self.delivery.alert(*kind)));
                vec![Part::Quote(format!("{label}{}{}", self.dialect.line_end(), self.flat(blocks)))]
            }
            Block::Code { text, .. } => vec![Part::Code(self.delivery.text(text.trim_end()))],
            Block::Table { head, rows, .. } => vec![self.table(head, rows)],
            Block::Definitions(definitions) => definitions.iter().map(|d| self.definition(d)).collect(),
            Block::Rule => vec![Part::Rule],
            Block::Html { text, .. } => self.raw(text),
            Block::For { persona, blocks } if self.delivery.shows(persona) => self.parts(blocks),
            Block::For { .. } => Vec::new(),
        }
    }

    fn paragraph(&mut self, content: &[Inline]) -> Vec<Part> {
        let text = self.words(content);
        let text = (!text.is_empty()).then_some(Part::Text(text));
        text.into_iter().chain(self.pictures.drain(..).map(Part::Picture)).collect()
    }

    fn heading(&mut self, content: &[Inline]) -> Vec<Part> {
        let text = self.bold_words(content);
        let text = (!text.is_empty()).then_some(Part::Heading(text));
        text.into_iter().chain(self.pictures.drain(..).map(Part::Picture)).collect()
    }

    /// The blocks as text: what stands in a quote, a list or a note.
    pub fn flat(&mut self, blocks: &[Block]) -> String {
        self.depth += 1;
        let parts = self.parts(blocks);
        self.depth -= 1;
        flat::text(&parts, self.dialect)
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let mark = match (item.done, start) {
                (Some(true), _) => Mark::Done,
                (Some(false), _) => Mark::Open,
                (None, Some(first)) => Mark::Number(first.saturating_add(i as u64)),
                (None, None) => Mark::Bullet,
            };
            if item.done.is_some() {
                self.simplified.insert(Simplified::Tasks);
            }
            entries.extend(self.item(mark, &item.blocks));
        }
        entries
    }

    /// The first line of an item carries its mark; lists in it are one step deeper.
    fn item(&mut self, mark: Mark, blocks: &[Block]) -> Vec<Entry> {
        self.depth += 1;
        let parts = self.parts(blocks);
        self.depth -= 1;
        let mut entries: Vec<Entry> = Vec::new();
        for part in parts {
            match part {
                Part::List(inner) => {
                    if entries.is_empty() {
                        entries.push(Entry { depth: 0, mark, text: String::new() });
                    }
                    let deeper = |entry: Entry| Entry { depth: (entry.depth + 1).min(DEEPEST), ..entry };
                    entries.extend(inner.into_iter().map(deeper));
                }
                part => {
                    let mark = if entries.is_empty() { mark } else { Mark::More };
                    entries.push(Entry { depth: 0, mark, text: flat::text(&[part], self.dialect) });
                }
            }
        }
        entries
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Part {
        self.simplified.insert(Simplified::Table);
        self.depth += 1;
        let head = head.iter().map(|cell| self.bold_words(cell)).collect();
        let rows = rows.iter().map(|row| self.cells(row)).collect();
        self.depth -= 1;
        Part::Table(Table { head, rows })
    }

    fn cells(&mut self, row: &[Vec<Inline>]) -> Vec<String> {
        let end = self.dialect.line_end();
        row.iter().map(|cell| self.words(cell).replace(end, " ")).collect()
    }

    fn definition(&mut self, definition: &Definition) -> Part {
        self.simplified.insert(Simplified::Definitions);
        let end = self.dialect.line_end();
        let term = self.bold_words(&definition.term);
        let mut text = self.dialect.strong(&term);
        for meaning in &definition.meanings {
            text.push_str(end);
            text.push_str(&self.flat(meaning));
        }
        Part::Text(text)
    }

    fn raw(&mut self, html: &str) -> Vec<Part> {
        let words = self.delivery.raw(html);
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(|line| self.dialect.line(&self.dialect.letters(line))).collect();
        if lines.is_empty() { Vec::new() } else { vec![Part::Text(lines.join(self.dialect.line_end()))] }
    }
}
