//! [`Writer`]: trusted HTML in which every tag is closed → [`Blocks`].

use html5ever::tokenizer::Tag;

use super::blocks::Blocks;
use super::escape;
use super::tags::{Reader, address, attribute};
use crate::importing::found::one_line;
use crate::load::values::parse_address;

/// A tag around words of a line, with what has been written within it.
struct Frame {
    tag: &'static str,
    /// Of a link.
    url: Option<String>,
    text: String,
}

#[derive(Default)]
pub struct Writer {
    pub blocks: Blocks,
    /// The words alone.
    pub plain: String,
    /// The words of the first block that has any.
    pub first: String,
    /// The words of the current block that stand in no frame.
    line: String,
    frames: Vec<Frame>,
    /// Code in lines of its own.
    listing: Option<String>,
    table: Option<Vec<Vec<String>>>,
    heading: usize,
}

impl Reader for Writer {
    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "b" | "strong" => self.open_frame("**", None),
            "em" | "i" => self.open_frame("*", None),
            "del" | "s" => self.open_frame("~~", None),
            "code" if self.listing.is_none() => self.open_frame("`", None),
            "a" => self.open_frame("a", address(tag).as_deref().and_then(parse_address)),
            "br" if self.table.is_none() && self.heading == 0 => self.push("\\\n"),
            "br" => self.push(" "),
            "pre" => {
                self.end_block();
                self.listing = Some(String::new());
            }
            "ul" => self.open_container(|blocks| blocks.open_list(None)),
            "ol" => {
                let start = attribute(tag, "start").and_then(|it| it.parse().ok());
                let first = start.filter(|first| *first < 1_000_000);
                self.open_container(|blocks| blocks.open_list(Some(first.unwrap_or(1))));
            }
            "li" => self.open_container(Blocks::open_entry),
            "blockquote" => self.open_container(Blocks::open_quote),
            "hr" if self.table.is_none() => {
                self.end_block();
                self.blocks.raw("***");
            }
            "table" if self.table.is_none() => {
                self.end_block();
                self.table = Some(Vec::new());
            }
            "tr" => self.table.iter_mut().for_each(|rows| rows.push(Vec::new())),
            "h1" | "h2" => self.open_heading(2),
            "h3" => self.open_heading(3),
            "h4" => self.open_heading(4),
            "h5" => self.open_heading(5),
            "h6" => self.open_heading(6),
            "p" | "div" | "dl" | "dt" | "dd" => self.end_block(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.close_frame("**"),
            "em" | "i" => self.close_frame("*"),
            "del" | "s" => self.close_frame("~~"),
            "code" if self.listing.is_none() => self.close_frame("`"),
            "a" => self.close_frame("a"),
            "pre" => self.end_listing(),
            "ul" | "ol" | "li" | "blockquote" if self.table.is_none() => {
                self.end_block();
                self.blocks.close();
            }
            "td" | "th" => self.end_cell(),
            "table" => self.end_table(),
            "p" | "div" | "dl" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.plain.push_str(text);
        if let Some(listing) = &mut self.listing {
            listing.push_str(text);
            return;
        }
        let in_code = self.frames.iter().any(|frame| frame.tag == "`");
        let words = one_line(text);
        let spaced = |found: bool| if found { " " } else { "" };
        let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
        self.push(spaced(before));
        self.push(&if in_code { words.clone() } else { escape::text(&words) });
        self.push(spaced(after && !words.is_empty()));
    }
}

impl Writer {
    fn open_frame(&mut self, tag: &'static str, url: Option<String>) {
        self.frames.push(Frame { tag, url, text: String::new() });
    }

    fn open_container(&mut self, open: impl FnOnce(&mut Blocks)) {
        if self.table.is_none() {
            self.end_block();
            open(&mut self.blocks);
        }
    }

    fn open_heading(&mut self, level: usize) {
        self.end_block();
        self.heading = level;
    }

    /// Adds to the words of the line; of several spaces one is enough.
    fn push(&mut self, text: &str) {
        let open = self.frames.last().map_or(&self.line, |frame| &frame.text);
        let spaced = open.ends_with([' ', '\n']) || (open.is_empty() && self.frames.is_empty());
        let text = if spaced { text.trim_start_matches(' ') } else { text };
        self.frames.last_mut().map_or(&mut self.line, |frame| &mut frame.text).push_str(text);
    }

    fn close_frame(&mut self, tag: &str) {
        let Some(at) = self.frames.iter().rposition(|frame| frame.tag == tag) else { return };
        // What was opened within it is closed with it.
        while self.frames.len() > at {
            let Some(frame) = self.frames.pop() else { break };
            let is_within = self.frames.iter().any(|outer| outer.tag == frame.tag);
            let written = if is_within { frame.text } else { frame.written() };
            self.push(&written);
        }
    }

    pub fn end_block(&mut self) {
        if self.table.is_some() {
            self.push(" ");
            return;
        }
        while let Some(tag) = self.frames.first().map(|frame| frame.tag) {
            self.close_frame(tag);
        }
        // Words that stand below each other aren't one.
        self.plain.push(' ');
        if self.first.is_empty() {
            self.first = one_line(&self.plain);
        }
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches("\\\n").trim_end_matches('\\').trim_end();
        match std::mem::take(&mut self.heading) {
            0 => self.blocks.block(line),
            level if !line.is_empty() => self.blocks.raw(&format!("{} {line}", "#".repeat(level))),
            _ => {}
        }
    }

    fn end_listing(&mut self) {
        let Some(code) = self.listing.take() else { return };
        let fence = "`".repeat(escape::longest_run(&code, '`').max(2) + 1);
        self.blocks.raw(&format!("{fence}\n{}\n{fence}", code.trim_matches('\n')));
    }

    fn end_cell(&mut self) {
        while let Some(tag) = self.frames.first().map(|frame| frame.tag) {
            self.close_frame(tag);
        }
        self.plain.push(' ');
        let cell = one_line(&std::mem::take(&mut self.line));
        if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
            row.push(cell);
        }
    }

    fn end_table(&mut self) {
        let Some(mut rows) = self.table.take() else { return };
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let line = |row: &Vec<String>| {
            let cells = (0..columns).map(|column| row.get(column).map_or("", String::as_str));
            format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        if !lines.is_empty() {
            lines.insert(1, format!("|{}\n", " --- |".repeat(columns)));
        }
        self.blocks.raw(&lines.concat());
    }
}

impl Frame {
    /// With its marks right at its words: Markdown knows them nowhere else.
    fn written(self) -> String {
        let inner = self.text.trim_matches([' ', '\n']);
        if inner.is_empty() {
            return self.text;
        }
        let start = self.text.len() - self.text.trim_start_matches([' ', '\n']).len();
        let (before, after) = (&self.text[..start], &self.text[start + inner.len()..]);
        let marked = match (self.tag, self.url) {
            ("`", _) => escape::code(inner),
            ("a", Some(url)) => format!("[{inner}]({})", escape::address(&url)),
            ("a", None) => inner.to_owned(),
            (mark, _) => format!("{mark}{inner}{mark}"),
        };
        format!("{before}{marked}{after}")
    }
}
