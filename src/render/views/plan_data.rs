//! The send plan as data: `plan.json`. Its names are a contract, which `version` counts.

use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct PlanData<'a> {
    pub version: u32,
    pub portal: &'a str,
    pub timezone: &'a str,
    /// `None` in the plan of all campaigns.
    pub campaign: Option<&'a str>,
    pub messages: Vec<MessageData<'a>>,
    pub meetings: Vec<MeetingData<'a>>,
    pub attention: BudgetData<'a>,
}

#[derive(Debug, Serialize)]
pub struct MessageData<'a> {
    pub id: String,
    /// A date, or a date with the time that its author named.
    pub asked: String,
    /// RFC 3339.
    pub at: String,
    /// Why it waits.
    pub because: Option<&'static str>,
    pub campaign: &'a str,
    pub touchpoint: &'a str,
    pub persona: &'a str,
    pub channel: &'static str,
    pub variant: Option<&'a str>,
    pub sender: Option<&'a str>,
    pub subject: String,
    /// The groups that are held out and get nothing.
    pub not_to: Vec<&'a str>,
    /// Where its files are, relative to the kit.
    pub folder: String,
}

#[derive(Debug, Serialize)]
pub struct MeetingData<'a> {
    pub event: &'a str,
    pub title: &'a str,
    /// RFC 3339.
    pub starts: String,
    pub ends: Option<String>,
}

/// What the policy allows, and where the plan goes beyond it.
#[derive(Debug, Serialize)]
pub struct BudgetData<'a> {
    pub messages_per_week: u32,
    pub minutes_per_week: u32,
    pub window: &'static str,
    pub conflicts: Vec<ConflictData<'a>>,
}

#[derive(Debug, Serialize)]
pub struct ConflictData<'a> {
    /// One persona, or two that overlap.
    pub audience: Vec<&'a str>,
    pub from: String,
    pub to: String,
    pub messages: u64,
    pub minutes: u64,
    /// `<campaign>/<touchpoint>` of everything in the window.
    pub touchpoints: Vec<String>,
    /// Who yields; `None` where all of it was sent.
    pub yields: Option<String>,
    /// What to write instead.
    pub advice: Option<String>,
}
