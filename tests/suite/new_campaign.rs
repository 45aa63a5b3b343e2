//! `new campaign` lays out a whole sequence that says what to write, and lets none of it out before it is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use uptake::load::campaign::{CampaignRecord, TouchpointRecord};
use uptake::load::record::Record;

use crate::support::{Run, files_below, temp, uptake, write};

const TODAY: &str = "2027-03-01";
const FILES: [&str; 7] = [
    "01-teaser.md",
    "02-announcement.md",
    "03-testimonial.md",
    "04-how-to.md",
    "05-reminder.md",
    "06-thanks.md",
    "index.md",
];

fn begun() -> tempfile::TempDir {
    let place = temp();
    assert_eq!(uptake("init", &[place.path()]).code, 0);
    place
}

/// The first course and persona of the starter.
fn flags(portal: &Path) -> String {
    let first = |kind: &str| {
        let files = files_below(&portal.join(kind));
        files.iter().find_map(|file| Some(file.strip_suffix(".md")?.split('/').next()?.to_owned())).expect(kind)
    };
    format!("--goal Talk --course {} --persona {} --launch 2027-04-06", first("courses"), first("personas"))
}

fn new(portal: &Path, flags: &str) -> Run {
    uptake(&format!("new campaign Spring {flags} --dir"), &[portal])
}

/// The codes of errors, and those of all findings about the campaign, with the report.
fn found(portal: &Path, words: &str) -> (BTreeSet<String>, BTreeSet<String>, String) {
    let report = uptake(&format!("check --format json --today {TODAY} {words}"), &[portal]);
    let json: Value = serde_json::from_str(&report.out).expect("JSON");
    let own = |finding: &&Value| finding["file"].as_str().is_some_and(|file| file.starts_with("campaigns/spring"));
    let all: Vec<&Value> = json["diagnostics"].as_array().expect("a list").iter().filter(own).collect();
    let code = |finding: &&Value| finding["code"].as_str().expect("a code").to_owned();
    let errors = all.iter().filter(|finding| finding["severity"] == "error").map(code).collect();
    (errors, all.iter().map(code).collect(), format!("{all:#?}"))
}

/// Changes every file of the campaign.
fn each_file(portal: &Path, change: impl Fn(&str) -> String) {
    for file in FILES {
        let path = portal.join("campaigns/spring").join(file);
        let text = fs::read_to_string(&path).expect(file);
        write(&path, change(&text));
    }
}

#[test]
fn a_sequence_is_laid_out_as_drafts_with_every_field_explained() {
    let portal = begun();
    let run = new(portal.path(), &flags(portal.path()));
    assert_eq!(run.code, 0, "{run:?}");
    let own = portal.path().join("campaigns/spring");
    assert_eq!(files_below(&own), FILES);
    for file in FILES {
        let text = fs::read_to_string(own.join(file)).expect(file);
        let fields = if file == "index.md" { CampaignRecord::fields() } else { TouchpointRecord::fields() };
        for field in fields {
            let is_there = |line: &str| {
                let line = line.trim_start_matches("# ");
                line.starts_with(&format!("{} = ", field.name)) || line == format!("[{}]", field.name)
            };
            assert!(text.lines().any(is_there), "{file}: {}", field.name);
        }
    }
    let checked = uptake(&format!("check --strict --today {TODAY}"), &[portal.path()]);
    assert_eq!(checked.code, 0, "{checked:?}");
    let (errors, _, report) = found(portal.path(), "--drafts");
    assert!(errors.is_empty(), "a preview shows drafts as they are: {report}");
}

#[test]
fn a_prompt_never_goes_out() {
    let portal = begun();
    new(portal.path(), &flags(portal.path()));
    each_file(portal.path(), |text| text.replace("draft = true\n", ""));
    let (errors, ..) = found(portal.path(), "");
    assert!(errors.contains("unwritten-copy"), "{errors:?}");
    let all = uptake(&format!("check --format json --today {TODAY}"), &[portal.path()]).out;
    for file in FILES {
        assert!(all.contains(file), "{file} is reported: {all}");
    }
}

/// What the sequence itself decides is sound: the order, the steps of the funnel, who is reached, how often.
#[test]
fn with_words_in_it_the_sequence_goes_out() {
    let portal = begun();
    new(portal.path(), &flags(portal.path()));
    each_file(portal.path(), |text| {
        let mut words = String::new();
        let mut rest = &*text.replace("draft = true\n", "");
        while let Some((before, prompt)) = rest.split_once("[write:") {
            let (_, after) = prompt.split_once(']').expect("an end");
            words.push_str(before);
            words.push_str("Somebody said a kind word early in the week");
            rest = after;
        }
        words + rest
    });
    let (errors, all, report) = found(portal.path(), "");
    assert!(errors.is_empty(), "{report}");
    let about_the_sequence = [
        "aida-gap",
        "aida-order",
        "funnel-jump",
        "no-advocate",
        "unreachable-persona",
        "attention-budget",
        "missing-opt-out",
    ];
    assert!(about_the_sequence.iter().all(|code| !all.contains(*code)), "{report}");
}

#[test]
fn what_nobody_can_be_asked_for_is_said_at_once() {
    let portal = begun();
    let before = files_below(portal.path());
    let run = new(portal.path(), "--persona nobody");
    assert_eq!(run.code, 2, "{run:?}");
    for said in ["--goal", "--course", "--launch", "no persona called \"nobody\"", "These exist: "] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert_eq!(files_below(portal.path()), before);
}

#[test]
fn a_campaign_is_never_overwritten() {
    let portal = begun();
    let flags = flags(portal.path());
    new(portal.path(), &flags);
    let index = portal.path().join("campaigns/spring/index.md");
    write(&index, "Mine.");
    let again = new(portal.path(), &flags);
    assert_eq!((again.code, again.err.contains("exists already")), (2, true), "{again:?}");
    assert_eq!(fs::read_to_string(&index).expect("the brief"), "Mine.");
}
