//! [`Heard`]: who speaks in the portal's messages, and when. A name is a person: their testimonial, their story and
//! the messages that they sign are one voice to those who read them.
//!
//! What authors decided (who signs, whom they named) is known for the whole plan, so that nobody is chosen the week
//! before the author wants them heard. What was chosen here is known of earlier messages only.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// How long a voice is remembered: about four weekly messages.
const DAYS: i64 = 28;

#[derive(Debug, Default)]
pub struct Heard<'a> {
    by_person: BTreeMap<&'a str, Vec<Date>>,
}

/// How often a voice is heard around a day, and how far the nearest time is: days ago, or to come where negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lately {
    pub times: i32,
    pub days_ago: i64,
}

impl<'a> Heard<'a> {
    pub fn add(&mut self, person: &'a str, day: Date) {
        self.by_person.entry(person.trim()).or_default().push(day);
    }

    /// `None` for somebody who is silent for a while before and after.
    pub fn lately(&self, person: &str, day: Date) -> Option<Lately> {
        let ago = |heard: &Date| day.duration_since(*heard).as_hours() / 24;
        let near = |days: &i64| (-DAYS..=DAYS).contains(days);
        let days: Vec<i64> = self.by_person.get(person)?.iter().map(ago).filter(near).collect();
        let times = i32::try_from(days.len()).unwrap_or(i32::MAX);
        Some(Lately { times, days_ago: days.into_iter().min_by_key(|days| days.abs())? })
    }

    /// How often a voice is heard in the plan, as far as it is known.
    pub fn ever(&self, person: &str) -> usize {
        self.by_person.get(person).map_or(0, Vec::len)
    }
}
