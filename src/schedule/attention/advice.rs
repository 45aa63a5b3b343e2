//! [`Advice`]: the cheapest way out of a conflict. Another day if any works, the nearest one; else less to do, else fewer
//! channels, else without the message.
//!
//! Enter at [`Budget::way_out`], which also takes it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::audience::Audience;
use super::budget::Budget;
use super::demand::{Demand, Step, interrupts};
use super::timeline::Entry;
use crate::model::campaign::When;
use crate::model::{Campaign, Channel, Id, Persona, Portal, Touchpoint};
use crate::schedule::{Slot, days_between};

/// How many days a message may be moved: a quarter of a year. What waits longer belongs to another campaign.
const FARTHEST: i64 = 91;

/// What to do with a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// Send it on this day.
    Move(Date),
    /// Ask for so many minutes at most.
    Shorten(u64),
    /// Send it in these of its channels only, and on this day if one is named.
    Keep(Vec<Channel>, Option<Date>),
    /// Nothing else helps.
    LeaveOut,
}

/// The touchpoints of each campaign in their order, each with its day; those that are left out have none.
pub struct Drip {
    campaigns: Vec<Vec<(usize, Option<Date>)>>,
}

impl Drip {
    pub fn of(portal: &Portal) -> Self {
        let stops = |campaign: &Campaign| {
            let days = campaign.touchpoints.iter().enumerate().map(|(index, it)| (index, Some(campaign.date(it))));
            let mut stops: Vec<_> = days.collect();
            stops.sort_by_key(|(index, day)| (*day, *index));
            stops
        };
        Self { campaigns: portal.campaigns.iter().map(stops).collect() }
    }

    /// The days of the touchpoints before and after one.
    fn neighbours(&self, campaign: Id<Campaign>, touchpoint: usize) -> (Option<Date>, Option<Date>) {
        let stops = self.campaigns.get(campaign.index()).map_or(&[][..], Vec::as_slice);
        let at = stops.iter().position(|(index, _)| *index == touchpoint).unwrap_or(stops.len());
        let before = stops[..at].iter().rev().find_map(|(_, day)| *day);
        (before, stops.iter().skip(at + 1).find_map(|(_, day)| *day))
    }

    fn set(&mut self, campaign: Id<Campaign>, touchpoint: usize, day: Option<Date>) {
        let stops = self.campaigns.get_mut(campaign.index()).into_iter().flatten();
        stops.filter(|(index, _)| *index == touchpoint).for_each(|stop| stop.1 = day);
    }
}

