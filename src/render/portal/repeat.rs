//! Repeating events: when one happens next, and the rule in words where it is a simple one.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::model::Event;
use crate::render::wording::Wording;

/// The parts of a rule that is simple enough to be understood here.
struct Rule {
    every: u32,
    unit: Unit,
    days: Vec<Weekday>,
    until: Option<Date>,
    count: Option<u32>,
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Day,
    Week,
    Month,
}

/// The first day from `today` on which the event happens; `None` once it is over.
pub fn next_date(event: &Event, today: Date) -> Option<Date> {
    let first = event.starts.date();
    let last_day = event.ends.as_ref().map_or(first, jiff::Zoned::date);
    if last_day >= today {
        return Some(first);
    }
    // A rule we can't read is not over as far as anybody can tell.
    let Some(rule) = Rule::read(event.repeat.as_deref()?) else { return Some(first) };
    let turns = rule.count.map_or(2_000, |count| count.max(1).div_ceil(rule.days_per_turn()));
    let dates = (0..i64::from(turns)).filter_map(|turn| first.checked_add(rule.step(turn)).ok());
    dates.take_while(|date| rule.until.is_none_or(|until| *date <= until)).find(|date| *date >= today)
}

/// `Every 2 weeks on Wednesday, until 1 June 2027`; `Repeats` where the rule is not that simple.
pub fn in_words(rule: &str, wording: &Wording) -> String {
    let Some(rule) = Rule::read(rule) else { return wording.text("repeats") };
    let unit = match rule.unit {
        Unit::Day => "every_day",
        Unit::Week => "every_week",
        Unit::Month => "every_month",
    };
    let mut words = wording.count(unit, rule.every as usize);
    if !rule.days.is_empty() {
        let days: Vec<_> = rule.days.iter().map(|day| wording.weekday(*day)).collect();
        words.push_str(&wording.with("repeat_on", &[("days", &days.join(", "))]));
    }
    if let Some(until) = rule.until {
        words.push_str(&wording.with("repeat_until", &[("date", &wording.date(until))]));
    }
    if let Some(count) = rule.count {
        words.push_str(&wording.with("repeat_count", &[("n", &count.to_string())]));
    }
    words
}

impl Rule {
    fn read(rule: &str) -> Option<Self> {
        let rule = rule.trim().trim_start_matches("RRULE:");
        let mut parts: BTreeMap<_, _> = rule.split(';').filter_map(|part| part.split_once('=')).collect();
        let unit = match parts.remove("FREQ")? {
            "DAILY" => Unit::Day,
            "WEEKLY" => Unit::Week,
            "MONTHLY" => Unit::Month,
            _ => return None,
        };
        let every = parts.remove("INTERVAL").map_or(Some(1), |n| n.parse().ok())?;
        let days = parts.remove("BYDAY").map_or(Some(Vec::new()), |days| days.split(',').map(weekday).collect())?;
        let until = parts.remove("UNTIL").map_or(Some(None), |until| read_date(until).map(Some))?;
        let count = parts.remove("COUNT").map_or(Some(None), |n| n.parse().ok().map(Some))?;
        parts.remove("WKST");
        let simple = parts.is_empty() && (days.is_empty() || unit == Unit::Week) && every > 0;
        simple.then_some(Self { every, unit, days, until, count })
    }

    fn days_per_turn(&self) -> u32 {
        u32::try_from(self.days.len()).unwrap_or(1).max(1)
    }

    fn step(&self, turn: i64) -> Span {
        let n = turn.saturating_mul(i64::from(self.every)).min(100_000);
        match self.unit {
            Unit::Day => n.days(),
            Unit::Week => (n * 7).days(),
            Unit::Month => n.min(12_000).months(),
        }
    }
}

fn weekday(day: &str) -> Option<Weekday> {
    let index = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|name| *name == day)?;
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}

fn read_date(text: &str) -> Option<Date> {
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    Date::new(part(0..4)?, i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?).ok()
}
