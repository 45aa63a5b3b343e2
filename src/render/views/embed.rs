//! A course on somebody else's page.

use serde::Serialize;

use super::Cover;

/// What says how to embed a course (oembed.com).
#[derive(Debug, Serialize)]
pub struct Oembed<'a> {
    pub version: &'static str,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: &'a str,
    pub provider_name: &'a str,
    pub provider_url: String,
    pub html: String,
    pub width: u32,
    pub height: u32,
}

/// The card itself: a page that stands in a frame.
#[derive(Debug, Serialize)]
pub struct Card {
    pub title: String,
    pub promise: String,
    pub kicker: String,
    /// `4 minutes to begin, 17 in all.`
    pub effort: String,
    pub cover: Cover,
    /// The course's page.
    pub href: String,
    pub canonical: String,
    pub description: String,
    /// The style sheet of cards, relative to where files are.
    pub css: String,
}
