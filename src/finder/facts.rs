//! What the table knows of a course.

use std::collections::BTreeSet;

use crate::model::course::Format;
use crate::model::persona::StartHere;
use crate::model::repeat::next_date;
use crate::model::{Course, Id, Listed, Persona, Portal, Skill};

/// Levels above this one count as this one, so that no sum can leave its range.
const HIGHEST: u32 = 9;

/// A course, in small numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub course: Id<Course>,
    /// Whom it names; nobody: it is for everybody.
    pub personas: Vec<Id<Persona>>,
    /// Whose suggested start it is.
    pub starts: Vec<Id<Persona>>,
    pub gains: Vec<Gain>,
    /// How long its first step and all of it take, in minutes; 0 where nobody knows.
    pub first: u32,
    pub minutes: u32,
    /// People go there on a date, so it can't be begun now.
    pub dated: bool,
    /// What is good to have first.
    pub before: Option<Id<Course>>,
}

/// A skill that the course raises; 0 ≤ `from` < `to` ≤ 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    pub skill: Id<Skill>,
    pub from: u32,
    pub to: u32,
}

impl Facts {
    fn of(id: Id<Course>, course: &Course, starts: Vec<Id<Persona>>) -> Self {
        let first = course.modules.first().and_then(|module| module.minutes).or(course.minutes);
        let gain = |gain: &crate::model::course::SkillGain| {
            let from = gain.from.min(HIGHEST - 1);
            let to = gain.to.unwrap_or(0).clamp(from + 1, HIGHEST);
            Gain { skill: gain.skill, from, to }
        };
        Self {
            course: id,
            personas: course.personas.clone(),
            starts,
            gains: course.skills.iter().map(gain).collect(),
            first: first.unwrap_or(0),
            minutes: course.minutes.unwrap_or(0),
            dated: matches!(course.format, Format::Live | Format::InPerson),
            before: course.prerequisites.first().copied(),
        }
    }

    /// The same, knowing no other skills than these.
    pub fn about(mut self, skills: &[Id<Skill>]) -> Self {
        self.gains.retain(|gain| skills.contains(&gain.skill));
        self
    }

    pub fn gain(&self, skill: Id<Skill>) -> Option<Gain> {
        self.gains.iter().copied().find(|gain| gain.skill == skill)
    }

    /// For sorting: an unknown time comes after every known one.
    pub fn first_or_never(&self) -> u32 {
        if self.first == 0 { u32::MAX } else { self.first }
    }
}

/// The courses that people can begin: with an address to start at, or a date to come.
pub fn startable(portal: &Portal) -> Vec<Facts> {
    let coming = portal.events.iter().filter(|event| next_date(event, portal.today).is_some());
    let meeting: BTreeSet<_> = coming.flat_map(|event| event.courses.iter().copied()).collect();
    let has_start =
        |course: &Course| course.start_url.is_some() || course.modules.iter().any(|module| module.start_url.is_some());
    let mut starts = vec![Vec::new(); portal.courses.len()];
    for (persona, its) in Persona::all(portal) {
        let start = match its.start_here {
            Some(StartHere::Course(course)) => Some(course),
            Some(StartHere::Path(path)) => portal[path].courses.first().copied(),
            None => None,
        };
        start.iter().for_each(|course| starts[course.index()].push(persona));
    }
    let shown = Course::all(portal).filter(|(id, course)| has_start(course) || meeting.contains(id));
    shown.map(|(id, course)| Facts::of(id, course, starts[id.index()].clone())).collect()
}
