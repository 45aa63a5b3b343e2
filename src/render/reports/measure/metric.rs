//! The campaign's own metric over its waves, beside its baseline and its target.

use super::{DidItWork, chart};
use crate::measure::metric::{Progress, Wave, What};
use crate::measure::{Measured, Proportion};
use crate::model::{Campaign, Id, Persona};
use crate::render::engine;
use crate::render::views::measure::{Part, Row, Section, Table, Text};

impl DidItWork<'_> {
    pub(super) fn metric(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let progress = campaign.metric.as_ref()?;
        let authored = &self.portal[campaign.campaign];
        let typed = campaign.metrics.iter().find(|typed| matches!(typed.what, What::Metric(_)));
        let mut parts = Vec::new();
        if let Some(metric) = &authored.metric {
            let counted = self.words.with("measure_metric_is", &[("metric", &self.quoted(metric))]);
            let kind = typed.map(|typed| self.kind_of(*typed)).unwrap_or_default();
            parts.push(Part::Text(Text::new(format!("{counted} {kind}").trim_end())));
        }
        parts.extend(self.waves(id, authored, progress));
        parts.extend(self.last_wave(id, progress));
        self.section(id, "metric", parts)
    }

    fn waves(&self, id: &str, campaign: &Campaign, progress: &Progress) -> Option<Part> {
        let head = ["measure_day", "measure_share_of_people", "measure_lines"];
        let row = |wave: &Wave| {
            let cells = vec![self.share_cell(wave.people.share), self.lines_cell(&wave.people.rows)];
            Row::new(self.words.date(wave.date), cells)
        };
        let mut table =
            self.table(format!("{id}metric-table"), "measure_metric", &head, progress.waves.iter().map(row).collect())?;
        table.caption = progress.change.map_or_else(
            || self.words.text("measure_waves_caption"),
            |change| self.words.with("measure_waves_change", &[("estimate", &self.estimate(change))]),
        );
        let first = progress.waves.first().map(|wave| wave.date)?;
        let points = progress.waves.iter().filter_map(|wave| {
            let x = f64::from(first.until(wave.date).map_or(0, |span| span.get_days()));
            self.point(x, self.words.date(wave.date), &wave.people)
        });
        let mut marks = Vec::new();
        for (level, key) in [(progress.baseline, "measure_baseline"), (progress.target, "measure_target")] {
            let named =
                |level| chart::Level { at: level, name: self.words.named(&self.words.text(key), &self.percent(level)) };
            marks.extend(level.map(named));
        }
        let title = campaign.metric.clone().unwrap_or_else(|| self.words.text("measure_metric"));
        let curve = chart::Curve { points: points.collect(), levels: marks, percent: &|share| self.percent(share) };
        Some(drawn(&format!("{id}metric-chart"), &title, &curve, table))
    }

    fn last_wave(&self, id: &str, progress: &Progress) -> Option<Part> {
        let row = |(persona, people): &(Id<Persona>, Proportion)| {
            let cells = vec![self.share_cell(people.share), self.lines_cell(&people.rows)];
            Row::new(&self.portal[*persona].item.title, cells)
        };
        let head = ["kit_filter_persona", "measure_share_of_people", "measure_lines"];
        let rows = progress.by_persona.iter().map(row).collect();
        self.table(format!("{id}metric-personas"), "measure_last_wave", &head, rows).map(Part::Table)
    }

    /// A point of a curve; `None` where it is about a few people, of whom no percentage is said.
    pub(super) fn point(&self, x: f64, name: String, people: &Proportion) -> Option<chart::Point> {
        let (share, range) = (people.share.share()?, people.interval()?);
        (!people.is_about_few()).then(|| chart::Point {
            x,
            text: self.words.named(&name, &self.share(people.share)),
            name,
            share,
            range,
        })
    }
}

/// The curve and its table; the table alone where there is nothing to draw.
pub(super) fn drawn(id: &str, title: &str, curve: &chart::Curve<'_>, table: Table) -> Part {
    match curve.points.is_empty() {
        true => Part::Table(table),
        false => Part::Chart { svg: engine::html(&chart::curve(id, title, curve)), table },
    }
}
