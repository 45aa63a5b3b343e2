//! The steps of the sequence: AIDA over the funnel, one message a week at most until people have begun.

use crate::model::campaign::{SenderKind, Stage, TouchpointKind};

/// A message of the sequence.
pub struct Step {
    pub kind: TouchpointKind,
    pub title: &'static str,
    pub stage: Stage,
    /// From and to which step of the funnel it helps people.
    pub moves: &'static str,
    /// From the launch.
    pub day: i64,
    /// Who is heard best at this stage.
    pub sender: SenderKind,
    pub subject: &'static str,
    pub preheader: &'static str,
    pub body: &'static str,
    /// What the button says and where it leads, as TOML; without it the campaign's own call to action.
    pub cta: Option<&'static str>,
    pub reach: Reach,
    /// What the nudge does and how to decline it, as TOML, for messages that nudge.
    pub nudge: Option<&'static str>,
}

/// How widely a message is spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Where each persona is reached best.
    Personal,
    /// And on the walls and screens that they pass, which interrupt nobody.
    Walls,
}

/// Said openly on the page /nudges/.
const REMINDER: &str = "{ mechanism = \"A reminder that names the shortest part that is left\", \
    purpose = \"To help people who have begun to come back to it\", \
    whose_goal = \"The learner's own: they have begun it\", \
    opt_out = \"[write: how to decline reminders, such as which link or reply; the course stays open]\" }";

pub const STEPS: [Step; 6] = [
    Step {
        kind: TouchpointKind::Teaser,
        title: "Teaser",
        stage: Stage::Attention,
        moves: "unaware->aware",
        day: -7,
        sender: SenderKind::Peer,
        subject: "[write: a moment from their day]",
        preheader: "[write: what they get from these lines, in 30 to 90 letters]",
        body: include_str!("texts/teaser.md"),
        cta: Some("\"See what is coming\""),
        reach: Reach::Personal,
        nudge: None,
    },
    Step {
        kind: TouchpointKind::Announcement,
        title: "Announcement",
        stage: Stage::Interest,
        moves: "aware->interested",
        day: 0,
        sender: SenderKind::LearningTeam,
        subject: "[write: what is in it for them]",
        preheader: "[write: what it takes and where it starts, in 30 to 90 letters]",
        body: include_str!("texts/announcement.md"),
        cta: None,
        reach: Reach::Walls,
        nudge: None,
    },
    Step {
        kind: TouchpointKind::Testimonial,
        title: "A colleague's words",
        stage: Stage::Desire,
        moves: "interested->starter",
        day: 7,
        sender: SenderKind::Peer,
        subject: "[write: what changed for a colleague]",
        preheader: "[write: who says it, and why it concerns them]",
        body: include_str!("texts/testimonial.md"),
        cta: None,
        reach: Reach::Personal,
        nudge: None,
    },
    Step {
        kind: TouchpointKind::HowTo,
        title: "How to use it today",
        stage: Stage::Action,
        moves: "starter->learner",
        day: 14,
        sender: SenderKind::LearningTeam,
        subject: "[write: a thing done, in three steps]",
        preheader: "[write: the first of the steps, as a taste of the rest]",
        body: include_str!("texts/how-to.md"),
        cta: None,
        reach: Reach::Personal,
        nudge: None,
    },
    Step {
        kind: TouchpointKind::Reminder,
        title: "A short part is left",
        stage: Stage::Action,
        moves: "learner->finisher",
        day: 21,
        sender: SenderKind::Peer,
        subject: "[write: the shortest part that is left]",
        preheader: "[write: a moment of their week into which it fits]",
        body: include_str!("texts/reminder.md"),
        cta: Some("\"Carry on where you stopped\""),
        reach: Reach::Personal,
        nudge: Some(REMINDER),
    },
    Step {
        kind: TouchpointKind::Thanks,
        title: "Thank you, and who would you tell?",
        stage: Stage::Action,
        moves: "finisher->advocate",
        day: 35,
        sender: SenderKind::Leader,
        subject: "[write: thanks for one particular thing]",
        preheader: "[write: what became of it, in 30 to 90 letters]",
        body: include_str!("texts/thanks.md"),
        cta: Some("{ text = \"Add your three lines\", minutes = 5, to = \"/contribute/\" }"),
        reach: Reach::Walls,
        nudge: None,
    },
];
