//! A withdrawal as JSON, for scripts that follow it.

use serde::Serialize;

use super::{Action, Carried, Edit, Withdrawal};

#[derive(Serialize)]
struct Report<'a> {
    person: &'a str,
    edits: Vec<Change<'a>>,
    look: Vec<Seen<'a>>,
    artefacts: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    file: &'a str,
    /// The first line and the last, from 1; both 0 where it is about the file.
    line: usize,
    end_line: usize,
    action: &'static str,
    now: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<&'a str>,
}

#[derive(Serialize)]
struct Seen<'a> {
    file: &'a str,
    line: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    kind: &'a str,
    because: &'static str,
}

pub fn render(withdrawal: &Withdrawal) -> String {
    let report = Report {
        person: &withdrawal.name,
        edits: withdrawal.edits.iter().map(change).collect(),
        look: withdrawal.look.iter().map(|it| Seen { file: &it.file, line: it.line, text: &it.text }).collect(),
        artefacts: withdrawal.carried.iter().map(file).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn change(edit: &Edit) -> Change<'_> {
    let ((line, end_line), (action, instead)) = (edit.lines, told(&edit.action));
    Change { file: &edit.file, line, end_line, action, now: &edit.now, instead }
}

fn file(it: &Carried) -> File<'_> {
    File { path: &it.path, kind: &it.kind, because: it.because.word() }
}

/// What an action is called, and what stands there afterwards.
fn told(action: &Action) -> (&'static str, Option<&str>) {
    match action {
        Action::DeleteFile => ("delete-file", None),
        Action::RenameFile => ("rename-file", None),
        Action::DeleteLines => ("delete-lines", None),
        Action::ReplaceLines(instead) => ("replace-lines", Some(instead)),
    }
}
