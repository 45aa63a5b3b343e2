//! A withdrawal for people: what to change, file by file, then what carries the person now.

use std::fmt::Write;

use super::{Action, Because, Withdrawal};

pub fn render(withdrawal: &Withdrawal) -> String {
    let mut text = format!("{}\n", withdrawal.name);
    changes(withdrawal, &mut text);
    look(withdrawal, &mut text);
    carried(withdrawal, &mut text);
    let _ = writeln!(text, "\nNothing was changed. Make these changes, then: uptake build");
    text
}

// Writing into a String can't fail.
fn changes(withdrawal: &Withdrawal, text: &mut String) {
    let _ = writeln!(text, "\nWhat to change ({})", withdrawal.edits.len());
    for edit in &withdrawal.edits {
        let _ = match edit.lines {
            (0, _) => writeln!(text, "\n  {}", edit.file),
            (from, to) if from == to => writeln!(text, "\n  {}:{from}", edit.file),
            (from, to) => writeln!(text, "\n  {}:{from}-{to}", edit.file),
        };
        let _ = match &edit.action {
            Action::DeleteFile => writeln!(text, "    Delete this file."),
            Action::RenameFile => writeln!(text, "    Rename this file: its name carries theirs."),
            Action::DeleteLines => writeln!(text, "    Delete:\n{}", indented(&edit.now)),
            Action::ReplaceLines(instead) => {
                writeln!(
                    text,
                    "    Replace:\n{}\n    With this, or better words:\n{}",
                    indented(&edit.now),
                    indented(instead)
                )
            }
        };
    }
}

fn look(withdrawal: &Withdrawal, text: &mut String) {
    if withdrawal.look.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nMay mean them too ({}); read these lines", withdrawal.look.len());
    for look in &withdrawal.look {
        let _ = writeln!(text, "  {}:{}  {}", look.file, look.line, safe(&look.text));
    }
}

fn carried(withdrawal: &Withdrawal, text: &mut String) {
    let _ = writeln!(text, "\nWhat carries them now ({})", withdrawal.carried.len());
    for file in &withdrawal.carried {
        let because = match file.because {
            Because::Name => "their name",
            Because::Words => "their words",
            Because::Made => "made from their file",
        };
        let _ = writeln!(text, "  {} ({}: {because})", file.path, file.kind);
    }
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("      {}", safe(line))).collect::<Vec<_>>().join("\n")
}

/// Control characters of a text must not steer the terminal.
fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
