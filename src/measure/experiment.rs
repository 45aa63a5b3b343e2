//! Experiments: which version of a message led more people on, said only where as many were asked as were planned.

use crate::model::results::{Rows, Step};
use crate::statistics::{Estimate, Share, ZTest};

/// The versions of a message beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    pub touchpoint: usize,
    /// The field in which the versions differ.
    pub tests: String,
    /// What is compared: clicks of messages, or starts where clicks can't be trusted.
    pub step: Step,
    /// The message as it stands ("a") first.
    pub arms: Vec<Arm>,
    /// How many people each version was to have; `None` where nobody planned that.
    pub planned: Option<u64>,
    /// Each other version beside the first, in order.
    pub against: Vec<Versus>,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Arm {
    pub name: String,
    pub share: Share,
    pub rows: Rows,
}

/// A version beside the first one.
#[derive(Debug, Clone, PartialEq)]
pub struct Versus {
    pub test: Option<ZTest>,
    /// The difference in shares and its interval at 95 %.
    pub difference: Option<Estimate>,
    /// How probable it is that it really is better (uniform priors), 0 to 1.
    pub chance: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The version with this index led more people on.
    Winner(usize),
    /// As many were asked as planned, and chance alone may explain what is between them.
    Inconclusive,
    /// Fewer were asked than planned. Whatever the counts say so far, it isn't said.
    StoppedEarly,
    /// Nobody said how many were to be asked, so nobody can say whether that is enough.
    NotPlanned,
}
