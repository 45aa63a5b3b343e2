//! The head of a file: what each column holds, and what the file is about.
//!
//! Enter at [`Head::of`].

use std::collections::BTreeMap;

use super::columns::{Column, STEPS, plain};
use super::personal::{self, Personal};
use super::sheet::{Heading, Sheet};
use super::table::Kind;
use crate::diagnostics::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic};

/// What the columns of a file are.
pub struct Head {
    /// `None` where nothing of the file can be counted.
    pub kind: Option<Kind>,
    /// By the file's columns; `None` where one isn't counted.
    pub columns: Vec<Option<Column>>,
}

/// How a column came to its meaning; the smallest counts where several have the same.
type Rank = usize;
/// portal.toml says so.
const MAPPED: Rank = 0;

/// What a name means, if anything.
type Meaning = Option<(Column, Rank)>;

impl Head {
    /// `mapped` are the files' own names of columns by ours.
    pub fn of(sheet: &Sheet<'_>, mapped: &BTreeMap<String, String>) -> (Self, Vec<Diagnostic>) {
        let meanings: Vec<Meaning> = sheet.head.iter().map(|heading| meaning(&heading.name, mapped)).collect();
        let mut findings = doubles(sheet, &meanings);
        let chosen: Vec<Option<Column>> = (0..meanings.len()).map(|at| chosen(at, &meanings)).collect();
        let present: Vec<Column> = chosen.iter().flatten().copied().collect();
        let kind = Kind::of(&present);
        let missing = missing(&present, kind);
        findings.extend((!missing.is_empty()).then(|| missing_columns(sheet, &missing, kind)));
        let is_sound = findings.is_empty();
        let told = kind.unwrap_or_else(|seems| seems);
        let columns: Vec<_> = chosen.iter().map(|column| column.filter(|column| column.belongs_to(told))).collect();
        for (at, heading) in sheet.head.iter().enumerate().filter(|(at, _)| columns[*at].is_none()) {
            findings.push(uncounted(sheet, heading, at, &meanings, told));
        }
        (Self { kind: kind.ok().filter(|_| is_sound), columns }, findings)
    }
}

fn meaning(name: &str, mapped: &BTreeMap<String, String>) -> Meaning {
    let known = |word: &str| Column::of(&plain(word));
    let is_own = |theirs: &str| theirs.trim() == name && !name.is_empty();
    let own = mapped.iter().find(|(_, theirs)| is_own(theirs)).and_then(|(ours, _)| known(ours));
    own.map(|(column, _)| (column, MAPPED)).or_else(|| known(name).map(|(column, rank)| (column, rank + 1)))
}

/// What a column is counted as: the best of those that mean the same is.
fn chosen(at: usize, meanings: &[Meaning]) -> Option<Column> {
    let (column, rank) = meanings[at]?;
    let better = meanings.iter().flatten().any(|(other, theirs)| *other == column && *theirs < rank);
    (!better).then_some(column)
}

/// Whether a column's name speaks of single people. Who maps it knows better, unless it can mean nothing else.
pub fn is_personal(name: &str, mapped: &BTreeMap<String, String>) -> Option<Personal> {
    let personal = personal::in_name(name)?;
    match (meaning(name, mapped), personal) {
        (None, _) | (Some((Column::About(_), MAPPED)), Personal::Surely) => Some(personal),
        (Some(_), _) => None,
    }
}

/// Columns that mean the same as another, in the same way.
fn doubles(sheet: &Sheet<'_>, meanings: &[Meaning]) -> Vec<Diagnostic> {
    let double = |(at, heading): (usize, &Heading)| {
        let (column, _) = meanings[at].filter(|_| chosen(at, meanings).is_some())?;
        let first = meanings.iter().position(|other| *other == meanings[at]).filter(|first| *first < at)?;
        let other = &sheet.head[first];
        let message = format!(
            "Two columns hold `{}`, \"{}\" and \"{}\", so nothing of this file is counted.",
            column.word(),
            other.name,
            heading.name
        );
        let help = "Keep the one that counts each person once, and leave the other out of the export.";
        let finding = Diagnostic::new(Code::DoubleColumn, sheet.place(heading.at.clone()), message).help(help);
        Some(finding.related(sheet.place(other.at.clone()), "the first of them"))
    };
    sheet.head.iter().enumerate().filter_map(double).collect()
}

