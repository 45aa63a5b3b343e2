//! The reports.

use serde::Serialize;

use super::Link;

/// The page that lists the reports, each with its headline.
#[derive(Debug, Serialize)]
pub struct List {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub reports: Vec<Link>,
}

/// One of the few figures that a report begins with.
#[derive(Debug, Serialize)]
pub struct Figure {
    pub value: String,
    pub label: String,
    /// `good`, `warn`, `bad`; empty where it is neither.
    pub tone: &'static str,
}

/// Who is named in the portal, and what they agreed to.
#[derive(Debug, Serialize)]
pub struct Consent {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub people: Vec<ConsentRow>,
}

/// A person of the ledger.
#[derive(Debug, Serialize)]
pub struct ConsentRow {
    pub name: String,
    pub roles: Vec<String>,
    pub agreements: Vec<Agreed>,
    /// Whether one of them ends within 60 days.
    pub is_soon: bool,
    /// `e-mail 3`: how many messages they are in, by channel.
    pub messages: Vec<String>,
    /// The day of the last of them; empty where there is none.
    pub last: String,
    pub campaigns: Vec<String>,
    pub files: Vec<String>,
}

/// What a person agreed to in one file.
#[derive(Debug, Serialize)]
pub struct Agreed {
    pub file: String,
    /// For machines: `2027-01-19`.
    pub given: String,
    pub given_words: String,
    /// Empty where there is no end.
    pub until: String,
    pub until_words: String,
    pub scope: Vec<String>,
}
