//! What is not in here: what is withheld, what could not be counted, and which files were read.

use super::DidItWork;
use crate::measure::Withheld;
use crate::model::results::{LeftOut, Why};
use crate::render::views::measure::{Cell, Part, Row, Section, Text};

/// So many kinds of rows that were left out stand on the page; the data has all.
const MOST: usize = 12;

impl DidItWork<'_> {
    pub(super) fn missing(&self) -> Option<Section> {
        let mut parts = vec![Part::List { items: self.withheld() }];
        parts.extend(self.left_out());
        let table = self.table("files".to_owned(), "measure_files", &["freshness_file", "measure_rows"], self.files());
        parts.extend(table.map(Part::Table));
        parts.extend(["measure_reading_lines", "measure_worth_note"].map(|key| self.note(key)));
        self.section("", "missing", parts)
    }

    /// How many rows are withheld and why; neither which values nor which lines.
    fn withheld(&self) -> Vec<Text> {
        let measurement = self.measurement;
        let campaigns = measurement.campaigns.iter().map(|it| &it.withheld);
        let curves = measurement.retention.iter().map(|it| &it.withheld);
        let all = campaigns.chain(curves).chain(measurement.skills.iter().map(|it| &it.withheld));
        let (small, beside) = all.fold((0, 0), |(small, beside), Withheld { small: few, beside: others }| {
            (small + few.count(), beside + others.count())
        });
        if small + beside == 0 {
            return vec![Text::new(self.words.text("measure_withheld_none"))];
        }
        let values =
            [("n", self.count(small)), ("limit", self.count(measurement.small_cell)), ("beside", self.count(beside))];
        vec![Text::new(self.filled("measure_withheld", &values))]
    }

    fn left_out(&self) -> Option<Part> {
        let all = &self.measurement.left_out;
        let row = |left_out: &LeftOut| {
            let count = Cell::new(self.count(left_out.rows.count()));
            Row::new(self.why(&left_out.why), vec![count, self.lines_cell(&left_out.rows)])
        };
        let head = ["measure_why", "measure_rows", "measure_lines"];
        let rows = all.iter().take(MOST).map(row).collect();
        let mut table = self.table("left-out".to_owned(), "measure_left_out", &head, rows)?;
        if let Some(more @ 1..) = all.len().checked_sub(MOST) {
            table.caption = format!(
                "{} {}",
                table.caption,
                self.words.with("measure_more_left_out", &[("n", &self.words.number(more))])
            );
        }
        Some(Part::Table(table))
    }

    fn why(&self, why: &Why) -> String {
        match why {
            Why::Unmatched { column, value } => {
                self.words.with("measure_unmatched", &[("column", column), ("value", &self.quoted(value))])
            }
            Why::Double => self.words.text("measure_double"),
            Why::Unreadable => self.words.text("measure_unreadable"),
            Why::Impossible => self.words.text("measure_impossible"),
        }
    }
}
