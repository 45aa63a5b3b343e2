//! The plan as a table, a row for each message, for spreadsheets.

use super::Kit;
use super::data::held_out;
use crate::model::{Campaign, Choice, Id};
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

/// Without it Excel takes UTF-8 for the system's own letters.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Kit<'_> {
    pub(super) fn plan_table(&self, campaign: Option<Id<Campaign>>) -> Vec<u8> {
        let mut table = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
        let rows = self.planned(campaign).map(|message| self.cells(message).map(|cell| harmless(&cell)));
        // Writing into memory can't fail.
        for row in [COLUMNS.map(str::to_owned)].into_iter().chain(rows) {
            table.write_record(&row).ok();
        }
        table.into_inner().unwrap_or_default()
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

/// The same text, which no spreadsheet takes for a formula (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    match cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.starts_with(['\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\rx"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "2027-03-09", "Don't"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
