//! Prose for chats: a small list of parts in a chat's own marks, straight from the tree.
//!
//! Enter at [`said`](said::said): all that a message says, in parts that Slack and Teams arrange in their own way. A [`Dialect`] knows how one chat marks words up and which characters it would take for
//! marks; `writer` and `words` are the two matches over the tree; `flat` tells parts as lines of text for the places
//! that can hold nothing else. Slack and Teams make their blocks from the parts.

#[cfg(test)]
pub mod fixture;
pub mod flat;
pub mod phrases;
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
    /// What an author should know about `chat`.
    fn sentence(self, chat: &str) -> String {
        match self {
            Self::Table => format!("{chat} shows no tables that fit a phone: this one is told line by line."),
            Self::Footnotes => format!("{chat} has no footnotes: they stand at the end, with their numbers."),
            Self::Definitions => {
                format!("{chat} has no definition lists: the words are bold, with their meaning below.")
            }
            Self::Tasks => format!("{chat} has no boxes to tick: the ones of the task list are drawn."),
            Self::Picture => {
                format!("{chat} shows PNG, JPEG and GIF pictures with an https address: this one is a link.")
            }
            Self::Address => format!("{chat} opens buttons with an https address only: the call to action is a link."),
            Self::Title => format!("{chat} holds 150 characters in a header: the title is a bold line."),
            Self::Label => format!("{chat} may cut the words of the button after 30 characters."),
            Self::LabelAsLink => format!("{chat} holds 75 characters in a button: the call to action is a link."),
        }
    }
}

pub type Simplifications = BTreeSet<Simplified>;

/// What the author of a message should know about `chat`, each once.
pub fn notes(simplified: &Simplifications, chat: &str, letter: &Letter<'_>) -> Vec<Note> {
    let place = letter.touchpoint.item.origin.place("title");
    simplified.iter().map(|it| Note { text: it.sentence(chat), place: place.clone() }).collect()
}

/// Chats fetch pictures over https only, and none of SVG, WebP or AVIF (Slack: image block; Teams: cards-format).
pub fn shows_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    url.starts_with("https://") && [".png", ".jpg", ".jpeg", ".gif"].iter().any(|kind| path.ends_with(kind))
}
