//! The send plan.

use serde::Serialize;
use tera::Value;

use super::Link;

/// The plan of a campaign, or of all of them, as a page.
#[derive(Debug, Serialize)]
pub struct Plan {
    /// Empty for the plan of all campaigns.
    pub objective: String,
    /// Whose times these are.
    pub lead: String,
    pub facts: String,
    /// The same plan in other forms, and pages about it.
    pub links: Vec<Link>,
    pub legend: Vec<Legend>,
    /// Who gets none of it, and why reminders come when they do.
    pub notes: Vec<String>,
    pub timeline: Value,
    pub months: Vec<Month>,
    /// Of a single campaign, for each persona.
    pub storyboards: Vec<Storyboard>,
    /// Of all campaigns, when people meet.
    pub meetings: Vec<Meeting>,
    pub sendings: Vec<Sending>,
}

/// An event, or one time of a repeated one.
#[derive(Debug, Serialize)]
pub struct Meeting {
    /// `2027-03-09T12:15`.
    pub iso: String,
    pub date: String,
    pub time: String,
    pub title: String,
}

/// What a mark of the pictures stands for.
#[derive(Debug, Serialize)]
pub struct Legend {
    /// Empty where the colour alone stands for a stage, which the list names as well.
    pub mark: String,
    pub class: String,
    pub text: String,
    /// Empty where it leads nowhere.
    pub href: String,
}

#[derive(Debug, Serialize)]
pub struct Month {
    pub name: String,
    pub picture: Value,
}

/// What goes out at one moment for one touchpoint.
#[derive(Debug, Serialize)]
pub struct Sending {
    pub mark: String,
    pub class: String,
    /// `2027-03-09T12:15`.
    pub iso: String,
    pub date: String,
    pub time: String,
    /// `asked for Sat 6 March 2027: waits for a quiet day`; empty where it goes out as asked.
    pub waits: String,
    pub title: String,
    /// `teaser · attention · unaware → aware`.
    pub kind: String,
    /// The message in the gallery.
    pub href: String,
    pub to: Vec<Reached>,
}

#[derive(Debug, Serialize)]
pub struct Reached {
    pub persona: String,
    pub channels: String,
}

/// What one persona gets from a campaign, in order.
#[derive(Debug, Serialize)]
pub struct Storyboard {
    pub persona: String,
    pub panels: Vec<Panel>,
    /// What is missing on the way, in sentences.
    pub lacks: Vec<String>,
}

/// A touchpoint as the persona meets it.
#[derive(Debug, Serialize)]
pub struct Panel {
    pub number: usize,
    pub iso: String,
    pub date: String,
    /// The stage as a class of `plan.css`.
    pub class: String,
    pub stage: String,
    /// `interested → starter`.
    pub moves: String,
    pub subject: String,
    pub sender: String,
    /// `Start the first lesson · 4 minutes`.
    pub ask: String,
    pub channels: String,
    pub href: String,
}
