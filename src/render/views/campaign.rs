//! Campaigns: landing pages, and what we tell people about how we nudge them.

use serde::Serialize;
use tera::Value;

use super::{Action, Link};

/// A landing page in AIDA order.
#[derive(Debug, Serialize)]
pub struct Landing {
    pub title: String,
    pub kicker: String,
    pub attention: Value,
    pub interest: Value,
    pub desire: Value,
    pub action: Value,
    pub cta: Option<Action>,
    pub closed: String,
    pub closes: String,
    pub lead_voice: Option<Value>,
    pub voices: Vec<Value>,
    pub course: Option<Value>,
    pub personas: Vec<Link>,
    pub art: Value,
}

/// How we nudge you.
#[derive(Debug, Serialize)]
pub struct Nudges {
    pub groups: Vec<NudgeGroup>,
    pub budget: Vec<String>,
    pub contact_email: String,
}

#[derive(Debug, Serialize)]
pub struct NudgeGroup {
    pub campaign: Link,
    pub nudges: Vec<Nudge>,
}

#[derive(Debug, Serialize)]
pub struct Nudge {
    pub title: String,
    pub when: String,
    pub mechanism: String,
    pub purpose: String,
    pub whose_goal: String,
    pub opt_out: String,
    pub personas: String,
    pub channels: String,
}
