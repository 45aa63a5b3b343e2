//! [`Meeting`]: every time that people meet, with repeated events told one by one.
//!
//! Enter at [`all`]. An hour on the wall stays that hour when the clocks change: rules are followed in local time, as if
//! it were UTC, and each occurrence gets the portal's zone afterwards.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use rrule::RRuleSet;

use super::Plan;
use crate::model::{Campaign, Event, Id, Listed, Portal};

/// How many occurrences of one event are told.
const MOST: u16 = 500;
/// How many years after the build's day they are told for.
const YEARS: i64 = 2;
/// Nobody meets by the minute, and following such a rule over years would take one.
const WITHIN_DAYS: [&str; 5] = ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "BYSECOND", "BYMINUTE"];
/// The rule of what doesn't repeat.
const ONCE: &str = "FREQ=DAILY;COUNT=1";

/// One occurrence of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    pub event: Id<Event>,
    pub starts: Zoned,
    pub ends: Option<Zoned>,
}

/// Everything from the build's day on, by time.
pub fn all(portal: &Portal) -> Vec<Meeting> {
    let mut meetings: Vec<Meeting> = Event::all(portal)
        .flat_map(|(id, event)| occurrences(event, portal.today).into_iter().map(move |at| meeting(id, event, at)))
        .collect();
    meetings.sort_by_key(|meeting| (meeting.starts.timestamp(), meeting.event));
    meetings
}

/// All meetings of one event from its first on; where those lie too far back, the ones to come.
pub fn series(id: Id<Event>, event: &Event, today: Date) -> Vec<Meeting> {
    let from_first = occurrences(event, event.starts.date().min(today));
    let lasts = from_first.last().is_some_and(|last| last.date() >= today);
    let to_come = if lasts { Vec::new() } else { occurrences(event, today) };
    let times = if to_come.is_empty() { from_first } else { to_come };
    times.into_iter().map(|at| meeting(id, event, at)).collect()
}

/// Those for the people or about the courses of any campaign.
pub fn of_campaigns<'p>(portal: &Portal, plan: &'p Plan) -> impl Iterator<Item = &'p Meeting> {
    let courses: BTreeSet<_> = portal.campaigns.iter().flat_map(|campaign| campaign.all_courses(portal)).collect();
    let people: BTreeSet<_> = portal.campaigns.iter().flat_map(Campaign::everyone).collect();
    let concerns = |event: &Event| {
        event.courses.iter().any(|course| courses.contains(course))
            || event.personas.iter().any(|persona| people.contains(persona))
    };
    let concerned: Vec<bool> = portal.events.iter().map(concerns).collect();
    plan.meetings.iter().filter(move |meeting| concerned.get(meeting.event.index()) == Some(&true))
}

/// As long as the first one.
fn meeting(id: Id<Event>, event: &Event, starts: Zoned) -> Meeting {
    let length = event.ends.as_ref().map(|ends| ends.datetime().duration_since(event.starts.datetime()));
    let ends = length.and_then(|length| zoned(starts.datetime().checked_add(length).ok()?, &starts));
    Meeting { event: id, starts, ends }
}

fn occurrences(event: &Event, today: Date) -> Vec<Zoned> {
    let first = event.starts.datetime();
    let last = today.saturating_add(YEARS.years()).to_datetime(Time::midnight());
    let rule = event.repeat.as_deref();
    let mut times = rule.and_then(|rule| followed(rule, &event.starts, today, last)).unwrap_or_default();
    // Calendars show the first one whether or not the rule would (RFC 5545, 3.8.5.3).
    if !times.contains(&first) && first.date() >= today {
        times.push(first);
    }
    times.sort_unstable();
    times.into_iter().filter_map(|at| zoned(at, &event.starts)).collect()
}

/// The local times that a rule names; `None` where it can't be followed.
fn followed(rule: &str, starts: &Zoned, today: Date, last: DateTime) -> Option<Vec<DateTime>> {
    let rule = in_local_time(rule, starts.time_zone());
    if WITHIN_DAYS.iter().any(|part| rule.contains(part)) {
        return None;
    }
    let set = set(starts.datetime(), &rule)?;
    let from = *self::set(today.to_datetime(Time::midnight()), ONCE)?.get_dt_start();
    let to = *self::set(last, ONCE)?.get_dt_start();
    let dates = set.after(from).before(to).all(MOST).dates;
    let local = |seconds| Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).datetime());
    Some(dates.iter().filter_map(|date| local(date.timestamp())).collect())
}

