//! Courses and paths.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::check::Question;
use super::people::Person;
use super::together::BadgeItem;
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
    /// For scripts: words of the vocabulary, minutes (0: unknown), ids and slugs with spaces between them.
    pub format_key: &'static str,
    pub level_key: &'static str,
    pub minutes: u32,
    pub first: u32,
    pub skills: String,
    pub personas: String,
    pub language: String,
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
    /// Attributes of what the translation leaves to the original, by field.
    pub lang: BTreeMap<&'static str, Value>,
    pub title: String,
    pub kicker: String,
    pub promise: String,
    pub why: String,
    pub start: Option<Action>,
    /// `4 minutes to begin, 17 in all.`
    pub effort: String,
    /// `Opens in Workday Learning: sign in, one click.`
    pub access: String,
    /// The first module's title.
    pub first: String,
    /// The modules as parts of a bar, each as long as it takes; empty where that would say nothing.
    pub pace: Vec<Span>,
    pub cover: Cover,
    pub modules: Vec<Module>,
    pub body: Value,
    pub quiz: Vec<Question>,
    /// [`QuizData`](super::check::QuizData) as JSON, escaped for a script element.
    pub quiz_data: Option<Value>,
    /// The address of the questions on paper.
    pub paper: String,
    pub gains: Vec<Gain>,
    pub personas: Vec<Link>,
    pub prerequisites: Vec<Link>,
    pub paths: Vec<Link>,
    pub outcomes: Vec<String>,
    pub apply_tomorrow: String,
    pub teach_back: String,
    pub community: Option<Link>,
    /// When people next meet about the course.
    pub meeting: Option<Link>,
    pub badge: Option<BadgeItem>,
    /// Where to tell how it went.
    pub contribute: Option<Action>,
    /// The person who looks after the course.
    pub keeper: Option<Person>,
    pub provenance: String,
    /// The first `voices_shown` are for everybody, the others for those who said who they are.
    pub voices: Vec<Value>,
    pub voices_shown: usize,
    pub stories: Vec<Value>,
    pub events: Vec<Value>,
    pub next: Option<Link>,
    /// HTML for other sites, to be copied.
    pub embed: String,
}

#[derive(Debug, Serialize)]
pub struct Module {
    pub title: String,
    pub summary: String,
    pub duration: String,
    pub media: String,
    pub start: String,
    pub transcript: Option<Action>,
}

/// A part of a bar, from `x` and `width` long, out of 1000.
#[derive(Debug, Clone, Serialize)]
pub struct Span {
    pub x: u32,
    pub width: u32,
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

/// A path on a list.
#[derive(Debug, Clone, Serialize)]
pub struct PathCard {
    pub href: String,
    pub title: String,
    pub summary: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub count: String,
    pub duration: String,
    pub personas: Vec<Link>,
    pub stops: Vec<Link>,
}

/// A path's own page.
#[derive(Debug, Serialize)]
pub struct PathPage {
    /// Attributes of what the translation leaves to the original, by field.
    pub lang: BTreeMap<&'static str, Value>,
    pub title: String,
    pub summary: String,
    pub facts: Vec<String>,
    /// `11 weeks, at 24 minutes a week`.
    pub pace: String,
    /// The longest stretch of learning without other people, in words.
    pub alone: String,
    pub start: Option<Action>,
    pub stops: Vec<Stop>,
    pub mix: Vec<MixPart>,
    pub personas: Vec<Link>,
    pub body: Value,
    pub voices: Vec<Value>,
}

#[derive(Debug, Serialize)]
pub struct Stop {
    pub course: Value,
    pub recognition: String,
    /// Whether people take the course together.
    pub social: bool,
    pub meeting: Option<Link>,
}

/// A share of a path's time, drawn as a part of a bar.
#[derive(Debug, Serialize)]
pub struct MixPart {
    pub name: String,
    pub duration: String,
    /// `44 %`.
    pub share: String,
    pub span: Span,
}
