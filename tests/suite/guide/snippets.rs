//! The blocks of code on a page, run in their order in a folder of the page's own.
//!
//! `console`: lines that begin with `$ ` are typed; the others must stand in what the command says, `…` for what varies.
//! `toml title=portal.toml`: a whole file. `toml in=course`, `md in=touchpoint`: a piece of such a file. Whatever else is
//! shown says so: `yaml shown`, and `text`.

use std::path::{Path, PathBuf};

use super::fragments;
use super::typed::{Typed, type_in};
use crate::support::{temp, write};

struct Block {
    /// The line of its first mark, from 1.
    line: usize,
    language: String,
    /// `title=…`, `in=…` or `shown`.
    purpose: String,
    text: String,
}

/// What doesn't work on a page.
pub fn run(file: &str, text: &str) -> Vec<String> {
    let folder = temp();
    let mut place = folder.path().to_path_buf();
    let mut wrong = Vec::new();
    for block in blocks(text) {
        let found = run_block(&block, folder.path(), &mut place);
        wrong.extend(found.into_iter().map(|what| format!("docs/{file}:{}: {what}", block.line)));
    }
    wrong
}

fn run_block(block: &Block, top: &Path, place: &mut PathBuf) -> Vec<String> {
    assert!(place.starts_with(top), "a page stays in its folder");
    match (block.language.as_str(), block.purpose.split_once('=')) {
        ("console", _) => run_console(&block.text, place),
        (_, Some(("title", path))) => {
            write(&place.join(path), &block.text);
            Vec::new()
        }
        ("toml", Some(("in", kind))) => fragments::settings(kind, &block.text).into_iter().collect(),
        ("md", Some(("in", kind))) => fragments::body(kind, &block.text).into_iter().collect(),
        ("text", _) => Vec::new(),
        _ if block.purpose == "shown" => Vec::new(),
        (language, _) => vec![format!("nothing tells what to do with this block of `{language} {}`", block.purpose)],
    }
}

fn run_console(text: &str, place: &mut PathBuf) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut said = None;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Some(command) = line.strip_prefix("$ ") else {
            let is_said = said.as_ref().is_none_or(|said: &String| said.lines().any(|own| matches(own, line)));
            if !is_said {
                wrong.push(format!("`{line}` isn't said, but:\n{}", said.as_deref().unwrap_or_default()));
            }
            continue;
        };
        said = match type_in(command, place) {
            Typed::Said(said) => Some(said),
            Typed::Skipped => None,
            Typed::Wrong(why) => {
                wrong.push(format!("`{command}` {why}"));
                None
            }
        };
    }
    wrong
}

/// Whether a line is as it is shown, with anything where there is `…`. How wide columns are varies, too.
fn matches(line: &str, shown: &str) -> bool {
    let single = |text: &str| text.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>().join(" ");
    let (line, shown) = (single(line), single(shown));
    let mut rest = line.as_str();
    let parts: Vec<&str> = shown.split('…').map(str::trim).collect();
    let is_there = |(index, part): (usize, &&str)| match rest.find(part) {
        Some(at) if index > 0 || at == 0 => {
            rest = &rest[at + part.len()..];
            true
        }
        _ => false,
    };
    parts.iter().enumerate().all(is_there) && (rest.is_empty() || shown.ends_with('…'))
}

/// The fenced blocks of a page; those in lists are indented.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    for (line, number) in text.lines().zip(1..) {
        let mark = line.trim_start();
        match open.as_mut() {
            None => {
                let Some(info) = mark.strip_prefix("```") else { continue };
                let (language, purpose) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
                let (language, purpose) = (language.to_owned(), purpose.trim().to_owned());
                let block = Block { line: number, language, purpose, text: String::new() };
                open = Some((line.len() - mark.len(), block));
            }
            Some(_) if mark == "```" => blocks.extend(open.take().map(|(_, block)| block)),
            Some((indent, block)) => {
                let own = line.get(*indent..).filter(|_| line[..(*indent).min(line.len())].trim().is_empty());
                block.text.push_str(own.unwrap_or(mark));
                block.text.push('\n');
            }
        }
    }
    assert!(open.is_none(), "every block ends");
    blocks
}

#[test]
fn lines_are_compared_with_what_varies_left_out() {
    assert!(matches("Wrote 31 files in 0.4 s.", "Wrote … files in … s."));
    assert!(matches("  Wrote   31 files", "Wrote …"));
    assert!(matches("anything", "…"));
    assert!(!matches("Wrote 31 files.", "Wrote 31 files"));
    assert!(!matches("It wrote 31 files", "wrote …"));
}

#[test]
fn blocks_are_found_where_they_stand() {
    let found = blocks("# A\n\n1. b\n\n   ```toml in=course\n   a = 1\n     b\n   ```\n```text\nx\n```\n");
    let seen: Vec<_> = found.iter().map(|b| (b.line, &*b.language, &*b.purpose, &*b.text)).collect();
    assert_eq!(seen, [(5, "toml", "in=course", "a = 1\n  b\n"), (9, "text", "", "x\n")]);
}
