//! Experiments: which version led more people on, and nothing about that where fewer were asked than planned.

use super::{DidItWork, title};
use crate::measure::Measured;
use crate::measure::experiment::{Arm, Trial, Verdict, Versus};
use crate::render::views::measure::{Cell, Part, Row, Section, Text};
use crate::render::views::report::{GOOD, WARN};

/// Whether enough people were asked to compare the versions at all.
pub(super) fn is_conclusive(trial: &Trial) -> bool {
    matches!(trial.verdict, Verdict::Winner(_) | Verdict::Inconclusive)
}

impl DidItWork<'_> {
    pub(super) fn experiments(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let authored = &self.portal[campaign.campaign];
        let mut parts = Vec::new();
        for (at, trial) in campaign.experiments.iter().enumerate() {
            parts.push(Part::Text(self.trial(title(authored, trial.touchpoint), trial)));
            parts.extend(self.arms(format!("{id}experiment-{}", at + 1), title(authored, trial.touchpoint), trial));
        }
        if campaign.experiments.iter().any(is_conclusive) {
            parts.push(self.note("measure_experiments_note"));
        }
        self.section(id, "experiments", parts)
    }

    /// The verdict in words.
    fn trial(&self, message: &str, trial: &Trial) -> Text {
        let message = self.quoted(message);
        let fewest = trial.arms.iter().map(|arm| arm.share.all()).min().unwrap_or_default();
        let planned = trial.planned.map(|planned| self.count(planned)).unwrap_or_default();
        let winner = match trial.verdict {
            Verdict::Winner(at) => trial.arms.get(at).map(|arm| arm.name.as_str()),
            Verdict::Inconclusive | Verdict::StoppedEarly | Verdict::NotPlanned => None,
        };
        let (key, tone) = match trial.verdict {
            Verdict::Winner(_) => ("measure_trial_winner", GOOD),
            Verdict::Inconclusive => ("measure_trial_inconclusive", ""),
            Verdict::StoppedEarly => ("measure_trial_stopped", WARN),
            Verdict::NotPlanned => ("measure_trial_not_planned", WARN),
        };
        let (fewest, version) = (self.count(fewest), self.quoted(winner.unwrap_or_default()));
        let values =
            [("message", message.as_str()), ("reached", &fewest), ("planned", &planned), ("version", &version)];
        Text::new(self.words.with(key, &values)).tone(tone)
    }

    fn arms(&self, id: String, message: &str, trial: &Trial) -> Option<Part> {
        let compared = is_conclusive(trial);
        let mut head = vec!["measure_version", "measure_came", "measure_planned"];
        if compared {
            head.extend(["measure_difference", "measure_z", "measure_p", "measure_chance"]);
        }
        head.push("measure_lines");
        // The first version stands beside none.
        let against = [None].into_iter().chain(trial.against.iter().map(Some)).chain(std::iter::repeat(None));
        let row = |(arm, versus): (&Arm, Option<&Versus>)| {
            let planned = trial.planned.map_or_else(|| self.words.text("measure_not_said"), |n| self.count(n));
            let mut cells = vec![self.share_cell(arm.share), Cell::new(planned)];
            if compared {
                cells.extend(self.versus(versus));
            }
            cells.push(self.lines_cell(&arm.rows));
            Row::new(&arm.name, cells)
        };
        let mut table = self.table(id, "measure_version", &head, trial.arms.iter().zip(against).map(row).collect())?;
        let values = [("message", message), ("field", &trial.tests), ("step", &self.step(trial.step))];
        table.caption = self.words.with("measure_experiment_caption", &values);
        Some(Part::Table(table))
    }

    fn versus(&self, versus: Option<&Versus>) -> [Cell; 4] {
        let test = versus.and_then(|versus| versus.test);
        let difference = versus.and_then(|versus| versus.difference);
        let chance = versus.and_then(|versus| versus.chance);
        [
            difference.map(|it| Cell::new(self.points(it.value)).note(self.points_range(it.interval))),
            test.map(|test| Cell::new(self.words.decimal(test.z, 2))),
            test.map(|test| Cell::new(self.p(test.p))),
            chance.map(|chance| Cell::new(self.words.decimal(chance, 3))),
        ]
        .map(Option::unwrap_or_default)
    }
}
