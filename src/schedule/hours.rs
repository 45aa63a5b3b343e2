//! [`Hours`]: when a persona may be written to. In its moments, never in quiet hours, on quiet days or on holidays, and
//! only at times that the clock really shows.
//!
//! Enter at [`Hours::next`]. Later never comes before earlier: of two messages, the one asked for first goes out first
//! or at the same minute. That is why a time that a clock change skips waits for the end of the gap.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::slot::Because;
use crate::model::persona::Moment;
use crate::model::portal::Policy;
use crate::model::{Persona, Portal};

/// A part of a day, from and to; both belong to it.
type Span = (Time, Time);

/// Days after which a message is not looked after any more: only a year full of holidays gets that far.
const FARTHEST: u32 = 366;

#[derive(Debug, Clone)]
pub struct Hours<'a> {
    policy: &'a Policy,
    moments: &'a [Moment],
    zone: &'a TimeZone,
    holidays: BTreeSet<Date>,
    /// The welcome spans of each day of the week, from Monday on.
    week: [Vec<Span>; 7],
}

impl<'a> Hours<'a> {
    pub fn of(persona: &'a Persona, portal: &'a Portal) -> Self {
        let settings = &portal.settings;
        Self::new(&persona.moments, &settings.policy, &settings.timezone)
    }

    /// Those of somebody without moments: what the policy alone allows.
    pub fn of_policy(portal: &'a Portal) -> Self {
        Self::new(&[], &portal.settings.policy, &portal.settings.timezone)
    }

    fn new(moments: &'a [Moment], policy: &'a Policy, zone: &'a TimeZone) -> Self {
        let week = std::array::from_fn(|day| {
            let day = WEEK[day];
            if policy.quiet_days.contains(&day) { Vec::new() } else { loud(&welcome(moments, day), policy) }
        });
        Self { policy, moments, zone, holidays: policy.holidays.iter().copied().collect(), week }
    }

    pub fn has_moments(&self) -> bool {
        !self.moments.is_empty()
    }

    /// Whether any week has a welcome minute.
    pub fn is_open(&self) -> bool {
        self.week.iter().any(|spans| !spans.is_empty())
    }

    /// The first welcome minute from `from` on; `None` where there is none.
    pub fn next(&self, from: DateTime) -> Option<DateTime> {
        let mut at = self.first(from)?;
        loop {
            let real = self.exists(at);
            let welcome = self.first(real)?;
            if welcome == at {
                return Some(at);
            }
            at = welcome;
        }
    }

    /// The same time, or the end of the gap where the clocks are put forward over it.
    pub fn exists(&self, at: DateTime) -> DateTime {
        let ambiguous = self.zone.to_ambiguous_timestamp(at);
        match ambiguous.offset() {
            AmbiguousOffset::Gap { .. } => ambiguous.later().map_or(at, |later| self.end_of_gap(at, later)),
            _ => at,
        }
    }

    /// The local time to which the clocks are put, given a moment just after that.
    fn end_of_gap(&self, at: DateTime, after: Timestamp) -> DateTime {
        let change = self.zone.preceding(after.saturating_add(SignedDuration::from_secs(1)).unwrap_or(after)).next();
        change.map_or(at, |change| self.zone.to_datetime(change.timestamp()).max(at))
    }

    /// Why nothing goes out at this time.
    pub fn stands_against(&self, due: DateTime) -> Because {
        match due {
            _ if self.holidays.contains(&due.date()) => Because::Holiday,
            _ if self.is_quiet_day(due.date()) => Because::QuietDay,
            _ if is_quiet(due.time(), self.policy) && due.time() != Time::midnight() => Because::QuietHours,
            _ if self.exists(due) != due => Because::ClockChange,
            _ if self.has_moments() => Because::Moment,
            _ => Because::QuietHours,
        }
    }

    /// Whether the policy keeps a day free of messages.
    pub fn is_quiet_day(&self, day: Date) -> bool {
        self.policy.quiet_days.contains(&day.weekday()) || self.holidays.contains(&day)
    }

    fn first(&self, from: DateTime) -> Option<DateTime> {
        if !self.is_open() {
            return None;
        }
        let mut day = from.date();
        for _ in 0..FARTHEST {
            let earliest = if day == from.date() { from.time() } else { Time::midnight() };
            if !self.holidays.contains(&day)
                && let Some(time) = first_in(self.spans(day.weekday()), earliest)
            {
                return Some(day.to_datetime(time));
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    fn spans(&self, day: Weekday) -> &[Span] {
        let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
        self.week.get(index).map_or(&[], Vec::as_slice)
    }
}

pub(super) const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Whether a moment has a minute that the policy allows.
pub fn is_ever_welcome(moment: &Moment, portal: &Portal) -> bool {
    let one = std::slice::from_ref(moment);
    Hours::new(one, &portal.settings.policy, &portal.settings.timezone).is_open()
}

/// Whether a time lies in the quiet hours, which may span midnight.
pub fn is_quiet(time: Time, policy: &Policy) -> bool {
    policy.quiet_hours.is_some_and(|(from, to)| match from <= to {
        true => time >= from && time < to,
        false => time >= from || time < to,
    })
}

fn first_in(spans: &[Span], earliest: Time) -> Option<Time> {
    spans.iter().filter(|(_, to)| earliest <= *to).map(|(from, _)| earliest.max(*from)).min()
}

/// The spans of a day that lie in a moment; the whole day for those who have none. A moment may span midnight.
fn welcome(moments: &[Moment], day: Weekday) -> Vec<Span> {
    const WHOLE: Span = (Time::MIN, Time::MAX);
    if moments.is_empty() {
        return vec![WHOLE];
    }
    let mut spans = Vec::new();
    for moment in moments {
        let over_midnight = moment.to < moment.from;
        if moment.days.contains(&day) {
            spans.push((moment.from, if over_midnight { WHOLE.1 } else { moment.to }));
        }
        if over_midnight && moment.days.contains(&day.previous()) {
            spans.push((WHOLE.0, moment.to));
        }
    }
    spans
}

/// What of these spans isn't quiet.
fn loud(spans: &[Span], policy: &Policy) -> Vec<Span> {
    let parts = |&(from, to): &Span| -> Vec<Span> {
        let Some((quiet, over)) = policy.quiet_hours.filter(|(quiet, over)| quiet != over) else {
            return vec![(from, to)];
        };
        let last = quiet.saturating_sub(SignedDuration::from_nanos(1));
        let before = (quiet > Time::midnight()).then(|| (from, to.min(last)));
        let spans = match quiet < over {
            true => [before, Some((from.max(over), to))],
            false => [None, before.map(|(from, to)| (from.max(over), to))],
        };
        spans.into_iter().flatten().filter(|(from, to)| from <= to).collect()
    };
    spans.iter().flat_map(parts).collect()
}
