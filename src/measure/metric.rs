//! What a figure is good for: vanity, leading or outcome, with its level after Kirkpatrick; and the campaign's own metric
//! beside its baseline and its target, wave by wave.

use jiff::civil::Date;

use super::Proportion;
use super::awareness::Against;
use crate::model::campaign::Measures;
use crate::model::results::Step;
use crate::model::{Id, Persona};
use crate::statistics::Estimate;

/// A figure that somebody counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    pub what: What,
    pub worth: Worth,
    /// 1 reaction, 2 learning, 3 behaviour, 4 results; `None` for what comes before or beside learning.
    pub level: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A step of the funnel.
    Step(Step),
    /// The campaign's own metric.
    Metric(Option<Measures>),
    /// Answers to spaced questions.
    Answers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// It can rise while nothing changes.
    Vanity,
    /// It comes before what counts, and tells early whether that may come.
    Leading,
    /// What the campaign is for.
    Outcome,
    /// Its author doesn't say what it is about.
    Untold,
}

/// The campaign's metric over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// By date; all groups and personas that are shown.
    pub waves: Vec<Wave>,
    /// The last wave by persona.
    pub by_persona: Vec<(Id<Persona>, Proportion)>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    /// The last wave beside the target.
    pub verdict: Option<Against>,
    /// From the first wave to the last, which is no effect: other things happened meanwhile.
    pub change: Option<Estimate>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    pub date: Date,
    pub people: Proportion,
}
