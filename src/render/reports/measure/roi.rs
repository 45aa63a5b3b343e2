//! What came back for what was paid, as a range with everything that it rests on; no single figure where the range says both
//! loss and gain.

use super::DidItWork;
use crate::measure::Measured;
use crate::measure::roi::{Refused, Roi};
use crate::model::campaign::Estimated;
use crate::render::views::measure::{Cell, Part, Row, Section, Text};

impl DidItWork<'_> {
    pub(super) fn roi(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let parts = match campaign.roi.as_ref()? {
            Ok(roi) => self.known_roi(id, roi),
            Err(refused) => vec![Part::Text(Text::new(self.refused(*refused)))],
        };
        self.section(id, "roi", parts)
    }

    fn refused(&self, refused: Refused) -> String {
        let why = match refused {
            Refused::NoEffect(_) => self.words.text("measure_roi_no_effect"),
            Refused::NoLearners => self.words.text("measure_roi_no_learners"),
            Refused::NoCost => self.words.text("measure_roi_no_cost"),
        };
        self.words.named(&self.words.text("measure_nobody_can_say"), &why)
    }

    fn known_roi(&self, id: &str, roi: &Roi) -> Vec<Part> {
        let range = self.roi_range(roi);
        let said = match roi.is_told {
            true => self.words.with("measure_roi_told", &[("base", &self.roi_percent(roi.base)), ("range", &range)]),
            false => self.words.with("measure_roi_untold", &[("range", &range)]),
        };
        let head = ["measure_case", "measure_benefit", "measure_cost", "measure_return"];
        let [low, base, high] = roi.benefit;
        let cases = [("low", low, roi.low), ("base", base, roi.base), ("high", high, roi.high)];
        let shown = cases.into_iter().filter(|(case, ..)| roi.is_told || *case != "base");
        let rows = shown.map(|(case, benefit, percent)| self.case(roi, case, benefit, percent)).collect();
        let table = self.table(format!("{id}roi-table"), "measure_roi_caption", &head, rows);
        let items = self.assumptions(roi).into_iter().map(Text::note).collect();
        let said = [Part::Text(Text::new(said))].into_iter();
        said.chain(table.map(Part::Table)).chain([Part::List { items }]).collect()
    }

    fn case(&self, roi: &Roi, case: &str, benefit: f64, percent: f64) -> Row {
        let currency = &roi.value.currency;
        let cost = self.money(roi.cost.iter().sum(), currency);
        let cells =
            vec![Cell::new(self.money(benefit, currency)), Cell::new(cost), Cell::new(self.roi_percent(percent))];
        Row::new(self.words.text(&format!("measure_case_{case}")), cells)
    }

    /// What the range rests on, each in a sentence.
    fn assumptions(&self, roi: &Roi) -> Vec<String> {
        let value = &roi.value;
        let money = |amount: f64| self.money(amount, &value.currency);
        let Estimated { low, base, high } = value.per_person;
        let [paid, time] = roi.cost.map(money);
        let worth = [
            ("low", money(low)),
            ("base", money(base)),
            ("high", money(high)),
            ("sure", self.percent(value.confidence)),
        ];
        let of_time = [
            ("n", self.count(roi.learners)),
            ("minutes", self.count(roi.minutes.into())),
            ("hourly", money(value.hourly)),
            ("time", time),
        ];
        let mut said = vec![
            self.filled("measure_roi_people", &[("n", self.count(roi.people))]),
            self.filled("measure_roi_worth", &worth),
            self.filled("measure_roi_paid", &[("paid", paid)]),
            self.filled("measure_roi_time", &of_time),
        ];
        said.extend(
            value.source.as_ref().map(|source| self.words.named(&self.words.text("measure_roi_source"), source)),
        );
        said
    }

    pub(super) fn filled(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.words.with(key, &values)
    }

    /// `45 %`.
    pub(super) fn roi_percent(&self, percent: f64) -> String {
        self.words.with("measure_percent", &[("n", &self.words.decimal(percent, 0))])
    }

    /// `−20 % to 110 %`.
    pub(super) fn roi_range(&self, roi: &Roi) -> String {
        let [from, to] = [roi.low, roi.high].map(|percent| self.roi_percent(percent));
        self.words.with("from_to", &[("from", &from), ("to", &to)])
    }
}
