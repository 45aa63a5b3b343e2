//! The attention report: as a page and as data.

use serde::Serialize;

use super::plan_data::BudgetData;
use super::report::Figure;

#[derive(Debug, Serialize)]
pub struct Attention {
    pub lead: String,
    pub figures: Vec<Figure>,
    /// Who gets anything, a column each.
    pub audiences: Vec<String>,
    pub weeks: Vec<Week>,
    pub conflicts: Vec<Conflict>,
    /// How it is counted.
    pub rules: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct Week {
    /// `2027-W11`.
    pub number: String,
    /// `15 March 2027`.
    pub begins: String,
    /// One for each audience.
    pub cells: Vec<Cell>,
}

/// What a week takes of an audience.
#[derive(Debug, Serialize)]
pub struct Cell {
    pub audience: String,
    /// `2 messages`; empty where nothing comes.
    pub messages: String,
    pub minutes: String,
    /// What any window takes that begins in this week, where it is too much.
    pub over: String,
    /// How full the week is: 0 to 4.
    pub level: usize,
}

#[derive(Debug, Serialize)]
pub struct Conflict {
    pub title: String,
    /// Everything in the window.
    pub members: Vec<String>,
    pub yields: String,
    /// The file to edit; empty where nothing can be done.
    pub file: String,
    /// What to write there.
    pub lines: String,
}

/// `attention.json`. Its names are a contract.
#[derive(Debug, Serialize)]
pub struct AttentionData<'a> {
    pub version: u32,
    pub audiences: Vec<AudienceData<'a>>,
    #[serde(flatten)]
    pub budget: BudgetData<'a>,
}

#[derive(Debug, Serialize)]
pub struct AudienceData<'a> {
    /// One persona, or two that overlap.
    pub personas: Vec<&'a str>,
    pub weeks: Vec<WeekData>,
}

#[derive(Debug, Serialize)]
pub struct WeekData {
    pub week: String,
    pub messages: u64,
    pub minutes: u64,
    /// The most of any window that begins in this week.
    pub peak_messages: u64,
    pub peak_minutes: u64,
}
