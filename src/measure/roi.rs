//! The return on investment after Phillips: what the effect is worth beside what everything cost, learners' time included,
//! as a range. Where the range says both loss and gain, no single figure is given.

use super::effect::Unknown;
use crate::model::campaign::Value;

/// What came back for what was paid, in per cent: 0 is what was paid.
#[derive(Debug, Clone, PartialEq)]
pub struct Roi {
    pub low: f64,
    pub base: f64,
    pub high: f64,
    /// Whether the range lies on one side of zero, so that `base` may be said by itself.
    pub is_told: bool,
    /// The benefit for low, base and high.
    pub benefit: [f64; 3],
    /// What was paid for content, tools and people, and what learners' time cost.
    pub cost: [f64; 2],
    /// People who got the campaign; the effect is taken for these.
    pub people: u64,
    /// People who started, and the minutes of each.
    pub learners: u64,
    pub minutes: u32,
    /// The author's estimates.
    pub value: Value,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The effect isn't known.
    NoEffect(Unknown),
    /// Nobody counted who started, so learners' time isn't known.
    NoLearners,
    /// Nothing was paid, as far as the author says.
    NoCost,
}
