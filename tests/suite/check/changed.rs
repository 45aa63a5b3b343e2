//! `--changed-since` shows what is wrong in the files that changed, and says how much else there is.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{add_field, check_in, git};
use crate::support::{base_content, overlay, repository, run, temp};

/// A repository with one commit in which a page is wrong.
fn repository_with_a_mistake() -> TempDir {
    let folder = temp();
    let portal = folder.path().join("portal");
    overlay(&repository("tests/cases/_base"), &portal);
    add_field(&portal.join("pages/about.md"), "zebra = 1");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "First"]);
    folder
}

#[test]
fn committed_staged_changed_and_new_files_count() {
    let folder = repository_with_a_mistake();
    let portal = folder.path().join("portal");
    let ended = check_in(folder.path(), &["portal", "--changed-since", "HEAD"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(
        ended.out,
        "No problems found.\n0 files changed since HEAD; 1 finding (1 error) in other files left out.\n"
    );

    git(folder.path(), &["tag", "before"]);
    add_field(&portal.join("courses/feedback.md"), "zebra = 2");
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "Second"]);
    add_field(&portal.join("personas/new-lead.md"), "zebra = 3");
    git(folder.path(), &["add", "."]);
    add_field(&portal.join("campaigns/kindly/01-hello.md"), "zebra = 4");
    fs::write(portal.join("pages/new, or not.md"), "+++\ntitle = \"New\"\nzebra = 5\n+++\nWords.\n").unwrap();
    let ended = check_in(folder.path(), &["portal", "--changed-since", "before", "--format", "json"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    for file in ["courses/feedback.md", "personas/new-lead.md", "campaigns/kindly/01-hello.md", "pages/new, or not.md"]
    {
        assert!(ended.out.contains(&format!("\"file\": \"{file}\"")), "{file}: {}", ended.out);
    }
    assert!(!ended.out.contains("pages/about.md") && ended.out.contains("\"elsewhere\": 1"), "{}", ended.out);
}

#[test]
fn only_what_changed_is_corrected() {
    let folder = repository_with_a_mistake();
    let portal = folder.path().join("portal");
    add_field(&portal.join("pages/about.md"), "darft = true");
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "Second"]);
    add_field(&portal.join("courses/feedback.md"), "darft = false");
    let ended = check_in(folder.path(), &["portal", "--changed-since", "HEAD", "--fix"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(fs::read_to_string(portal.join("courses/feedback.md")).unwrap().contains("draft = false"));
    assert!(fs::read_to_string(portal.join("pages/about.md")).unwrap().contains("darft = true"));
}

fn refused(folder: &Path, words: &[&str], said: &str) {
    let ended = check_in(folder, words);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
    assert!(ended.err.contains(said), "{said}: {ended:?}");
}

#[test]
fn what_git_cannot_answer_is_said() {
    let folder = repository_with_a_mistake();
    let revisions = folder.path();
    refused(revisions, &["portal", "--changed-since", "nowhere"], "git knows no revision \"nowhere\"");
    refused(revisions, &["portal", "--changed-since=--output=x"], "git knows no revision \"--output=x\"");
    assert!(!folder.path().join("portal/x").exists());
    let outside = base_content();
    refused(outside.path(), &["--changed-since", "HEAD"], "git finds no repository for");
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    command.args(["check", "portal", "--changed-since", "HEAD"]).current_dir(folder.path()).env("PATH", "");
    let ended = run(&mut command);
    assert!(ended.code == 2 && ended.err.contains("there is no program called git"), "{ended:?}");
}
