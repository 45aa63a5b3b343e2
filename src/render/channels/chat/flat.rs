//! Parts as lines of text, for what can hold nothing else: a quote, a list's item, a plain text.

use super::{Dialect, Entry, Mark, Part, Table};

/// The parts, one below the other.
pub fn text<D: Dialect>(parts: &[Part], dialect: &D) -> String {
    let lines: Vec<String> = parts.iter().map(|part| part_text(part, dialect)).collect();
    lines.join(dialect.line_end())
}

fn part_text<D: Dialect>(part: &Part, dialect: &D) -> String {
    match part {
        Part::Heading(words) => dialect.strong(words),
        Part::Text(words) | Part::Quote(words) => words.clone(),
        Part::List(entries) => entries.iter().map(entry).collect::<Vec<_>>().join(dialect.line_end()),
        Part::Code(code) => dialect.code_block(code),
        Part::Table(table) => rows(table, dialect).join(dialect.line_end()),
        Part::Picture(picture) => dialect.link(&picture.alt, &picture.url),
        Part::Rule => "* * *".to_owned(),
    }
}

/// `• words`, deeper ones indented with spaces that no chat swallows.
pub fn entry(entry: &Entry) -> String {
    let Entry { depth, mark, text } = entry;
    let indent = "\u{2003}".repeat(*depth);
    let mark = match (mark, depth) {
        (Mark::Bullet, 0) => "• ".to_owned(),
        (Mark::Bullet, _) => "◦ ".to_owned(),
        (Mark::Number(number), _) => format!("{number}. "),
        (Mark::Open, _) => "☐ ".to_owned(),
        (Mark::Done, _) => "☑ ".to_owned(),
        (Mark::More, _) => "\u{2003}".to_owned(),
    };
    format!("{indent}{mark}{text}").trim_end().to_owned()
}

/// A table told row by row. Of two columns the first is what the second is about; of more, each cell has its head.
pub fn rows<D: Dialect>(table: &Table, dialect: &D) -> Vec<String> {
    let Table { head, rows } = table;
    let has_head = head.iter().any(|cell| !cell.is_empty());
    match head.len() {
        0..=2 => {
            let head = has_head.then(|| dialect.strong(&head.join(" – ")));
            head.into_iter().chain(rows.iter().map(|row| format!("• {}", pair(row)))).collect()
        }
        _ => rows.iter().map(|row| format!("• {}", labelled(head, row))).collect(),
    }
}

fn pair(row: &[String]) -> String {
    row.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" – ")
}

fn labelled(head: &[String], row: &[String]) -> String {
    let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let told = cells.map(|(i, cell)| match head.get(i).filter(|label| !label.is_empty()) {
        Some(label) => format!("{label}: {cell}"),
        None => cell.clone(),
    });
    told.collect::<Vec<_>>().join(" · ")
}
