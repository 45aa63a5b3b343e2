//! Courses: what people can learn, where it really starts, and how long it takes.

use super::choice::choices;
use super::copy::Copy;
use super::item::Item;
use super::portal::Step;
use super::skill::Skill;
use super::{Community, Id, Persona};

#[derive(Debug, Clone)]
pub struct Course {
    pub item: Item,
    pub promise: Option<Copy>,
    pub why: Option<Copy>,
    pub format: Format,
    pub level: Option<Level>,
    /// Authored, or the sum of the modules, in minutes.
    pub minutes: Option<u32>,
    /// BCP 47.
    pub language: String,
    pub skills: Vec<SkillGain>,
    pub personas: Vec<Id<Persona>>,
    pub prerequisites: Vec<Id<Course>>,
    /// The platform's id in the settings.
    pub platform: Option<String>,
    pub course_id: Option<String>,
    /// Where the first minute of learning starts: authored, or made from the platform's deep link.
    pub start_url: Option<String>,
    /// The steps to get there: the course's own, else the platform's.
    pub access: Vec<Step>,
    pub apply_tomorrow: Option<Copy>,
    pub teach_back: Option<Copy>,
    pub career_outcomes: Vec<Copy>,
    pub community: Option<Id<Community>>,
    /// In days.
    pub retain_for: Option<u32>,
    pub badge: Option<Badge>,
    pub modules: Vec<Module>,
    pub quiz: Vec<Question>,
}

impl Course {
    /// How long the first step takes, in minutes: the first module, else all of it; 0 where nobody knows.
    pub fn first_minutes(&self) -> u32 {
        self.modules.first().and_then(|module| module.minutes).or(self.minutes).unwrap_or(0)
    }
}

choices! {
    Format { SelfPaced = "self-paced", Live = "live", Blended = "blended", InPerson = "in-person" }
}

choices! {
    Level { Beginner = "beginner", Intermediate = "intermediate", Advanced = "advanced" }
}

/// A skill that a course raises from one level to another (0 = none, up to the skill's number of levels).
#[derive(Debug, Clone, PartialEq)]
pub struct SkillGain {
    pub skill: Id<Skill>,
    pub from: u32,
    pub to: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    pub name: String,
    pub criteria: Option<Copy>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    pub title: String,
    pub minutes: Option<u32>,
    pub summary: Option<Copy>,
    pub start_url: Option<String>,
    pub media: Option<Media>,
    pub transcript: Option<String>,
}

choices! {
    Media { Video = "video", Audio = "audio", Text = "text" }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub question: Copy,
    pub options: Vec<Copy>,
    /// An index into `options`.
    pub answer: usize,
    pub why: Option<Copy>,
    /// An index into the course's modules: a right answer marks that one as skippable.
    pub module: Option<usize>,
}
