//! Did it work? From counts to what can be said of them, and no further.
//!
//! Enter at [`measure`]; [`Measurement`] is everything that the report says. Pure functions of the portal and its results: nothing
//! here knows a file, a page or the clock. What is about too few people never gets farther than [`withheld`]; each of the
//! other files answers one question, and each figure keeps the rows that it is made of.

pub mod awareness;
pub mod comparison;
pub mod effect;
pub mod experiment;
pub mod funnel;
pub mod machines;
pub mod metric;
pub mod moves;
pub mod retention;
pub mod roi;
pub mod skills;
mod withheld;

use crate::model::results::{LeftOut, ResultsFile, Rows};
use crate::model::{Campaign, Channel, Course, Id, Persona};
use crate::statistics::{Interval, Share};

/// Everything that can be said.
#[derive(Debug, Default)]
pub struct Measurement {
    /// Campaigns with results, in the portal's order.
    pub campaigns: Vec<Measured>,
    /// Each pair of campaigns with messages that were counted.
    pub comparisons: Vec<comparison::Comparison>,
    pub retention: Vec<retention::Curve>,
    pub skills: Vec<skills::Level>,
    /// Courses to which no campaign with results leads.
    pub dark: Vec<Id<Course>>,
    /// Rows that were read and are not counted.
    pub left_out: Vec<LeftOut>,
    pub files: Vec<ResultsFile>,
    /// Figures about fewer people are not shown.
    pub small_cell: u64,
}

/// What can be said of one campaign.
#[derive(Debug)]
pub struct Measured {
    pub campaign: Id<Campaign>,
    /// Whether it hasn't closed yet, so that its counts may rise.
    pub is_running: bool,
    /// All messages together, also those about too few people; `None` where none were counted, or too few people were meant
    /// altogether.
    pub funnel: Option<funnel::Funnel>,
    pub by_persona: Vec<Part<Id<Persona>>>,
    pub by_channel: Vec<Part<Channel>>,
    /// By the index of the touchpoint.
    pub by_touchpoint: Vec<Part<usize>>,
    pub withheld: Withheld,
    pub machines: Vec<machines::Flag>,
    pub awareness: Vec<awareness::Awareness>,
    pub moves: Vec<moves::Moved>,
    /// For each step, the message that brought most people there.
    pub strongest: Vec<moves::Strongest>,
    pub experiments: Vec<experiment::Trial>,
    pub metrics: Vec<metric::Typed>,
    /// The campaign's own metric, where outcomes were counted.
    pub metric: Option<metric::Progress>,
    /// What the campaign changed, or why nobody can say.
    pub effect: Result<effect::Effect, effect::Unknown>,
    /// `None` where nobody said what it is worth.
    pub roi: Option<Result<roi::Roi, roi::Refused>>,
}

/// A part of a campaign; the key is `None` where the rows don't say.
#[derive(Debug)]
pub struct Part<K> {
    pub key: Option<K>,
    pub funnel: funnel::Funnel,
}

/// A share of people, and the rows that tell of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proportion {
    pub share: Share,
    pub rows: Rows,
}

impl Proportion {
    /// Below so many people a share is said as "3 of 12".
    pub const FEW: u64 = 20;

    pub fn is_about_few(&self) -> bool {
        self.share.all() < Self::FEW
    }

    pub fn interval(&self) -> Option<Interval> {
        self.share.wilson()
    }
}

/// What isn't shown, because it is about too few people or would give those away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Rows about too few people.
    pub small: Rows,
    /// Rows that could be reckoned back from others if they were shown.
    pub beside: Rows,
}
