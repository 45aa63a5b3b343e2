//! The page on which people search, and what it shows to those who can't.

use serde::Serialize;

use super::Link;

#[derive(Debug, Serialize)]
pub struct Search {
    pub title: String,
    pub lead: String,
    /// Everything by its first letter; empty where that would be too long a list.
    pub letters: Vec<Letter>,
    /// The lists of each kind, where there are no letters.
    pub lists: Vec<Link>,
}

/// What begins with one letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    pub letter: String,
    pub links: Vec<Link>,
}
