//! What `uptake check` promises beyond finding: reports that other programs read, corrections, and other sites.

mod changed;
mod external;
mod fixes;
mod formats;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Run, TODAY, run};

/// `uptake check` with `words`, in a folder, without what a CI machine would bring along.
fn check_in(folder: &Path, words: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    command.args(["check", "--today", TODAY]).args(words).current_dir(folder).env_remove("GITHUB_STEP_SUMMARY");
    run(&mut command)
}

/// Runs git in a folder, as somebody.
fn git(folder: &Path, words: &[&str]) {
    let settings = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"];
    let ended = run(Command::new("git").args(settings).args(words).current_dir(folder));
    assert_eq!(ended.code, 0, "git {words:?}: {ended:?}");
}

/// Puts `text` in front of a file's second line, which in an item is below the opening `+++`.
fn add_field(file: &Path, text: &str) {
    let old = fs::read_to_string(file).unwrap();
    let (first, rest) = old.split_once('\n').unwrap();
    fs::write(file, format!("{first}\n{text}\n{rest}")).unwrap();
}
