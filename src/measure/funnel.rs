//! The funnel: how many came to each step, and where most were lost.

use super::Proportion;
use super::messages::{Message, passed};
use crate::model::Choice;
use crate::model::results::{Counts, Rows, Step};
use crate::statistics::Share;

/// How far some messages led.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// Sums of messages, clicks, starts …; a person with two messages counts twice.
    pub counts: Counts,
    /// From each step that was counted to the next one.
    pub passages: Vec<Passage>,
    /// Where the largest share was lost.
    pub leak: Leak,
    /// The same, from the click on: what a course can do something about.
    pub later_leak: Leak,
    pub rows: Rows,
}

/// From one step to the next, over the messages for which both were counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub from: Step,
    pub to: Step,
    /// `None` where more came to the later step than to the earlier one: they came another way.
    pub share: Option<Share>,
    pub rows: Rows,
}

/// Where people are lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leak {
    /// The passage, by its index.
    At(usize),
    /// These can't be told apart.
    Alike(Vec<usize>),
    /// Too few people came far enough to say.
    TooFew,
}

impl Funnel {
    pub fn of(messages: &[Message<'_>]) -> Self {
        let mut counts = Counts::default();
        messages.iter().for_each(|message| counts.add(&message.counts));
        let counted: Vec<Step> =
            Step::ALL.iter().map(|(_, step)| *step).filter(|it| counts.get(*it).is_some()).collect();
        let passages: Vec<_> = counted.windows(2).map(|pair| Passage::of(messages, pair[0], pair[1])).collect();
        let later = passages.iter().position(|passage| passage.from != Step::Sent).unwrap_or(passages.len());
        Self {
            counts,
            leak: leak(&passages, 0),
            later_leak: leak(&passages, later),
            rows: Rows::joined(messages.iter().map(|message| message.rows)),
            passages,
        }
    }
}

impl Passage {
    fn of(messages: &[Message<'_>], from: Step, to: Step) -> Self {
        let passed = passed(messages.iter(), from, to);
        Self { from, to, share: passed.share(), rows: passed.rows }
    }
}

/// The passage with the smallest share among those from an index on, if it can be told from the next one.
fn leak(passages: &[Passage], first: usize) -> Leak {
    let enough = |share: &Share| share.all() >= Proportion::FEW;
    let known = passages.iter().enumerate().skip(first);
    let mut known: Vec<_> = known.filter_map(|(at, it)| Some((at, it.share.filter(enough)?))).collect();
    known.sort_by(|(_, one), (_, other)| one.share().unwrap_or(1.0).total_cmp(&other.share().unwrap_or(1.0)));
    let Some(((worst, share), others)) = known.split_first() else { return Leak::TooFew };
    let overlaps = |other: &Share| share.wilson().zip(other.wilson()).is_some_and(|(one, other)| one.overlaps(&other));
    let mut alike: Vec<usize> = others.iter().filter(|(_, other)| overlaps(other)).map(|(at, _)| *at).collect();
    if alike.is_empty() {
        return Leak::At(*worst);
    }
    alike.push(*worst);
    alike.sort_unstable();
    Leak::Alike(alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::fixture::{count, counts};
    use crate::measure::machines::judged;

    fn funnel(all: &[[Option<u64>; 6]]) -> Funnel {
        let all: Vec<_> = all.iter().map(|steps| counts(*steps)).collect();
        Funnel::of(&all.iter().map(|count| judged(count).0).collect::<Vec<_>>())
    }

    #[test]
    fn the_leak_is_where_surely_most_are_lost() {
        let one = funnel(&[[Some(1000), Some(100), Some(80), Some(60), None, None]]);
        assert_eq!(one.leak, Leak::At(0));
        assert_eq!(one.later_leak, Leak::Alike(vec![1, 2]), "80 of 100 and 60 of 80 can't be told apart");
        let later = funnel(&[[Some(1000), Some(500), Some(100), Some(90), None, None]]);
        assert_eq!((later.leak, later.later_leak), (Leak::At(1), Leak::At(1)));
        assert_eq!(funnel(&[[Some(19), Some(2), None, None, None, None]]).leak, Leak::TooFew);
        assert_eq!(funnel(&[]).leak, Leak::TooFew);
    }

    #[test]
    fn a_step_that_nobody_counted_is_passed_over() {
        let funnel = funnel(&[[Some(100), None, Some(40), None, None, Some(3)]]);
        let steps: Vec<_> = funnel.passages.iter().map(|passage| (passage.from, passage.to)).collect();
        assert_eq!(steps, [(Step::Sent, Step::Started), (Step::Started, Step::Shared)]);
    }

    #[test]
    fn a_share_is_of_messages_for_which_both_steps_were_counted() {
        let funnel =
            funnel(&[[Some(100), Some(40), None, None, None, None], [Some(50), Some(20), Some(10), None, None, None]]);
        assert_eq!(funnel.passages[1].share, Share::new(10, 20), "not of all 60 clicks");
        assert_eq!(funnel.counts.get(Step::Clicked), Some(60));
    }

    #[test]
    fn more_than_came_is_no_share() {
        let funnel = funnel(&[[Some(100), Some(10), Some(30), None, None, None]]);
        assert_eq!(funnel.passages[1].share, None);
        assert_eq!(count("", [1, 1, 1]).counts.most(), 1);
    }
}