/// What begins at a local time, written as if that were UTC.
fn set(starts: DateTime, rule: &str) -> Option<RRuleSet> {
    // The form has four digits for a year.
    if !(1..=9999).contains(&starts.year()) {
        return None;
    }
    format!("DTSTART:{}Z\nRRULE:{rule}", starts.strftime("%Y%m%dT%H%M%S")).parse().ok()
}

/// The rule in capitals, its end in local time as if that were UTC; a date includes its whole day.
fn in_local_time(rule: &str, zone: &TimeZone) -> String {
    let rule = rule.trim().to_ascii_uppercase();
    let parts = rule.trim_start_matches("RRULE:").split(';').map(str::trim).filter(|part| !part.is_empty());
    let plain = |part: &str| part.chars().filter(|c| c.is_ascii_alphanumeric() || "=,+-".contains(*c)).collect();
    let parts: Vec<String> = parts
        .map(|part| match part.strip_prefix("UNTIL=") {
            Some(until) => format!("UNTIL={}", local_end(&plain(until), zone)),
            None => plain(part),
        })
        .collect();
    parts.join(";")
}

fn local_end(until: &String, zone: &TimeZone) -> String {
    let of_utc = until.strip_suffix('Z').and_then(|until| DateTime::strptime("%Y%m%dT%H%M%S", until).ok());
    match of_utc.and_then(|utc| utc.to_zoned(TimeZone::UTC).ok()) {
        Some(utc) => format!("{}Z", utc.with_time_zone(zone.clone()).strftime("%Y%m%dT%H%M%S")),
        None if until.contains('T') => format!("{until}Z"),
        None => format!("{until}T235959Z"),
    }
}

