//! `uptake upcoming` against what builds of those days really publish.

use std::path::Path;

use serde_json::Value;

use crate::support::{base_content, replace, temp, uptake, write};

/// A portal in which each kind of change is to come.
fn content() -> tempfile::TempDir {
    let folder = base_content();
    let file = |name: &str| folder.path().join(name);
    write(&file("pages/news.md"), "+++\ntitle = \"News\"\npublish_date = 2026-12-24\n+++\n\nWords.\n");
    replace(&file("pages/about.md"), "+++\ntitle", "+++\nexpiry_date = 2027-06-01\ntitle");
    replace(&file("testimonials/amina.md"), "until = 2028-05-01", "until = 2027-01-31");
    replace(&file("facts.toml"), "unit = \"%\"", "unit = \"%\"\nexpires = 2027-06-30");
    write(&file("pages/later.md"), "+++\ntitle = \"Later\"\ndraft = true\npublish_date = 2027-01-01\n+++\n\nWords.\n");
    folder
}

fn upcoming(content: &Path, today: &str) -> Vec<Value> {
    let run = uptake(&format!("upcoming --format json --today {today}"), &[content]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    serde_json::from_str(&run.out).expect("a list")
}

#[test]
fn what_comes_and_goes_is_listed_by_day() {
    let content = content();
    let found: Vec<_> = upcoming(content.path(), "2026-12-01")
        .iter()
        .map(|it| ["date", "change", "file"].map(|key| it[key].as_str().expect("a text").to_owned()).join(" "))
        .collect();
    let expected = [
        "2026-12-24 goes-live pages/news.md",
        "2027-01-18 campaign-starts campaigns/kindly/index.md",
        "2027-02-01 consent-ends testimonials/amina.md",
        "2027-02-03 takes-place events/practice.md",
        "2027-06-01 expires pages/about.md",
        "2027-07-01 figure-expires facts.toml",
    ];
    // The champion's consent ends long after all this.
    assert_eq!(found[..expected.len()], expected);
}

/// The day before shows one thing, the day itself the other.
#[test]
fn builds_of_those_days_agree() {
    let content = content();
    let is_published = |today: &str, page: &str| {
        let out = temp();
        let run = uptake(&format!("build --today {today} --out"), &[out.path(), content.path()]);
        assert_eq!(run.code, 0, "{}", run.out);
        out.path().join("site").join(page).is_file()
    };
    assert!(!is_published("2026-12-23", "news/index.html"));
    assert!(is_published("2026-12-24", "news/index.html"));
    assert!(is_published("2027-05-31", "about/index.html"));
    assert!(!is_published("2027-06-01", "about/index.html"));
}

#[test]
fn the_next_moment_is_midnight_where_the_portal_is() {
    let content = content();
    replace(&content.path().join("portal.toml"), "promise", "timezone = \"Europe/Berlin\"\npromise");
    let next = |today: &str| uptake(&format!("upcoming --next --today {today}"), &[content.path()]).out;
    assert_eq!(next("2026-12-01"), "2026-12-24T00:00:00+01:00\n");
    assert_eq!(next("2027-05-31"), "2027-06-01T00:00:00+02:00\n");
    assert_eq!(next("2090-01-01"), "");
}

#[test]
fn nothing_to_come_is_said() {
    let run = uptake("upcoming --today 2090-01-01", &[content().path()]);
    assert_eq!((run.code, run.out.contains("Nothing will change by itself")), (0, true), "{}", run.out);
}
