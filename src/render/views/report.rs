//! The reports.

use serde::Serialize;

use super::Link;

/// The page that lists the reports.
#[derive(Debug, Serialize)]
pub struct List {
    pub reports: Vec<Link>,
}