fn zoned(at: DateTime, like: &Zoned) -> Option<Zoned> {
    at.to_zoned(like.time_zone().clone()).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::event::EventKind;
    use crate::render::channels::fixture;

    fn event(starts: &str, zone: &str, rule: Option<&str>) -> Event {
        let at: DateTime = starts.parse().unwrap();
        let starts = at.to_zoned(TimeZone::get(zone).unwrap()).unwrap();
        Event {
            item: fixture::item("circle", "Circle"),
            kind: EventKind::Circle,
            ends: Some(starts.saturating_add(45.minutes())),
            starts,
            repeat: rule.map(str::to_owned),
            place: None,
            join_url: None,
            capacity: None,
            booked: None,
            as_of: None,
            host: None,
            courses: Vec::new(),
            personas: Vec::new(),
            community: None,
            accessibility: None,
        }
    }

    fn times(starts: &str, zone: &str, rule: &str, today: &str) -> Vec<String> {
        let event = event(starts, zone, Some(rule));
        occurrences(&event, today.parse().unwrap()).iter().map(|at| at.strftime("%m-%d %H:%M%:z").to_string()).collect()
    }

    /// A series is told from its first day on, whether or not that is over; an old one from the build's day on.
    #[test]
    fn a_series_keeps_its_numbers() {
        let days = |starts: &str, rule: Option<&str>, today: &str| -> Vec<String> {
            let event = event(starts, "Europe/Berlin", rule);
            let series = series(Id::new(0), &event, today.parse().unwrap());
            series.iter().map(|meeting| meeting.starts.date().to_string()).collect()
        };
        let three = Some("FREQ=WEEKLY;COUNT=3");
        for today in ["2027-01-01", "2027-03-12", "2027-06-01"] {
            assert_eq!(days("2027-03-10T12:30", three, today), ["2027-03-10", "2027-03-17", "2027-03-24"], "{today}");
        }
        assert_eq!(days("2027-03-10T12:30", None, "2030-01-01"), ["2027-03-10"]);
        assert_eq!(days("2020-01-01T12:30", Some("FREQ=MONTHLY"), "2027-01-15")[0], "2027-02-01");
    }

    /// Half past twelve stays half past twelve.
    #[test]
    fn an_hour_on_the_wall_stays_that_hour() {
        let circle = times("2027-03-10T12:30", "Europe/Berlin", "FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2027-01-01");
        assert_eq!(circle, ["03-10 12:30+01:00", "03-24 12:30+01:00", "04-07 12:30+02:00"]);
    }

    /// Examples of RFC 5545, 3.8.5.3, all of which begin on 2 September 1997 at nine in New York, or near.
    #[test]
    fn rules_are_followed_as_the_standard_says() {
        for (starts, rule, days) in [
            ("1997-09-02T09:00", "FREQ=DAILY;COUNT=3", &["09-02", "09-03", "09-04"][..]),
            ("1997-09-02T09:00", "FREQ=DAILY;INTERVAL=10;COUNT=3", &["09-02", "09-12", "09-22"]),
            ("1997-09-02T09:00", "FREQ=WEEKLY;UNTIL=19970916", &["09-02", "09-09", "09-16"]),
            ("1997-09-02T09:00", "FREQ=WEEKLY;UNTIL=19970916T130000Z", &["09-02", "09-09", "09-16"]),
            ("1997-09-02T09:00", "FREQ=WEEKLY;UNTIL=19970916T125959Z", &["09-02", "09-09"]),
            (
                "1997-09-02T09:00",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH",
                &["09-02", "09-04", "09-16", "09-18"],
            ),
            ("1997-09-05T09:00", "FREQ=MONTHLY;COUNT=3;BYDAY=1FR", &["09-05", "10-03", "11-07"]),
            ("1997-09-22T09:00", "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", &["09-22", "10-20", "11-17"]),
            ("1997-09-28T09:00", "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", &["09-28", "10-29", "11-28"]),
            ("1997-09-04T09:00", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", &["09-04", "10-07", "11-06"]),
            ("1997-06-10T09:00", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7", &["06-10", "07-10", "06-10", "07-10"]),
        ] {
            let found = times(starts, "America/New_York", rule, "1997-01-01");
            let found: Vec<&str> = found.iter().map(|at| &at[..5]).collect();
            assert_eq!(found, days, "{rule}");
        }
    }

    #[test]
    fn what_is_over_and_what_is_far_is_not_told() {
        let daily = "FREQ=DAILY";
        assert_eq!(times("2026-01-01T09:00", "Europe/Berlin", daily, "2027-01-05")[0], "01-05 09:00+01:00");
        assert_eq!(times("2026-01-01T09:00", "Europe/Berlin", daily, "2027-01-05").len(), 500);
        assert_eq!(times("2026-01-01T09:00", "Europe/Berlin", "FREQ=YEARLY", "2027-01-05").len(), 2);
        assert!(times("2026-01-01T09:00", "Europe/Berlin", "FREQ=DAILY;COUNT=3", "2027-01-05").is_empty());
    }

    #[test]
    fn a_rule_that_cant_be_followed_leaves_the_first_time() {
        for rule in [
            "FREQ=NEVER",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=SECONDLY",
            "FREQ=DAILY\nDTSTART:1",
        ] {
            assert_eq!(
                times("2027-03-10T12:30", "Europe/Berlin", rule, "2027-01-01")[0],
                "03-10 12:30+01:00",
                "{rule}"
            );
        }
    }

    #[test]
    fn a_meeting_is_as_long_as_the_first_one() {
        let mut portal = fixture::portal();
        portal.events = vec![event("2027-03-10T12:30", "Europe/Berlin", Some("FREQ=WEEKLY;COUNT=2"))];
        let ends = all(&portal).into_iter().map(|meeting| meeting.ends.unwrap().datetime().to_string());
        assert_eq!(ends.collect::<Vec<_>>(), ["2027-03-10T13:15:00", "2027-03-17T13:15:00"]);
    }

    proptest! {
        #[test]
        fn no_rule_is_a_reason_to_panic(
            frequency in prop::sample::select(vec!["SECONDLY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
            part in prop::sample::select(vec!["BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR"]),
            value in "-?[0-9]{1,3}(MO|SU)?",
            interval in 0..70_000_u32,
            year in prop::sample::select(vec![1, 1900, 2026, 9990, 9999]),
        ) {
            let rule = format!("FREQ={frequency};INTERVAL={interval};{part}={value}");
            let event = event(&format!("{year:04}-12-15T23:59"), "UTC", Some(&rule));
            let found = occurrences(&event, jiff::civil::date(year, 12, 1));
            prop_assert!(found.len() <= 501);
        }
    }
}
