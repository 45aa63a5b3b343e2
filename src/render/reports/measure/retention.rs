//! What is remembered: the share of right answers by the days since people finished.

use super::metric::drawn;
use super::{DidItWork, chart};
use crate::measure::metric::What;
use crate::measure::retention::{Curve, Point};
use crate::render::views::measure::{Part, Row, Section, Text};

impl DidItWork<'_> {
    pub(super) fn retention(&self) -> Option<Section> {
        let curves = self.measurement.retention.iter().enumerate();
        let parts: Vec<Part> = curves.filter_map(|(at, curve)| self.remembered(at, curve)).collect();
        let mut all = if parts.is_empty() { Vec::new() } else { vec![Part::Text(Text::note(self.retention_note()))] };
        all.extend(parts);
        self.section("", "retention", all)
    }

    /// What the figure is good for, if some campaign says so.
    fn retention_note(&self) -> String {
        let metrics = self.measurement.campaigns.iter().flat_map(|campaign| &campaign.metrics);
        let answers = metrics.into_iter().find(|typed| typed.what == What::Answers);
        let note = self.words.text("measure_retention_note");
        answers.map_or_else(|| note.clone(), |typed| format!("{note} {}", self.kind_of(*typed)))
    }

    fn remembered(&self, at: usize, curve: &Curve) -> Option<Part> {
        let id = format!("retention-{}", at + 1);
        let row = |point: &Point| {
            let cells = vec![self.share_cell(point.answers.share), self.lines_cell(&point.answers.rows)];
            Row::new(self.days(point.days), cells)
        };
        let head = ["measure_since", "measure_right_answers", "measure_lines"];
        let mut table =
            self.table(format!("{id}-table"), "measure_retention", &head, curve.points.iter().map(row).collect())?;
        let title = &self.portal[curve.course].item.title;
        table.caption = self.words.named(&self.words.text("measure_right_answers"), title);
        let points = curve
            .points
            .iter()
            .filter_map(|point| self.point(f64::from(point.days), self.days(point.days), &point.answers));
        let picture =
            chart::Curve { points: points.collect(), levels: Vec::new(), percent: &|share| self.percent(share) };
        Some(drawn(&format!("{id}-chart"), &table.caption.clone(), &picture, table))
    }

    fn days(&self, days: u32) -> String {
        self.words.count("measure_days", usize::try_from(days).unwrap_or(usize::MAX))
    }
}
