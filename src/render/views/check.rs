//! A course's knowledge check: on its page, and on paper.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::Link;

#[derive(Debug, Serialize)]
pub struct Question {
    /// What the question is known by on people's devices.
    pub key: String,
    pub question: String,
    pub options: Vec<String>,
    /// The right option, from 0, and as a letter: `B`.
    pub index: usize,
    pub letter: String,
    pub answer: String,
    pub why: String,
    /// What a right answer saves: the module's title, and its place from 0.
    pub module: String,
    pub module_index: Option<usize>,
}

/// What the script of the course's page needs.
#[derive(Debug, Serialize)]
pub struct QuizData {
    /// The course's title.
    pub course: String,
    /// The minutes of each module; 0 where nobody knows.
    pub minutes: Vec<u32>,
    /// After how many days it helps to come back: after the first round, the second, and so on.
    pub gaps: Vec<u32>,
    /// Whom to ask about what no module teaches.
    pub peer: Option<Link>,
    pub words: BTreeMap<&'static str, String>,
}

/// The questions on paper.
#[derive(Debug, Serialize)]
pub struct CheckPage {
    /// Attributes of what the translation leaves to the original, by field.
    pub lang: BTreeMap<&'static str, Value>,
    pub title: String,
    pub lead: String,
    pub course: Link,
    pub quiz: Vec<Question>,
    /// A code that leads to the course; nothing where its address is too long for one.
    pub qr: Option<Value>,
}
