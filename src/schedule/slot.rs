//! [`Slot`]: when a message goes out, beside when its author asked for it.
//!
//! Enter at [`Slot::of`]. It only ever waits: for a moment of its persona, for the end of quiet hours, for a day that is
//! neither quiet nor a holiday. All times are those of the portal's time zone.

use jiff::civil::{Date, DateTime, Time};

use crate::model::portal::Policy;
use crate::model::{Campaign, Persona, Portal, Touchpoint};

/// When a message is due where its author names no time of day and its persona no moment: the day has begun, and most
/// meetings haven't.
pub const TIME: Time = Time::constant(9, 0, 0, 0);

/// After a year without a legal minute there is none.
const FARTHEST: u32 = 366;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// As authored; the beginning of the day where no time is named.
    pub asked: DateTime,
    pub at: DateTime,
    /// What it waits for.
    pub because: Option<Because>,
}

/// Why a message waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    Holiday,
    QuietDay,
    QuietHours,
    /// The persona's next moment.
    Moment,
}

impl Because {
    /// One word, for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::QuietDay => "quiet-day",
            Self::QuietHours => "quiet-hours",
            Self::Moment => "moment",
        }
    }
}

impl Slot {
    pub fn of(campaign: &Campaign, touchpoint: &Touchpoint, persona: &Persona, portal: &Portal) -> Self {
        let day = campaign.date(touchpoint);
        let asked = day.to_datetime(touchpoint.time.unwrap_or(Time::midnight()));
        let policy = &portal.settings.policy;
        let from = if touchpoint.time.is_none() && persona.moments.is_empty() { day.to_datetime(TIME) } else { asked };
        let at = first_legal(from, persona, policy).unwrap_or(from);
        Self { asked, at, because: because(from, at, policy) }
    }

    /// The day on which it goes out.
    pub fn day(self) -> Date {
        self.at.date()
    }
}

/// The first minute from `from` on that is in a moment of the persona and not quiet.
fn first_legal(from: DateTime, persona: &Persona, policy: &Policy) -> Option<DateTime> {
    let mut day = from.date();
    for _ in 0..FARTHEST {
        let earliest = if day == from.date() { from.time() } else { Time::midnight() };
        if !is_quiet_day(day, policy)
            && let Some(time) = first_of_day(day, earliest, persona, policy)
        {
            return Some(day.to_datetime(time));
        }
        day = day.tomorrow().ok()?;
    }
    None
}

fn first_of_day(day: Date, earliest: Time, persona: &Persona, policy: &Policy) -> Option<Time> {
    let welcome = persona.moments.iter().filter(|moment| moment.days.contains(&day.weekday()));
    let spans: Vec<(Time, Time)> = match persona.moments.is_empty() {
        true => vec![(Time::midnight(), Time::MAX)],
        false => welcome.map(|moment| (moment.from, moment.to)).collect(),
    };
    let first = |(from, to): (Time, Time)| {
        let time = out_of_quiet_hours(from.max(earliest), policy)?;
        (time <= to).then_some(time)
    };
    spans.into_iter().filter_map(first).min()
}

/// The same time, or the end of the quiet hours that it lies in; `None` where these last until the next day.
fn out_of_quiet_hours(time: Time, policy: &Policy) -> Option<Time> {
    let Some((from, to)) = policy.quiet_hours else { return Some(time) };
    match from <= to {
        true if time >= from && time < to => Some(to),
        false if time >= from => None,
        false if time < to => Some(to),
        _ => Some(time),
    }
}

fn is_quiet_day(day: Date, policy: &Policy) -> bool {
    policy.quiet_days.contains(&day.weekday()) || policy.holidays.contains(&day)
}

/// What stood in the way where a message waits.
fn because(from: DateTime, at: DateTime, policy: &Policy) -> Option<Because> {
    let day = from.date();
    match from {
        _ if from == at || (from.date() == at.date() && from.time() == Time::midnight()) => None,
        _ if policy.holidays.contains(&day) => Some(Because::Holiday),
        _ if policy.quiet_days.contains(&day.weekday()) => Some(Because::QuietDay),
        _ if out_of_quiet_hours(from.time(), policy) != Some(from.time()) => Some(Because::QuietHours),
        _ => Some(Because::Moment),
    }
}
