//! Calendars (RFC 5545): entries → the text of an `.ics` file.
//!
//! Enter at [`calendar`]. `lines` escapes and folds, `zone` writes the rules of a time zone, `rule` finishes those of
//! repeating events. A small writer of our own: a library would bring a second reckoning of time (chrono) and random
//! ids, and none writes time zones. Independent parsers read what it wrote.

mod lines;
mod rule;
mod zone;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use url::Url;

use crate::output::{Revision, Revisions};
use lines::Lines;

/// One entry of a calendar. All texts are plain.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The same in each edition, and nowhere else in the world.
    pub uid: String,
    /// When this was last changed: of the content, never of the clock.
    pub stamp: Timestamp,
    /// Rises with each edition that says something else.
    pub sequence: u32,
    pub starts: Zoned,
    pub ends: Option<Zoned>,
    /// An RFC 5545 recurrence rule, as authored.
    pub repeat: Option<String>,
    pub summary: String,
    pub description: String,
    pub location: Option<String>,
    pub url: String,
    pub busy: Busy,
}

/// Whether others see the time as taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    Taken,
    Free,
}

/// A calendar of entries; one that people subscribe to has a name.
pub fn calendar(name: Option<&str>, entries: &[Entry]) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//uptake//calendar//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    if let Some(name) = name {
        // RFC 7986, 5.1, and what programs read that don't know it.
        lines.text("NAME", name);
        lines.text("X-WR-CALNAME", name);
    }
    zones(entries, &mut lines);
    entries.iter().for_each(|entry| write(entry, &mut lines));
    lines.raw("END", "VCALENDAR");
    lines.finish()
}

/// The id of what these names stand for: worked out from the portal's address and them, never from a text. It keeps
/// to ASCII, and to 32 of the hash's 64 digits, whatever the names are.
pub fn uid(portal: &Url, names: &[&str]) -> String {
    let hash = blake3::hash(format!("{portal}\n{}", names.join("\n")).as_bytes());
    format!("{}@{}", &hash.to_hex()[..32], portal.host_str().unwrap_or("localhost"))
}

/// An edition's number by the day its author last changed it: it rises by itself. Day 0 is in 2020.
pub fn sequence(updated: Option<Date>) -> u32 {
    const FIRST: Date = Date::constant(2020, 1, 1);
    let days = updated.map_or(0, |updated| (updated - FIRST).get_days());
    u32::try_from(days).unwrap_or(0)
}

/// The entry with the number of its edition at `path`: its own is the least.
pub fn numbered(entry: Entry, path: &str, earlier: &Revisions) -> (Entry, Revision) {
    let revision = earlier.next(path, entry.sequence, says(&entry));
    (Entry { sequence: revision.sequence, ..entry }, revision)
}

/// A hash of what an entry tells people, whichever edition it is.
fn says(entry: &Entry) -> String {
    let mut lines = Lines::default();
    write(&Entry { sequence: 0, stamp: Timestamp::UNIX_EPOCH, ..entry.clone() }, &mut lines);
    blake3::hash(lines.finish().as_bytes()).to_hex()[..32].to_owned()
}

/// The beginning of a day, in UTC.
pub fn midnight(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// The rules of each zone that an entry names, from the first entry on.
fn zones(entries: &[Entry], lines: &mut Lines) {
    let mut named: Vec<(&str, &TimeZone, Timestamp)> = Vec::new();
    for entry in entries {
        let Some(id) = zone::id(entry.starts.time_zone()) else { continue };
        let from = entry.starts.timestamp();
        match named.iter_mut().find(|(known, ..)| *known == id) {
            Some((.., first)) => *first = from.min(*first),
            None => named.push((id, entry.starts.time_zone(), from)),
        }
    }
    for (id, zone, from) in named {
        zone::write(id, zone, from, lines);
    }
}

fn write(entry: &Entry, lines: &mut Lines) {
    let status = match entry.busy {
        Busy::Taken => ("OPAQUE", "BUSY"),
        Busy::Free => ("TRANSPARENT", "FREE"),
    };
    lines.raw("BEGIN", "VEVENT");
    lines.raw("UID", &entry.uid);
    lines.raw("DTSTAMP", &utc(entry.stamp));
    lines.raw("LAST-MODIFIED", &utc(entry.stamp));
    lines.raw("SEQUENCE", &entry.sequence.to_string());
    moment("DTSTART", &entry.starts, lines);
    entry.ends.iter().for_each(|ends| moment("DTEND", ends, lines));
    if let Some(rule) = &entry.repeat {
        lines.raw("RRULE", &rule::finished(rule, entry.starts.time_zone()));
    }
    lines.text("SUMMARY", &entry.summary);
    lines.text("DESCRIPTION", &entry.description);
    entry.location.iter().for_each(|location| lines.text("LOCATION", location));
    lines.raw("URL", &entry.url);
    lines.raw("STATUS", "CONFIRMED");
    lines.raw("TRANSP", status.0);
    // Outlook doesn't read TRANSP from files ([MS-OXCICAL] 2.1.3.1.1.20.32).
    lines.raw("X-MICROSOFT-CDO-BUSYSTATUS", status.1);
    lines.raw("CLASS", "PUBLIC");
    lines.raw("END", "VEVENT");
}

/// A local time with its zone, or UTC where the zone has no name.
fn moment(name: &str, moment: &Zoned, lines: &mut Lines) {
    match zone::id(moment.time_zone()) {
        Some(id) => lines.raw(&format!("{name};TZID={id}"), &moment.strftime("%Y%m%dT%H%M%S").to_string()),
        None => lines.raw(name, &utc(moment.timestamp())),
    }
}

fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests;
