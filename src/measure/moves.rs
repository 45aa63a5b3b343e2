//! Which message moved people on: for each message the step that it was written for, and for each step the message that
//! brought most people there.

use std::collections::BTreeMap;

use super::Proportion;
use super::messages::{Message, passed};
use crate::model::Campaign;
use crate::model::campaign::{Funnel, Move};
use crate::model::results::Step;

/// A message beside what it was written for.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    pub touchpoint: usize,
    pub meant: Move,
    /// The step that shows it.
    pub step: Step,
    /// Of those who got it, those who came to the step; `None` where that wasn't counted.
    pub people: Option<Proportion>,
}

/// The message after which the largest share came to a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Strongest {
    pub step: Step,
    /// The touchpoint; `None` where the first two can't be told apart.
    pub touchpoint: Option<usize>,
    /// Of the message that leads, whether or not it can be told from the next one.
    pub people: Proportion,
}

/// Each message with results beside the step that it was written for.
pub fn of(messages: &[Message<'_>], campaign: &Campaign) -> Vec<Moved> {
    let by_touchpoint = by_touchpoint(messages);
    let moved = |(touchpoint, messages): (&usize, &Vec<&Message<'_>>)| {
        let meant = campaign.touchpoints.get(*touchpoint)?.moves?;
        let step = shown_by(meant.to);
        Some(Moved { touchpoint: *touchpoint, meant, step, people: came(messages, step) })
    };
    by_touchpoint.iter().filter_map(moved).collect()
}

/// The message that brought most people to each step, where enough got it to say.
pub fn strongest(messages: &[Message<'_>]) -> Vec<Strongest> {
    let by_touchpoint = by_touchpoint(messages);
    let steps = [Step::Clicked, Step::Started, Step::Completed, Step::Applied, Step::Shared];
    let of_step = |step: Step| {
        let known =
            by_touchpoint.iter().filter_map(|(touchpoint, messages)| Some((*touchpoint, came(messages, step)?)));
        let mut known: Vec<_> = known.filter(|(_, people)| !people.is_about_few()).collect();
        known.sort_by(|(_, one), (_, other)| {
            other.share.share().unwrap_or(0.0).total_cmp(&one.share.share().unwrap_or(0.0))
        });
        let mut known = known.into_iter();
        let ((first, people), second) = (known.next()?, known.next());
        let is_told = second.is_none_or(|(_, second)| {
            people.interval().zip(second.interval()).is_some_and(|(one, other)| !one.overlaps(&other))
        });
        Some(Strongest { step, touchpoint: is_told.then_some(first), people })
    };
    steps.into_iter().filter_map(of_step).filter(|it| it.people.share.hits() > 0).collect()
}

fn by_touchpoint<'m, 'r>(messages: &'m [Message<'r>]) -> BTreeMap<usize, Vec<&'m Message<'r>>> {
    let mut all: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for message in messages {
        if let Some(touchpoint) = message.about.touchpoint {
            all.entry(touchpoint).or_default().push(message);
        }
    }
    all
}

/// Of those who got a message, those who came to a step.
fn came(messages: &[&Message<'_>], step: Step) -> Option<Proportion> {
    let passed = passed(messages.iter().copied(), Step::Sent, step);
    let share = passed.share().filter(|share| share.all() > 0)?;
    Some(Proportion { share, rows: passed.rows })
}

/// The step that shows that people have come to a stage. A click is the first sign that anybody noticed.
fn shown_by(stage: Funnel) -> Step {
    match stage {
        Funnel::Unaware | Funnel::Aware | Funnel::Interested => Step::Clicked,
        Funnel::Starter => Step::Started,
        Funnel::Learner | Funnel::Finisher => Step::Completed,
        Funnel::Advocate => Step::Shared,
    }
}
