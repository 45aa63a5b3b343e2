//! The report as numbers, for other programs. Names are English whatever the portal's language is.
//!
//! Enter at [`DidItWork::data`]. `campaign` is what is said of one campaign, `values` are shares and rows.

mod campaign;
mod values;

use super::DidItWork;
use crate::measure::comparison::{Comparison, Unfair};
use crate::measure::retention::Curve;
use crate::measure::skills::Level;
use crate::model::results::{LeftOut, Why};
use crate::render::views::measure_data as views;
use values::{estimate, proportion, rows, withheld};

impl DidItWork<'_> {
    pub(super) fn data(&self) -> views::Data<'_> {
        let measurement = self.measurement;
        let files = measurement.files.iter().map(|file| views::File { path: &file.path, rows: file.rows });
        views::Data {
            version: views::VERSION,
            small_cell: measurement.small_cell,
            files: files.collect(),
            campaigns: measurement.campaigns.iter().map(|campaign| self.campaign_data(campaign)).collect(),
            comparisons: measurement.comparisons.iter().map(|comparison| self.comparison_data(comparison)).collect(),
            retention: measurement.retention.iter().map(|curve| self.retention_data(curve)).collect(),
            skills: measurement.skills.iter().map(|level| self.skill_data(level)).collect(),
            dark_courses: measurement.dark.iter().map(|id| self.portal[*id].item.slug.as_str()).collect(),
            left_out: measurement.left_out.iter().map(left_out).collect(),
        }
    }

    fn comparison_data(&self, comparison: &Comparison) -> views::Comparison<'_> {
        let compared = comparison.outcome.as_ref().ok();
        let personas = compared.map(|it| it.personas.as_slice()).unwrap_or_default();
        let unfair = comparison.outcome.as_ref().err().map(Vec::as_slice).unwrap_or_default();
        views::Comparison {
            one: &self.portal[comparison.one].item.slug,
            other: &self.portal[comparison.other].item.slug,
            difference: compared.map(|it| estimate(it.difference.difference)),
            p: compared.map(|it| it.difference.p),
            sent: compared.map(|it| it.sent),
            personas: personas.iter().map(|id| self.portal[*id].item.slug.as_str()).collect(),
            unfair: unfair.iter().map(unfair_word).collect(),
            made_of: compared.map(|it| rows(&it.rows)),
        }
    }

    fn retention_data(&self, curve: &Curve) -> views::Retention<'_> {
        let points = curve.points.iter();
        views::Retention {
            course: &self.portal[curve.course].item.slug,
            points: points.map(|it| views::Point { days: it.days, answers: proportion(&it.answers) }).collect(),
            withheld: withheld(&curve.withheld),
        }
    }

    fn skill_data(&self, level: &Level) -> views::Skill<'_> {
        let at = |(level, people): &(u32, _)| views::AtLevel { level: *level, people: proportion(people) };
        let way = level.way.iter().flat_map(|way| &way.courses);
        views::Skill {
            persona: &self.portal[level.persona].item.slug,
            skill: &self.portal[level.skill].id,
            target: level.target,
            typical: level.typical,
            levels: level.levels.iter().map(at).collect(),
            at_target: level.waves.iter().map(|(date, people)| values::wave(*date, people)).collect(),
            way: way.map(|id| self.portal[*id].item.slug.as_str()).collect(),
            withheld: withheld(&level.withheld),
        }
    }
}

fn unfair_word(unfair: &Unfair) -> &'static str {
    match unfair {
        Unfair::NothingInCommon => "nothing-in-common",
        Unfair::StillRunning(_) => "still-running",
        Unfair::NotCounted(_) => "not-counted",
        Unfair::AtTheSameTime => "at-the-same-time",
        Unfair::TooFew => "too-few",
        Unfair::AllAlike => "all-alike",
    }
}

fn left_out(left_out: &LeftOut) -> views::LeftOut<'_> {
    let (why, column, value) = match &left_out.why {
        Why::Unmatched { column, value } => ("unmatched", Some(*column), Some(value.as_str())),
        Why::Double => ("double", None, None),
        Why::Unreadable => ("unreadable", None, None),
        Why::Impossible => ("impossible", None, None),
    };
    views::LeftOut { why, column, value, lines: rows(&left_out.rows) }
}
