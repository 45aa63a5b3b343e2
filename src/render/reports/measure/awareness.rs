//! How many of each persona know of the campaign: at least and at most, because nobody knows who got two messages.

use super::{DidItWork, say};
use crate::measure::Measured;
use crate::measure::awareness::{Awareness, Bounds};
use crate::render::views::measure::{Cell, Part, Row, Section};

impl DidItWork<'_> {
    pub(super) fn awareness(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let head = [
            "kit_filter_persona",
            "measure_persona_people",
            "measure_got",
            "measure_acted",
            "measure_target",
            "measure_lines",
        ];
        let rows = campaign.awareness.iter().map(|awareness| self.aware(awareness)).collect();
        let table = self.table(format!("{id}awareness-table"), "measure_awareness_caption", &head, rows)?;
        self.section(id, "awareness", vec![Part::Table(table)])
    }

    fn aware(&self, awareness: &Awareness) -> Row {
        let target = awareness.verdict.map(|verdict| {
            let (key, tone) = say::against(verdict);
            Cell::new(self.words.text(&format!("measure_against_{key}"))).tone(tone)
        });
        let cells = vec![
            Cell::new(awareness.people.map_or_else(|| self.words.text("measure_not_said"), |n| self.count(n))),
            Cell::new(self.bounds(awareness.sent)),
            Cell::new(self.bounds(awareness.acted)),
            target.unwrap_or_default(),
            self.lines_cell(&awareness.rows),
        ];
        Row::new(&self.portal[awareness.persona].item.title, cells)
    }

    /// `40 to 95`, or `40` where that is certain.
    fn bounds(&self, Bounds { low, high }: Bounds) -> String {
        if low == high {
            return self.count(low);
        }
        self.words.with("from_to", &[("from", &self.count(low)), ("to", &self.count(high))])
    }
}
