//! Whether enough people take part in an experiment for its answer to mean anything.

use super::{people, percent, points};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::Experiment;
use crate::model::{Id, Persona, Portal, Touchpoint};
use crate::schedule::holdout::Drawn;
use crate::statistics::{per_arm, smallest_effect};

/// Whom a touchpoint can reach.
pub struct Reach {
    /// All people of its personas; `None` where a persona's headcount is missing.
    all: Option<u32>,
    /// People in groups that get no message; 0 where there are none or nobody knows.
    held: u32,
}

impl Reach {
    pub fn of(touchpoint: &Touchpoint, drawn: Option<&Drawn>, portal: &Portal) -> Self {
        let heads = |sum: u32, id: &Id<Persona>| Some(sum.saturating_add(portal[*id].headcount?));
        let held = drawn.and_then(Drawn::people).map_or(0, |(held, _)| held);
        Self { all: touchpoint.personas.iter().try_fold(0, heads), held }
    }

    fn people(&self) -> Option<u32> {
        Some(self.all?.saturating_sub(self.held))
    }

    /// Reports an audience that counts people who are held out.
    pub fn beyond(&self, experiment: &Experiment, touchpoint: &Touchpoint) -> Option<Diagnostic> {
        let (audience, reach) = (experiment.audience?, self.people()?);
        let message = format!(
            "This experiment counts on {} people, and only {} can get it: {} more are in groups that get no message.",
            people(audience),
            people(reach),
            people(self.held)
        );
        let help = format!("Write audience = {reach}, or hold out fewer groups.");
        let place = touchpoint.item.origin.place("experiment");
        (self.held > 0 && audience > reach).then(|| Diagnostic::new(Code::Confounded, place, message).help(help))
    }
}

/// What an experiment can show.
#[derive(Debug, Clone, PartialEq)]
pub struct Power {
    /// People who get each version.
    pub per_arm: u32,
    /// People that each version needs to find the effect that is worth finding.
    pub needed: u32,
    /// The share that acts now, 0 to 1.
    pub baseline: f64,
    /// The rise that is worth finding, 0 to 1, absolute.
    pub mde: f64,
    /// The smallest rise that it can find; `None` where it can find none.
    pub smallest: Option<f64>,
}

impl Power {
    /// `None` where the author doesn't say enough, or what can't be.
    pub fn of(experiment: &Experiment, touchpoint: &Touchpoint, reach: &Reach) -> Option<Self> {
        let (baseline, mde) = (experiment.baseline?, experiment.mde?);
        let arms = u32::try_from(touchpoint.variants.len()).ok()?.checked_add(1)?;
        let each = experiment.audience.or(reach.people())? / arms;
        Some(Self {
            per_arm: each,
            needed: per_arm(baseline, baseline + mde)?,
            baseline,
            mde,
            smallest: smallest_effect(baseline, f64::from(each)),
        })
    }
}

/// Reports an experiment that can't conclude, or of which nobody can say whether it can.
pub fn judge(experiment: &Experiment, touchpoint: &Touchpoint, reach: &Reach) -> Option<Diagnostic> {
    let place = touchpoint.item.origin.place("experiment");
    let report = |message, help| Some(Diagnostic::new(Code::Underpowered, place, message).help(help));
    let missing = missing(experiment, reach);
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
        let examples: Vec<&str> = missing.iter().map(|(_, example)| *example).collect();
        let message = format!("Nobody can say whether this experiment can conclude: {} missing.", is_or_are(&names));
        let help = format!("Add to `experiment`: {}.", examples.join(", "));
        return report(message, help);
    }
    let power = Power::of(experiment, touchpoint, reach)?;
    if power.per_arm >= power.needed {
        return None;
    }
    let message = format!(
        "To find a change from {} to {}, each version needs {} people, and this experiment has {} for each.",
        percent(power.baseline),
        percent(power.baseline + power.mde),
        people(power.needed),
        people(power.per_arm)
    );
    let finds = match power.smallest {
        Some(smallest) => format!("With so few, the smallest rise it could find is {} points. ", points(smallest)),
        None => "With so few, it could find nothing at all. ".to_owned(),
    };
    let help = format!(
        "{finds}Ask more people, or compare versions that differ more. Or leave the experiment out, and send the better-written version to everyone."
    );
    report(message, help)
}

/// What the author must say before the sample can be reckoned, each with an example.
fn missing(experiment: &Experiment, reach: &Reach) -> Vec<(&'static str, &'static str)> {
    let has_audience = experiment.audience.is_some() || reach.people().is_some();
    let needs = [
        (has_audience, "`audience`", "audience = 400"),
        (experiment.baseline.is_some(), "`baseline`", "baseline = 0.1"),
        (experiment.mde.is_some(), "`mde`", "mde = 0.05"),
    ];
    needs.into_iter().filter(|(is_there, ..)| !is_there).map(|(_, name, example)| (name, example)).collect()
}

fn is_or_are(names: &[&str]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} and {last} are", all.join(", ")),
        _ => format!("{} is", names.join("")),
    }
}
