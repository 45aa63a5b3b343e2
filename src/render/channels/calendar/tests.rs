//! Entries are unfolded and read line by line.

use super::*;
use crate::output::{Content, Revision, Revisions};
use crate::render::channels::chat::fixture::{everything, hostile, written};
use crate::render::channels::fixture::{Fixture, copy, portal};

/// The entry's properties, unfolded.
fn lines(fixture: &Fixture) -> Vec<String> {
    let written = written(fixture, write);
    let Some(Content::Bytes(bytes)) = written.file(KitFile::Calendar) else { panic!("a calendar") };
    let text = String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    text.split("\r\n").map(str::to_owned).collect()
}

fn value(lines: &[String], name: &str) -> String {
    let found: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix(name)).collect();
    assert_eq!(found.len(), 1, "{name} in {lines:#?}");
    found[0].to_owned()
}

#[test]
fn a_message_holds_a_slot_and_blocks_nothing() {
    let mut portal = portal();
    portal.settings.timezone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    portal.campaigns[0].touchpoints[0].time = Some(jiff::civil::time(12, 15, 0, 0));
    let lines = lines(&Fixture::of(portal));
    assert_eq!(value(&lines, "DTSTART;TZID=Europe/Berlin:"), "20270107T121500");
    assert_eq!(value(&lines, "DTEND;TZID=Europe/Berlin:"), "20270107T122500");
    assert_eq!(value(&lines, "DTSTAMP:"), "20270114T000000Z");
    assert_eq!(value(&lines, "TRANSP:"), "TRANSPARENT");
    assert_eq!(value(&lines, "SUMMARY:"), "One question that makes feedback easier");
    assert!(value(&lines, "URL:").starts_with("https://learn.example.com/academy/c/spring/new-manager/?utm_source="));
    let description = value(&lines, "DESCRIPTION:");
    assert!(description.starts_with("Start the first ten minutes (takes about 10 minutes): https://"), "{description}");
    assert!(
        description.contains("Hello there\\,\\n\\nmost of us") && description.contains("/nudges/"),
        "{description}"
    );
    assert!(description.contains("delete it if you don’t want it"), "{description}");
}

#[test]
fn the_id_is_of_the_message_and_not_of_its_text() {
    let mut fixture = Fixture::new();
    let before = value(&lines(&fixture), "UID:");
    fixture.portal.campaigns[0].touchpoints[0].copy.subject = Some(copy("Another subject"));
    assert_eq!(value(&lines(&fixture), "UID:"), before);
    assert!(before.ends_with("@learn.example.com") && before.len() == 32 + "@learn.example.com".len());
    fixture.portal.campaigns[0].touchpoints[0].item.slug = "02-teaser".to_owned();
    assert_ne!(value(&lines(&fixture), "UID:"), before);
}

#[test]
fn an_edition_rises_with_the_day_it_was_changed() {
    let mut fixture = Fixture::new();
    assert_eq!(value(&lines(&fixture), "SEQUENCE:"), "0");
    fixture.portal.campaigns[0].touchpoints[0].item.updated = Some(jiff::civil::date(2026, 11, 18));
    let lines = lines(&fixture);
    assert_eq!((value(&lines, "SEQUENCE:"), value(&lines, "DTSTAMP:")), ("2513".into(), "20261118T000000Z".into()));
}

#[test]
fn a_slot_has_a_quarter_of_an_hour_where_nobody_says_more() {
    let mut fixture = Fixture::new();
    fixture.portal.campaigns[0].touchpoints[0].minutes = None;
    let lines = lines(&fixture);
    assert_eq!(
        (value(&lines, "DTSTART:"), value(&lines, "DTEND:")),
        ("20270107T090000Z".into(), "20270107T091500Z".into())
    );
}

#[test]
fn every_construct_is_told_without_marks() {
    let description = value(&lines(&Fixture::with_body(everything())), "DESCRIPTION:");
    for told in [
        "A strong word and abc",
        "• outer\\n\u{2003}◦ inner",
        "• One – a question",
        "Term\\nmeaning",
        "A pump (https://a.example/p.png)",
    ] {
        assert!(description.contains(told), "{told} is not in {description}");
    }
}

#[test]
fn hostile_copy_begins_no_entry() {
    let mut fixture = hostile();
    let evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:mine";
    fixture.portal.campaigns[0].touchpoints[0].copy.subject = Some(copy(evil));
    fixture.portal.campaigns[0].touchpoints[0].copy.cta = Some(copy(evil));
    let lines = lines(&fixture);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    assert_eq!(value(&lines, "SUMMARY:"), "x END:VEVENT BEGIN:VEVENT SUMMARY:mine");
}

/// What was published before is an input: the same words keep their number, other words get a higher one.
#[test]
fn an_edition_rises_when_the_words_change() {
    let mut fixture = Fixture::new();
    let revision = written(&fixture, write).revision.unwrap();
    assert_eq!(revision.sequence, 0);
    let path = "kit/spring/01-teaser/new-manager/event.ics".to_owned();
    fixture.earlier = Revisions::new([(path, Revision { sequence: 4, ..revision })]);
    assert_eq!(value(&lines(&fixture), "SEQUENCE:"), "4");
    fixture.portal.campaigns[0].touchpoints[0].copy.cta = Some(copy("Something else"));
    assert_eq!(value(&lines(&fixture), "SEQUENCE:"), "5");
}
