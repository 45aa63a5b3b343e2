//! [`Message`]: what was counted of one message, as far as it may be counted, and which of them are shown.

use super::withheld::{self, Cell};
use super::{Withheld, machines};
use crate::model::campaign::Campaign;
use crate::model::results::{About, Counts, MessageCount, Rows, Step};
use crate::statistics::Share;

/// What was counted of one message, without the clicks of machines.
#[derive(Debug, Clone, Copy)]
pub struct Message<'r> {
    pub about: &'r About,
    pub counts: Counts,
    pub rows: &'r Rows,
}

impl Message<'_> {
    /// How many people it is about, at least.
    fn people(&self) -> u64 {
        self.counts.get(Step::Sent).filter(|sent| *sent > 0).unwrap_or_else(|| self.counts.most())
    }
}

/// A campaign's messages: those that are shown, and all of them if their sum may be shown.
pub struct Messages<'r> {
    pub shown: Vec<Message<'r>>,
    pub all: Option<Vec<Message<'r>>>,
    pub flags: Vec<machines::Flag>,
    pub withheld: Withheld,
}

impl<'r> Messages<'r> {
    pub fn of(counted: &[&'r MessageCount], campaign: &Campaign, limit: u64) -> Self {
        let (messages, flags): (Vec<_>, Vec<_>) = counted.iter().map(|count| machines::judged(count)).unzip();
        let first = messages.iter().find(|message| (1..limit).contains(&message.people()));
        let loss = |message: &Message<'_>| first.map_or(0, |first| loss(message.about, first.about, campaign));
        let cell = |message: &Message<'r>| Cell { people: message.people(), rows: message.rows, loss: loss(message) };
        let sorted = withheld::sorted(&messages.iter().map(cell).collect::<Vec<_>>(), limit);
        let is_shown = |(at, _): &(usize, _)| sorted.is_shown[*at];
        Self {
            shown: messages.iter().copied().enumerate().filter(is_shown).map(|(_, message)| message).collect(),
            flags: flags
                .into_iter()
                .enumerate()
                .filter(|(at, _)| sorted.is_shown[*at])
                .filter_map(|(_, it)| it)
                .collect(),
            all: sorted.total_is_shown.then_some(messages),
            withheld: sorted.withheld,
        }
    }
}

/// What is lost with a message that is hidden beside a small one: an experiment first of all, then another message, another
/// persona, another channel than the one that loses something already.
fn loss(about: &About, small: &About, campaign: &Campaign) -> u32 {
    let touchpoint = about.touchpoint.and_then(|index| campaign.touchpoints.get(index));
    let is_tested = about.variant.is_some() && touchpoint.is_some_and(|touchpoint| !touchpoint.variants.is_empty());
    let losses = [
        (is_tested, 8),
        (about.touchpoint != small.touchpoint, 4),
        (about.persona != small.persona, 2),
        (about.channel != small.channel, 1),
    ];
    losses.iter().filter(|(is_lost, _)| *is_lost).map(|(_, weight)| weight).sum()
}

/// Of those who came to one step, those who came to another, over the messages for which both were counted; the
/// share is `None` where more came to the later one.
pub fn passed<'m, 'r: 'm>(messages: impl Iterator<Item = &'m Message<'r>>, from: Step, to: Step) -> Passed {
    let mut passed = Passed::default();
    let mut rows = Vec::new();
    for message in messages {
        let (Some(came), Some(went_on)) = (message.counts.get(from), message.counts.get(to)) else { continue };
        passed.came = passed.came.saturating_add(came);
        passed.went_on = passed.went_on.saturating_add(went_on);
        rows.push(message.rows);
    }
    passed.rows = Rows::joined(rows);
    passed
}

/// How many came to a step, and how many of them to another.
#[derive(Debug, Default)]
pub struct Passed {
    pub came: u64,
    pub went_on: u64,
    pub rows: Rows,
}

impl Passed {
    pub fn share(&self) -> Option<Share> {
        Share::new(self.went_on, self.came)
    }
}
