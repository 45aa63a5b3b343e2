//! [`Storyboard`]: what one persona gets from one campaign, in the order in which it reaches them. Spaced reminders,
//! which nobody wrote, come after it.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::model::campaign::{Campaign, Funnel, Move, Stage};
use crate::model::{Channel, Choice, Id, Persona, Portal};
use crate::schedule::Plan;

#[derive(Debug, Clone, PartialEq)]
pub struct Storyboard {
    pub campaign: Id<Campaign>,
    pub persona: Id<Persona>,
    /// By the time at which they reach the persona; never empty.
    pub panels: Vec<Panel>,
}

/// A touchpoint as the persona meets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// An index into the campaign's touchpoints.
    pub touchpoint: usize,
    /// When the first of its messages goes out.
    pub at: DateTime,
    pub channels: Vec<Channel>,
    pub stage: Option<Stage>,
    pub moves: Option<Move>,
}

impl Storyboard {
    /// The stages that no panel is for.
    pub fn missing_stages(&self) -> Vec<Stage> {
        let has = |stage: Stage| self.panels.iter().any(|panel| panel.stage == Some(stage));
        Stage::ALL.iter().map(|(_, stage)| *stage).filter(|stage| !has(*stage)).collect()
    }

    /// The steps of the funnel that no panel brings the persona to.
    pub fn missing_steps(&self) -> Vec<Funnel> {
        let has = |step: Funnel| self.panels.iter().any(|panel| panel.moves.is_some_and(|moves| moves.to == step));
        let steps = Funnel::ALL.iter().map(|(_, step)| *step);
        steps.filter(|step| *step != Funnel::Unaware && !has(*step)).collect()
    }

    /// Whether its last message went out before `today`.
    pub fn is_over(&self, today: Date) -> bool {
        self.panels.iter().all(|panel| panel.at.date() < today)
    }

    /// Whether the persona is one of the campaign's own, not one that a single touchpoint addresses besides.
    pub fn is_own(&self, portal: &Portal) -> bool {
        portal[self.campaign].personas.contains(&self.persona)
    }
}

/// Every storyboard, by campaign and persona.
pub fn all(portal: &Portal, plan: &Plan) -> Vec<Storyboard> {
    let mut panels: BTreeMap<(Id<Campaign>, Id<Persona>), Vec<Panel>> = BTreeMap::new();
    for messages in plan.messages.chunk_by(|a, b| {
        (a.campaign, a.persona, a.touchpoint, &a.variant) == (b.campaign, b.persona, b.touchpoint, &b.variant)
    }) {
        let first = &messages[0];
        // Each arm of an experiment reaches other people; the storyboard shows the touchpoint as it stands.
        let touchpoint = first.touchpoint(portal);
        if first.variant.is_some() || touchpoint.recall.is_some() {
            continue;
        }
        panels.entry((first.campaign, first.persona)).or_default().push(Panel {
            touchpoint: first.touchpoint,
            at: messages.iter().map(|message| message.slot.at).min().unwrap_or(first.slot.at),
            channels: messages.iter().map(|message| message.channel).collect(),
            stage: touchpoint.stage,
            moves: touchpoint.moves,
        });
    }
    let in_order = |((campaign, persona), mut panels): (_, Vec<Panel>)| {
        panels.sort_by_key(|panel| (panel.at, panel.touchpoint));
        Storyboard { campaign, persona, panels }
    };
    panels.into_iter().map(in_order).collect()
}
