//! People: those who speak, host and help, and those we talk to.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::course::Span;
use super::shown::Shown;
use super::together::{BadgeItem, Subscribe, Ways};
use super::{Action, Cover, Link};

/// Somebody with a name.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    pub name: String,
    pub role: String,
    /// The portrait; `art` is drawn where there is none.
    pub photo: Option<Shown>,
    pub photo_alt: String,
    pub art: Value,
    pub initials: String,
    pub email: String,
    pub url: String,
}

/// What a colleague says.
#[derive(Debug, Clone, Serialize)]
pub struct Voice {
    pub quote: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub person: Person,
    /// `peer` or `leader`.
    pub kind: &'static str,
    pub outcome: String,
    pub courses: Vec<Link>,
    /// The slugs of the personas whom the speaker is like, with blanks between them.
    pub personas: String,
}

/// A champion on a card.
#[derive(Debug, Clone, Serialize)]
pub struct Story {
    pub href: String,
    pub title: String,
    pub summary: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub person: Person,
    pub cover: Cover,
    /// The slugs of the personas whom they are like, with blanks between them.
    pub personas: String,
}

/// A champion's own page.
#[derive(Debug, Serialize)]
pub struct ChampionPage {
    pub title: String,
    pub summary: String,
    pub person: Person,
    pub team: String,
    pub cover: Option<Cover>,
    pub body: Value,
    pub recognition: String,
    pub courses: Vec<Link>,
    pub skills: Vec<String>,
    pub communities: Vec<Link>,
    pub others: Vec<Value>,
    /// Words of theirs that stand out.
    pub quote: String,
    /// The course with which others can try the same.
    pub try_it: Option<Start>,
}

/// Testimonials and stories.
#[derive(Debug, Serialize)]
pub struct Stories {
    pub lead_voice: Option<Value>,
    pub voices: Vec<Value>,
    pub stories: Vec<Value>,
}

/// A persona's hub.
#[derive(Debug, Serialize)]
pub struct Hub {
    /// Attributes of what the translation leaves to the original, by field.
    pub lang: BTreeMap<&'static str, Value>,
    pub slug: String,
    pub title: String,
    pub promise: String,
    pub summary: String,
    pub art: Value,
    pub start: Option<Start>,
    /// What fits into one week of theirs.
    pub week: Option<Week>,
    pub courses: Vec<Value>,
    pub paths: Vec<Link>,
    pub campaigns: Vec<Link>,
    pub body: Value,
    pub goals: Vec<String>,
    pub voices: Vec<Value>,
    pub objections: Vec<Ask>,
    pub events: Vec<Value>,
    pub ways: Option<Ways>,
    pub badges: Vec<BadgeItem>,
    /// The events for them, for their own calendar.
    pub calendar: Option<Subscribe>,
}

/// The one default start of a persona.
#[derive(Debug, Serialize)]
pub struct Start {
    pub kicker: String,
    pub title: String,
    pub href: String,
    pub summary: String,
    pub action: Action,
    pub cover: Cover,
}

/// The minutes that a persona gives to learning in a week, and the lessons that fit into them.
#[derive(Debug, Serialize)]
pub struct Week {
    pub title: String,
    pub lessons: Vec<Lesson>,
    /// `6 min left to try something out`; empty where nothing is left.
    pub rest: String,
}

#[derive(Debug, Serialize)]
pub struct Lesson {
    pub title: String,
    /// The course that it belongs to.
    pub course: Link,
    pub duration: String,
    /// Its share of the week.
    pub span: Span,
}

/// An objection and what we say to it.
#[derive(Debug, Serialize)]
pub struct Ask {
    pub question: String,
    pub answer: String,
}

/// A community on the list.
#[derive(Debug, Clone, Serialize)]
pub struct Community {
    pub href: String,
    pub title: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub topic: String,
    pub summary: String,
    pub cadence: String,
    pub people: Vec<Person>,
    /// Where they meet next, as a row of the list of events.
    pub next: Option<Value>,
    pub host: Option<Person>,
    pub join: Option<Action>,
    pub art: Value,
}

/// A community's own page.
#[derive(Debug, Serialize)]
pub struct CommunityPage {
    pub title: String,
    pub topic: String,
    pub summary: String,
    pub cadence: String,
    pub host: Option<Person>,
    pub join: Option<Action>,
    pub body: Value,
    pub champions: Vec<Value>,
    pub skills: Vec<Link>,
    pub courses: Vec<Link>,
    /// When they meet next.
    pub events: Vec<Value>,
    /// What to bring and to ask: a task of a course, and the course.
    pub asks: Vec<CommunityAsk>,
    pub art: Value,
}

/// Something to bring to a community.
#[derive(Debug, Serialize)]
pub struct CommunityAsk {
    pub text: String,
    pub course: Link,
}
