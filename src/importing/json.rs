//! An import as JSON, for scripts that go on with it.

use serde_json::{Value, json};

use super::human::Written;
use super::{Import, Note};

pub fn render(import: &Import, written: Written) -> String {
    let note = |note: &Note| {
        let line = (note.at.line > 0).then_some(note.at.line);
        let file = (!note.at.file.is_empty()).then_some(&note.at.file);
        json!({ "kind": note.weight.word(), "file": file, "line": line, "about": note.about, "message": note.said })
    };
    let files: Vec<Value> = import.files.iter().map(|file| json!({ "file": file.path, "title": file.title })).collect();
    let already: Vec<Value> = import.already.iter().map(|it| json!({ "file": it.file, "title": it.title })).collect();
    let report = json!({
        "written": written == Written::Yes,
        "files": files,
        "already_there": already,
        "notes": import.notes.iter().map(note).collect::<Vec<_>>(),
        "advice": import.advice,
    });
    format!("{report:#}\n")
}
