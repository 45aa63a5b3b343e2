//! What is remembered: the share of right answers to a course's questions, by the days since people finished.

use super::{Proportion, Withheld};
use crate::model::{Course, Id};

/// The curve of one course.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub course: Id<Course>,
    /// By days.
    pub points: Vec<Point>,
    pub withheld: Withheld,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Since they finished.
    pub days: u32,
    pub answers: Proportion,
}
