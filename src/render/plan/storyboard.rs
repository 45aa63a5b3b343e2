//! Storyboards: what one persona gets from a campaign, panel by panel, with what is missing on the way.

use super::marks::NO_STAGE;
use crate::audit::funnel::storyboard::{Panel, Storyboard};
use crate::model::campaign::Move;
use crate::model::portal::EspFlavour;
use crate::model::{Campaign, Choice, Id};
use crate::render::channels::delivery::Delivery;
use crate::render::kit::Kit;
use crate::render::message::Letter;
use crate::render::views::plan as views;
use crate::schedule::Message;

impl Kit<'_> {
    /// The storyboards of a campaign, one for each persona.
    pub(super) fn storyboards(&self, campaign: Id<Campaign>) -> Vec<views::Storyboard> {
        let of_campaign = self.inputs.audit.storyboards.iter().filter(|storyboard| storyboard.campaign == campaign);
        of_campaign.map(|storyboard| self.storyboard(storyboard)).collect()
    }

    fn storyboard(&self, storyboard: &Storyboard) -> views::Storyboard {
        let portal = self.inputs.portal;
        let stages: Vec<_> =
            storyboard.missing_stages().into_iter().map(|stage| self.words.choice("stage", stage)).collect();
        let steps: Vec<_> =
            storyboard.missing_steps().into_iter().map(|step| self.words.choice("funnel", step)).collect();
        let lacks = [("plan_no_stage", stages), ("plan_no_step", steps)];
        let lacks = lacks.into_iter().filter(|(_, names)| !names.is_empty());
        views::Storyboard {
            persona: portal[storyboard.persona].item.title.clone(),
            panels: storyboard.panels.iter().filter_map(|panel| self.panel(storyboard, panel)).collect(),
            lacks: lacks.map(|(key, names)| self.words.with(key, &[("names", &names.join(", "))])).collect(),
        }
    }

    fn panel(&self, storyboard: &Storyboard, panel: &Panel) -> Option<views::Panel> {
        let is_panels =
            |message: &&Message| message.persona == storyboard.persona && message.touchpoint == panel.touchpoint;
        let message = self.planned(Some(storyboard.campaign)).find(is_panels)?;
        let letter = Letter::of(message, self.inputs.portal);
        let delivery = Delivery::of(&letter, &self.context, EspFlavour::None);
        let minutes = letter.minutes.map(|minutes| self.words.count("minutes", minutes as usize));
        let ask = letter.cta.as_ref().map(|line| delivery.line_shown(line));
        Some(views::Panel {
            number: panel.touchpoint + 1,
            iso: panel.at.strftime("%Y-%m-%dT%H:%M").to_string(),
            date: format!("{}, {}", self.words.weekday_date(panel.at.date()), panel.at.strftime("%H:%M")),
            class: panel.stage.map_or(NO_STAGE, Choice::word).to_owned(),
            stage: panel.stage.map(|stage| self.words.choice("stage", stage)).unwrap_or_default(),
            moves: panel.moves.map(|moves| self.moves(moves)).unwrap_or_default(),
            subject: delivery.line_shown(&letter.subject),
            sender: letter.sender.as_ref().map(|sender| sender.name.to_owned()).unwrap_or_default(),
            ask: [ask, minutes].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            channels: panel.channels.iter().map(|c| self.words.choice("channel", *c)).collect::<Vec<_>>().join(", "),
            href: format!("../index.html#{}", self.id(message)),
        })
    }

    /// `interested → starter`.
    pub(super) fn moves(&self, moves: Move) -> String {
        format!("{} → {}", self.words.choice("funnel", moves.from), self.words.choice("funnel", moves.to))
    }
}
