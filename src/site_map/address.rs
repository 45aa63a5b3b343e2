//! The address of each item's page, relative to the portal's root: `courses/feedback/`. It never starts with
//! a slash, always ends in one, and is empty for the front page.

use crate::model::{Campaign, Champion, Community, Course, Event, LearningPath, Page, Persona, Settings, Skill};

use super::badge::BadgeFile;

pub const FRONT: &str = "";
pub const COURSES: &str = "courses/";
pub const PERSONAS: &str = "for/";
pub const PATHS: &str = "paths/";
pub const EVENTS: &str = "events/";
pub const COMMUNITIES: &str = "communities/";
pub const CHAMPIONS: &str = "champions/";
pub const SKILLS: &str = "skills/";
pub const BADGES: &str = "badges/";
pub const STORIES: &str = "stories/";
pub const SEARCH: &str = "search/";
pub const CONTRIBUTE: &str = "contribute/";
pub const NUDGES: &str = "nudges/";
/// Only while drafts are shown.
pub const STYLEGUIDE: &str = "styleguide/";
pub const FINDER: &str = "find/";
pub const CAMPAIGNS: &str = "c/";
pub const SHORT_LINKS: &str = "go/";
pub const NOT_FOUND: &str = "404.html";
pub const ATOM: &str = "feed.xml";
pub const JSON_FEED: &str = "feed.json";
pub const SITEMAP: &str = "sitemap.xml";
pub const ROBOTS: &str = "robots.txt";
pub const CATALOG: &str = "catalog.json";
/// The same courses for spreadsheets.
pub const CATALOG_TABLE: &str = "catalog.csv";
/// What `catalog.json` looks like, as a JSON Schema.
pub const CATALOG_SCHEMA: &str = "catalog.schema.json";
/// What language models may read first (llmstxt.org).
pub const LLMS: &str = "llms.txt";
/// All events, to subscribe to.
pub const CALENDAR: &str = "events/calendar.ics";
/// Who stands behind the badges, for programs that keep badges.
pub const ISSUER: &str = "badges/issuer.json";

/// Where the pages of a language stand: at the root those of the portal's default one, else `fr/`.
pub fn prefix(settings: &Settings) -> String {
    if settings.is_default_edition() { String::new() } else { format!("{}/", settings.language.to_lowercase()) }
}

/// An item with a page of its own.
pub trait Addressed {
    fn address(&self) -> String;
}

macro_rules! addressed {
    ($($kind:ty: $folder:expr),+ $(,)?) => { $(
        impl Addressed for $kind {
            fn address(&self) -> String {
                format!("{}{}/", $folder, self.item.slug)
            }
        }
    )+ };
}

addressed! {
    Course: COURSES,
    Persona: PERSONAS,
    LearningPath: PATHS,
    Event: EVENTS,
    Community: COMMUNITIES,
    Champion: CHAMPIONS,
    Campaign: CAMPAIGNS,
    Page: "",
}

/// The picture beside a page, which others show with a link to it.
pub fn social_card(page: &str) -> String {
    format!("{page}card.png")
}

impl Addressed for Skill {
    fn address(&self) -> String {
        format!("{SKILLS}{}/", self.id)
    }
}

/// A part of a sitemap that is too long for one file; the first is 1.
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// A course as a card that other sites embed.
pub fn card(course: &Course) -> String {
    format!("{}card/", course.address())
}

/// What says how to embed a course (oembed.com).
pub fn oembed(course: &Course) -> String {
    format!("{}oembed.json", course.address())
}

/// The events for a persona, to subscribe to.
pub fn calendar_for(persona: &Persona) -> String {
    format!("{}calendar.ics", persona.address())
}

/// How a learning circle goes, session by session.
pub fn circle_plan(event: &Event) -> String {
    format!("{}plan/", event.address())
}

/// What has to be done for a course's badge.
pub fn badge(course: &Course) -> String {
    format!("{BADGES}{}/", course.item.slug)
}

/// A file beside the badge's page.
pub fn badge_file(course: &Course, file: BadgeFile) -> String {
    format!("{}{}", badge(course), file.name())
}

/// The calendar beside an event's page.
pub fn calendar(event: &Event) -> String {
    format!("{}event.ics", event.address())
}

/// A question of a course's knowledge check, from 0: the anchors are those of `partials/quiz.html`.
pub fn question(course: &Course, question: usize) -> String {
    format!("{}#quiz-question-{}", course.address(), question + 1)
}

/// The knowledge check of a course, to print.
pub fn check(course: &Course) -> String {
    format!("{}check/", course.address())
}

/// The landing page of a campaign for one persona.
pub fn landing(campaign: &Campaign, persona: &Persona) -> String {
    format!("{}{}/", campaign.address(), persona.item.slug)
}
