//! [`Row`]: what an audience gets week by week, for those who look at the whole plan.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::audience::Audience;
use super::budget::Budget;
use super::timeline::{Load, Timeline, bounds, monday};
use crate::model::portal::Policy;

/// An audience and the weeks in which it gets something.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub audience: Audience,
    /// By Monday.
    pub weeks: BTreeMap<Date, Week>,
}

/// An ISO week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Week {
    pub load: Load,
    /// The most of any window that begins in this week; messages and minutes may be of different ones.
    pub peak: Load,
}

pub fn rows(budget: &Budget<'_>) -> Vec<Row> {
    let audiences = budget.audiences.iter().zip(&budget.timelines);
    let rows =
        audiences.map(|(audience, timeline)| Row { audience: *audience, weeks: weeks(timeline, budget.policy()) });
    rows.filter(|row| !row.weeks.is_empty()).collect()
}

fn weeks(timeline: &Timeline, policy: &Policy) -> BTreeMap<Date, Week> {
    let mut weeks: BTreeMap<Date, Week> = BTreeMap::new();
    for entry in timeline.all() {
        let week = weeks.entry(monday(entry.at)).or_default();
        let window = timeline.load(bounds(entry.at, policy.window));
        week.load = week.load + entry.load;
        week.peak.messages = week.peak.messages.max(window.messages);
        week.peak.minutes = week.peak.minutes.max(window.minutes);
    }
    weeks
}
