//! The funnel again by persona, by channel and by message: a compact table each.

use super::funnel::to;
use super::{DidItWork, title};
use crate::measure::funnel::{Funnel, Leak};
use crate::measure::{Measured, Part as Of};
use crate::model::Choice;
use crate::model::results::Step;
use crate::render::views::measure::{Cell, Part, Row, Section};
use crate::render::views::report::WARN;

impl DidItWork<'_> {
    pub(super) fn parts(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let authored = &self.portal[campaign.campaign];
        let personas = named(&campaign.by_persona, |id| self.portal[*id].item.title.clone());
        let channels = named(&campaign.by_channel, |channel| self.words.choice("channel", *channel));
        let messages = named(&campaign.by_touchpoint, |at| title(authored, *at).to_owned());
        let tables = [
            self.of_parts(format!("{id}by-persona"), "kit_filter_persona", &personas),
            self.of_parts(format!("{id}by-channel"), "kit_filter_channel", &channels),
            self.of_parts(format!("{id}by-message"), "measure_message", &messages),
        ];
        let mut parts: Vec<Part> = tables.into_iter().flatten().collect();
        if parts.iter().any(|part| matches!(part, Part::Table(table) if table.rows.iter().any(has_leak))) {
            parts.push(self.note("measure_parts_note"));
        }
        self.section(id, "parts", parts)
    }

    /// `None` where there is nothing beside which a part could stand.
    fn of_parts(&self, id: String, what: &str, parts: &[(Option<String>, &Funnel)]) -> Option<Part> {
        let steps = Step::ALL.iter().map(|(_, step)| *step);
        let steps: Vec<Step> =
            steps.filter(|step| parts.iter().any(|(_, funnel)| funnel.counts.get(*step).is_some())).collect();
        let row = |(name, funnel): &(Option<String>, &Funnel)| {
            let name = name.clone().unwrap_or_else(|| self.words.text("measure_not_said"));
            let cells = steps.iter().map(|step| self.part_cell(funnel, *step));
            Row::new(name, cells.chain([self.lines_cell(&funnel.rows)]).collect())
        };
        let mut table = self.table(id, what, &[what], parts.iter().map(row).collect())?;
        table.caption = self.words.with("measure_by", &[("what", &self.words.text(what))]);
        table.head.extend(steps.iter().map(|step| self.step(*step)));
        table.head.push(self.words.text("measure_lines"));
        Some(Part::Table(table))
    }

    fn part_cell(&self, funnel: &Funnel, step: Step) -> Cell {
        let Some(count) = funnel.counts.get(step) else { return Cell::default() };
        let passage = to(funnel, step);
        // Of nobody, nobody came: the count says so.
        let share = passage.and_then(|passage| passage.share).filter(|share| share.all() > 0);
        let cell = match share {
            Some(share) => self.share_cell(share),
            None => Cell::new(self.count(count)),
        };
        let leak = match funnel.leak {
            Leak::At(at) => funnel.passages.get(at),
            Leak::Alike(_) | Leak::TooFew => None,
        };
        if leak.is_some_and(|leak| leak.to == step) { cell.tone(WARN) } else { cell }
    }
}

fn named<K>(parts: &[Of<K>], name: impl Fn(&K) -> String) -> Vec<(Option<String>, &Funnel)> {
    parts.iter().map(|part| (part.key.as_ref().map(&name), &part.funnel)).collect()
}

fn has_leak(row: &Row) -> bool {
    row.cells.iter().any(|cell| !cell.tone.is_empty())
}
