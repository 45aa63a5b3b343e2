//! Command lines as people type them in the guide.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::run;

/// Programs of others, which no test starts.
const OTHERS: &[&str] = &[
    "brew", "cargo", "docker", "git", "man", "nginx", "npm", "npx", "pip", "pipx", "podman", "python", "rsync", "uv",
    "uvx",
];

/// The lines that a preview says when it is ready.
const SAID: usize = 3;

/// What a line came to.
pub enum Typed {
    Said(String),
    /// It is another program's.
    Skipped,
    Wrong(String),
}

/// The words of a command line; quotation marks hold a word together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut open = None;
    for letter in line.chars() {
        match (letter, open) {
            ('"' | '\'', None) => open = Some(letter),
            (letter, Some(mark)) if letter == mark => open = None,
            (' ', None) => words.push(String::new()),
            (letter, _) => words.last_mut().expect("a word").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Types a line in `place`, which `cd` changes.
pub fn type_in(line: &str, place: &mut PathBuf) -> Typed {
    let (line, code) = match line.split_once("# exits ") {
        Some((line, code)) => (line, code.trim().parse().expect("an exit code")),
        None => (line, 0),
    };
    // What is done with the output is the shell's.
    let own = line.split(" > ").next().and_then(|line| line.split(" | ").next()).unwrap_or(line);
    let words = words(own);
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cd", folder] => {
            *place = place.join(folder);
            if place.is_dir() {
                Typed::Said(String::new())
            } else {
                Typed::Wrong(format!("there is no folder {folder}"))
            }
        }
        ["uptake", "serve", ref rest @ ..] => serve(rest, place),
        ["uptake", ref rest @ ..] => {
            let ended = run(Command::new(env!("CARGO_BIN_EXE_uptake")).args(rest).current_dir(&place));
            let said = format!("{}{}", ended.out, ended.err);
            if ended.code == code { Typed::Said(said) } else { Typed::Wrong(format!("exits {}: {said}", ended.code)) }
        }
        [program, ..] if OTHERS.contains(&program) => Typed::Skipped,
        _ => Typed::Wrong("teach tests/suite/guide/typed.rs what this means".to_owned()),
    }
}

/// Starts a preview at a port of its own, and ends it when it has said where it is.
fn serve(rest: &[&str], place: &Path) -> Typed {
    // A test opens no browser, and its port may be taken.
    let rest: Vec<&str> = rest.iter().copied().filter(|word| *word != "--open").collect();
    let port: &[&str] = if rest.contains(&"--port") { &[] } else { &["--port", "0"] };
    let started = Command::new(env!("CARGO_BIN_EXE_uptake"))
        .arg("serve")
        .args(rest)
        .args(port)
        .current_dir(place)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.expect("the program starts");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    // It says three lines, and then waits for changes.
    let said: String = lines.take(SAID).map(|line| line.expect("a line") + "\n").collect();
    child.kill().expect("it still runs");
    child.wait().expect("it ends");
    if said.contains("http://") { Typed::Said(said) } else { Typed::Wrong(format!("says no address: {said}")) }
}