/// Our words for what a file lacks.
fn missing(present: &[Column], kind: Result<Kind, Kind>) -> Vec<&'static str> {
    let told = kind.unwrap_or_else(|seems| seems);
    let needed = told.needs().iter().filter(|column| !present.contains(column)).map(|column| column.word());
    let without_count = told == Kind::Messages && kind.is_err();
    needed.chain(without_count.then_some("clicked")).collect()
}

fn missing_columns(sheet: &Sheet<'_>, missing: &[&str], kind: Result<Kind, Kind>) -> Diagnostic {
    let told = kind.unwrap_or_else(|seems| seems);
    let words = |columns: &[Column]| columns.iter().map(|column| format!("`{}`", column.word())).collect::<Vec<_>>();
    let needs = match told {
        Kind::Messages => format!("`campaign` and at least one of {}", words(&STEPS).join(", ")),
        _ => words(told.needs()).join(", "),
    };
    let lacks = match missing {
        [one] => format!("the column `{one}`"),
        several => format!("the columns `{}`", several.join("`, `")),
    };
    let message = format!(
        "This file lacks {lacks}, so nothing of it is counted. It seems to tell of {}; such a file needs {needs}.",
        told.topic()
    );
    let help =
        "Add what is missing to the export, or say in portal.toml under [results.columns] what it is called there.";
    Diagnostic::new(Code::MissingColumn, sheet.place(sheet.head_at.clone()), message).help(help)
}

/// What is said of a column that isn't counted.
fn uncounted(sheet: &Sheet<'_>, heading: &Heading, at: usize, meanings: &[Meaning], kind: Kind) -> Diagnostic {
    let name = &heading.name;
    let better = |(column, rank): (Column, Rank)| {
        let of = meanings.iter().position(|other| other.is_some_and(|(it, theirs)| it == column && theirs < rank))?;
        Some((column.word(), &sheet.head[of].name))
    };
    let (message, help) = match (meanings[at], reason(name)) {
        (Some(meaning), _) => match better(meaning) {
            Some((ours, other)) => (
                format!("The column \"{name}\" is not counted, because \"{other}\" is taken for `{ours}`."),
                format!(
                    "Leave it out, or, if it is the right one, add to portal.toml: [results.columns] {ours} = {name:?}."
                ),
            ),
            None => (
                format!("The column \"{name}\" is not counted in a file that tells of {}.", kind.topic()),
                "Leave it out of the export.".to_owned(),
            ),
        },
        (None, Some(reason)) => (
            format!("The column \"{name}\" is not counted: {reason}."),
            "Leave it out of the export, and nobody takes it for a success.".to_owned(),
        ),
        (None, None) if name.is_empty() => (
            format!("Column {} has no name, so it is not counted.", at + 1),
            "Write in the first row what it holds, or leave it out.".to_owned(),
        ),
        (None, None) => (format!("The column \"{name}\" is not known and not counted."), unknown(name)),
    };
    Diagnostic::new(Code::UnknownColumn, sheet.place(heading.at.clone()), message).help(help)
}

fn unknown(name: &str) -> String {
    match nearest(name, Column::words()) {
        Some(near) => format!("Did you mean \"{near}\"? Then add to portal.toml: [results.columns] {near} = {name:?}."),
        None => "Remove it, or say in portal.toml under [results.columns] which of our columns it is.".to_owned(),
    }
}

/// Why something that systems like to count is never counted.
fn reason(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    let has = |words: &[&str]| plain.split('_').any(|word| words.contains(&word));
    if has(&["open", "opens", "opened", "openers"]) {
        return Some("mail programs open messages by themselves, so opens say nothing about people");
    }
    let hours = has(&["hour", "hours", "minute", "minutes", "duration", "stunden", "heures", "horas"]);
    hours.then_some("hours say how long something took, not whether anybody can do more than before")
}
