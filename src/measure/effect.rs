//! What a campaign changed: the people who got it beside those who were held out, before and after (difference in
//! differences). Without a group for comparison nobody can tell, and that is said.

use jiff::civil::Date;

use crate::model::results::Rows;
use crate::statistics::{Change, Estimate};

/// The change of those who got the campaign, less the change of those who didn't.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub treated: Change,
    pub control: Change,
    /// The last wave before the launch and the last one in which the control group had got nothing.
    pub waves: [Date; 2],
    /// How many groups got it and how many didn't.
    pub groups: [usize; 2],
    /// In shares of people, −1 to 1.
    pub estimate: Estimate,
    pub verdict: Verdict,
    /// Whether the control group got everything later: a staggered launch.
    pub is_staggered: bool,
    pub rows: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Better,
    Worse,
    /// It cannot be told from no effect.
    CannotTell,
}

/// Why nobody can say what the campaign changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// The campaign holds nobody out.
    NobodyHeldOut,
    /// No outcomes were counted for its groups.
    NotCounted,
    /// Nothing was counted before the launch, so a difference may be an old one.
    NothingBefore,
    /// Nothing was counted since the launch, or only after everybody had got it.
    NothingAfter,
    /// No group that was held out, or none that wasn't, was counted both times.
    OneSideOnly,
}
