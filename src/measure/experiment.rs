//! Experiments: which version of a message led more people on, said only where as many were asked as were planned.

use super::messages::{Message, passed};
use crate::model::results::{About, Rows, Step};
use crate::model::{Campaign, Channel, Touchpoint};
use crate::statistics::{self, Estimate, Share, ZTest};

/// A difference that chance makes in fewer than one comparison of twenty.
const SIGNIFICANT: f64 = 0.05;
/// A tenth of an audience may have moved or left; fewer than that is a test that was stopped.
const MOST_LOST: u64 = 10;

/// The versions of a message beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    pub touchpoint: usize,
    /// The field in which the versions differ.
    pub tests: String,
    /// What is compared: clicks of messages, or starts where clicks can't be trusted.
    pub step: Step,
    /// The message as it stands ("a") first.
    pub arms: Vec<Arm>,
    /// How many people each version was to have; `None` where nobody planned that.
    pub planned: Option<u64>,
    /// Each other version beside the first, in order.
    pub against: Vec<Versus>,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Arm {
    pub name: String,
    pub share: Share,
    pub rows: Rows,
}

/// A version beside the first one.
#[derive(Debug, Clone, PartialEq)]
pub struct Versus {
    pub test: Option<ZTest>,
    /// The difference in shares and its interval at 95 %.
    pub difference: Option<Estimate>,
    /// How probable it is that it really is better (uniform priors), 0 to 1.
    pub chance: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The version with this index led more people on.
    Winner(usize),
    /// As many were asked as planned, and chance alone may explain what is between them.
    Inconclusive,
    /// Fewer were asked than planned. Whatever the counts say so far, it isn't said.
    StoppedEarly,
    /// Nobody said how many were to be asked, so nobody can say whether that is enough.
    NotPlanned,
}

/// Every experiment with results, in the order of the messages.
pub fn of(messages: &[Message<'_>], campaign: &Campaign) -> Vec<Trial> {
    let touchpoints = campaign.touchpoints.iter().enumerate();
    touchpoints.filter(|(_, it)| !it.variants.is_empty()).filter_map(|(at, it)| trial(at, it, messages)).collect()
}

/// `None` where fewer than two versions were counted.
fn trial(index: usize, touchpoint: &Touchpoint, messages: &[Message<'_>]) -> Option<Trial> {
    let names: Vec<&str> =
        [About::AS_IT_STANDS].into_iter().chain(touchpoint.variants.keys().map(String::as_str)).collect();
    let tests = touchpoint.experiment.as_ref().map(|experiment| experiment.tests.clone()).unwrap_or_default();
    let of_arm = |name: &str| -> Vec<&Message<'_>> {
        let own = messages.iter().filter(|it| it.about.touchpoint == Some(index));
        let own = own.filter(|it| it.about.channel.is_none_or(|channel| shows(channel, &tests)));
        own.filter(|it| it.about.variant.as_deref() == Some(name)).collect()
    };
    let counted = |step: Step| names.iter().all(|name| of_arm(name).iter().all(|it| it.counts.get(step).is_some()));
    let step = if counted(Step::Clicked) { Step::Clicked } else { Step::Started };
    let arms: Vec<Arm> = names
        .iter()
        .filter_map(|name| {
            let passed = passed(of_arm(name).into_iter(), Step::Sent, step);
            let share = passed.share().filter(|share| share.all() > 0)?;
            Some(Arm { name: (*name).to_owned(), share, rows: passed.rows })
        })
        .collect();
    if arms.len() < 2 {
        return None;
    }
    let planned = planned(touchpoint);
    let against = arms.iter().skip(1).map(|arm| Versus::of(arms[0].share, arm.share)).collect();
    let verdict = verdict(&arms, names.len(), planned);
    Some(Trial { touchpoint: index, tests, step, planned, against, verdict, arms })
}

/// Whether a channel shows the field in which the versions differ: a text message has no subject.
fn shows(channel: Channel, field: &str) -> bool {
    match field {
        "subject" | "preheader" => channel == Channel::Email,
        "sms" => channel == Channel::Sms,
        _ => true,
    }
}

impl Versus {
    fn of(a: Share, b: Share) -> Self {
        Self {
            test: statistics::z_test(a, b),
            difference: statistics::difference(a, b),
            chance: statistics::chance_that_b_beats_a(a, b),
        }
    }
}

/// How many people each version needs to find what was worth finding, and not fewer than nine tenths of those whom the
/// author meant to ask.
fn planned(touchpoint: &Touchpoint) -> Option<u64> {
    let experiment = touchpoint.experiment.as_ref()?;
    let needed = experiment.baseline.zip(experiment.mde);
    let needed = needed.and_then(|(baseline, mde)| statistics::per_arm(baseline, baseline + mde)).map(u64::from);
    let arms = touchpoint.variants.len() as u64 + 1;
    let asked = experiment.audience.map(|audience| {
        let each = u64::from(audience) / arms;
        each - each / MOST_LOST
    });
    needed.max(asked)
}

/// A version wins where it beats each other one, at a level that allows for the number of comparisons (Bonferroni).
fn verdict(arms: &[Arm], versions: usize, planned: Option<u64>) -> Verdict {
    let Some(planned) = planned else { return Verdict::NotPlanned };
    if arms.len() < versions || arms.iter().any(|arm| arm.share.all() < planned) {
        return Verdict::StoppedEarly;
    }
    let pairs = u32::try_from(versions * (versions - 1) / 2).map_or(f64::INFINITY, f64::from);
    let beats = |one: &Arm, other: &Arm| {
        statistics::z_test(other.share, one.share).is_some_and(|test| test.z > 0.0 && test.p < SIGNIFICANT / pairs)
    };
    let wins = |at: &usize| arms.iter().enumerate().all(|(other, arm)| other == *at || beats(&arms[*at], arm));
    (0..arms.len()).find(wins).map_or(Verdict::Inconclusive, Verdict::Winner)
}