impl Budget<'_> {
    /// Finds a place for a step that has to yield for `audience`, and puts it there.
    pub fn way_out(&mut self, step: usize, audience: Audience) -> Advice {
        self.remove(step);
        let (advice, placed) = self.cheapest(step, audience);
        let (campaign, touchpoint) = (self.steps[step].campaign, self.steps[step].touchpoint);
        match placed {
            Some(placed) => {
                self.drip.set(campaign, touchpoint, Some(placed.day));
                self.steps[step] = placed;
                self.add(step);
            }
            None => {
                self.drip.set(campaign, touchpoint, None);
                self.steps[step].demands.clear();
            }
        }
        advice
    }

    fn cheapest(&self, step: usize, audience: Audience) -> (Advice, Option<Step>) {
        let own = &self.steps[step];
        if let Some(placed) = self.on_another_day(own) {
            return (Advice::Move(placed.day), Some(placed));
        }
        if let Some((minutes, placed)) = self.shorter(own) {
            return (Advice::Shorten(minutes), Some(placed));
        }
        for (kept, fewer) in self.fewer_channels(own, audience) {
            if let Some(placed) = self.placed(&fewer, own.day) {
                return (Advice::Keep(kept, None), Some(placed));
            }
            if let Some(placed) = self.on_another_day(&fewer) {
                return (Advice::Keep(kept, Some(placed.day)), Some(placed));
            }
        }
        (Advice::LeaveOut, None)
    }

    /// The nearest day on which it fits, the later one of two that are as near.
    fn on_another_day(&self, step: &Step) -> Option<Step> {
        let (before, after) = self.drip.neighbours(step.campaign, step.touchpoint);
        let is_between =
            |day: &Date| before.is_none_or(|before| before < *day) && after.is_none_or(|after| *day < after);
        let near = (1..=FARTHEST).flat_map(|days| [days, -days]);
        let days = near.filter_map(|days| step.day.checked_add(days.days()).ok());
        days.filter(|day| is_between(day) && self.can_be_asked_for(step, *day)).find_map(|day| self.placed(step, day))
    }

    /// Whether an author may write this day: not past, not quiet, and not too far from the launch.
    fn can_be_asked_for(&self, step: &Step, day: Date) -> bool {
        let campaign = &self.portal[step.campaign];
        let is_near = match campaign.touchpoints[step.touchpoint].when {
            When::On(_) => true,
            When::Day(_) => days_between(campaign.launch, day).is_some_and(|days| days.abs() <= Campaign::FARTHEST),
        };
        let is_quiet = self.policy_hours.is_open() && self.policy_hours.is_quiet_day(day);
        is_near && !is_quiet && day >= self.portal.today
    }

    /// The step on a day, where that is in time for everybody and no window is over with it.
    fn placed(&self, step: &Step, day: Date) -> Option<Step> {
        let campaign = &self.portal[step.campaign];
        let time = campaign.touchpoints[step.touchpoint].time;
        let mut slots = Vec::with_capacity(step.demands.len());
        // Most days fail at the first persona, before anything is copied.
        for demand in &step.demands {
            let slot = Slot::on(day, time, &self.hours[demand.persona.index()]);
            let timeline = &self.timelines[demand.persona.index()];
            if !self.is_in_time(campaign, demand.slot, slot)
                || timeline.would_be_over(&[demand.entry(slot)], self.policy())
            {
                return None;
            }
            slots.push(slot);
        }
        let demands = step.demands.iter().zip(slots).map(|(demand, slot)| Demand { slot, ..demand.clone() });
        let placed = Step { day, demands: demands.collect(), ..*step };
        let mut pairs = placed.demands.iter().flat_map(|demand| &self.pairs[demand.persona.index()]);
        pairs.all(|pair| self.fits(&placed, *pair)).then_some(placed)
    }

    /// Not before the build's day, and not after the campaign's end where it was in time before.
    fn is_in_time(&self, campaign: &Campaign, before: Slot, slot: Slot) -> bool {
        let was_in_time = |closes: &Date| before.day() <= *closes;
        let closes = campaign.closes.filter(was_in_time);
        slot.day() >= self.portal.today && closes.is_none_or(|closes| slot.day() <= closes)
    }

    pub(super) fn fits(&self, step: &Step, audience: usize) -> bool {
        let entries: Vec<Entry> = step.entries(self.audiences[audience]).collect();
        !self.timelines[audience].would_be_over(&entries, self.policy())
    }

    /// With the most minutes that fit on its own day.
    fn shorter(&self, step: &Step) -> Option<(u64, Step)> {
        let asked = step.demands.iter().map(|demand| demand.minutes).max()?;
        let with = |minutes: u32| {
            let demands = step.demands.iter().map(|demand| Demand { minutes, ..demand.clone() });
            self.placed(&Step { demands: demands.collect(), ..step.clone() }, step.day)
        };
        // What fits with more minutes fits with fewer.
        let (mut best, mut low, mut high) = (None, 1, asked.saturating_sub(1));
        while low <= high {
            let middle = low + (high - low) / 2;
            match with(middle) {
                Some(placed) => {
                    best = Some((u64::from(middle), placed));
                    low = middle + 1;
                }
                None => high = middle - 1,
            }
        }
        best
    }

    /// The step without the channel that the audience likes least, without the two it likes least, and so on, each with
    /// the channels that are kept. Every persona keeps a channel.
    fn fewer_channels(&self, step: &Step, audience: Audience) -> Vec<(Vec<Channel>, Step)> {
        let touchpoint = &self.portal[step.campaign].touchpoints[step.touchpoint];
        let mut kept = touchpoint.channels.clone();
        let mut fewer = Vec::new();
        for channel in self.least_liked(touchpoint, audience) {
            let rest: Vec<Channel> = kept.iter().copied().filter(|other| *other != channel).collect();
            let reached = |id: &Id<Persona>| self.portal[*id].channels.iter().any(|channel| rest.contains(channel));
            if touchpoint.personas.iter().all(reached) {
                kept = rest;
                fewer.push((kept.clone(), without(step, &kept)));
            }
        }
        fewer
    }

    fn least_liked(&self, touchpoint: &Touchpoint, audience: Audience) -> Vec<Channel> {
        let rank = |channel: Channel| {
            let places =
                audience.personas().filter_map(|id| self.portal[id].channels.iter().position(|own| *own == channel));
            places.max()
        };
        let own = touchpoint.channels.iter().filter(|channel| interrupts(**channel));
        let mut ranked: Vec<_> = own.filter_map(|channel| Some((rank(*channel)?, *channel))).collect();
        ranked.sort_unstable();
        ranked.dedup();
        ranked.into_iter().rev().map(|(_, channel)| channel).collect()
    }
}

fn without(step: &Step, kept: &[Channel]) -> Step {
    let demands = step.demands.iter().map(|demand| {
        let channels = demand.channels.iter().copied().filter(|channel| kept.contains(channel)).collect();
        Demand { channels, ..demand.clone() }
    });
    Step { demands: demands.filter(|demand| !demand.channels.is_empty()).collect(), ..step.clone() }
}
