//! What every page has around its content.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::course::Choice;
use super::people::Person;
use super::shown::Shown;
use super::{Action, Link};

/// The same on every page.
#[derive(Debug, Serialize)]
pub struct Site {
    pub title: String,
    pub promise: String,
    /// Attributes of the promise where it is not translated.
    pub promise_lang: Value,
    pub language: String,
    pub dir: &'static str,
    /// Addresses of published files, relative to the root; empty where there is none.
    pub css: String,
    pub js: String,
    /// Scripts that only some pages ask for, by name: `find`.
    pub late: BTreeMap<String, String>,
    pub icon: String,
    pub logo: Option<Shown>,
    pub logo_dark: Option<Shown>,
    pub feed: String,
    /// The table of contents of the search index; empty where there is nothing to find.
    pub search: String,
    /// How much time somebody may have: the courses that fit.
    pub minutes: Vec<Link>,
    pub nav: Vec<Link>,
    pub learn: Vec<Link>,
    pub about: Vec<Link>,
    /// Who a visitor can say they are: slug and title of each persona.
    pub people: Vec<Choice>,
    pub contribute: Option<Action>,
    pub contact: Option<Person>,
    pub internal: bool,
}

/// The head of one page.
#[derive(Debug, Serialize)]
pub struct Head {
    pub title: String,
    pub description: String,
    pub canonical: String,
    /// The same page in every language that it is told in.
    pub alternates: Vec<Alternate>,
    /// Ways to every language of the portal, if there are several.
    pub tongues: Vec<Tongue>,
    /// What stands here where the page isn't translated.
    pub fallback: Option<Fallback>,
    /// Whether only the main part is wanted, to stand in another page's frame.
    pub is_bare: bool,
    pub image: String,
    pub image_alt: String,
    /// Open Graph: `website`, `article`, `profile`.
    pub kind: &'static str,
    /// JSON-LD, escaped for a script element.
    pub data: Value,
    pub noindex: bool,
    /// The navigation entry that the page belongs to.
    pub section: &'static str,
    pub crumbs: Vec<Link>,
    pub feeds: Vec<FeedLink>,
    /// The absolute address of what says how to embed the page; empty where nothing does.
    pub oembed: String,
    pub tags: Vec<String>,
    /// The item's `[extra]`, for templates of a portal's own.
    pub extra: BTreeMap<String, ExtraValue>,
}

/// A feed that goes with a page.
#[derive(Debug, Serialize)]
pub struct FeedLink {
    pub media_type: &'static str,
    pub href: String,
    pub title: String,
}

/// A page in a language, for search engines.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// A language tag (RFC 5646), or `x-default`.
    pub tag: String,
    /// Absolute.
    pub href: String,
}

/// The way to a language of the portal.
#[derive(Debug, Serialize)]
pub struct Tongue {
    pub tag: String,
    /// What the language calls itself.
    pub name: String,
    pub dir: &'static str,
    /// Relative to where published files are.
    pub href: String,
    pub is_current: bool,
}

/// The original of a page that isn't translated.
#[derive(Debug, Serialize)]
pub struct Fallback {
    pub tag: String,
    pub name: String,
    pub dir: &'static str,
    /// Relative to where published files are.
    pub href: String,
    /// Everything between header and footer.
    pub main: Value,
}

/// A value of `[extra]`.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ExtraValue {
    Text(String),
    Integer(i64),
    Number(f64),
    Truth(bool),
    List(Vec<ExtraValue>),
    Table(BTreeMap<String, ExtraValue>),
}

/// The front page.
#[derive(Debug, Serialize)]
pub struct Front {
    pub promise: String,
    pub summary: String,
    pub horizon: Value,
    pub doors: Vec<Door>,
    /// Where each persona begins, with the persona's slug as the note.
    pub starts: Vec<Link>,
    /// The finder, where there is something to find.
    pub finder: Option<Link>,
    /// The first `quick_shown` are for everybody, the others for those who said who they are; so with voices.
    pub quick: Vec<Quick>,
    pub quick_shown: usize,
    pub course_count: String,
    /// The first for everybody, the others for those who said who they are.
    pub paths: Vec<Featured>,
    pub campaigns: Vec<Link>,
    pub lead_voices: Vec<Value>,
    pub voices: Vec<Value>,
    pub voices_shown: usize,
    pub stories: Vec<Value>,
    pub events: Vec<Value>,
}

/// A path that the front page shows.
#[derive(Debug, Serialize)]
pub struct Featured {
    /// For whom it is.
    pub kicker: String,
    /// Slugs of whom it is for.
    pub personas: String,
    pub path: Value,
}

/// A persona as an invitation.
#[derive(Debug, Clone, Serialize)]
pub struct Door {
    pub slug: String,
    pub href: String,
    pub title: String,
    pub promise: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub start: String,
    pub art: Value,
}

/// A course by its first few minutes.
#[derive(Debug, Clone, Serialize)]
pub struct Quick {
    pub href: String,
    pub title: String,
    pub summary: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    /// Slugs of whom it is for.
    pub personas: String,
    pub minutes: u32,
}

/// A page that lists things of one kind.
#[derive(Debug, Serialize)]
pub struct Listing {
    pub title: String,
    pub lead: String,
    pub items: Vec<Value>,
}

/// A free page.
#[derive(Debug, Serialize)]
pub struct Free {
    pub title: String,
    pub summary: String,
    pub body: Value,
    pub updated: String,
    pub cover: Option<super::Cover>,
}

/// An address that leads on: an old one, or a short one.
#[derive(Debug, Serialize)]
pub struct Moved {
    pub title: String,
    /// The words of the link, for whoever isn't led on.
    pub action: String,
    pub to: String,
    pub canonical: String,
}

/// The page for addresses that don't exist.
#[derive(Debug, Serialize)]
pub struct Lost {
    pub art: Value,
}
