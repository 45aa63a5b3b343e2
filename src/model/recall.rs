//! [`Recall`]: what makes a touchpoint a spaced reminder, which the program writes by itself.

use super::{Course, Id};

/// One question of a course's knowledge check, asked again after some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recall {
    pub course: Id<Course>,
    /// Which reminder of the course this is, from 1.
    pub number: usize,
    /// An index into the course's quiz.
    pub question: usize,
}
