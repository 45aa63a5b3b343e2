//! [`Timeline`]: what comes to one audience, in the order of time, and how much a window of it holds.

use std::collections::BTreeMap;
use std::ops::Add;

use jiff::civil::{Date, DateTime};

use crate::model::portal::{Policy, Window};

const DAY: i64 = 24 * 60 * 60;
const WEEK: i64 = 7 * DAY;
/// A Monday.
const EPOCH: Date = Date::constant(1969, 12, 29);

/// Messages and minutes of attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    pub messages: u64,
    pub minutes: u64,
}

impl Add for Load {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { messages: self.messages + other.messages, minutes: self.minutes + other.minutes }
    }
}

impl Load {
    pub fn is_over(self, policy: &Policy) -> bool {
        self.messages > policy.messages_per_week.into() || self.minutes > policy.minutes_per_week.into()
    }
}

/// What comes at one time. `at` counts the seconds that a clock on the wall would show since [`EPOCH`]: a week is as long
/// when a clock change lies in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub at: i64,
    pub load: Load,
}

impl Entry {
    pub fn new(at: DateTime, load: Load) -> Self {
        Self { at: at.duration_since(EPOCH.to_datetime(jiff::civil::Time::midnight())).as_secs(), load }
    }
}

/// The beginning and the end of a window; the end is outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub from: i64,
    pub to: i64,
}

#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// By time and step.
    entries: BTreeMap<(i64, usize), Load>,
}

impl Timeline {
    pub fn insert(&mut self, entry: Entry, step: usize) {
        self.entries.insert((entry.at, step), entry.load);
    }

    pub fn remove(&mut self, entry: Entry, step: usize) {
        self.entries.remove(&(entry.at, step));
    }

    /// The first entry from a time and step on.
    pub fn next(&self, from: (i64, usize)) -> Option<(i64, usize)> {
        self.entries.range(from..).next().map(|(key, _)| *key)
    }

    pub fn all(&self) -> impl Iterator<Item = Entry> {
        self.entries.iter().map(|((at, _), load)| Entry { at: *at, load: *load })
    }

    /// Everything in a window, with its step.
    pub fn within(&self, bounds: Bounds) -> impl Iterator<Item = (i64, usize, Load)> {
        let range = (bounds.from, 0)..(bounds.to.max(bounds.from), 0);
        self.entries.range(range).map(|((at, step), load)| (*at, *step, *load))
    }

    pub fn load(&self, bounds: Bounds) -> Load {
        self.within(bounds).fold(Load::default(), |sum, (_, _, load)| sum + load)
    }

    /// Whether any window that holds `extra` is over the budget with it.
    pub fn would_be_over(&self, extra: &[Entry], policy: &Policy) -> bool {
        let fits = |at: i64| {
            let bounds = bounds(at, policy.window);
            let more = extra.iter().filter(|entry| (bounds.from..bounds.to).contains(&entry.at));
            !more.fold(self.load(bounds), |sum, entry| sum + entry.load).is_over(policy)
        };
        let near = |entry: &Entry| match policy.window {
            Window::Rolling => Bounds { from: entry.at.saturating_sub(WEEK - 1), to: entry.at.saturating_add(1) },
            Window::Iso => Bounds { from: entry.at, to: entry.at },
        };
        let starts = |entry: &Entry| self.within(near(entry)).map(|(at, ..)| at).chain([entry.at]).collect::<Vec<_>>();
        !extra.iter().flat_map(starts).all(fits)
    }
}

/// The window that begins at a time, or the calendar week that it lies in.
pub fn bounds(at: i64, window: Window) -> Bounds {
    let from = match window {
        Window::Rolling => at,
        Window::Iso => at.div_euclid(WEEK) * WEEK,
    };
    Bounds { from, to: from.saturating_add(WEEK) }
}

/// The Monday of the week that a time lies in; the first day of calendars for what is before it.
pub fn monday(at: i64) -> Date {
    day(at.div_euclid(WEEK) * WEEK)
}

pub fn day(at: i64) -> Date {
    jiff::Span::new().try_days(at.div_euclid(DAY)).map_or(EPOCH, |days| EPOCH.saturating_add(days))
}
