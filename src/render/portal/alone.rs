//! How long learners on a path are by themselves between one human moment and the next.
//!
//! Enter at [`longest`]. A course that people take together is a human moment, and so is what a course leads to: a date
//! in the calendar, or a community that meets. Whoever learns alone for long stops; a path's page says how long that is.

use crate::model::course::Format;
use crate::model::{Community, Course, Event, Id, Portal};

/// Where a course brings people together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Company {
    /// In the course itself.
    Course(Id<Course>),
    Event(Id<Event>),
    Community(Id<Community>),
    None,
}

impl Company {
    pub fn is_none(self) -> bool {
        self == Self::None
    }
}

/// Minutes of learning alone, and the company that ends them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    pub minutes: u32,
    pub then: Company,
}

/// The company that a course offers; `dates` are the events about it that lie ahead.
pub fn company(portal: &Portal, id: Id<Course>, dates: &[Id<Event>]) -> Company {
    let course = &portal[id];
    let meets = |id: &Id<Community>| portal[*id].cadence.is_some();
    match course.format {
        Format::Live | Format::InPerson | Format::Blended => Company::Course(id),
        Format::SelfPaced => match (dates.first(), course.community.filter(meets)) {
            (Some(event), _) => Company::Event(*event),
            (None, Some(community)) => Company::Community(community),
            (None, None) => Company::None,
        },
    }
}

/// The longest stretch alone on a way through courses, the first of several; `None` where there is none.
pub fn longest<'d>(
    portal: &Portal,
    courses: &[Id<Course>],
    dates: impl Fn(Id<Course>) -> &'d [Id<Event>],
) -> Option<Stretch> {
    let mut longest: Option<Stretch> = None;
    let mut alone = 0_u32;
    let mut ends = |minutes: u32, then: Company| {
        if minutes > longest.map_or(0, |longest| longest.minutes) {
            longest = Some(Stretch { minutes, then });
        }
    };
    for id in courses {
        let company = company(portal, *id, dates(*id));
        if !matches!(company, Company::Course(_)) {
            alone = alone.saturating_add(portal[*id].minutes.unwrap_or(0));
        }
        if !company.is_none() {
            ends(alone, company);
            alone = 0;
        }
    }
    ends(alone, Company::None);
    longest
}
