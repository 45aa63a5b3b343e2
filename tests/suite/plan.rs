//! The send plan: its files, what the terminal shows, what changed since an older one, and that whoever follows the
//! advice to the letter has a plan within the budget.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::Parser;
use proptest::prelude::*;
use serde_json::Value;
use uptake::cli::{Cli, Command};
use uptake::diagnostics::{Code, Diagnostic};
use uptake::options::CompileOptions;

use crate::support::{
    TODAY, base_content, example, example_content, files_below, replace, repository, temp, uptake, write,
};

fn read(path: &str) -> String {
    fs::read_to_string(example().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn data(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect("JSON")
}

#[test]
fn every_form_of_the_plan_has_every_message() {
    for folder in ["kit", "kit/at-the-door"] {
        let data = data(&format!("{folder}/plan.json"));
        let messages = data["messages"].as_array().expect("messages");
        let meetings = data["meetings"].as_array().expect("meetings").len();
        let ids: BTreeSet<&str> = messages.iter().filter_map(|message| message["id"].as_str()).collect();
        assert_eq!(ids.len(), messages.len(), "ids are unique");
        let calendar = read(&format!("{folder}/plan.ics"));
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), messages.len() + meetings);
        let uids: BTreeSet<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids.len(), messages.len() + meetings, "so are those of the calendar");
        let table = read(&format!("{folder}/plan.csv"));
        assert!(table.starts_with("\u{feff}id,asked,goes out,why moved,campaign,"), "{}", &table[..80]);
        assert_eq!(table.lines().count(), messages.len() + 1);
        for message in messages {
            let kept = example().join("kit").join(message["folder"].as_str().expect("a folder"));
            assert!(kept.is_dir(), "{}", kept.display());
        }
    }
    let meetings = &data("kit/plan.json")["meetings"];
    let circle = meetings.as_array().expect("meetings").iter().filter(|m| m["event"] == "lead-circle-spring");
    assert_eq!(circle.count(), 6, "a repeated event is told each time");
}

#[test]
fn a_plan_says_when_and_why() {
    let plan = uptake(&format!("plan --today {TODAY} --week 2027-W11"), &[&repository("example-content")]);
    assert_eq!(plan.code, 0, "{plan:?}");
    assert!(plan.out.contains("1 of 2 messages, 4 of 24 minutes"), "{}", plan.out);
    assert!(plan.out.contains("asked for 12:15 (moment)"), "{}", plan.out);
    let mut table = plan.out.lines().take_while(|line| !line.starts_with("warning["));
    assert!(table.all(|line| line.chars().count() <= 80), "{}", plan.out);
    let one = uptake(&format!("plan --today {TODAY} --persona new-lead"), &[&repository("example-content")]);
    assert!(!one.out.contains("Project engineer"), "{}", one.out);
    let stranger = uptake("plan --persona new-laed", &[&repository("example-content")]);
    assert_eq!((stranger.code, stranger.out.as_str()), (2, ""));
    assert!(stranger.err.contains("Did you mean \"new-lead\"?"), "{}", stranger.err);
    let json = uptake(&format!("plan --today {TODAY} --format json"), &[&repository("example-content")]);
    assert_eq!(json.out, read("kit/plan.json"));
}

#[test]
fn a_plan_with_errors_is_none() {
    let content = base_content();
    replace(&content.path().join("courses/feedback.md"), "+++\ntitle", "+++\ndarft = true\ntitle");
    let plan = uptake(&format!("plan --today {TODAY}"), &[content.path()]);
    assert_eq!(plan.code, 1, "{plan:?}");
    assert!(plan.out.contains("error[unknown-field]"), "{}", plan.out);
    let conflict = base_content();
    replace(&conflict.path().join("campaigns/kindly/02-how.md"), "day = 7", "day = 3");
    let loose = uptake(&format!("plan --today {TODAY}"), &[conflict.path()]);
    assert!(loose.code == 0 && loose.out.contains("warning[attention-budget]"), "{loose:?}");
    assert_eq!(uptake(&format!("plan --strict --today {TODAY}"), &[conflict.path()]).code, 1);
}

/// What a plan's difference says of the example after `edit`.
fn difference(old: &str, edit: impl FnOnce(&Path)) -> String {
    let content = example_content();
    edit(content.path());
    let words = format!("plan --today {TODAY} --diff {}", example().join(old).display());
    let run = uptake(&words, &[content.path()]);
    assert_eq!(run.code, 0, "{run:?}");
    run.out
}

