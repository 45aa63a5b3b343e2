//! The schedule: campaigns → dated messages per persona, variant and channel.
//!
//! Enter at [`messages`]. `voices` chooses who speaks.

pub mod voices;

use jiff::civil::Date;

use crate::model::campaign::Campaign;
use crate::model::voice::Scope;
use crate::model::{Channel, Id, Listed, Persona, Portal, Touchpoint};
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
    /// The day the author asked for.
    pub date: Date,
    pub voice: Option<Chosen>,
}

impl Message {
    pub fn touchpoint<'a>(&self, portal: &'a Portal) -> &'a Touchpoint {
        &portal[self.campaign].touchpoints[self.touchpoint]
    }
}

/// A message for each touchpoint × persona × variant × channel that the touchpoint names and the persona uses, in
/// that order; the touchpoint as it stands comes before its variants.
pub fn messages(portal: &Portal) -> Vec<Message> {
    let cast = Cast::of(portal);
    let mut messages = Vec::new();
    for (campaign, it) in Campaign::all(portal) {
        for (touchpoint, step) in it.touchpoints.iter().enumerate() {
            for &persona in &step.personas {
                let arms = [None].into_iter().chain(step.variants.keys().cloned().map(Some));
                for variant in arms {
                    let used = step.channels.iter().filter(|channel| portal[persona].channels.contains(channel));
                    messages.extend(used.map(|&channel| Message {
                        campaign,
                        touchpoint,
                        persona,
                        variant: variant.clone(),
                        channel,
                        date: it.date(step),
                        voice: cast.voice(campaign, touchpoint, persona, Scope::of(channel)),
                    }));
                }
            }
        }
    }
    messages
}
