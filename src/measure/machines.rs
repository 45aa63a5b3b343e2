//! Clicks that machines made: scanners of mail systems follow every link before anybody has read a word.

use crate::model::results::{About, Rows};

/// Clicks that are not counted, or not all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    pub about: About,
    pub why: Why,
    pub rows: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The mail system says how many; they are taken off the clicks.
    Told { clicks: u64 },
    /// More than half of all messages were clicked, and hardly any of those clicks led to a start. None of them is counted.
    Unlikely { clicked: u64, sent: u64, started: u64 },
}
