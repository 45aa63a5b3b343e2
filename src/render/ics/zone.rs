//! `VTIMEZONE`: the rules of a time zone (RFC 5545, 3.6.5), worked out from the clock changes that jiff knows.
//!
//! Enter at [`write`]. A zone that changes its clocks by the same rule each year gets that rule; one that doesn't
//! gets its changes one by one.

use jiff::civil::{DateTime, Weekday};
use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use super::lines::Lines;

/// For how many years a zone is looked at: a rule that holds so long is one, and entries end before.
const YEARS: i64 = 12;

/// The name of a zone that needs rules; UTC and plain offsets have none.
pub fn id(zone: &TimeZone) -> Option<&str> {
    zone.iana_name().filter(|name| !["UTC", "Etc/UTC", "Etc/Unknown"].contains(name))
}

/// The rules of `zone`, from the clock change that is in force at `from`.
pub fn write(id: &str, zone: &TimeZone, from: Timestamp, lines: &mut Lines) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", id);
    for observance in observances(&changes(zone, from)) {
        observance.write(lines);
    }
    lines.raw("END", "VTIMEZONE");
}

/// One change of the clocks.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    /// What the clocks show when it happens.
    at: DateTime,
    from: Offset,
    to: Offset,
    dst: Dst,
    name: String,
}

impl Change {
    /// Whether the clocks do the same.
    fn is_like(&self, other: &Self) -> bool {
        (self.from, self.to, self.dst, &self.name) == (other.from, other.to, other.dst, &other.name)
    }
}

/// The change in force at `from`, and those after it. A zone that has never changed "changed" in 1970.
fn changes(zone: &TimeZone, from: Timestamp) -> Vec<Change> {
    let in_force = zone.preceding(after(from)).next().map(|change| change.timestamp());
    let Some(begins) = in_force else {
        let info = zone.to_offset_info(from);
        let (offset, dst, name) = (info.offset(), info.dst(), info.abbreviation().to_owned());
        return vec![Change { at: DateTime::constant(1970, 1, 1, 0, 0, 0, 0), from: offset, to: offset, dst, name }];
    };
    let end = from.to_zoned(TimeZone::UTC).saturating_add(YEARS.years()).timestamp();
    zone.following(before(begins))
        .take_while(|change| change.timestamp() <= end)
        .map(|change| {
            let old = zone.to_offset(before(change.timestamp()));
            Change {
                at: old.to_datetime(change.timestamp()),
                from: old,
                to: change.offset(),
                dst: change.dst(),
                name: change.abbreviation().to_owned(),
            }
        })
        .collect()
}

fn after(moment: Timestamp) -> Timestamp {
    moment.checked_add(1.nanosecond()).unwrap_or(Timestamp::MAX)
}

fn before(moment: Timestamp) -> Timestamp {
    moment.checked_sub(1.nanosecond()).unwrap_or(Timestamp::MIN)
}

/// Changes of one kind: the first, and a rule for the others or each of them.
struct Observance<'a> {
    first: &'a Change,
    rule: Option<String>,
    others: Vec<&'a Change>,
}

fn observances(changes: &[Change]) -> Vec<Observance<'_>> {
    let mut kinds: Vec<Vec<&Change>> = Vec::new();
    for change in changes {
        match kinds.iter_mut().find(|kind| kind[0].is_like(change)) {
            Some(kind) => kind.push(change),
            None => kinds.push(vec![change]),
        }
    }
    let rules: Vec<Option<String>> = kinds.iter().map(|kind| rule(kind)).collect();
    // A rule that holds for one kind only would go on for ever beside changes that end.
    let regular = kinds.len() == 2 && rules.iter().all(Option::is_some);
    kinds
        .iter()
        .zip(rules)
        .map(|(kind, rule)| match regular {
            true => Observance { first: kind[0], rule, others: Vec::new() },
            false => Observance { first: kind[0], rule: None, others: kind[1..].to_vec() },
        })
        .collect()
}

/// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`, where a change happens once in each year by such a rule.
fn rule(kind: &[&Change]) -> Option<String> {
    const SEEN: usize = 10;
    let first = kind.first()?.at;
    let yearly = kind.len() >= SEEN && kind.windows(2).all(|two| two[0].at.year() + 1 == two[1].at.year());
    let alike = |change: &&Change| {
        let at = change.at;
        (at.month(), at.weekday(), at.time()) == (first.month(), first.weekday(), first.time())
    };
    if !yearly || !kind.iter().all(alike) {
        return None;
    }
    let last = kind.iter().all(|change| change.at.day() + 7 > change.at.days_in_month());
    let nth = |at: DateTime| (at.day() - 1) / 7 + 1;
    let same = kind.iter().all(|change| nth(change.at) == nth(first));
    let place = match (last, same) {
        (true, _) => "-1".to_owned(),
        (false, true) => nth(first).to_string(),
        (false, false) => return None,
    };
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={place}{}", first.month(), weekday(first.weekday())))
}

impl Observance<'_> {
    fn write(&self, lines: &mut Lines) {
        let Self { first, rule, others } = self;
        let kind = if first.dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
        lines.raw("BEGIN", kind);
        lines.raw("DTSTART", &local(first.at));
        lines.raw("TZOFFSETFROM", &offset(first.from));
        lines.raw("TZOFFSETTO", &offset(first.to));
        lines.text("TZNAME", &first.name);
        rule.iter().for_each(|rule| lines.raw("RRULE", rule));
        others.iter().for_each(|change| lines.raw("RDATE", &local(change.at)));
        lines.raw("END", kind);
    }
}

fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// `+0100`, with seconds only where a zone has them.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3_600, all / 60 % 60, all % 60);
    let rest = if seconds > 0 { format!("{seconds:02}") } else { String::new() };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(id: &str, from: &str) -> String {
        let mut lines = Lines::default();
        write(id, &TimeZone::get(id).unwrap(), from.parse().unwrap(), &mut lines);
        lines.finish().replace("\r\n", "\n")
    }

    #[test]
    fn a_zone_with_summer_time_has_its_rule() {
        assert_eq!(
            written("Europe/Berlin", "2027-01-14T11:15:00Z"),
            "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n\
             BEGIN:STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\n\
             RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\n\
             BEGIN:DAYLIGHT\nDTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n\
             RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        );
        let new_york = written("America/New_York", "2027-07-01T12:00:00Z");
        assert!(new_york.contains("BYMONTH=3;BYDAY=2SU") && new_york.contains("BYMONTH=11;BYDAY=1SU"), "{new_york}");
    }

    #[test]
    fn a_zone_that_stays_has_one_observance() {
        let tokyo = written("Asia/Tokyo", "2027-01-14T11:15:00Z");
        assert_eq!(tokyo.matches("BEGIN:STANDARD").count(), 1);
        assert!(tokyo.contains("TZOFFSETTO:+0900") && !tokyo.contains("DAYLIGHT") && !tokyo.contains("RRULE"));
        let kolkata = written("Asia/Kolkata", "2027-01-14T11:15:00Z");
        assert!(kolkata.contains("TZOFFSETTO:+0530"), "{kolkata}");
    }

    /// Gaza leaves its summer time for Ramadan, which no rule of the Gregorian calendar tells.
    #[test]
    fn changes_without_a_rule_are_listed() {
        let gaza = written("Asia/Gaza", "2027-01-14T11:15:00Z");
        assert!(!gaza.contains("RRULE") && gaza.matches("RDATE:").count() > 20, "{gaza}");
    }

    /// The rule of the United States before 2007 was another one.
    #[test]
    fn a_rule_that_changed_is_no_rule() {
        assert!(!written("America/New_York", "2006-01-14T11:15:00Z").contains("RRULE"));
    }

    #[test]
    fn utc_and_offsets_need_no_rules() {
        assert_eq!(id(&TimeZone::UTC), None);
        assert_eq!(id(&TimeZone::fixed(Offset::constant(2))), None);
    }
}
