//! The send plan.

use serde::Serialize;

/// The plan of a campaign, or of all of them, as a page.
#[derive(Debug, Serialize)]
pub struct Plan {
    pub messages: Vec<String>,
}
