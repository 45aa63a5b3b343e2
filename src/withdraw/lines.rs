//! The settings of a file, statement by statement: which lines belong to which key of which table.

use std::ops::Range;

/// `key = value`, however many lines it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub key: String,
    /// The table that it stands in, as its header names it; empty at the top.
    pub table: String,
    /// Bytes of the text, whole lines.
    pub span: Range<usize>,
}

/// Settings that can be left out without losing more than the person.
const DROPPED: &[&str] = &[
    "host",
    "sender",
    "champion",
    "testimonial",
    "reviewed_by",
    "owner",
    "photo",
    "photo_alt",
    "contact",
    "image",
    "image_alt",
];

impl Statement {
    /// Whether the whole statement is about the person.
    pub fn is_dropped(&self) -> bool {
        DROPPED.contains(&self.key.as_str()) || DROPPED.contains(&self.table.as_str())
    }
}

/// The statements of a text: all of a TOML file, or what stands between the `+++` lines of an item.
pub fn statements(path: &str, text: &str) -> Vec<Statement> {
    let is_toml = path.ends_with(".toml");
    let mut statements: Vec<Statement> = Vec::new();
    let (mut table, mut at, mut fences, mut open) = (String::new(), 0, 0, Open::default());
    for line in text.split_inclusive('\n') {
        let span = at..at + line.len();
        at = span.end;
        let bare = line.trim();
        if bare == "+++" && !open.is_open() {
            fences += 1;
        } else if !is_toml && fences != 1 {
            // Not a setting.
        } else if open.is_open() {
            open.read(line);
            if let Some(last) = statements.last_mut() {
                last.span.end = span.end;
            }
        } else if bare.starts_with('[') {
            let header = bare.split('#').next().unwrap_or(bare).trim();
            header.trim_matches(['[', ']']).clone_into(&mut table);
        } else if let Some((key, value)) = bare.split_once('=').filter(|_| !bare.starts_with('#')) {
            open.read(value);
            statements.push(Statement { key: key.trim().to_owned(), table: table.clone(), span });
        }
    }
    statements
}

/// What a value has begun and not ended.
#[derive(Debug, Default)]
struct Open {
    brackets: usize,
    long: Option<&'static str>,
}

impl Open {
    fn is_open(&self) -> bool {
        self.brackets > 0 || self.long.is_some()
    }

    fn read(&mut self, mut text: &str) {
        while !text.is_empty() {
            text = match self.long {
                Some(mark) => match text.find(mark) {
                    Some(end) => {
                        self.long = None;
                        &text[end + mark.len()..]
                    }
                    None => "",
                },
                None => self.outside(text),
            };
        }
    }

    /// One sign outside of long texts; the rest of what follows.
    fn outside<'t>(&mut self, text: &'t str) -> &'t str {
        for mark in ["\"\"\"", "'''"] {
            if let Some(rest) = text.strip_prefix(mark) {
                self.long = Some(mark);
                return rest;
            }
        }
        let Some(first) = text.chars().next() else { return "" };
        let rest = &text[first.len_utf8()..];
        match first {
            '"' | '\'' => after_quote(rest, first),
            '#' => "",
            '[' | '{' => {
                self.brackets += 1;
                rest
            }
            ']' | '}' => {
                self.brackets = self.brackets.saturating_sub(1);
                rest
            }
            _ => rest,
        }
    }
}

fn after_quote(text: &str, quote: char) -> &str {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            c if c == quote => return &text[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_ends_where_its_value_does() {
        let text = "+++\ntitle = \"A ] # b\"\nlist = [\n  \"x\",\n]\nlong = \"\"\"\nkey = 1\n\"\"\"\n[sender]\nname = 'J'\n+++\nbody = no\n";
        let found = statements("a.md", text);
        let told: Vec<_> =
            found.iter().map(|s| (s.table.as_str(), s.key.as_str(), text[s.span.clone()].lines().count())).collect();
        assert_eq!(told, [("", "title", 1), ("", "list", 3), ("", "long", 3), ("sender", "name", 1)]);
        assert_eq!(statements("a.toml", "a = 1\n# b = 2\n").len(), 1);
        assert_eq!(statements("a.csv", "a = 1\n").len(), 0);
    }
}
