//! Awareness: how many of each persona a campaign reached, at least and at most. Nobody knows who got two messages, so the
//! truth lies between the largest single count and the sum of all, and both are said.

use crate::model::results::Rows;
use crate::model::{Id, Persona};

/// How many people of a persona a campaign reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Awareness {
    pub persona: Id<Persona>,
    /// How many people the persona has, where its author says.
    pub people: Option<u64>,
    /// People to whom a message went.
    pub sent: Bounds,
    /// People who clicked on one or started: they know for sure.
    pub acted: Bounds,
    /// Whether the campaign's target was reached, where its metric is awareness.
    pub verdict: Option<Against>,
    pub rows: Rows,
}

/// So many people at least, and so many at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub low: u64,
    pub high: u64,
}

/// A figure beside what was hoped for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    Reached,
    NotReached,
    /// What was hoped for lies within what can be said.
    CannotTell,
}
