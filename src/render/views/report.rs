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
