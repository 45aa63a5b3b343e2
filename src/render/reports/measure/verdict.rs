//! The sentence that people quote: what a campaign changed, never stronger than its numbers.

use super::DidItWork;
use crate::measure::Measured;
use crate::measure::awareness::Against;
use crate::measure::effect::{Effect, Unknown, Verdict};
use crate::render::views::report::{BAD, GOOD, Tone, WARN};

/// What a campaign came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Worked,
    /// It hasn't closed yet, so this may change.
    WorksSoFar,
    DidNotHelp,
    CannotTell,
    /// It hasn't closed yet, and what is missing may still be counted.
    TooEarly,
}

impl Outcome {
    /// The key of its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Worked => "measure_worked",
            Self::WorksSoFar => "measure_works_so_far",
            Self::DidNotHelp => "measure_did_not_help",
            Self::CannotTell => "measure_cannot_tell",
            Self::TooEarly => "measure_too_early",
        }
    }

    /// For other programs.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Worked => "worked",
            Self::WorksSoFar => "works-so-far",
            Self::DidNotHelp => "did-not-help",
            Self::CannotTell => "cannot-tell",
            Self::TooEarly => "too-early",
        }
    }

    pub(super) fn tone(self) -> Tone {
        match self {
            Self::Worked | Self::WorksSoFar => GOOD,
            Self::DidNotHelp => BAD,
            Self::CannotTell => WARN,
            Self::TooEarly => "",
        }
    }
}

pub(super) fn of(campaign: &Measured) -> Outcome {
    let open = |later| if campaign.is_running { later } else { Outcome::CannotTell };
    match &campaign.effect {
        Ok(effect) => match effect.verdict {
            Verdict::Better if campaign.is_running => Outcome::WorksSoFar,
            Verdict::Better => Outcome::Worked,
            Verdict::Worse => Outcome::DidNotHelp,
            Verdict::CannotTell => open(Outcome::TooEarly),
        },
        Err(Unknown::NotCounted | Unknown::NothingAfter | Unknown::OneSideOnly | Unknown::AllAlike) => {
            open(Outcome::TooEarly)
        }
        // Whatever is counted later, nobody will be able to tell.
        Err(Unknown::NobodyHeldOut | Unknown::NothingBefore) => Outcome::CannotTell,
    }
}

impl DidItWork<'_> {
    /// `It can't be told: …`, and how the metric stands beside its target.
    pub(super) fn verdict(&self, campaign: &Measured) -> String {
        let why = match &campaign.effect {
            Ok(effect) => self.effect_said(campaign, effect),
            Err(unknown) => self.words.text(unknown_key(*unknown)),
        };
        let verdict = self.words.named(&self.words.text(of(campaign).key()), &why);
        match self.target_said(campaign) {
            Some(target) => format!("{verdict} {target}"),
            None => verdict,
        }
    }

    /// Half a sentence, to stand behind a colon.
    fn effect_said(&self, campaign: &Measured, effect: &Effect) -> String {
        let aim = match &self.portal[campaign.campaign].metric {
            Some(metric) => self.quoted(metric),
            None => self.words.text("measure_aim"),
        };
        let value = effect.estimate.value;
        let (key, points) = match effect.verdict {
            Verdict::Better => ("measure_better", self.words.decimal(value * 100.0, 1)),
            Verdict::Worse => ("measure_worse", self.words.decimal(-value * 100.0, 1)),
            Verdict::CannotTell => ("measure_unclear", self.points(value)),
        };
        let range = self.points_range(effect.estimate.interval);
        self.words.with(key, &[("aim", &aim), ("points", &points), ("range", &range)])
    }

    fn target_said(&self, campaign: &Measured) -> Option<String> {
        let progress = campaign.metric.as_ref()?;
        let target = self.percent(progress.target?);
        let key = match (progress.verdict?, of(campaign)) {
            (Against::Reached, Outcome::Worked | Outcome::WorksSoFar) => "measure_target_reached",
            // Others may have brought it about.
            (Against::Reached, _) => "measure_target_reached_anyway",
            (Against::NotReached, _) => "measure_target_missed",
            (Against::CannotTell, _) => "measure_target_untold",
        };
        Some(self.words.with(key, &[("target", &target)]))
    }
}

/// Why nobody can say what a campaign changed: half a sentence, to stand behind a colon.
pub(super) fn unknown_key(unknown: Unknown) -> &'static str {
    match unknown {
        Unknown::NobodyHeldOut => "measure_unknown_nobody_held_out",
        Unknown::NotCounted => "measure_unknown_not_counted",
        Unknown::NothingBefore => "measure_unknown_nothing_before",
        Unknown::NothingAfter => "measure_unknown_nothing_after",
        Unknown::OneSideOnly => "measure_unknown_one_side_only",
        Unknown::AllAlike => "measure_unknown_all_alike",
    }
}
