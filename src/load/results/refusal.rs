//! Why a file that is about single people is refused: all of its columns that say so, and never what stands in them.

use std::collections::BTreeMap;

use super::columns::Column;
use super::head::{Head, is_personal};
use super::personal::{Personal, are_compounds, are_personal, has_address};
use super::rows::{ColumnSeen, Rows};
use super::sheet::{Heading, Sheet};
use super::table::About;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Place, Source};

const HELP: &str = "Export sums for each touchpoint and persona, and delete this file: it should not lie in git.";

/// A finding for each column that is about single people.
pub fn personal(sheet: &Sheet<'_>, head: &Head, mapped: &BTreeMap<String, String>, rows: &Rows<'_>) -> Vec<Diagnostic> {
    // Without a head, the first row is a person's; it is neither named nor shown.
    if sheet.head.iter().any(|heading| has_address(&heading.name)) {
        let place = Place::file(&Source::new(&*sheet.source.path, ""));
        let message = "The first row holds an e-mail address, so nothing of this file is read.";
        return vec![Diagnostic::new(Code::PersonalData, place, message).help(HELP)];
    }
    let judge = |(at, heading): (usize, &Heading)| {
        let name = &heading.name;
        let seen = rows.columns.get(at)?;
        let (message, help) = match (is_personal(name, mapped), seen.address) {
            (Some(personal), _) => (by_name(name), advice(personal)),
            (None, Some(line)) => (by_address(name, line), HELP.to_owned()),
            (None, None) if is_too_various(head.columns[at], seen, rows) => (by_texts(name), HELP.to_owned()),
            (None, None) => return None,
        };
        Some(Diagnostic::new(Code::PersonalData, sheet.place(heading.at.clone()), message).help(help))
    };
    let mut findings: Vec<_> = sheet.head.iter().enumerate().filter_map(judge).collect();
    findings.extend(rows.stray_address.map(|line| {
        let message = format!("Line {line} holds an e-mail address, so nothing of this file is read.");
        Diagnostic::new(Code::PersonalData, sheet.place(sheet.head_at.clone()), message).help(HELP)
    }));
    findings
}

fn is_too_various(column: Option<Column>, seen: &ColumnSeen, rows: &Rows<'_>) -> bool {
    match column {
        None => seen.texts.are_personal(rows.seen),
        // Of our own making, where each row may have its own.
        Some(Column::About(About::Content)) if are_compounds(seen.names()) => false,
        Some(_) => are_personal(seen.names().count(), rows.seen),
    }
}

fn by_name(name: &str) -> String {
    format!("The column \"{name}\" looks like it is about single people, so nothing of this file is read.")
}

fn by_address(name: &str, line: u32) -> String {
    match name {
        "" => format!("Line {line} holds an e-mail address, so nothing of this file is read."),
        _ => format!("The column \"{name}\" holds an e-mail address in line {line}, so nothing of this file is read."),
    }
}

fn by_texts(name: &str) -> String {
    format!(
        "Nearly every row says something else in the column \"{name}\", as if each were about one person; so nothing of \
         this file is read."
    )
}

fn advice(personal: Personal) -> String {
    let otherwise =
        "If it is about something else, say in portal.toml under [results.columns] which of our columns it is.";
    match personal {
        Personal::Surely => HELP.to_owned(),
        Personal::Perhaps => format!("{HELP} {otherwise}"),
    }
}
