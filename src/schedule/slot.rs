//! [`Slot`]: when a message goes out, beside when its author asked for it.
//!
//! Enter at [`Slot::of`]. A message only ever waits, until [`Hours`] know a minute that is welcome. All times are those
//! of the portal's time zone.

use jiff::civil::{Date, DateTime, Time};

use super::hours::Hours;
use crate::model::{Campaign, Touchpoint};

/// When a message is due where its author names no time of day and its persona no moment: the day has begun, and most
/// meetings haven't.
pub const TIME: Time = Time::constant(9, 0, 0, 0);

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
    /// A reminder: its persona has had enough for now.
    Budget,
    /// The clocks are put forward over the time that was asked for.
    ClockChange,
}

impl Because {
    /// One word, for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::QuietDay => "quiet-day",
            Self::QuietHours => "quiet-hours",
            Self::ClockChange => "clock-change",
            Self::Moment => "moment",
            Self::Budget => "budget",
        }
    }
}

impl Slot {
    pub fn of(campaign: &Campaign, touchpoint: &Touchpoint, hours: &Hours<'_>) -> Self {
        Self::on(campaign.date(touchpoint), touchpoint.time, hours)
    }

    /// The slot of what is asked for on a day. Without a minute that is welcome it goes out as asked: nobody is left
    /// without a message because of a slip in portal.toml.
    pub fn on(day: Date, time: Option<Time>, hours: &Hours<'_>) -> Self {
        let due = match time {
            Some(time) => day.to_datetime(time),
            None if hours.has_moments() => day.to_datetime(Time::midnight()),
            None => day.to_datetime(TIME),
        };
        let unmoved = || hours.exists(day.to_datetime(time.unwrap_or(TIME)));
        let at = hours.next(due).unwrap_or_else(unmoved);
        let is_due = at == due || (time.is_none() && at.date() == day);
        let because = (!is_due).then(|| hours.stands_against(due));
        Self { asked: day.to_datetime(time.unwrap_or(Time::midnight())), at, because }
    }

    /// The day on which it goes out.
    pub fn day(self) -> Date {
        self.at.date()
    }
}
