//! What the campaign changed: those who got it beside those who were held out, before and after; or what to do next time.

use jiff::civil::Date;

use super::DidItWork;
use crate::measure::Measured;
use crate::measure::effect::{Effect, Verdict};
use crate::render::views::measure::{Cell, Part, Row, Section, Text};
use crate::statistics::{Change, Share};

impl DidItWork<'_> {
    pub(super) fn effect(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let parts = match &campaign.effect {
            Ok(effect) => self.known_effect(id, effect),
            // The verdict has said why.
            Err(_) => vec![self.note("measure_effect_how")],
        };
        self.section(id, "effect", parts)
    }

    fn known_effect(&self, id: &str, effect: &Effect) -> Vec<Part> {
        let key = match effect.verdict {
            Verdict::Better => "measure_effect_better",
            Verdict::Worse => "measure_effect_worse",
            Verdict::CannotTell => "measure_effect_unclear",
        };
        let said = self.words.with(key, &[("estimate", &self.estimate(effect.estimate))]);
        let mut parts = vec![Part::Text(Text::new(said).from_lines(self.lines(&effect.rows)))];
        parts.extend(self.changes(id, effect));
        let caveats = ["measure_caveat_alike", "measure_caveat_groups", "measure_caveat_twice"];
        let staggered = effect.is_staggered.then_some("measure_caveat_staggered");
        let items = caveats.into_iter().chain(staggered).map(|key| Text::note(self.words.text(key))).collect();
        parts.push(Part::List { items });
        parts
    }

    fn changes(&self, id: &str, effect: &Effect) -> Option<Part> {
        let [treated, control] = effect.groups.map(|groups| self.words.number(groups));
        let rows = vec![
            self.change("measure_treated", &treated, effect.treated),
            self.change("measure_control", &control, effect.control),
        ];
        let head = ["measure_who", "measure_before", "measure_after", "measure_change"];
        let mut table = self.table(format!("{id}effect-table"), "measure_effect", &head, rows)?;
        let [before, after] = effect.waves.map(|day: Date| self.words.date(day));
        table.caption = self.words.with("measure_effect_caption", &[("before", &before), ("after", &after)]);
        Some(Part::Table(table))
    }

    fn change(&self, key: &str, groups: &str, change: Change) -> Row {
        let shares = [change.before, change.after];
        let is_few = shares.iter().any(|share| self.range_of(*share).is_empty());
        let [before, after] = shares.map(Share::share);
        let difference = before.zip(after).filter(|_| !is_few).map(|(before, after)| self.points(after - before));
        let [before, after] = shares.map(|share| self.share_cell(share));
        Row::new(self.words.with(key, &[("n", groups)]), vec![before, after, Cell::new(difference.unwrap_or_default())])
    }
}
