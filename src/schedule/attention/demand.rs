//! [`Step`]: what a touchpoint asks of the people it goes to.

use jiff::civil::Date;

use super::audience::Audience;
use super::timeline::{Entry, Load};
use crate::model::prose::{Block, Inline, Prose};
use crate::model::walk::{Node, each_block};
use crate::model::{Campaign, Channel, Id, Persona, Portal, Touchpoint};
use crate::schedule::{Message, Plan, Slot};

/// How fast people read at work, in words a minute: the slower end of what is measured for adults (Brysbaert, Journal
/// of Memory and Language 109, 2019, finds 238 on average).
const WORDS_A_MINUTE: usize = 200;

/// Which touchpoints a budget is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Everything,
    /// What authors wrote: it is theirs to move.
    Written,
    /// Spaced reminders.
    Reminders,
}

/// A touchpoint with those that it comes to.
#[derive(Debug, Clone)]
pub struct Step {
    pub campaign: Id<Campaign>,
    pub touchpoint: usize,
    /// The day that it is asked for.
    pub day: Date,
    pub demands: Vec<Demand>,
}

/// What it asks of one persona.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    pub persona: Id<Persona>,
    pub slot: Slot,
    /// The channels that come to people.
    pub channels: Vec<Channel>,
    pub minutes: u32,
}

impl Demand {
    /// What it is to the persona alone.
    pub fn entry(&self, slot: Slot) -> Entry {
        Entry::new(slot.at, Load { messages: count(self.channels.len()), minutes: self.minutes.into() })
    }
}

impl Step {
    /// Every touchpoint of a plan that counts, in its order.
    pub fn all(portal: &Portal, plan: &Plan, counted: Counted) -> Vec<Self> {
        let counts = |message: &&Message| {
            let step = message.touchpoint(portal);
            let is_asked_for = match counted {
                Counted::Everything => true,
                Counted::Written => step.recall.is_none(),
                Counted::Reminders => step.recall.is_some(),
            };
            is_asked_for && !portal.settings.policy.exempt.contains(&step.kind) && interrupts(message.channel)
        };
        let messages: Vec<&Message> = plan.messages.iter().filter(counts).collect();
        let of_steps = messages.chunk_by(|a, b| (a.campaign, a.touchpoint) == (b.campaign, b.touchpoint));
        of_steps.map(|messages| Self::of(messages, portal)).collect()
    }

    fn of(messages: &[&Message], portal: &Portal) -> Self {
        let (campaign, touchpoint) = (messages[0].campaign, messages[0].touchpoint);
        let step = messages[0].touchpoint(portal);
        let of_personas = messages.chunk_by(|a, b| a.persona == b.persona);
        let demand = |of_persona: &[&Message]| {
            let mut channels: Vec<Channel> = of_persona.iter().map(|message| message.channel).collect();
            channels.sort_unstable();
            channels.dedup();
            // A reminder stands ready in several channels and comes in one of them.
            channels.truncate(step.recall.map_or(channels.len(), |_| 1));
            let persona = of_persona[0].persona;
            Demand { persona, slot: of_persona[0].slot, channels, minutes: minutes(step, persona) }
        };
        Self { campaign, touchpoint, day: portal[campaign].date(step), demands: of_personas.map(demand).collect() }
    }

    /// What it is to an audience: at one time, or at two where their personas get it at different ones. What comes
    /// later and twice in a channel is one message.
    pub fn entries(&self, audience: Audience) -> impl Iterator<Item = Entry> {
        let mut own = audience.personas().filter_map(|id| self.demands.iter().find(|demand| demand.persona == id));
        let (a, b) = (own.next(), own.next());
        let (first, second) = match (a, b) {
            (Some(a), Some(b)) if b.slot.at < a.slot.at => (Some(b), Some(a)),
            both => both,
        };
        let fresh = |demand: &Demand| {
            let known = |channel: &&Channel| !first.is_some_and(|first| first.channels.contains(channel));
            count(demand.channels.iter().filter(known).count())
        };
        let more = second.map(|second| {
            // The longer of the two readings counts; the first has taken its own.
            let minutes = second.minutes.saturating_sub(first.map_or(0, |first| first.minutes));
            Entry::new(second.slot.at, Load { messages: fresh(second), minutes: minutes.into() })
        });
        let once = first.map(|first| first.entry(first.slot));
        let more = more.filter(|entry| entry.load != Load::default());
        match (once, more) {
            (Some(once), Some(more)) if once.at == more.at => {
                [Some(Entry { at: once.at, load: once.load + more.load }), None].into_iter().flatten()
            }
            both => [both.0, both.1].into_iter().flatten(),
        }
    }

    /// When the first of an audience gets it.
    pub fn slot(&self, audience: Audience) -> Option<Slot> {
        let own = self.demands.iter().filter(|demand| audience.personas().any(|id| id == demand.persona));
        own.map(|demand| demand.slot).min_by_key(|slot| slot.at)
    }
}

fn count(channels: usize) -> u64 {
    u64::try_from(channels).unwrap_or(u64::MAX)
}

/// Whether a channel comes to people; the others wait to be met.
pub fn interrupts(channel: Channel) -> bool {
    match channel {
        Channel::Email | Channel::Slack | Channel::Teams | Channel::Sms | Channel::Calendar => true,
        Channel::Poster | Channel::Signage | Channel::Intranet => false,
    }
}

/// What its author says, else the time to read it.
fn minutes(step: &Touchpoint, persona: Id<Persona>) -> u32 {
    let own = step.copy_for.get(&persona).and_then(|copy| copy.body.as_ref());
    let reading = || u32::try_from(words(own.unwrap_or(&step.item.body), persona).div_ceil(WORDS_A_MINUTE));
    step.minutes.unwrap_or_else(|| reading().unwrap_or(u32::MAX).max(1))
}

/// The words that a persona reads: passages for others are not theirs.
fn words(prose: &Prose, reader: Id<Persona>) -> usize {
    let mut words = 0;
    let mut count = |node: Node<'_>| match node {
        Node::Inline(Inline::Text(text) | Inline::Code(text)) | Node::Block(Block::Code { text, .. }) => {
            words += text.split_whitespace().count();
        }
        Node::Inline(Inline::Value(_) | Inline::Merge(_)) => words += 1,
        Node::Block(_) | Node::Inline(_) => {}
    };
    for block in &*prose.blocks {
        match block {
            Block::For { persona, .. } if persona.id != Some(reader) => {}
            own => each_block(std::slice::from_ref(own), &mut count),
        }
    }
    words
}
