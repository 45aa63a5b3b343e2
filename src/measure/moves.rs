//! Which message moved people on: for each message the step that it was written for, and for each step the message that
//! brought most people there.

use super::Proportion;
use crate::model::campaign::Move;
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
