//! The funnel: how many came to each step, and where most were lost.

use crate::model::results::{Counts, MessageCount, Rows, Step};
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
