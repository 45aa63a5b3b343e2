//! [`Sending`]: what goes out at one moment for one touchpoint, whoever gets it and wherever.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::model::{Campaign, Channel, Id, Persona, Portal, Touchpoint};
use crate::schedule::{Message, Slot};

pub struct Sending<'a> {
    pub slot: Slot,
    pub campaign: Id<Campaign>,
    /// An index into the campaign's touchpoints.
    pub touchpoint: usize,
    /// The people it reaches, each with the channels.
    pub to: Vec<(Id<Persona>, Vec<Channel>)>,
    pub first: &'a Message,
}

impl Sending<'_> {
    pub fn touchpoint<'p>(&self, portal: &'p Portal) -> &'p Touchpoint {
        self.first.touchpoint(portal)
    }

    pub fn reaches(&self, persona: Id<Persona>) -> bool {
        self.to.iter().any(|(reached, _)| *reached == persona)
    }
}

/// The sendings of some messages, by time.
pub fn sendings<'a>(messages: impl Iterator<Item = &'a Message>) -> Vec<Sending<'a>> {
    let mut all: BTreeMap<(DateTime, Id<Campaign>, usize), Sending<'a>> = BTreeMap::new();
    for message in messages {
        let key = (message.slot.at, message.campaign, message.touchpoint);
        let sending = all.entry(key).or_insert_with(|| Sending {
            slot: message.slot,
            campaign: message.campaign,
            touchpoint: message.touchpoint,
            to: Vec::new(),
            first: message,
        });
        match sending.to.iter_mut().find(|(persona, _)| *persona == message.persona) {
            Some((_, channels)) if !channels.contains(&message.channel) => channels.push(message.channel),
            // The same message as another arm of an experiment.
            Some(_) => {}
            None => sending.to.push((message.persona, vec![message.channel])),
        }
    }
    all.into_values().collect()
}
