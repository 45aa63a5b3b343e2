//! Whole calendars.

use super::*;

fn entry() -> Entry {
    let starts: Zoned = "2027-02-03T12:30[Europe/Berlin]".parse().unwrap();
    Entry {
        uid: "abc@learn.example.com".to_owned(),
        stamp: "2026-11-18T00:00:00Z".parse().unwrap(),
        sequence: 7,
        ends: Some(starts.saturating_add(jiff::ToSpan::minutes(45))),
        starts,
        repeat: Some("FREQ=WEEKLY;COUNT=6".to_owned()),
        summary: "Lead Circle, spring".to_owned(),
        description: "One\nTwo; three\nEND:VEVENT".to_owned(),
        location: Some("Room 1, Harbour".to_owned()),
        url: "https://learn.example.com/events/circle/".to_owned(),
        busy: Busy::Free,
    }
}

#[test]
fn an_entry_is_written_in_full() {
    let text = calendar(None, &[entry()]);
    for line in [
        "BEGIN:VCALENDAR",
        "DTSTAMP:20261118T000000Z",
        "SEQUENCE:7",
        "DTSTART;TZID=Europe/Berlin:20270203T123000",
        "DTEND;TZID=Europe/Berlin:20270203T131500",
        "RRULE:FREQ=WEEKLY;COUNT=6",
        "SUMMARY:Lead Circle\\, spring",
        "DESCRIPTION:One\\nTwo\\; three\\nEND:VEVENT",
        "TRANSP:TRANSPARENT",
        "END:VCALENDAR",
    ] {
        assert_eq!(text.split("\r\n").filter(|written| *written == line).count(), 1, "{line} in {text}");
    }
    assert!(!text.contains("ORGANIZER") && !text.contains("ATTENDEE") && !text.contains("METHOD"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn each_zone_is_told_once_from_the_first_entry_on() {
    let early = Entry { starts: "2026-06-01T09:00[Europe/Berlin]".parse().unwrap(), ends: None, ..entry() };
    let text = calendar(Some("Northwind: what's on"), &[entry(), early]);
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    assert!(text.contains("DTSTART:20260329T020000"), "{text}");
    assert!(text.contains("X-WR-CALNAME:Northwind: what's on"));
}

#[test]
fn without_a_named_zone_times_are_in_utc() {
    let fixed = Entry { starts: "2027-02-03T12:30+01:00[+01:00]".parse().unwrap(), ends: None, ..entry() };
    let text = calendar(None, &[fixed]);
    assert!(text.contains("DTSTART:20270203T113000Z") && !text.contains("VTIMEZONE"), "{text}");
}
