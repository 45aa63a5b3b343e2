//! A course's knowledge check on paper.

use serde::Serialize;
use tera::Value;

use super::Link;
use super::course::Question;

#[derive(Debug, Serialize)]
pub struct CheckPage {
    pub title: String,
    pub lead: String,
    pub course: Link,
    pub quiz: Vec<Question>,
    /// A code that leads to the course; nothing where its address is too long for one.
    pub qr: Option<Value>,
}
