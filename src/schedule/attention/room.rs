//! Room for spaced reminders. Nobody wrote them, so nobody has to move them: each waits, for each persona on its own,
//! until the budget that authors' messages leave has room for it.
//!
//! Enter at [`make_room`].

use std::collections::BTreeMap;

use jiff::ToSpan;

use super::budget::Budget;
use super::demand::{Counted, Demand, Step};
use crate::model::{Campaign, Id, Persona, Portal};
use crate::schedule::{Because, Plan, Slot};

/// How many days a reminder waits at most. The best gap is broad: recall hardly differs between gaps of two and of six
/// weeks for a memory of half a year (Cepeda et al. 2008).
const WAITS: i64 = 28;

/// A reminder that found no room for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRoom {
    pub campaign: Id<Campaign>,
    pub touchpoint: usize,
    pub persona: Id<Persona>,
    /// When it was due.
    pub slot: Slot,
}

/// Lets the plan's reminders wait. Those without room are taken out of it, and given back.
pub fn make_room(portal: &Portal, plan: &mut Plan) -> Vec<NoRoom> {
    let mut reminders = Step::all(portal, plan, Counted::Reminders);
    if reminders.is_empty() {
        return Vec::new();
    }
    reminders.sort_by_key(|step| (step.day, step.campaign, step.touchpoint));
    let mut budget = Budget::of(portal, plan, Counted::Written);
    let mut slots = BTreeMap::new();
    let mut without = Vec::new();
    for step in reminders {
        let Step { campaign, touchpoint, .. } = step;
        let mut placed = Step { demands: Vec::new(), ..step };
        for demand in step.demands {
            let persona = demand.persona;
            match budget.first_room(&placed, &demand) {
                Some(slot) => {
                    slots.insert((campaign, touchpoint, persona), slot);
                    placed.demands.push(Demand { slot, ..demand });
                }
                None => without.push(NoRoom { campaign, touchpoint, persona, slot: demand.slot }),
            }
        }
        budget.push(placed);
    }
    plan.messages.retain_mut(|message| {
        if message.touchpoint(portal).recall.is_none() {
            return true;
        }
        let key = (message.campaign, message.touchpoint, message.persona);
        let slot = slots.get(&key).copied();
        message.slot = slot.unwrap_or(message.slot);
        slot.is_some() || !without.iter().any(|none| (none.campaign, none.touchpoint, none.persona) == key)
    });
    without
}

impl Budget<'_> {
    /// The first slot in which a persona has room for a reminder, besides those that got it already.
    fn first_room(&self, placed: &Step, demand: &Demand) -> Option<Slot> {
        // What was sent can't wait any more.
        if demand.slot.day() < self.portal.today {
            return Some(demand.slot);
        }
        let time = self.portal[placed.campaign].touchpoints[placed.touchpoint].time;
        let hours = &self.hours[demand.persona.index()];
        let later = |days: i64| {
            let day = demand.slot.asked.date().checked_add(days.days()).ok()?;
            let slot = Slot::on(day, time, hours);
            Some(Slot { asked: demand.slot.asked, because: Some(Because::Budget), ..slot })
        };
        let slots = [Some(demand.slot)].into_iter().chain((1..=WAITS).map(later)).flatten();
        slots.into_iter().find(|slot| {
            let mut step = placed.clone();
            step.demands.push(Demand { slot: *slot, ..demand.clone() });
            let pairs = &self.pairs[demand.persona.index()];
            [demand.persona.index()].iter().chain(pairs).all(|audience| self.fits(&step, *audience))
        })
    }
}
