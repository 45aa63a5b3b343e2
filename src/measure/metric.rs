//! What a figure is good for: vanity, leading or outcome, with its level after Kirkpatrick; and the campaign's own metric
//! beside its baseline and its target, wave by wave.

use jiff::civil::Date;

use std::collections::{BTreeMap, BTreeSet};

use super::Proportion;
use super::awareness::Against;
use super::funnel::Funnel;
use super::outcomes::Shown;
use crate::model::campaign::Measures;
use crate::model::results::{Rows, Step};
use crate::model::{Campaign, Choice, Id, Persona};
use crate::statistics::{self, Estimate, Share};

/// A figure that somebody counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    pub what: What,
    pub worth: Worth,
    /// 1 reaction, 2 learning, 3 behaviour, 4 results; `None` for what comes before or beside learning.
    pub level: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A step of the funnel.
    Step(Step),
    /// The campaign's own metric.
    Metric(Option<Measures>),
    /// Answers to spaced questions.
    Answers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// It can rise while nothing changes.
    Vanity,
    /// It comes before what counts, and tells early whether that may come.
    Leading,
    /// What the campaign is for.
    Outcome,
    /// Its author doesn't say what it is about.
    Untold,
}

/// The campaign's metric over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// By date; all groups and personas that are shown.
    pub waves: Vec<Wave>,
    /// The last wave by persona.
    pub by_persona: Vec<(Id<Persona>, Proportion)>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    /// The last wave beside the target.
    pub verdict: Option<Against>,
    /// From the first wave to the last, which is no effect: other things happened meanwhile.
    pub change: Option<Estimate>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    pub date: Date,
    pub people: Proportion,
}

impl Worth {
    /// What a metric of this sort is worth, and its level.
    pub fn of_measures(measures: Option<Measures>) -> (Self, Option<u8>) {
        match measures {
            Some(Measures::Opens | Measures::Clicks | Measures::Hours | Measures::Completions) => (Self::Vanity, None),
            Some(Measures::Awareness | Measures::Starts) => (Self::Leading, None),
            Some(Measures::Sharing | Measures::Reaction) => (Self::Leading, Some(1)),
            Some(Measures::Learning) => (Self::Leading, Some(2)),
            Some(Measures::Behaviour) => (Self::Outcome, Some(3)),
            Some(Measures::Results) => (Self::Outcome, Some(4)),
            None => (Self::Untold, None),
        }
    }

    /// What the count of a step is worth, and its level.
    pub fn of_step(step: Step) -> (Self, Option<u8>) {
        match step {
            Step::Sent | Step::Clicked | Step::Completed => (Self::Vanity, None),
            Step::Started => (Self::Leading, None),
            Step::Shared => (Self::Leading, Some(1)),
            Step::Applied => (Self::Outcome, Some(3)),
        }
    }
}

/// Everything that is counted of a campaign, with what it is worth: its own metric first, then by worth, the best first.
pub fn typed(campaign: &Campaign, funnel: Option<&Funnel>, has_answers: bool) -> Vec<Typed> {
    let own = campaign.metric.as_ref().map(|_| {
        let (worth, level) = Worth::of_measures(campaign.measures);
        Typed { what: What::Metric(campaign.measures), worth, level }
    });
    let counted = |step: &Step| funnel.is_some_and(|funnel| funnel.counts.get(*step).is_some());
    let steps = Step::ALL.iter().map(|(_, step)| *step).filter(counted);
    let steps = steps.map(|step| {
        let (worth, level) = Worth::of_step(step);
        Typed { what: What::Step(step), worth, level }
    });
    let answers = has_answers.then_some(Typed { what: What::Answers, worth: Worth::Leading, level: Some(2) });
    let mut others: Vec<_> = steps.chain(answers).collect();
    others.sort_by_key(|typed| std::cmp::Reverse((typed.worth, typed.level)));
    own.into_iter().chain(others).collect()
}

/// The metric among all who were not held out; `None` where nothing is shown.
pub fn progress(campaign: &Campaign, outcomes: &[Shown<'_>]) -> Option<Progress> {
    let own: Vec<_> = outcomes.iter().filter(|shown| !shown.is_held_out).collect();
    let dates: BTreeSet<Date> = own.iter().map(|shown| shown.outcome.date).collect();
    let on = |date: Date| own.iter().copied().filter(move |shown| shown.outcome.date == date);
    let wave = |date: Date| Some(Wave { date, people: together(on(date))? });
    let waves: Vec<Wave> = dates.iter().filter_map(|date| wave(*date)).collect();
    let (first, last) = (waves.first()?, waves.last()?);
    let mut by_persona: BTreeMap<Id<Persona>, Vec<&Shown<'_>>> = BTreeMap::new();
    for shown in on(last.date) {
        if let Some(persona) = shown.outcome.persona {
            by_persona.entry(persona).or_default().push(shown);
        }
    }
    let by_persona = by_persona.into_iter().filter_map(|(id, shown)| Some((id, together(shown.into_iter())?)));
    Some(Progress {
        by_persona: by_persona.collect(),
        baseline: campaign.baseline,
        target: campaign.target,
        verdict: campaign.target.and_then(|target| against(last.people.share, target)),
        change: (waves.len() > 1).then(|| statistics::difference(first.people.share, last.people.share)).flatten(),
        waves,
    })
}

fn together<'s, 'r: 's>(shown: impl Iterator<Item = &'s Shown<'r>> + Clone) -> Option<Proportion> {
    let achieved = shown.clone().fold(0_u64, |sum, it| sum.saturating_add(it.outcome.achieved));
    let people = shown.clone().fold(0_u64, |sum, it| sum.saturating_add(it.outcome.people));
    Some(Proportion { share: Share::new(achieved, people)?, rows: Rows::joined(shown.map(|it| &it.outcome.rows)) })
}

/// A share beside what was hoped for: reached or not only where the whole interval says so.
pub fn against(share: Share, target: f64) -> Option<Against> {
    let interval = share.wilson()?;
    Some(match (interval.low >= target, interval.high < target) {
        (true, _) => Against::Reached,
        (_, true) => Against::NotReached,
        _ => Against::CannotTell,
    })
}
