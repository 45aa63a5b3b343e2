//! Prose for chats: a small list of parts in a chat's own marks, straight from the tree.
//!
//! Enter at [`said`](said::said): all that a message says, in parts that Slack and Teams arrange in their own way. A [`Dialect`] knows how one chat marks words up and which characters it would take for
//! marks; `writer` and `words` are the two matches over the tree; `flat` tells parts as lines of text for the places
//! that can hold nothing else. Slack and Teams make their blocks from the parts.

#[cfg(test)]
pub mod fixture;
pub mod flat;
pub mod said;
mod words;
mod writer;

use std::collections::BTreeSet;

use super::Note;
use crate::render::message::Letter;
pub use writer::Writer;

/// One thing after another; all words are in the chat's marks already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Heading(String),
    Text(String),
    List(Vec<Entry>),
    Quote(String),
    /// As authored: no marks, nothing escaped.
    Code(String),
    Table(Table),
    Picture(Shown),
    Rule,
}

/// One line of a list, however deep it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub depth: usize,
    pub mark: Mark,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Bullet,
    Number(u64),
    Open,
    Done,
    /// Goes on with the line above.
    More,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A picture that chats can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub url: String,
    /// Plain text, never empty.
    pub alt: String,
}

/// How a chat marks words up. `words` are written already, `text` is as authored.
pub trait Dialect {
    /// Author text in which nothing is a mark.
    fn letters(&self, text: &str) -> String;
    fn strong(&self, words: &str) -> String;
    fn emphasis(&self, words: &str) -> String;
    fn struck(&self, words: &str) -> String;
    fn code(&self, text: &str) -> String;
    /// Code of several lines, where a line of text has to hold it.
    fn code_block(&self, text: &str) -> String;
    /// `text` is never empty.
    fn link(&self, text: &str, url: &str) -> String;
    /// Written words as one or more lines of their own, none of which begins with what the chat takes for a mark.
    fn line(&self, words: &str) -> String;
    /// What ends a line within a paragraph.
    fn line_end(&self) -> &'static str;
}

/// What a chat can't show, and how it is told instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Simplified {
    Table,
    Footnotes,
    Definitions,
    Tasks,
    /// A picture of a kind or place that the chat doesn't fetch.
    Picture,
    /// A button whose address the chat doesn't open.
    Address,
    /// A title that is no header.
    Title,
    /// A button's words that may be cut.
    Label,
    /// A button's words that no button holds.
    LabelAsLink,
}

impl Simplified {
    /// How it is told: a part of a sentence.
    fn clause(self) -> &'static str {
        match self {
            Self::Table => "a table is told line by line",
            Self::Footnotes => "footnotes stand at the end, with their numbers",
            Self::Definitions => "definitions are words with their meaning below",
            Self::Tasks => "boxes to tick are drawn",
            Self::Picture => {
                "a picture is a link (shown are PNG, JPEG and GIF from an https address, below a paragraph)"
            }
            Self::Address => "the call to action is a link (buttons need an https address)",
            Self::Title => "the title is a bold line (headers hold 150 characters)",
            Self::Label => "the words of the button may be cut after 30 characters",
            Self::LabelAsLink => "the call to action is a link (buttons hold 75 characters)",
        }
    }
}

pub type Simplifications = BTreeSet<Simplified>;

/// What the author of a message should know about `chat`: one note for all of it.
pub fn notes(simplified: &Simplifications, chat: &str, letter: &Letter<'_>) -> Vec<Note> {
    let clauses: Vec<&str> = simplified.iter().map(|it| it.clause()).collect();
    if clauses.is_empty() {
        return Vec::new();
    }
    let text = format!("{chat} can't show all of this as it was written: {}.", clauses.join("; "));
    vec![Note { text, place: letter.touchpoint.item.origin.place("title") }]
}

/// Chats fetch pictures over https only, and none of SVG, WebP or AVIF (Slack: image block; Teams: cards-format).
pub fn shows_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    url.starts_with("https://") && [".png", ".jpg", ".jpeg", ".gif"].iter().any(|kind| path.ends_with(kind))
}
