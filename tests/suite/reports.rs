//! Machines get the same findings as people, and exit codes say how it went: 0 fine, 1 the content has errors,
//! 2 the program could not work.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use snapbox::{IntoData, assert_data_eq, str};

use crate::support::{TODAY, base_content, replace, run, temp, uptake, write};

/// A portal with several things wrong in several files.
fn troubled() -> tempfile::TempDir {
    let content = base_content();
    replace(&content.path().join("courses/feedback.md"), "+++\ntitle", "+++\ndarft = true\nlevel = \"beginer\"\ntitle");
    replace(&content.path().join("pages/about.md"), "Who we are.", "Who wé are: [us](#us).");
    replace(&content.path().join("pages/about.md"), "+++\ntitle", "+++\nreview_by = 2026-11-30\ntitle");
    content
}

#[test]
fn machines_get_every_finding_with_its_place() {
    let content = troubled();
    let report = uptake(&format!("check --today {TODAY} --format json"), &[content.path()]);
    assert_eq!(report.code, 1, "{report:?}");
    assert_data_eq!(
        report.out,
        str![[r#"
{
  "diagnostics": [
    {
      "code": "unknown-field",
      "severity": "error",
      "message": "There is no field called `darft` here.",
      "help": "Did you mean `draft`?",
      "file": "courses/feedback.md",
      "line": 2,
      "column": 1,
      "end_line": 2,
      "end_column": 6
    },
    {
      "code": "bad-value",
      "severity": "error",
      "message": "`level` can't be \"beginer\": it is one of beginner, intermediate, advanced.",
      "help": "Did you mean \"beginner\"?",
      "file": "courses/feedback.md",
      "line": 3,
      "column": 9,
      "end_line": 3,
      "end_column": 18
    },
    {
      "code": "stale-content",
      "severity": "warning",
      "message": "This should have been read again by 2026-11-30.",
      "help": "Read it, correct what has changed, and choose a new review_by date.",
      "file": "pages/about.md",
      "line": 2,
      "column": 13,
      "end_line": 2,
      "end_column": 23
    },
    {
      "code": "broken-link",
      "severity": "error",
      "message": "There is no heading #us on that page.",
      "help": "That page's text has no headings to link to.",
      "file": "pages/about.md",
      "line": 6,
      "column": 18,
      "end_line": 6,
      "end_column": 21
    }
  ],
  "errors": 3,
  "warnings": 1
}

"#]]
        .into_data()
        .raw()
    );
}

/// The report for people and the one for machines speak of the same findings.
#[test]
fn people_and_machines_get_the_same_findings() {
    let content = troubled();
    let people = uptake(&format!("check --today {TODAY}"), &[content.path()]);
    let machines = uptake(&format!("check --today {TODAY} --format json"), &[content.path()]);
    let json: Value = serde_json::from_str(&machines.out).expect("JSON");
    assert!(people.out.contains("3 errors, 1 warning in 2 files."), "{}", people.out);
    assert_eq!((json["errors"].as_u64(), json["warnings"].as_u64()), (Some(3), Some(1)));
    for finding in json["diagnostics"].as_array().expect("a list") {
        let word = |field: &str| finding[field].as_str().expect("a text").to_owned();
        let head = format!("{}[{}]: {}", word("severity"), word("code"), word("message"));
        let place = format!("--> {}:{}:{}", word("file"), finding["line"], finding["column"]);
        assert!(people.out.replace("\n                  ", "").contains(&head), "{head}\n{}", people.out);
        assert!(people.out.contains(&place), "{place}\n{}", people.out);
    }
}

#[test]
fn strict_turns_warnings_into_errors() {
    let content = base_content();
    replace(&content.path().join("pages/about.md"), "+++\ntitle", "+++\nreview_by = 2026-11-30\ntitle");
    assert_eq!(uptake(&format!("check --today {TODAY}"), &[content.path()]).code, 0);
    let strict = uptake(&format!("check --strict --today {TODAY}"), &[content.path()]);
    assert_eq!(strict.code, 1, "{strict:?}");
    assert!(strict.out.contains("error[stale-content]"), "{}", strict.out);
}

/// What can't be done is said in one sentence on standard error, which names what it is about.
#[test]
fn what_could_not_be_done_is_said_in_a_sentence() {
    let folder = temp();
    let (nowhere, file) = (folder.path().join("nowhere"), folder.path().join("notes.txt"));
    write(&file, "Not a folder.");
    let trials: [(&str, &[&Path], &str); 12] = [
        ("check", &[&nowhere], "nowhere"),
        ("build", &[&nowhere], "nowhere"),
        ("check", &[&file], "notes.txt"),
        ("check --today tomorrow", &[], "2027-01-31"),
        ("build --base-url learn", &[], "not a web address"),
        ("check --format xml", &[], "human"),
        ("explain no-such-rule", &[], "no-such-rule"),
        ("new course", &[], "TITLE"),
        ("new course Title --dir", &[&nowhere], "portal.toml"),
        ("new touchpoint Title --dir", &[&nowhere], "portal.toml"),
        ("new song Title", &[], "song"),
        ("frobnicate", &[], "frobnicate"),
    ];
    for (words, paths, named) in trials {
        let run = uptake(words, paths);
        assert_eq!(run.code, 2, "{words}: {run:?}");
        assert_eq!(run.out, "", "{words}: nothing on standard output");
        assert!(run.err.contains(named), "{words}: {}", run.err);
        assert!(!run.err.contains("panicked"), "{words}: {}", run.err);
    }
}

#[test]
fn a_folder_without_a_portal_is_content_with_an_error() {
    let folder = temp();
    for command in ["check", "build"] {
        let run = uptake(command, &[folder.path()]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains("error[no-portal]"), "{}", run.out);
    }
}

/// Where the output can't be put is a matter of the disk, not of the content.
#[test]
fn an_output_that_is_a_file_or_a_stranger_is_refused() {
    let (content, place) = (base_content(), temp());
    let file = place.path().join("taken.txt");
    write(&file, "Mine.");
    let run = uptake(&format!("build --today {TODAY} --out"), &[&file, content.path()]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), "Mine.");
    assert!(run.err.contains("taken.txt"), "{}", run.err);
}

#[test]
fn explanations_are_given_for_a_code_and_listed_without() {
    let one = uptake("explain missing-alt", &[]);
    assert_eq!((one.code, one.out.starts_with("# missing-alt: ")), (0, true), "{one:?}");
    let all = uptake("explain", &[]);
    assert_eq!((all.code, all.out.contains("missing-alt")), (0, true), "{all:?}");
}

/// A report into a closed pipe, as of `uptake explain | head -1`, is no failure and no panic.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let program = env!("CARGO_BIN_EXE_uptake");
    let ended = run(Command::new("sh").args(["-c", &format!("('{program}' explain; echo $? >&2) | head -n 1")]));
    assert_eq!(ended.err.trim(), "0", "{ended:?}");
}

/// Colours are for terminals.
#[test]
fn a_report_into_a_file_has_no_colours() {
    let content = troubled();
    let report = uptake(&format!("check --today {TODAY}"), &[content.path()]);
    assert!(!report.out.contains('\u{1b}'), "{}", report.out);
}
