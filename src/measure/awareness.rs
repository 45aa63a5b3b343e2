//! Awareness: how many of each persona a campaign reached, at least and at most. Nobody knows who got two messages, so the
//! truth lies between the largest single count and the sum of all, and both are said.

use std::collections::BTreeMap;

use super::messages::Message;
use crate::model::campaign::Measures;
use crate::model::results::{Rows, Step};
use crate::model::{Campaign, Id, Persona, Portal};

/// How many people of a persona a campaign reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Awareness {
    pub persona: Id<Persona>,
    /// How many people the persona has, where its author says.
    pub people: Option<u64>,
    /// People to whom a message went.
    pub sent: Bounds,
    /// People who clicked on one or started: they know for sure.
    pub acted: Bounds,
    /// Whether the campaign's target was reached, where its metric is awareness.
    pub verdict: Option<Against>,
    pub rows: Rows,
}

/// So many people at least, and so many at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub low: u64,
    pub high: u64,
}

/// A figure beside what was hoped for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    Reached,
    NotReached,
    /// What was hoped for lies within what can be said.
    CannotTell,
}

/// For each persona that a message was counted for, in the portal's order.
pub fn of(messages: &[Message<'_>], campaign: &Campaign, portal: &Portal) -> Vec<Awareness> {
    let mut by_persona: BTreeMap<Id<Persona>, Vec<&Message<'_>>> = BTreeMap::new();
    for message in messages {
        if let Some(persona) = message.about.persona {
            by_persona.entry(persona).or_default().push(message);
        }
    }
    by_persona.into_iter().map(|(persona, messages)| awareness(persona, &messages, campaign, portal)).collect()
}

fn awareness(persona: Id<Persona>, messages: &[&Message<'_>], campaign: &Campaign, portal: &Portal) -> Awareness {
    let people = portal[persona].headcount.map(u64::from);
    let sent = bounds(messages, people, |message| message.counts.get(Step::Sent));
    let acted = |message: &Message<'_>| message.counts.get(Step::Clicked).or(message.counts.get(Step::Started));
    let target = campaign.target.filter(|_| campaign.measures == Some(Measures::Awareness));
    Awareness {
        persona,
        people,
        sent,
        acted: bounds(messages, people, acted),
        verdict: target.zip(people).map(|(target, people)| sent.against(target, people)),
        rows: Rows::joined(messages.iter().map(|message| message.rows)),
    }
}

/// At least as many as the largest single message had, whose versions went to different people; at most all of them.
fn bounds(messages: &[&Message<'_>], people: Option<u64>, count: impl Fn(&Message<'_>) -> Option<u64>) -> Bounds {
    let mut single: BTreeMap<_, u64> = BTreeMap::new();
    for message in messages {
        let one = single.entry((message.about.touchpoint, message.about.channel)).or_default();
        *one = one.saturating_add(count(message).unwrap_or(0));
    }
    let low = single.values().copied().max().unwrap_or(0);
    let all = single.values().copied().fold(0, u64::saturating_add);
    Bounds { low, high: people.map_or(all, |people| all.min(people)).max(low) }
}

impl Bounds {
    /// Beside a share of people that was hoped for.
    fn against(self, target: f64, people: u64) -> Against {
        #[expect(clippy::cast_precision_loss, reason = "no persona has 2^52 people")]
        let wanted = target * people as f64;
        #[expect(clippy::cast_precision_loss, reason = "no persona has 2^52 people")]
        let (low, high) = (self.low as f64, self.high as f64);
        match (low >= wanted, high < wanted) {
            (true, _) => Against::Reached,
            (_, true) => Against::NotReached,
            _ => Against::CannotTell,
        }
    }
}
