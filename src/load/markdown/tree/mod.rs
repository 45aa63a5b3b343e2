//! Builds [`Prose`] from the Markdown parser's events: the blocks here, what stands in them in `inlines`.

mod inlines;

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::heading_ids::HeadingIds;
use super::masked::Masked;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::prose::{AlertKind, Alignment, Block, Definition, Inline, ListItem, PersonaRef, Prose};
use inlines::words;

/// Nobody reads deeper; what stands deeper is reported and left out, so that no text can exhaust the stack.
const DEEPEST: usize = 24;

/// Of elements of HTML that are not closed. Cleaning what stands deeper takes a time that grows with the square of its depth.
const DEEPEST_HTML: usize = 1_000;

pub struct Tree<'m, 'a, I: Iterator<Item = (Event<'m>, Range<usize>)>> {
    masked: &'m Masked<'a>,
    events: Peekable<I>,
    depth: usize,
    /// How many elements of HTML were begun and not ended so far.
    open_html: usize,
    ids: HeadingIds,
    /// How often each footnote was cited, in the order of their first citation, and the number of each by its label.
    cited: Vec<usize>,
    numbers: BTreeMap<String, usize>,
    footnotes: BTreeMap<String, Vec<Block>>,
    findings: Vec<Diagnostic>,
}

