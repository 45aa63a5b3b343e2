//! Personas: whom we talk to, when, where, and what competes for their attention.

use std::collections::BTreeMap;

use jiff::civil::{Time, Weekday};

use super::choice::choices;
use super::copy::Copy;
use super::item::Item;
use super::skill::Skill;
use super::{Course, Id, LearningPath};

#[derive(Debug, Clone)]
pub struct Persona {
    pub item: Item,
    pub who: Copy,
    pub goals: Vec<Copy>,
    /// Where they can be reached, best first.
    pub channels: Vec<Channel>,
    pub competing_for_attention: Vec<Copy>,
    pub motivations: Vec<Motivation>,
    pub objections: Vec<Objection>,
    pub promise: Option<Copy>,
    pub moments: Vec<Moment>,
    pub commute: Option<Commute>,
    pub depth: Option<Depth>,
    pub start_here: Option<StartHere>,
    /// Levels by skill.
    pub target_skills: BTreeMap<Id<Skill>, u32>,
    pub headcount: Option<u32>,
    pub overlaps: Vec<Id<Persona>>,
}

choices! {
    Channel {
        Email = "email", Slack = "slack", Teams = "teams", Sms = "sms", Calendar = "calendar",
        Poster = "poster", Signage = "signage", Intranet = "intranet",
    }
}

choices! {
    Motivation { Mobility = "mobility", Mastery = "mastery", Efficiency = "efficiency" }
}

choices! {
    Commute { Transit = "transit", Driving = "driving", None = "none" }
}

choices! {
    Depth { Nudge = "nudge", Detail = "detail" }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Objection {
    pub question: Copy,
    pub answer: Copy,
}

/// A slot of the week in which a message is welcome, local time.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    pub days: Vec<Weekday>,
    pub from: Time,
    pub to: Time,
    pub context: Option<String>,
}

/// The one default start of a persona.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartHere {
    Course(Id<Course>),
    Path(Id<LearningPath>),
}