#[test]
fn a_difference_tells_the_edit_and_nothing_else() {
    assert!(difference("kit/plan.json", |_| {}).starts_with("The send plan is as it was: "));
    let step = "campaigns/at-the-door/06-recap.md";
    let moved = difference("kit/plan.json", |content| replace(&content.join(step), "day = 42", "day = 43"));
    assert!(moved.starts_with("### Send plan: ") && moved.contains(" moved\n"), "{moved}");
    assert!(!moved.contains("Added") && !moved.contains("say-it-kindly"), "{moved}");
    // The names of messages depend on nothing around them.
    let unrelated = difference("kit/plan.json", |content| {
        fs::remove_file(content.join("campaigns/at-the-door/01-teaser.md")).expect("a touchpoint");
        replace(&content.join("personas/new-lead.md"), "title = \"", "title = \"Dear ");
    });
    assert!(unrelated.contains("**Removed**"), "{unrelated}");
    // Reminders wait for room in the budget, so they may go out earlier where others left.
    let mut told = unrelated.lines().filter(|line| line.starts_with("- `") && !line.contains("/reminder-"));
    assert!(told.all(|line| line.contains("/01-teaser/")), "{unrelated}");
    let of_one = difference("kit/at-the-door/plan.json", |_| {});
    assert!(of_one.starts_with("The send plan is as it was: "), "{of_one}");
}

#[test]
fn what_is_no_plan_is_refused_in_words() {
    let folder = temp();
    let file = folder.path().join("plan.json");
    for (json, said) in [("{}", "is no plan.json"), ("{\"version\": 7, \"messages\": []}", "newer")] {
        write(&file, json);
        let run = uptake(&format!("plan --diff {}", file.display()), &[&repository("example-content")]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(run.err.contains(said) && run.err.contains("plan.json"), "{}", run.err);
    }
    let missing = uptake("plan --diff nowhere.json", &[&repository("example-content")]);
    assert_eq!(missing.code, 2, "{missing:?}");
}

fn options(content: &Path) -> CompileOptions {
    let words = ["uptake".into(), "check".into(), "--today".into(), TODAY.into(), content.as_os_str().to_owned()];
    let Command::Check(args) = Cli::parse_from(words).command else { panic!("that was a check") };
    CompileOptions::for_check(&args).expect("options")
}

/// The findings about the budget.
fn over_budget(content: &Path) -> Vec<Diagnostic> {
    let planned = uptake::plan(&options(content)).expect("a readable folder");
    let planned = planned.unwrap_or_else(|findings| panic!("{findings:?}"));
    planned.judged().into_iter().filter(|finding| finding.code == Code::AttentionBudget).collect()
}

/// Writes the lines that a finding names into the file it stands in.
fn follow(finding: &Diagnostic, content: &Path) {
    let file = content.join(&*finding.place.source.path);
    for line in finding.help.split('`').skip(1).step_by(2) {
        let (field, _) = line.split_once(" = ").expect("a line to write");
        let text = fs::read_to_string(&file).expect("the file of the finding");
        let own = text.lines().find(|own| own.starts_with(&format!("{field} = ")));
        let text = match own {
            Some(own) => text.replacen(own, line, 1),
            None => text.replacen("+++\n", &format!("+++\n{line}\n"), 1),
        };
        write(&file, text);
    }
}

/// The sound portal with campaigns of such launches and priorities, each a copy of the first with days of its own.
fn crowd(campaigns: &[(u8, u8, Vec<u8>)]) -> tempfile::TempDir {
    let content = base_content();
    let model = repository("tests/cases/_base/campaigns/kindly");
    for (n, (launch, priority, gaps)) in campaigns.iter().enumerate() {
        let folder = content.path().join(format!("campaigns/crowd-{n}"));
        let mut day = 0;
        for (index, file) in files_below(&model).iter().filter(|file| *file != "index.md").enumerate() {
            let text = fs::read_to_string(model.join(file)).expect("a touchpoint");
            let old = text.lines().find(|line| line.starts_with("day = ")).expect("a day").to_owned();
            day += gaps.get(index).map_or(7, |gap| i64::from(*gap));
            write(&folder.join(file), text.replace(&old, &format!("day = {day}")));
        }
        let text = fs::read_to_string(model.join("index.md")).expect("a campaign");
        let launch = format!("launch = 2027-01-{launch:02}\npriority = {priority}");
        let title = format!("title = \"Crowd {n}\"");
        write(
            &folder.join("index.md"),
            text.replace("launch = 2027-01-18", &launch).replace("title = \"Say it kindly\"", &title),
        );
    }
    content
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn following_the_advice_to_the_letter_leaves_nothing(
        campaigns in prop::collection::vec((1..29_u8, 1..10_u8, prop::collection::vec(0..9_u8, 6)), 1..4)
    ) {
        let content = crowd(&campaigns);
        let found = over_budget(content.path());
        found.iter().for_each(|finding| follow(finding, content.path()));
        let left = over_budget(content.path());
        prop_assert!(left.is_empty(), "{left:#?}\nafter {found:#?}");
    }
}