impl<'m, 'a, I: Iterator<Item = (Event<'m>, Range<usize>)>> Tree<'m, 'a, I> {
    pub fn new(masked: &'m Masked<'a>, events: I) -> Self {
        Self {
            masked,
            events: events.peekable(),
            depth: 0,
            open_html: 0,
            ids: HeadingIds::default(),
            cited: Vec::new(),
            numbers: BTreeMap::new(),
            footnotes: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    pub fn prose(&mut self) -> Prose {
        let mut blocks: Vec<Block> = Vec::new();
        let mut open: Option<usize> = None;
        while let Some((_, range)) = self.events.peek() {
            let offset = range.start;
            let passage = self.masked.passage_at(offset);
            let block = self.block();
            match (passage, block, blocks.last_mut()) {
                (_, None, _) => {}
                (None, Some(block), _) => blocks.push(block),
                (Some(passage), Some(block), Some(Block::For { blocks: inner, .. })) if open == Some(passage) => {
                    inner.push(block);
                }
                (Some(passage), Some(block), _) => blocks.push(self.passage(passage, block)),
            }
            open = passage;
        }
        let mut labels: Vec<_> = self.numbers.iter().collect();
        labels.sort_by_key(|(_, number)| **number);
        let footnotes = labels.into_iter().filter_map(|(label, _)| self.footnotes.remove_entry(label)).collect();
        Prose::new(blocks, footnotes)
    }

    fn passage(&self, index: usize, first: Block) -> Block {
        let passage = &self.masked.passages[index];
        let persona = PersonaRef { slug: passage.persona.clone(), place: passage.place.clone(), id: None };
        Block::For { persona, blocks: vec![first] }
    }

    /// The next block; `None` for what leaves nothing here, such as a footnote's text.
    fn block(&mut self) -> Option<Block> {
        let (event, range) = self.events.next()?;
        match event {
            Event::Start(tag) => self.block_of(tag, range),
            Event::Rule => Some(Block::Rule),
            Event::Html(html) => Some(self.html(&html, range)),
            Event::End(_) => None,
            inline => {
                let mut content = Vec::new();
                self.inline(inline, range, &mut content);
                self.loose_inlines(&mut content);
                Some(Block::Paragraph(content))
            }
        }
    }

    fn block_of(&mut self, tag: Tag<'m>, range: Range<usize>) -> Option<Block> {
        if self.depth >= DEEPEST {
            return self.skip(&tag, range);
        }
        self.depth += 1;
        let block = match tag {
            Tag::Paragraph => Some(Block::Paragraph(self.inlines())),
            Tag::Heading { level, id, .. } => Some(self.heading(level as u8, id.as_deref(), range)),
            Tag::BlockQuote(None) => Some(Block::Quote(self.blocks())),
            Tag::BlockQuote(Some(kind)) => Some(Block::Alert { kind: alert_kind(kind), blocks: self.blocks() }),
            Tag::CodeBlock(kind) => Some(self.code(kind, &range)),
            Tag::HtmlBlock => Some(self.html_block(range)),
            Tag::List(start) => Some(Block::List { start, items: self.items() }),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks();
                self.footnotes.entry(label.to_string()).or_insert(blocks);
                None
            }
            Tag::DefinitionList => Some(Block::Definitions(self.definitions())),
            Tag::Table(alignments) => Some(self.table(alignments.into_iter().map(alignment).collect())),
            inline => {
                let mut content = Vec::new();
                self.inline(Event::Start(inline), range, &mut content);
                self.loose_inlines(&mut content);
                Some(Block::Paragraph(content))
            }
        };
        self.depth -= 1;
        block
    }

    /// Passes over everything up to the end of `tag`.
    fn skip(&mut self, tag: &Tag<'m>, range: Range<usize>) -> Option<Block> {
        let end = tag.to_end();
        let mut open = 1;
        while open > 0 {
            match self.events.next()?.0 {
                Event::Start(inner) if inner.to_end() == end => open += 1,
                Event::End(inner) if inner == end => open -= 1,
                _ => {}
            }
        }
        self.too_deep(range, format!("Lists, quotes or emphasis stand in each other more than {DEEPEST} deep here."));
        None
    }

    /// Reports it once: everything behind it stands as deep.
    fn too_deep(&mut self, range: Range<usize>, message: String) {
        if !self.findings.iter().any(|d| d.code == Code::NestedTooDeep) {
            self.report(Code::NestedTooDeep, range, message, "Write it flatter: fewer lists in lists.");
        }
    }

    /// Blocks up to the end of the block they stand in.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(1);
        while !self.at_end() {
            blocks.extend(self.block());
        }
        self.events.next();
        blocks.shrink_to_fit();
        blocks
    }

    fn at_end(&mut self) -> bool {
        matches!(self.events.peek(), None | Some((Event::End(_), _)))
    }

    fn heading(&mut self, level: u8, id: Option<&str>, range: Range<usize>) -> Block {
        let content = self.inlines();
        let id = match id {
            Some(id) => {
                if !self.ids.claim(id) {
                    let message = format!("Two headings of this text have the same id, #{id}.");
                    self.report(Code::DuplicateSlug, range, message, "Give one of them another id.");
                }
                id.to_owned()
            }
            None => self.ids.make(&words(&content)),
        };
        Block::Heading { level, id, content }
    }

    fn code(&mut self, kind: CodeBlockKind<'m>, range: &Range<usize>) -> Block {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(line) => text.push_str(&line),
                _ => {}
            }
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default().to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        Block::Code { language, text: self.masked.unmasked(&text, range) }
    }

    fn html_block(&mut self, range: Range<usize>) -> Block {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(line) | Event::Text(line) => text.push_str(&line),
                _ => {}
            }
        }
        self.html(&text, range)
    }

    fn html(&mut self, text: &str, range: Range<usize>) -> Block {
        let text = self.bounded(text, &range);
        let trimmed = self.masked.text[range.clone()].trim_end().len();
        let place = self.masked.authored.place(range.start..range.start + trimmed);
        Block::Html { text: self.masked.unmasked(text, &range), place }
    }

    /// HTML, as long as its elements don't stand too deep in each other.
    fn bounded<'t>(&mut self, html: &'t str, range: &Range<usize>) -> &'t str {
        let (opened, closed) = tags(html);
        self.open_html = (self.open_html + opened).saturating_sub(closed);
        if self.open_html <= DEEPEST_HTML {
            return html;
        }
        self.too_deep(range.clone(), format!("More than {DEEPEST_HTML} elements of HTML are not closed here."));
        ""
    }

    fn items(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            if !matches!(event, Event::Start(Tag::Item)) {
                break;
            }
            let done = match self.events.peek() {
                Some((Event::TaskListMarker(done), _)) => Some(*done),
                _ => None,
            };
            if done.is_some() {
                self.events.next();
            }
            items.push(ListItem { done, blocks: self.blocks() });
        }
        items
    }

    fn definitions(&mut self) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    definitions.push(Definition { term: self.inlines(), meanings: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let meaning = self.blocks();
                    if let Some(last) = definitions.last_mut() {
                        last.meanings.push(meaning);
                    }
                }
                _ => break,
            }
        }
        definitions
    }

    fn table(&mut self, alignments: Vec<Alignment>) -> Block {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(),
                Event::Start(Tag::TableRow) => rows.push(self.cells()),
                _ => break,
            }
        }
        Block::Table { alignments, head, rows }
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            if !matches!(event, Event::Start(Tag::TableCell)) {
                break;
            }
            cells.push(self.inlines());
        }
        cells
    }

    fn report(&mut self, code: Code, range: Range<usize>, message: String, help: &str) {
        let trimmed = self.masked.text[range.clone()].trim_end().len();
        let first_line = self.masked.text[range.clone()].find('\n').unwrap_or(trimmed);
        let place = self.masked.authored.place(range.start..range.start + first_line.min(trimmed));
        self.findings.push(Diagnostic::new(code, place, message).help(help));
    }
}

/// How many tags of HTML begin an element, and how many end one; those that have no end count as nothing.
fn tags(html: &str) -> (usize, usize) {
    const ENDLESS: [&str; 8] = ["br", "hr", "img", "input", "wbr", "col", "source", "embed"];
    let (mut opened, mut closed) = (0, 0);
    for tag in html.split('<').skip(1) {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase().as_str() {
            "" => closed += usize::from(tag.starts_with('/')),
            name if ENDLESS.contains(&name) => {}
            _ => opened += 1,
        }
    }
    (opened, closed)
}

fn alert_kind(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
