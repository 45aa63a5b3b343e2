//! Repeating events: their rule, where it is a simple one, and when one happens next.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::Event;

/// The parts of an RFC 5545 rule that is simple enough to be understood here.
pub struct Rule {
    pub every: u32,
    pub unit: Unit,
    pub days: Vec<Weekday>,
    pub until: Option<Date>,
    pub count: Option<u32>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
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

impl Rule {
    /// `None` where the rule says more than this type holds.
    pub fn read(rule: &str) -> Option<Self> {
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
