//! Courses and paths.

use serde::Serialize;
use tera::Value;

use super::{Action, Cover, Link};

/// A course on a list.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    pub href: String,
    pub title: String,
    pub summary: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub format: String,
    pub level: String,
    /// `17 min`, and the parts of it: `17` and `min`.
    pub duration: String,
    pub number: String,
    pub unit: String,
    pub cover: Cover,
    /// For filters: words of the vocabulary, minutes (0: unknown), ids.
    pub format_key: &'static str,
    pub level_key: &'static str,
    pub minutes: u32,
    pub first: u32,
    pub skills: String,
}

/// The catalogue.
#[derive(Debug, Serialize)]
pub struct Catalogue {
    pub lead: String,
    pub courses: Vec<Value>,
    /// Whether there are so many that each gets one line.
    pub long: bool,
    pub formats: Vec<Choice>,
    pub levels: Vec<Choice>,
    pub skills: Vec<Choice>,
    pub minutes: Vec<Choice>,
    /// What the filters say about their result: `{n} of {all} courses`.
    pub result: String,
}

/// A value that a list can be filtered by.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub key: String,
    pub text: String,
    pub note: String,
}

/// A course's own page.
#[derive(Debug, Serialize)]
pub struct CoursePage {
    pub title: String,
    pub kicker: String,
    pub promise: String,
    pub why: String,
    pub start: Option<Action>,
    /// `4 minutes to begin, 17 in all.`
    pub effort: String,
    /// `Opens in Workday Learning: sign in, one click.`
    pub access: String,
    pub cover: Cover,
    pub modules: Vec<Module>,
    pub body: Value,
    pub quiz: Vec<Question>,
    pub gains: Vec<Gain>,
    pub personas: Vec<Link>,
    pub prerequisites: Vec<Link>,
    pub paths: Vec<Link>,
    pub outcomes: Vec<String>,
    pub apply_tomorrow: String,
    pub teach_back: String,
    pub community: Option<Link>,
    pub badge: Option<Badge>,
    pub keeper: String,
    pub provenance: String,
    pub voices: Vec<Value>,
    pub stories: Vec<Value>,
    pub events: Vec<Value>,
    pub next: Option<Link>,
}

#[derive(Debug, Serialize)]
pub struct Module {
    pub title: String,
    pub summary: String,
    pub duration: String,
    pub media: String,
    pub start: String,
    pub transcript: String,
}

#[derive(Debug, Serialize)]
pub struct Question {
    pub question: String,
    pub options: Vec<String>,
    /// `B`.
    pub letter: String,
    pub answer: String,
    pub why: String,
    /// What a right answer saves: the module's title.
    pub module: String,
}

/// A skill that a course raises.
#[derive(Debug, Serialize)]
pub struct Gain {
    pub name: String,
    /// `had`, `won` or `open` for each level.
    pub steps: Vec<&'static str>,
    /// The same in words.
    pub label: String,
    /// What people can do afterwards.
    pub can: String,
}

#[derive(Debug, Serialize)]
pub struct Badge {
    pub name: String,
    pub criteria: String,
}

/// A path on a list.
#[derive(Debug, Clone, Serialize)]
pub struct PathCard {
    pub href: String,
    pub title: String,
    pub summary: String,
    pub count: String,
    pub duration: String,
    pub personas: Vec<Link>,
    pub stops: Vec<Link>,
}

/// A path's own page.
#[derive(Debug, Serialize)]
pub struct PathPage {
    pub title: String,
    pub summary: String,
    pub facts: Vec<String>,
    pub start: Option<Action>,
    pub stops: Vec<Stop>,
    pub mix: Vec<MixPart>,
    pub mix_label: String,
    pub personas: Vec<Link>,
    pub body: Value,
    pub voices: Vec<Value>,
}

#[derive(Debug, Serialize)]
pub struct Stop {
    pub course: Value,
    pub recognition: String,
}

/// A share of a path, drawn as a bar of `width` from `x`, out of 100.
#[derive(Debug, Serialize)]
pub struct MixPart {
    pub name: String,
    pub duration: String,
    pub x: u32,
    pub width: u32,
}
