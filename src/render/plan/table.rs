//! The plan as a table, a row for each message, for spreadsheets.

use super::Kit;
use super::data::held_out;
use crate::model::{Campaign, Choice, Id};
use crate::render::spreadsheet;
use crate::schedule::Message;

/// The heading of each column; they don't change, so that people's formulas don't break.
const COLUMNS: [&str; 13] = [
    "id",
    "asked",
    "goes out",
    "why moved",
    "campaign",
    "touchpoint",
    "persona",
    "channel",
    "variant",
    "sender",
    "subject",
    "not to",
    "folder",
];

impl Kit<'_> {
    pub(super) fn plan_table(&self, campaign: Option<Id<Campaign>>) -> Vec<u8> {
        spreadsheet::table(COLUMNS, self.planned(campaign).map(|message| self.cells(message)))
    }

    fn cells(&self, message: &Message) -> [String; 13] {
        let portal = self.inputs.portal;
        let why = message.slot.because.map(|because| self.words.text(&format!("plan_because_{}", because.word())));
        [
            message.id(portal),
            message.asked(portal),
            message.slot.at.strftime("%Y-%m-%d %H:%M").to_string(),
            why.unwrap_or_default(),
            portal[message.campaign].item.title.clone(),
            message.touchpoint(portal).item.title.clone(),
            portal[message.persona].item.title.clone(),
            message.channel.word().to_owned(),
            message.variant.clone().unwrap_or_default(),
            message.sender(portal).unwrap_or_default().to_owned(),
            message.subject(portal),
            held_out(self.inputs.plan, message.campaign).collect::<Vec<_>>().join(", "),
            message.folder(portal),
        ]
    }
}
