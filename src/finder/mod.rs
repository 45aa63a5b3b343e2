//! The finder: three answers → the courses that fit best, each with the reasons.
//!
//! Enter at [`Table::of`], once for a portal, then [`Table::rank`]. Everything is sums of small integers, so that the
//! page's own script (`site-template/assets/late/finder.js`) can do the same and come to the same; a test holds the two
//! together. `facts` is what the table knows of a course, `points` what it is worth to somebody, `shortlist` which
//! courses can be an answer at all.

mod facts;
mod points;
mod shortlist;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

pub use facts::{Facts, Gain};
pub use points::{Reason, WEIGHTS, Weights};

use crate::model::{Course, Id, Persona, Portal, Skill};

/// How many courses an answer has at most: enough to choose from, few enough to choose.
pub const MOST: usize = 5;
/// The time that somebody may have, in minutes.
pub const MINUTES: [u32; 3] = [5, 15, 60];
/// How many skills are asked for: those that the most courses build.
const SKILLS: usize = 24;

/// What somebody answered; a question may be left open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    pub who: Option<Id<Persona>>,
    pub skill: Option<Id<Skill>>,
    /// The time they have now.
    pub minutes: Option<u32>,
}

/// A course as an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub course: Id<Course>,
    pub points: i32,
    /// How many of the answers it doesn't fit.
    pub misses: usize,
    /// What speaks for it, then what speaks against it.
    pub reasons: Vec<Reason>,
}

/// Everything that ranking knows.
#[derive(Debug, Clone)]
pub struct Table {
    /// The skills that can be asked for, in the portal's order.
    pub skills: Vec<Id<Skill>>,
    /// The level of each skill that a persona aims at.
    pub targets: Vec<BTreeMap<Id<Skill>, u32>>,
    /// The courses that can be an answer to something, in the portal's order.
    pub courses: Vec<Facts>,
}

impl Table {
    pub fn of(portal: &Portal) -> Self {
        let courses = facts::startable(portal);
        let skills = asked(&courses, portal.skills.len());
        let courses: Vec<_> = courses.into_iter().map(|course| course.about(&skills)).collect();
        let targets = portal.personas.iter().map(|persona| targets(persona, &skills)).collect();
        shortlist::kept(Self { skills, targets, courses })
    }

    /// The courses that fit best. One that fits all answers stands before one that misses some; among those the most
    /// points, then the shortest first step, then the portal's order. The list ends before courses that miss two
    /// answers more than the best one.
    pub fn rank(&self, answers: Answers) -> Vec<Match> {
        let worth = |facts| self.worth(facts, answers);
        let mut ranked: Vec<_> = self.courses.iter().map(|facts| (worth(facts), facts)).collect();
        ranked
            .sort_by_key(|(found, facts)| (found.misses, Reverse(found.points), facts.first_or_never(), facts.course));
        let best = ranked.first().map_or(0, |(found, _)| found.misses);
        ranked.into_iter().map(|(found, _)| found).take_while(|found| found.misses <= best + 1).take(MOST).collect()
    }
}

/// The skills that the most courses build, in the portal's order.
fn asked(courses: &[Facts], all: usize) -> Vec<Id<Skill>> {
    let mut built = vec![0_usize; all];
    courses.iter().flat_map(|course| &course.gains).for_each(|gain| built[gain.skill.index()] += 1);
    let mut skills: Vec<Id<Skill>> = (0..all).filter(|skill| built[*skill] > 0).map(Id::new).collect();
    skills.sort_by_key(|skill| (Reverse(built[skill.index()]), *skill));
    skills.truncate(SKILLS);
    skills.sort_unstable();
    skills
}

fn targets(persona: &Persona, skills: &[Id<Skill>]) -> BTreeMap<Id<Skill>, u32> {
    let asked = persona.target_skills.iter().filter(|(skill, _)| skills.contains(skill));
    asked.map(|(skill, level)| (*skill, *level)).collect()
}
