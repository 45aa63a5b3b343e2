//! Events.

use serde::Serialize;
use tera::Value;

use super::people::Person;
use super::together::Subscribe;
use super::{Action, Link};

/// An event on a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    pub href: String,
    pub title: String,
    pub summary: String,
    /// Attributes that name the language, where it isn't the page's.
    pub lang: Value,
    pub kind: String,
    pub day: String,
    pub month: String,
    pub weekday: String,
    pub iso: String,
    pub time: String,
    pub place: String,
    pub repeat: String,
    pub seats: String,
    /// The slugs of the personas whom it is for, with blanks between them.
    pub personas: String,
}

/// A month in which people meet.
#[derive(Debug, Serialize)]
pub struct Month {
    pub title: String,
    /// `2027-02`.
    pub id: String,
    /// Seven days each, from the one that a week begins with; those of other months are blank.
    pub weeks: Vec<Vec<Day>>,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Day {
    /// Empty where the day is none of the month's.
    pub number: String,
    pub iso: String,
    pub today: bool,
    pub weekend: bool,
    pub entries: Vec<Entry>,
}

/// One time at which people meet.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub href: String,
    pub title: String,
    pub time: String,
    pub day: String,
    pub month: String,
    pub weekday: String,
    pub iso: String,
    pub personas: String,
    /// All about the event, at its next date only.
    pub row: Option<Value>,
}

#[derive(Debug, Serialize)]
pub struct Events {
    pub months: Vec<Month>,
    /// The days of a week: in short, with the whole word as the note.
    pub week: Vec<Link>,
    pub past: Vec<Value>,
    /// All of them, to subscribe to.
    pub calendar: Option<Action>,
    /// Those for one persona each.
    pub calendars: Vec<Subscribe>,
}

/// An event's own page.
#[derive(Debug, Serialize)]
pub struct EventPage {
    pub title: String,
    pub kind: String,
    pub summary: String,
    pub row: Value,
    pub date: String,
    pub repeat: String,
    pub place: String,
    pub join: Option<Action>,
    /// The event for the reader's own calendar, until it is over.
    pub calendar: Option<Action>,
    pub seats: String,
    pub accessibility: String,
    pub host: Option<Person>,
    pub body: Value,
    pub courses: Vec<Link>,
    pub personas: Vec<Link>,
    pub past: bool,
    /// How a learning circle goes.
    pub plan: Option<Action>,
    pub community: Option<Link>,
}
