//! `init` begins a portal that builds, today and in years; `new` begins items in which every field is explained.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use uptake::diagnostics::Code;
use uptake::load::portal::PortalRecord;
use uptake::load::record::{FieldInfo, Record, Shape};
use uptake::load::{campaign, community, course, event, page, path, persona, voice};

use crate::support::{Run, files_below, repository, temp, uptake, write};

/// The day of the tests on `new`: after the days of the examples, so that they are live.
const LATER: &str = "2027-03-01";

/// A portal as `init` begins it.
fn begun() -> tempfile::TempDir {
    let place = temp();
    let begun = uptake("init", &[place.path()]);
    assert_eq!(begun.code, 0, "{begun:?}");
    place
}

#[test]
fn a_new_portal_builds_strictly_today_and_in_years() {
    let (portal, out) = (begun(), temp());
    for today in ["2027-03-01", "2031-01-01"] {
        let words = format!("build --strict --today {today} --out");
        let built = uptake(&words, &[&out.path().join(today), portal.path()]);
        assert_eq!(built.code, 0, "{today}: {built:?}");
    }
}

/// The README builds it on whatever day that is done.
#[test]
fn the_example_builds_in_years() {
    let out = temp();
    for today in ["2027-06-01", "2028-06-01"] {
        let words = format!("build --today {today} --out");
        let built = uptake(&words, &[&out.path().join(today), &repository("example-content")]);
        assert_eq!(built.code, 0, "{today}: {built:?}");
    }
}

/// Every setting stands in it, with a word on what it is for; what isn't needed as a comment.
#[test]
fn a_new_portal_names_every_setting() {
    let begun = begun();
    let text = fs::read_to_string(begun.path().join("portal.toml")).expect("portal.toml");
    let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches("# ")).collect();
    let stands = |name: &str| lines.iter().any(|line| line.starts_with(&format!("{name} = ")));
    for field in PortalRecord::fields() {
        let is_section =
            lines.iter().any(|line| line.trim_start_matches('[').starts_with(field.name) && line.starts_with('['));
        assert!(is_section || stands(field.name), "{}", field.name);
        let Shape::Table(inner) = &field.shape else { continue };
        // Rules of wording and columns have names of their own.
        for inner in inner.iter().filter(|_| is_section && !matches!(field.name, "words" | "results")) {
            assert!(stands(inner.name), "{}.{}", field.name, inner.name);
        }
    }
}

/// Whoever takes the number sign away has something that works.
#[test]
fn every_setting_of_a_new_portal_can_be_uncommented() {
    let begun = begun();
    let file = begun.path().join("portal.toml");
    let text = fs::read_to_string(&file).expect("portal.toml");
    let is_setting =
        |line: &&str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(name, _)| !name.contains(' '));
    let lines = text.lines().map(|line| line.strip_prefix("# ").filter(is_setting).unwrap_or(line));
    write(&file, lines.collect::<Vec<_>>().join("\n"));
    let (codes, report) = codes(begun.path(), &file);
    // The examples name a font and colours that nobody has chosen.
    assert!(codes.iter().all(|code| code == "low-contrast"), "{report}");
}

#[test]
fn a_portal_is_begun_in_a_new_folder_or_an_empty_one() {
    let place = temp();
    let new = place.path().join("a/new/one");
    let begun = uptake("init", &[&new]);
    assert_eq!((begun.code, new.join("portal.toml").is_file()), (0, true), "{begun:?}");
    let before = files_below(place.path());
    let again = uptake("init", &[&new]);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(again.err.contains("not empty"), "{}", again.err);
    assert_eq!(files_below(place.path()), before);
}

