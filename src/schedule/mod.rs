//! The schedule: campaigns → dated messages per persona and channel.
//!
//! Enter at [`messages`]. `voices` chooses who speaks.

pub mod voices;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::campaign::{Campaign, When};
use crate::model::voice::Scope;
use crate::model::{Channel, Id, Listed, Persona, Portal, Touchpoint};
use voices::Voice;

/// One touchpoint for one persona in one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub campaign: Id<Campaign>,
    /// An index into the campaign's touchpoints.
    pub touchpoint: usize,
    pub persona: Id<Persona>,
    pub channel: Channel,
    /// The day the author asked for.
    pub date: Date,
    pub voice: Option<Voice>,
}

impl Message {
    pub fn touchpoint<'a>(&self, portal: &'a Portal) -> &'a Touchpoint {
        &portal[self.campaign].touchpoints[self.touchpoint]
    }
}

/// A message for each touchpoint × persona × channel that the touchpoint names and the persona uses, in that order.
pub fn messages(portal: &Portal) -> Vec<Message> {
    let mut messages = Vec::new();
    for (campaign_id, campaign) in Campaign::all(portal) {
        for (index, touchpoint) in campaign.touchpoints.iter().enumerate() {
            for &persona in &touchpoint.personas {
                let used = |channel: &&Channel| portal[persona].channels.contains(channel);
                messages.extend(touchpoint.channels.iter().filter(used).map(|&channel| Message {
                    campaign: campaign_id,
                    touchpoint: index,
                    persona,
                    channel,
                    date: date(campaign, touchpoint),
                    voice: voices::chosen(portal, campaign, touchpoint, persona, Scope::of(channel)),
                }));
            }
        }
    }
    messages
}

fn date(campaign: &Campaign, touchpoint: &Touchpoint) -> Date {
    match touchpoint.when {
        When::On(date) => date,
        When::Day(days) => campaign.launch.saturating_add(days.days()),
    }
}
