//! The compass: which courses lead people from the levels of skills that they have to those that they should have.
//!
//! Enter at [`Compass::of`]. `levels` knows the courses that build each skill and how far they lead, `way` finds the
//! shortest way of courses to several aims at once, `ground` is what a way is looked for on. Everybody begins at
//! level 0: what people can do already is not known here.

mod ground;
pub mod levels;
pub mod way;

#[cfg(test)]
mod tests;

pub use levels::{Rung, Rungs, climb, open_to};
pub use way::{Aim, Pace, Stop, Way};

use crate::model::{Id, Listed, Persona, Portal, Skill};

/// Where everybody should get to, and how.
#[derive(Debug)]
pub struct Compass {
    pub rungs: Rungs,
    /// By persona.
    pub personas: Vec<Bearing>,
}

/// Where one persona should get to.
#[derive(Debug, Default)]
pub struct Bearing {
    /// By skill.
    pub targets: Vec<Target>,
    /// All of it in one go: shorter than the single ways, where they share courses.
    pub together: Way,
}

/// One skill of a persona.
#[derive(Debug)]
pub struct Target {
    pub skill: Id<Skill>,
    /// The level they should have.
    pub level: u32,
    /// The level that the courses for them lead to; at most the one they should have.
    pub reached: u32,
    /// The shortest way to the level that they can reach.
    pub way: Way,
}

impl Target {
    /// Whether no course for them leads all the way.
    pub fn is_open(&self) -> bool {
        self.reached < self.level
    }
}

impl Compass {
    pub fn of(portal: &Portal) -> Self {
        let rungs = Rungs::of(portal);
        let personas = Persona::all(portal).map(|(id, _)| bearing(id, portal, &rungs)).collect();
        Self { rungs, personas }
    }

    pub fn target(&self, persona: Id<Persona>, skill: Id<Skill>) -> Option<&Target> {
        self.personas[persona.index()].targets.iter().find(|target| target.skill == skill)
    }
}

fn bearing(persona: Id<Persona>, portal: &Portal, rungs: &Rungs) -> Bearing {
    let wanted = &portal[persona].target_skills;
    if wanted.is_empty() {
        return Bearing::default();
    }
    let open = open_to(persona, portal);
    let is_open = |course: Id<_>| open[course.index()];
    let targets: Vec<_> = wanted
        .iter()
        .map(|(&skill, &level)| {
            let reached = climb(rungs.of_skill(skill), level, is_open).0.min(level);
            let way = way::shortest(portal, rungs, &[Aim { skill, from: 0, to: reached }], is_open);
            Target { skill, level, reached, way }
        })
        .collect();
    let aims: Vec<_> = targets.iter().map(|target| Aim { skill: target.skill, from: 0, to: target.reached }).collect();
    Bearing { together: way::shortest(portal, rungs, &aims, is_open), targets }
}
