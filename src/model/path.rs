//! Learning paths: courses in an order, with milestones worth celebrating.

use super::copy::Copy;
use super::item::Item;
use super::{Course, Id, Persona};

#[derive(Debug, Clone)]
pub struct LearningPath {
    pub item: Item,
    pub courses: Vec<Id<Course>>,
    pub milestones: Vec<Milestone>,
    pub personas: Vec<Id<Persona>>,
    pub mix: Option<Mix>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    pub after: Id<Course>,
    pub recognition: Copy,
}

/// Minutes of learning by doing, with others, and in courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mix {
    pub experience: u32,
    pub social: u32,
    pub formal: u32,
}
