//! [`Heard`]: who speaks in the portal's messages, and when. A name is a person: their testimonial, their story and
//! the messages that they sign are one voice to those who read them.
//!
//! What authors decided (who signs, whom they named) is known for the whole plan, so that nobody is chosen the week
//! before the author wants them heard. What was chosen here is known of earlier messages only.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

/// How long a voice is remembered: about four weekly messages.
const DAYS: i64 = 28;

#[derive(Debug, Default)]
pub struct Heard<'a> {
    by_person: BTreeMap<&'a str, Times>,
}

/// How often somebody is heard: on which day, so that a long plan isn't gone through for each message, and ever.
#[derive(Debug, Default)]
struct Times {
    by_day: BTreeMap<Date, i32>,
    ever: i32,
}

/// How often a voice is heard around a day, and how far the nearest time is: days ago, or to come where negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lately {
    pub times: i32,
    pub days_ago: i64,
}

impl<'a> Heard<'a> {
    pub fn add(&mut self, person: &'a str, day: Date) {
        let times = self.by_person.entry(person.trim()).or_default();
        *times.by_day.entry(day).or_default() += 1;
        times.ever += 1;
    }

    /// `None` for somebody who is silent for a while before and after.
    pub fn lately(&self, person: &str, day: Date) -> Option<Lately> {
        let days = &self.by_person.get(person)?.by_day;
        let near = days.range(day.saturating_sub(DAYS.days())..=day.saturating_add(DAYS.days()));
        let times = near.clone().map(|(_, times)| times).sum();
        let ago = near.map(|(heard, _)| day.duration_since(*heard).as_hours() / 24);
        Some(Lately { times, days_ago: ago.min_by_key(|days| days.abs())? })
    }

    /// How often a voice is heard in the plan, as far as it is known.
    pub fn ever(&self, person: &str) -> i32 {
        self.by_person.get(person).map_or(0, |times| times.ever)
    }
}
