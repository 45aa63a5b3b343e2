//! Two campaigns beside each other where that is fair, and why not where it isn't.

use super::DidItWork;
use crate::measure::comparison::{Compared, Comparison, Unfair};
use crate::model::{Campaign, Id};
use crate::render::views::measure::{Part, Section, Text};

/// So many pairs stand on the page; the data has all.
const MOST: usize = 12;

impl DidItWork<'_> {
    pub(super) fn comparisons(&self) -> Option<Section> {
        let all = &self.measurement.comparisons;
        let mut items: Vec<Text> = all.iter().take(MOST).map(|comparison| self.comparison(comparison)).collect();
        if let Some(more @ 1..) = all.len().checked_sub(MOST) {
            items.push(Text::note(self.words.with("measure_more_pairs", &[("n", &self.words.number(more))])));
        }
        let parts = if items.is_empty() { Vec::new() } else { vec![Part::List { items }] };
        self.section("", "comparisons", parts)
    }

    fn comparison(&self, comparison: &Comparison) -> Text {
        let pair = [comparison.one, comparison.other].map(|id| self.campaign_title(id));
        match &comparison.outcome {
            Ok(compared) => self.compared(&pair, compared),
            Err(reasons) => {
                let why: Vec<_> = reasons.iter().map(|reason| self.unfair(reason)).collect();
                let said = self.words.with("measure_unfair", &[("one", &pair[0]), ("other", &pair[1])]);
                Text::new(self.words.named(&said, &why.join(" ")))
            }
        }
    }

    fn compared(&self, pair: &[String; 2], compared: &Compared) -> Text {
        let estimate = compared.difference.difference;
        let key = match (estimate.interval.spans_zero(), estimate.value > 0.0) {
            (true, _) => "measure_compared_alike",
            (false, true) => "measure_compared_more",
            (false, false) => "measure_compared_less",
        };
        let personas: Vec<_> = compared.personas.iter().map(|id| self.portal[*id].item.title.clone()).collect();
        let values = [
            ("one", pair[0].clone()),
            ("other", pair[1].clone()),
            ("estimate", self.estimate(estimate)),
            ("p", self.p(compared.difference.p)),
            ("personas", self.words.list(&personas)),
            ("sent", self.words.list(&compared.sent.map(|n| self.count(n)))),
        ];
        Text::new(self.filled(key, &values)).from_lines(self.lines(&compared.rows))
    }

    fn unfair(&self, reason: &Unfair) -> String {
        match reason {
            Unfair::NothingInCommon => self.words.text("measure_unfair_nothing"),
            Unfair::StillRunning(id) => {
                self.words.with("measure_unfair_running", &[("campaign", &self.campaign_title(*id))])
            }
            Unfair::NotCounted(id) => {
                self.words.with("measure_unfair_uncounted", &[("campaign", &self.campaign_title(*id))])
            }
            Unfair::AtTheSameTime => self.words.text("measure_unfair_same_time"),
            Unfair::TooFew => self.words.text("measure_unfair_few"),
            Unfair::AllAlike => self.words.text("measure_unfair_all_alike"),
        }
    }

    fn campaign_title(&self, id: Id<Campaign>) -> String {
        self.quoted(&self.portal[id].item.title)
    }
}
