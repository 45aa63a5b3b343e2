//! [`Blocks`]: sets blocks of Markdown below each other, within lists and quotes.

use super::escape;

#[derive(Default)]
pub struct Blocks {
    out: String,
    containers: Vec<Container>,
    /// Whether the next block begins an entry that follows another of the same list.
    continues_list: bool,
}

enum Container {
    /// And whether anything stands in it.
    Quote {
        written: bool,
    },
    List {
        next: Option<u64>,
    },
    /// With the width of its mark, and whether it has been written.
    Entry {
        mark: String,
        written: bool,
    },
}

impl Blocks {
    pub fn open_quote(&mut self) {
        self.containers.push(Container::Quote { written: false });
    }

    /// A list; `first` is its first number.
    pub fn open_list(&mut self, first: Option<u64>) {
        self.containers.push(Container::List { next: first });
        self.continues_list = false;
    }

    pub fn open_entry(&mut self) {
        let mark = match self.containers.last_mut() {
            Some(Container::List { next: Some(number) }) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.containers.push(Container::Entry { mark, written: false });
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        let closed = self.containers.pop();
        self.continues_list = matches!(closed, Some(Container::Entry { written: true, .. }));
    }

    /// Words, escaped as a text within a line.
    pub fn block(&mut self, text: &str) {
        let lines: Vec<_> = text.lines().map(escape::line_start).collect();
        self.raw(&lines.join("\n"));
    }

    /// Markdown that is a block by itself: a heading, a table, code.
    pub fn raw(&mut self, block: &str) {
        if block.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() && !std::mem::take(&mut self.continues_list) {
            let blank = self.prefix(Line::Blank);
            self.out.push_str(blank.trim_end());
            self.out.push('\n');
        }
        let begins = self.prefix(Line::First);
        for (index, line) in block.lines().enumerate() {
            let prefix = if index == 0 { begins.clone() } else { self.prefix(Line::Next) };
            self.out.push_str(format!("{prefix}{line}").trim_end_matches([' ', '\t']));
            self.out.push('\n');
        }
    }

    pub fn finish(self) -> String {
        self.out.trim_end().to_owned()
    }

    fn prefix(&mut self, line: Line) -> String {
        let mut prefix = String::new();
        for container in &mut self.containers {
            match container {
                Container::List { .. } => {}
                Container::Quote { written: false } | Container::Entry { written: false, .. }
                    if line == Line::Blank => {}
                Container::Quote { written } => {
                    prefix.push_str("> ");
                    *written = true;
                }
                Container::Entry { mark, written } => match (line, *written) {
                    (Line::First, false) => {
                        prefix.push_str(mark);
                        *written = true;
                    }
                    _ => prefix.push_str(&" ".repeat(mark.len())),
                },
            }
        }
        prefix
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    First,
    Next,
    /// Between two blocks.
    Blank,
}
