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
        let items: Vec<Text> = self.strongest(authored, &campaign.strongest);
        if !items.is_empty() {
            parts.push(Part::List { items });
        }
        let head = ["measure_message", "measure_meant", "measure_step", "measure_came", "measure_lines"];
        let rows = campaign.moves.iter().map(|moved| self.moved(authored, moved)).collect();
        let table = self.table(format!("{id}moves-table"), "measure_moves_caption", &head, rows);
        parts.extend(table.map(Part::Table));
        self.section(id, "moves", parts)
    }

    /// Who leads, step by step; then all steps together for which that can't be told.
    fn strongest(&self, campaign: &Campaign, all: &[Strongest]) -> Vec<Text> {
        let mut items = Vec::new();
        let mut untold = Vec::new();
        for Strongest { step, touchpoint, people } in all {
            let step = self.quoted(&self.step(*step));
            let Some(touchpoint) = touchpoint else {
                untold.push(step);
                continue;
            };
            let (message, share) = (self.quoted(title(campaign, *touchpoint)), self.share(people.share));
            let values = [("step", step.as_str()), ("message", &message), ("share", &share)];
            items.push(Text::new(self.words.with("measure_strongest", &values)).from_lines(self.lines(&people.rows)));
        }
        if !untold.is_empty() {
            let steps = self.words.list(&untold);
            items.push(Text::new(self.words.with("measure_strongest_alike", &[("steps", &steps)])));
        }
        items
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
