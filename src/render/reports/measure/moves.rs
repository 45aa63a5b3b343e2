//! Which message moved people on: each beside what it was written for, and for each step the one that led most people there.

use super::{DidItWork, title};
use crate::measure::Measured;
use crate::measure::moves::{Moved, Strongest};
use crate::model::Campaign;
use crate::render::views::measure::{Cell, Part, Row, Section, Text};

impl DidItWork<'_> {
    pub(super) fn moves(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let authored = &self.portal[campaign.campaign];
        let mut parts = Vec::new();
        let items: Vec<Text> = campaign.strongest.iter().map(|strongest| self.strongest(authored, strongest)).collect();
        if !items.is_empty() {
            parts.push(Part::List { items });
        }
        let head = ["measure_message", "measure_meant", "measure_step", "measure_came", "measure_lines"];
        let rows = campaign.moves.iter().map(|moved| self.moved(authored, moved)).collect();
        let table = self.table(format!("{id}moves-table"), "measure_moves_caption", &head, rows);
        parts.extend(table.map(Part::Table));
        self.section(id, "moves", parts)
    }

    fn strongest(&self, campaign: &Campaign, strongest: &Strongest) -> Text {
        let (step, share) = (self.quoted(&self.step(strongest.step)), self.share(strongest.people.share));
        let said = match strongest.touchpoint {
            Some(at) => {
                let message = self.quoted(title(campaign, at));
                self.words.with("measure_strongest", &[("step", &step), ("message", &message), ("share", &share)])
            }
            None => self.words.with("measure_strongest_alike", &[("step", &step), ("share", &share)]),
        };
        Text::new(said).from_lines(self.lines(&strongest.people.rows))
    }

    fn moved(&self, campaign: &Campaign, moved: &Moved) -> Row {
        let [from, to] = [moved.meant.from, moved.meant.to].map(|stage| self.words.choice("funnel", stage));
        let people = moved.people.as_ref();
        let cells = vec![
            Cell::new(self.words.with("from_to", &[("from", &from), ("to", &to)])),
            Cell::new(self.step(moved.step)),
            people.map_or_else(|| Cell::new(self.words.text("measure_not_counted")), |it| self.share_cell(it.share)),
            people.map(|people| self.lines_cell(&people.rows)).unwrap_or_default(),
        ];
        Row::new(title(campaign, moved.touchpoint), cells)
    }
}
