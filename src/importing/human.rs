//! An import for people: the counts first, then each thing that isn't as in the old system.

use std::fmt::Write;

use super::{At, Import, Note, Weight};
use crate::diagnostics::safe_text::clean_line;

/// Whether the files are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Yes,
    /// Only what would be done was asked for.
    No,
}

// Writing into a String can't fail.
pub fn render(import: &Import, written: Written) -> String {
    let mut text = String::new();
    let did = match written {
        Written::Yes => "Wrote",
        Written::No => "Would write",
    };
    let files = import.files.len();
    let _ =
        writeln!(text, "{did} {}, as {}.", number(files, "new file"), if files == 1 { "a draft" } else { "drafts" });
    if !import.already.is_empty() {
        let _ = writeln!(text, "Already there, and left as they are: {}.", import.already.len());
    }
    for (weight, heading) in [
        (Weight::Refused, "Could not be brought in"),
        (Weight::LeftOut, "Left out"),
        (Weight::Lost, "Brought in, but not all of it"),
        (Weight::Assumed, "Good to know"),
    ] {
        section(import, weight, heading, &mut text);
    }
    if written == Written::No {
        list(
            "Would write",
            import.files.iter().map(|file| format!("{}  {}", file.path, clean_line(&file.title))),
            &mut text,
        );
    }
    already(import, &mut text);
    for advice in &import.advice {
        let _ = writeln!(text, "\n{advice}");
    }
    if written == Written::Yes && files > 0 {
        let _ = writeln!(
            text,
            "\nNext: fill in what only you know, remove the line `draft = true` from what is ready, then: uptake check"
        );
    }
    text
}

/// After the first run this is nearly everything, so a few lines are enough.
fn already(import: &Import, text: &mut String) {
    const MOST: usize = 20;
    let lines = import.already.iter().take(MOST).map(|it| format!("{}  {}", it.file, clean_line(&it.title)));
    let more = import.already.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("and {more} more; --format json lists them all"));
    entries("Already there", import.already.len(), lines.chain(more), text);
}

fn section(import: &Import, weight: Weight, heading: &str, text: &mut String) {
    let notes = import.notes.iter().filter(|note| note.weight == weight);
    list(heading, notes.map(line), text);
}

fn list(heading: &str, lines: impl Iterator<Item = String>, text: &mut String) {
    let lines: Vec<String> = lines.collect();
    entries(heading, lines.len(), lines.into_iter(), text);
}

/// A heading with how many things there are, and lines that tell of them.
fn entries(heading: &str, count: usize, lines: impl Iterator<Item = String>, text: &mut String) {
    if count > 0 {
        let _ = writeln!(text, "\n{heading} ({count})");
        lines.for_each(|line| text.push_str(&format!("  {line}\n")));
    }
}

fn line(note: &Note) -> String {
    let about = match note.weight {
        Weight::Assumed => String::new(),
        _ if note.about.is_empty() => String::new(),
        _ => format!("{}: ", clean_line(&note.about)),
    };
    format!("{}{about}{}", place(&note.at), clean_line(&note.said))
}

fn place(At { file, line }: &At) -> String {
    match (file.is_empty(), line) {
        (true, 0) => String::new(),
        (true, line) => format!("line {line}: "),
        (false, 0) => format!("{}: ", clean_line(file)),
        (false, line) => format!("{}:{line}: ", clean_line(file)),
    }
}

fn number(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
