//! Prose as e-mail HTML: a `match` over every block, each with the inline styles that it needs to stand alone.
//!
//! Enter at [`Sheet::prose`]. Headings go below the one h1 of the message and never skip a level.

use super::sheet::{Direction, Sheet, TABLE};
use super::style::{BODY, CELL, CODE, Ground, HEADING, Ink, NOTE, SUBHEADING, Type};
use crate::model::prose::{AlertKind, Alignment, Block, Definition, Inline, ListItem};
use crate::render::channels::headings::Levels;
use crate::render::escape;

/// Space below a block.
const GAP: u32 = 16;
/// The same as the margin of a paragraph.
const PARAGRAPH: &str = "margin:0 0 16px;";

impl Sheet<'_> {
    pub fn prose(&self, blocks: &[Block], footnotes: &[(String, Vec<Block>)]) -> String {
        let mut levels = Levels::default();
        let mut html = self.blocks(blocks, BODY, &mut levels);
        if !footnotes.is_empty() {
            html.push_str(&self.rule());
            let numbered = footnotes.iter().enumerate();
            html.extend(numbered.map(|(i, (_, note))| self.footnote(i + 1, note, &mut levels)));
        }
        html
    }

    fn blocks(&self, blocks: &[Block], kind: Type, levels: &mut Levels) -> String {
        blocks.iter().map(|block| self.block(block, kind, levels)).collect()
    }

    fn block(&self, block: &Block, kind: Type, levels: &mut Levels) -> String {
        match block {
            Block::Paragraph(content) => self.paragraph(kind, &self.words(content, Ink::Link)),
            Block::Heading { level, content, .. } => self.heading(levels.next(*level), content),
            Block::List { start, items } => self.list(*start, items, kind, levels),
            Block::Quote(blocks) => self.quote(&self.blocks(blocks, kind, levels)),
            Block::Alert { kind: alert, blocks } => self.alert(*alert, &self.blocks(blocks, CELL, levels)),
            Block::Code { text, .. } => self.code(text),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Definitions(definitions) => definitions.iter().map(|d| self.definition(d, kind, levels)).collect(),
            Block::Rule => self.rule(),
            Block::Html { text, .. } => self.raw(text, kind),
            Block::For { persona, blocks } if self.delivery.shows(persona) => self.blocks(blocks, kind, levels),
            Block::For { .. } => String::new(),
        }
    }

    fn raw(&self, html: &str, kind: Type) -> String {
        match self.delivery.raw(html).trim() {
            "" => String::new(),
            words => self.paragraph(kind, &self.delivery.html(words)),
        }
    }

    pub fn paragraph(&self, kind: Type, words: &str) -> String {
        ["<p", &self.text(kind, PARAGRAPH), ">", words, "</p>\n"].concat()
    }

    fn heading(&self, level: u8, content: &[Inline]) -> String {
        let (kind, above) = if level == 2 { (HEADING, 28) } else { (SUBHEADING, 20) };
        let attributes = self.text(kind, &format!("margin:{above}px 0 8px;"));
        format!("<h{level}{attributes}>{}</h{level}>\n", self.words(content, Ink::Link))
    }

    fn list(&self, start: Option<u64>, items: &[ListItem], kind: Type, levels: &mut Levels) -> String {
        let (tag, from) = match start {
            None => ("ul", String::new()),
            Some(1) => ("ol", String::new()),
            Some(first) => ("ol", format!(" start=\"{first}\"")),
        };
        let items: String = items.iter().map(|item| self.item(item, kind, levels)).collect();
        format!("<{tag}{from} style=\"margin:0;{}\">\n{items}</{tag}>\n", self.start_padding(24, GAP - 8))
    }

    /// The first paragraph of an item stands in it without a margin of its own.
    fn item(&self, item: &ListItem, kind: Type, levels: &mut Levels) -> String {
        let (mark, style) = match item.done {
            None => ("", ""),
            Some(false) => ("☐ ", "list-style-type:none;"),
            Some(true) => ("☑ ", "list-style-type:none;"),
        };
        let (first, rest) = match item.blocks.split_first() {
            Some((Block::Paragraph(content), rest)) => (self.words(content, Ink::Link), rest),
            _ => (String::new(), item.blocks.as_slice()),
        };
        let rest = self.blocks(rest, kind, levels);
        format!(
            "<li{}>{mark}{first}{rest}</li>
",
            self.text(kind, &format!("{style}margin:0 0 8px;"))
        )
    }

    fn quote(&self, inner: &str) -> String {
        let cell = self.line(self.start(), 4, &self.start_padding(16, 0));
        Self::boxed(&cell, inner)
    }

    fn alert(&self, kind: AlertKind, inner: &str) -> String {
        let ink = match kind {
            AlertKind::Note => Ink::Link,
            AlertKind::Tip => Ink::Success,
            AlertKind::Important => Ink::Accent,
            AlertKind::Warning => Ink::Warning,
            AlertKind::Caution => Ink::Danger,
        };
        let label = self.delivery.html(self.delivery.alert(kind));
        let label = format!("<p{}>{label}</p>", self.text(CELL.bold().ink(ink), "margin:0 0 4px;"));
        self.panel(&format!("{label}{inner}"))
    }

    /// Code keeps its lines and indents without `pre`, which Word and Gmail set in a font of their own.
    fn code(&self, text: &str) -> String {
        let lines: Vec<String> = text.trim_end().lines().map(|line| self.code_line(line)).collect();
        // Code reads from the left in every language.
        let direction = match self.direction {
            Direction::LeftToRight => "",
            Direction::RightToLeft => " dir=\"ltr\" align=\"left\"",
        };
        let style = self.text(CODE, "margin:0 0 12px;");
        self.panel(&format!("<p{direction}{style}>{}</p>", lines.join("<br>")))
    }

    fn code_line(&self, line: &str) -> String {
        let code = line.trim_start_matches(' ');
        let indent = "&nbsp;".repeat(line.len() - code.len());
        format!("{indent}{}", self.delivery.html(code))
    }

    /// A quiet box in the text. Its last paragraph brings the space below.
    fn panel(&self, inner: &str) -> String {
        Self::boxed(&self.ground(Ground::Well, "", &format!("{}padding:16px 20px 4px;", self.radius(1))), inner)
    }

    /// A table of one cell, and the space below it as a row, since Word knows no margin of tables.
    fn boxed(cell: &str, inner: &str) -> String {
        let space = format!("<tr><td height=\"{GAP}\" style=\"font-size:1px;line-height:{GAP}px\">&nbsp;</td></tr>");
        format!("{TABLE} width=\"100%\"><tr><td{cell}>{inner}</td></tr>{space}</table>\n")
    }

    fn table(&self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        let cells = |row: &[Vec<Inline>], tag: &str| -> String {
            row.iter().enumerate().map(|(i, cell)| self.cell(tag, alignments.get(i), cell)).collect()
        };
        let has_head = head.iter().any(|cell| !cell.is_empty());
        let (role, head) = match has_head {
            true => ("", format!("<tr>{}</tr>\n", cells(head, "th"))),
            false => (" role=\"presentation\"", String::new()),
        };
        let rows: String = rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row, "td"))).collect();
        let space = format!("<p style=\"margin:0;font-size:1px;line-height:{GAP}px\">&nbsp;</p>\n");
        let open = format!("<table{role} width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">");
        format!("{open}\n{head}{rows}</table>{space}")
    }

    /// A cell holds its text in a paragraph: the ground and the line belong to the cell, the colour to the text.
    fn cell(&self, tag: &str, alignment: Option<&Alignment>, content: &[Inline]) -> String {
        let align = match alignment {
            None | Some(Alignment::None) => self.start(),
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
        };
        let (scope, kind) = if tag == "th" { (" scope=\"col\"", CELL.bold()) } else { ("", CELL) };
        let space = match self.direction {
            Direction::LeftToRight => "padding:8px 12px 8px 0;",
            Direction::RightToLeft => "padding:8px 0 8px 12px;",
        };
        let line = self.line("bottom", 1, space);
        let words = self.words(content, Ink::Link);
        format!(
            "<{tag}{scope} align=\"{align}\" valign=\"top\"{line}><p{}>{words}</p></{tag}>",
            self.text(kind, "margin:0;")
        )
    }

    fn definition(&self, definition: &Definition, kind: Type, levels: &mut Levels) -> String {
        let term = self.text(kind.bold(), "margin:0 0 4px;");
        let term = format!("<p{term}>{}</p>\n", self.words(&definition.term, Ink::Link));
        let meanings = definition.meanings.iter().map(|blocks| self.blocks(blocks, kind, levels));
        let meanings: String = meanings.map(|inner| self.indented(&inner)).collect();
        format!("{term}{meanings}")
    }

    fn indented(&self, inner: &str) -> String {
        format!("{TABLE} width=\"100%\"><tr><td style=\"{}\">{inner}</td></tr></table>\n", self.start_padding(20, 0))
    }

    fn rule(&self) -> String {
        let space = format!("font-size:1px;line-height:{GAP}px;");
        let line = format!("<tr><td height=\"{GAP}\"{}>&nbsp;</td></tr>", self.line("top", 1, &space));
        format!(
            "{TABLE} width=\"100%\"><tr><td height=\"8\" style=\"font-size:1px;line-height:8px\">&nbsp;</td></tr>{line}</table>\n"
        )
    }

    fn footnote(&self, number: usize, blocks: &[Block], levels: &mut Levels) -> String {
        match blocks {
            [Block::Paragraph(content)] => {
                self.paragraph(NOTE, &format!("{number}. {}", self.words(content, Ink::Link)))
            }
            _ => {
                let label = self.paragraph(NOTE, &escape::to_text(&format!("{number}.")));
                format!("{label}{}", self.blocks(blocks, NOTE, levels))
            }
        }
    }
}
