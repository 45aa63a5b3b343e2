//! The finder: its questions, its answers without a script, and the table that the script reads.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::course::Choice;

/// The page.
#[derive(Debug, Serialize)]
pub struct Finder {
    pub title: String,
    pub lead: String,
    pub who: Vec<Choice>,
    pub skills: Vec<Choice>,
    pub minutes: Vec<Choice>,
    /// [`FinderTable`] as JSON, escaped for a script element.
    pub table: Value,
    pub lists: Vec<FinderList>,
    pub weights: Vec<FinderWeight>,
}

/// The answers for one persona, for readers without scripts.
#[derive(Debug, Serialize)]
pub struct FinderList {
    pub title: String,
    pub times: Vec<FinderTime>,
}

#[derive(Debug, Serialize)]
pub struct FinderTime {
    /// `5 min`.
    pub time: String,
    pub found: Vec<Found>,
}

/// A course as an answer.
#[derive(Debug, Serialize)]
pub struct Found {
    pub href: String,
    pub title: String,
    pub duration: String,
    pub reasons: Vec<Why>,
}

#[derive(Debug, Serialize)]
pub struct Why {
    pub text: String,
    /// Whether it speaks against the course.
    pub against: bool,
}

/// What something counts.
#[derive(Debug, Serialize)]
pub struct FinderWeight {
    pub text: String,
    /// `+6`, `−2`.
    pub points: String,
}

/// What the script ranks with. Personas, skills and courses name each other by their place in these lists.
#[derive(Debug, Serialize)]
pub struct FinderTable {
    /// Slug and title.
    pub who: Vec<(String, String)>,
    /// Id and name.
    pub skills: Vec<(String, String)>,
    /// By persona: skills with the level aimed at.
    pub targets: Vec<Vec<(usize, u32)>>,
    pub weights: BTreeMap<&'static str, i32>,
    /// How many courses are shown.
    pub most: usize,
    pub courses: Vec<FinderCourse>,
    /// The words for each reason.
    pub words: BTreeMap<&'static str, String>,
    /// Numbers of minutes in words.
    pub times: BTreeMap<u32, String>,
}

/// Address; title; personas; personas whose start it is; skills with the levels before and after; minutes of the first
/// step and of all of it, 0 where nobody knows; 1 where it has dates; the title of a course that is good to have first.
#[derive(Debug, Serialize)]
pub struct FinderCourse(
    pub String,
    pub String,
    pub Vec<usize>,
    pub Vec<usize>,
    pub Vec<(usize, u32, u32)>,
    pub u32,
    pub u32,
    pub u8,
    pub String,
);
