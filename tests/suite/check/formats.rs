//! Every form of the report tells of the same findings, and names files as its readers look for them.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value;

use super::{add_field, check_in, git};
use crate::support::{TODAY, base_content, overlay, repository, run, temp};

/// A repository with a portal in `portal/` that has three mistakes.
fn portal() -> tempfile::TempDir {
    let folder = temp();
    overlay(&repository("tests/cases/_base"), &folder.path().join("portal"));
    add_field(&folder.path().join("portal/courses/feedback.md"), "darft = false\nexpiry_date = 31.12.2027");
    add_field(&folder.path().join("portal/pages/about.md"), "zebra = 1");
    git(folder.path(), &["init", "--quiet"]);
    folder
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Code, file and line of each finding, as a format tells them.
fn told(format: &str, text: &str) -> BTreeSet<(String, String, u64)> {
    let word = |value: &Value| value.as_str().expect("a text").to_owned();
    let line = |value: &Value| value.as_u64().expect("a line");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    match format {
        "json" => list(&json(text)["diagnostics"])
            .iter()
            .map(|it| (word(&it["code"]), word(&it["file"]), line(&it["line"])))
            .collect(),
        "gitlab" => list(&json(text))
            .iter()
            .map(|it| (word(&it["check_name"]), word(&it["location"]["path"]), line(&it["location"]["lines"]["begin"])))
            .collect(),
        "rdjsonl" => text
            .lines()
            .map(json)
            .map(|it| {
                let at = &it["location"];
                (word(&it["code"]["value"]), word(&at["path"]), line(&at["range"]["start"]["line"]))
            })
            .collect(),
        "sarif" => list(&json(text)["runs"][0]["results"])
            .iter()
            .map(|it| {
                let at = &it["locations"][0]["physicalLocation"];
                (word(&it["ruleId"]), word(&at["artifactLocation"]["uri"]), line(&at["region"]["startLine"]))
            })
            .collect(),
        "github" => text
            .lines()
            .map(|command| {
                let (properties, _) = command.strip_prefix("::error ").unwrap().split_once("::").unwrap();
                let of = |name: &str| properties.split(',').find_map(|it| it.strip_prefix(name)).unwrap().to_owned();
                (of("title="), of("file="), of("line=").parse().unwrap())
            })
            .collect(),
        _ => panic!("no format {format}"),
    }
}

#[test]
fn every_format_tells_of_the_same_findings() {
    let folder = portal();
    let expected = |base: &str| {
        [
            ("bad-date", "courses/feedback.md", 3),
            ("unknown-field", "courses/feedback.md", 2),
            ("unknown-field", "pages/about.md", 2),
        ]
        .map(|(code, file, line)| (code.to_owned(), format!("{base}{file}"), line))
        .into_iter()
        .collect::<BTreeSet<_>>()
    };
    for (format, from_root, from_portal) in [
        ("json", "", ""),
        ("github", "portal/", "portal/"),
        ("gitlab", "portal/", "portal/"),
        ("sarif", "portal/", "portal/"),
        // reviewdog takes paths from where it is started.
        ("rdjsonl", "portal/", ""),
    ] {
        let ended = check_in(folder.path(), &["portal", "--format", format]);
        assert_eq!((ended.code, told(format, &ended.out)), (1, expected(from_root)), "{format}: {ended:?}");
        let ended = check_in(&folder.path().join("portal"), &["--format", format]);
        assert_eq!((ended.code, told(format, &ended.out)), (1, expected(from_portal)), "{format}: {ended:?}");
    }
}

#[test]
fn a_report_without_findings_is_one_all_the_same() {
    let folder = base_content();
    for format in ["json", "github", "gitlab", "rdjsonl", "sarif"] {
        let ended = check_in(folder.path(), &["--format", format]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{format}");
        assert!(told(format, &ended.out).is_empty(), "{format}: {}", ended.out);
    }
}

#[test]
fn github_gets_a_summary_below_what_stands_in_it() {
    let folder = portal();
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "# Before\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    command.args(["check", "portal", "--today", TODAY, "--format", "github"]).current_dir(folder.path());
    let ended = run(command.env("GITHUB_STEP_SUMMARY", &summary));
    assert_eq!(ended.code, 1, "{ended:?}");
    let text = fs::read_to_string(&summary).unwrap();
    assert!(text.starts_with("# Before\n## uptake check\n\n3 errors, 0 warnings, 0 notes.\n"), "{text}");
    assert!(text.contains("| error | unknown-field | portal/pages/about.md:2 | There is no field called"), "{text}");
}