#[test]
fn a_used_folder_is_left_as_it_is() {
    let place = temp();
    write(&place.path().join("notes.txt"), "Mine.");
    let refused = uptake("init", &[place.path()]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert_eq!(files_below(place.path()), ["notes.txt"]);
}

/// Every kind of item that is begun as one file, with its fields.
fn kinds() -> Vec<(&'static str, Vec<FieldInfo>)> {
    vec![
        ("course", course::CourseRecord::fields()),
        ("persona", persona::PersonaRecord::fields()),
        ("testimonial", voice::TestimonialRecord::fields()),
        ("champion", voice::ChampionRecord::fields()),
        ("path", path::PathRecord::fields()),
        ("event", event::EventRecord::fields()),
        ("community", community::CommunityRecord::fields()),
        ("page", page::PageRecord::fields()),
        ("touchpoint", campaign::TouchpointRecord::fields()),
    ]
}

/// Begins an item in a portal.
fn new(kind: &str, portal: &Path) -> Run {
    let campaign = if kind == "touchpoint" { "--campaign say-it-kindly" } else { "" };
    uptake(&format!("new {kind} Begun {campaign} --dir"), &[portal])
}

/// The one file that `portal` has and `before` doesn't.
fn added(portal: &Path, before: &[String]) -> PathBuf {
    let after = files_below(portal);
    let added: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    let [only] = added[..] else { panic!("one file is begun: {added:?}") };
    portal.join(only)
}

/// The codes of what `check` finds in the new file, errors and warnings.
fn codes(portal: &Path, file: &Path) -> (BTreeSet<String>, String) {
    let report = uptake(&format!("check --format json --today {LATER}"), &[portal]);
    let json: Value = serde_json::from_str(&report.out).expect("JSON");
    let own = file.strip_prefix(portal).expect("a file of the portal").to_string_lossy().into_owned();
    let findings = json["diagnostics"].as_array().expect("a list").iter();
    let about: Vec<&Value> = findings.filter(|finding| finding["file"] == own.as_str()).collect();
    let codes = about.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect();
    (codes, format!("{about:#?}"))
}

#[test]
fn a_new_item_has_every_field_and_is_no_trouble_as_a_draft() {
    let portal = begun();
    for (kind, fields) in kinds() {
        let before = files_below(portal.path());
        let run = new(kind, portal.path());
        assert_eq!(run.code, 0, "{kind}: {run:?}");
        let file = added(portal.path(), &before);
        let text = fs::read_to_string(&file).expect("the new item");
        for field in &fields {
            let line =
                text.lines().find(|line| line.trim_start_matches("# ").starts_with(&format!("{} = ", field.name)));
            assert!(line.is_some(), "{kind}: {} is in {text}", field.name);
            let first = field.doc.lines().next().expect("a comment").trim();
            assert!(text.contains(&format!("# {first}")), "{kind}: {} is explained", field.name);
        }
        let checked = uptake(&format!("check --strict --today {LATER}"), &[portal.path()]);
        assert_eq!(checked.code, 0, "{kind}: {checked:?}");
        // A touchpoint gets the next number instead.
        if kind != "touchpoint" {
            let again = new(kind, portal.path());
            assert_eq!((again.code, again.err.contains("exists already")), (2, true), "{kind}: {again:?}");
            assert_eq!(fs::read_to_string(&file).expect("the new item"), text, "{kind} is as it was");
        }
    }
}

/// What is needed has a value of the right form: only the names in it are made up, and nobody has agreed to anything.
#[test]
fn a_new_item_only_needs_real_names() {
    let portal = begun();
    for (kind, _) in kinds() {
        let before = files_below(portal.path());
        new(kind, portal.path());
        let file = added(portal.path(), &before);
        let text = fs::read_to_string(&file).expect("the new item");
        write(&file, text.replace("draft = true\n", ""));
        let (codes, report) = codes(portal.path(), &file);
        let expected: &[&str] = match kind {
            "testimonial" | "champion" => &["consent-missing"],
            _ => &["dangling-reference"],
        };
        // What is begun has nothing around it yet.
        let is_alone = |code: &str| Code::parse(code).is_some_and(Code::is_about_absence);
        let fits = |code: &String| expected.contains(&code.as_str()) || is_alone(code);
        assert!(codes.iter().all(fits), "{kind}: {report}");
        fs::remove_file(&file).expect("the new item");
    }
}

/// Every example in a comment can be uncommented: it is read, whatever it names.
#[test]
fn every_example_of_a_new_item_can_be_used() {
    let portal = begun();
    for (kind, fields) in kinds() {
        let before = files_below(portal.path());
        new(kind, portal.path());
        let file = added(portal.path(), &before);
        let text = fs::read_to_string(&file).expect("the new item").replace("draft = true\n", "");
        let uncommented: Vec<String> = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(field) if fields.iter().any(|f| field.starts_with(&format!("{} = ", f.name))) => field.to_owned(),
                _ => line.to_owned(),
            })
            // Two ways to say when, and two voices, exclude each other.
            .filter(|line| kind != "touchpoint" || !(line.starts_with("date = ") || line.starts_with("champion = ")))
            .collect();
        write(&file, uncommented.join("\n"));
        let (codes, report) = codes(portal.path(), &file);
        let about_names =
            ["dangling-reference", "missing-asset", "unreachable-persona", "too-long", "preheader-length"];
        assert!(codes.iter().all(|code| about_names.contains(&code.as_str())), "{kind}: {report}");
        fs::remove_file(&file).expect("the new item");
    }
}
