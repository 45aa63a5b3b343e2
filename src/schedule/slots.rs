//! [`Slots`]: the slot of every touchpoint for each of its personas, reckoned once.

use super::{Hours, Slot};
use crate::model::{Campaign, Id, Persona, Portal, Touchpoint};

#[derive(Debug)]
pub struct Slots {
    /// By campaign, touchpoint, and the place of the persona in the touchpoint's list.
    slots: Vec<Vec<Vec<Slot>>>,
}

impl Slots {
    pub fn of(portal: &Portal) -> Self {
        let hours: Vec<Hours<'_>> = portal.personas.iter().map(|persona| Hours::of(persona, portal)).collect();
        let of_step = |campaign: &Campaign, step: &Touchpoint| {
            step.personas.iter().map(|id| Slot::of(campaign, step, &hours[id.index()])).collect()
        };
        let of_campaign =
            |campaign: &Campaign| campaign.touchpoints.iter().map(|step| of_step(campaign, step)).collect();
        Self { slots: portal.campaigns.iter().map(of_campaign).collect() }
    }

    /// The personas of a touchpoint, each with its slot.
    pub fn of_step(
        &self,
        portal: &Portal,
        campaign: Id<Campaign>,
        touchpoint: usize,
    ) -> impl Iterator<Item = (Id<Persona>, Slot)> {
        let slots = self.slots.get(campaign.index()).and_then(|steps| steps.get(touchpoint)).into_iter().flatten();
        let personas = portal[campaign].touchpoints.get(touchpoint).map(|step| step.personas.clone());
        personas.into_iter().flatten().zip(slots.copied())
    }
}
