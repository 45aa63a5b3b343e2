//! The schedule: campaigns → dated messages per persona, variant and channel.
//!
//! Enter at [`plan`]. `slot` says when a message goes out, by the `hours` of its persona; `quiet` reports who asked for
//! another time; `voices` says who speaks, `holdout` which groups get none; `attention` reckons what all of it takes;
//! `meetings` are the times at which people meet. `reminders` adds touchpoints that nobody wrote, before all that.

pub mod attention;
pub mod holdout;
pub mod hours;
pub mod meetings;
mod named;
mod quiet;
pub mod reminders;
pub mod slot;
mod slots;
#[cfg(test)]
mod tests;
pub mod voices;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::model::campaign::Campaign;
use crate::model::voice::Scope;
use crate::model::{Channel, Id, Listed, Persona, Portal, Touchpoint};
use holdout::Drawn;
pub use hours::Hours;
pub use meetings::Meeting;
pub use quiet::{days_between, line, said};
pub use slot::{Because, Slot};
pub use slots::Slots;
use voices::{Cast, Chosen};

/// One touchpoint for one persona in one channel, as it stands or as one arm of its experiment.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub campaign: Id<Campaign>,
    /// An index into the campaign's touchpoints.
    pub touchpoint: usize,
    pub persona: Id<Persona>,
    /// The arm of an experiment that this is for; `None` is the touchpoint as it stands.
    pub variant: Option<String>,
    pub channel: Channel,
    pub slot: Slot,
    pub voice: Option<Chosen>,
}

impl Message {
    pub fn touchpoint<'a>(&self, portal: &'a Portal) -> &'a Touchpoint {
        &portal[self.campaign].touchpoints[self.touchpoint]
    }

    /// The day on which it goes out.
    pub fn date(&self) -> Date {
        self.slot.day()
    }
}

/// Everything that will reach people, and when.
#[derive(Debug, Default)]
pub struct Plan {
    /// By campaign, touchpoint, persona, variant and channel.
    pub messages: Vec<Message>,
    /// From the build's day on, by time.
    pub meetings: Vec<Meeting>,
    /// Of campaigns that hold groups out: who gets their messages.
    pub holdouts: BTreeMap<Id<Campaign>, Drawn>,
}

/// The plan of all campaigns together, and what is wrong with it.
pub fn plan(portal: &Portal) -> (Plan, Vec<Diagnostic>) {
    let slots = Slots::of(portal);
    let messages = written(portal, &slots);
    let mut findings = quiet::findings(portal, &slots);
    findings.extend(voices::unvoiced(portal, &messages));
    findings.extend(voices::too_late(portal, &slots));
    let drawn = |(id, campaign): (_, &Campaign)| Some((id, Drawn::of(campaign.holdout.as_ref()?)));
    let holdouts = Campaign::all(portal).filter_map(drawn).collect();
    let mut plan = Plan { messages, meetings: meetings::all(portal), holdouts };
    let without_room = attention::make_room(portal, &mut plan);
    findings.extend(reminders::left_out(portal, &without_room));
    (plan, findings)
}

/// A message for each touchpoint × persona × variant × channel that the touchpoint names and the persona uses, in
/// that order; the touchpoint as it stands comes before its variants.
pub fn messages(portal: &Portal) -> Vec<Message> {
    written(portal, &Slots::of(portal))
}

fn written(portal: &Portal, slots: &Slots) -> Vec<Message> {
    let cast = Cast::of(portal, slots);
    let mut messages = Vec::new();
    for (campaign, it) in Campaign::all(portal) {
        for (touchpoint, step) in it.touchpoints.iter().enumerate() {
            for (persona, slot) in slots.of_step(portal, campaign, touchpoint) {
                let arms = [None].into_iter().chain(step.variants.keys().cloned().map(Some));
                for variant in arms {
                    let used = step.reaches(&portal[persona]);
                    messages.extend(used.into_iter().map(|channel| Message {
                        campaign,
                        touchpoint,
                        persona,
                        variant: variant.clone(),
                        channel,
                        slot,
                        voice: cast.voice(campaign, touchpoint, persona, Scope::of(channel)),
                    }));
                }
            }
        }
    }
    messages
}
