//! The page as Markdown, for wikis and pull requests: the same parts in the same order, each chart as its table.

use std::fmt::Write;

use super::DidItWork;
use crate::render::views::measure::{Cell, Part, Section, Table, Text};

/// Letters that mean something in Markdown or HTML.
const SPECIAL: &str = "\\`*_[]<>|#&~$";

impl DidItWork<'_> {
    pub(super) fn markdown(&self) -> String {
        let page = self.page();
        let mut out = String::new();
        heading(&mut out, 1, &self.words.text("report_measure"));
        [&page.lead].into_iter().chain(&page.reading).for_each(|text| paragraph(&mut out, &escaped(text)));
        for chapter in &page.campaigns {
            heading(&mut out, 2, &chapter.title);
            paragraph(&mut out, &format!("**{}**", escaped(&chapter.verdict)));
            let figures = chapter.figures.iter().map(|figure| self.words.named(&figure.label, &figure.value));
            list(&mut out, figures.map(|text| escaped(&text)));
            chapter.sections.iter().for_each(|it| section(&mut out, 3, it));
        }
        page.sections.iter().for_each(|it| section(&mut out, 2, it));
        out
    }
}

fn section(out: &mut String, level: usize, section: &Section) {
    heading(out, level, &section.title);
    for part in &section.parts {
        match part {
            Part::Text(text) => paragraph(out, &said(text)),
            Part::List { items } => list(out, items.iter().map(said)),
            Part::Table(it) | Part::Chart { table: it, .. } => table(out, it),
        }
    }
}

fn said(text: &Text) -> String {
    let lines = if text.lines.is_empty() { String::new() } else { format!(" ({})", escaped(&text.lines)) };
    escaped(&text.text) + &lines
}

fn table(out: &mut String, table: &Table) {
    paragraph(out, &escaped(&table.caption));
    let head: Vec<_> = table.head.iter().map(|text| escaped(text)).collect();
    row(out, &head);
    row(out, &vec!["---".to_owned(); head.len()]);
    for it in &table.rows {
        row(out, &[escaped(&it.name)].into_iter().chain(it.cells.iter().map(cell)).collect::<Vec<_>>());
    }
    out.push('\n');
}

fn cell(cell: &Cell) -> String {
    let parts = [&cell.text, &cell.note].into_iter().filter(|text| !text.is_empty());
    parts.map(|text| escaped(text)).collect::<Vec<_>>().join(", ")
}

fn row(out: &mut String, cells: &[String]) {
    // Writing into a String can't fail.
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn heading(out: &mut String, level: usize, text: &str) {
    let _ = writeln!(out, "{} {}\n", "#".repeat(level), escaped(text));
}

fn paragraph(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}\n");
}

fn list(out: &mut String, items: impl Iterator<Item = String>) {
    for item in items {
        let _ = writeln!(out, "- {item}");
    }
    out.push('\n');
}

/// Text that stays text, on one line: no mark, no tag, no bar that would end a cell.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => out.push(' '),
            c if SPECIAL.contains(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
