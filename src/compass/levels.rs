//! The courses that build each skill, and the level that they lead to.

use std::cmp::Reverse;

use crate::model::{Course, Id, Listed, Persona, Portal, Skill};

/// A course that raises a skill for whoever has come to `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    pub course: Id<Course>,
    pub from: u32,
    pub to: u32,
}

/// By skill, in the portal's order.
#[derive(Debug)]
pub struct Rungs(Vec<Vec<Rung>>);

impl Rungs {
    pub fn of(portal: &Portal) -> Self {
        let mut rungs = vec![Vec::new(); portal.skills.len()];
        for (course, it) in Course::all(portal) {
            for gain in &it.skills {
                let to = gain.to.unwrap_or_else(|| gain.from.saturating_add(1));
                rungs[gain.skill.index()].push(Rung { course, from: gain.from, to });
            }
        }
        Self(rungs)
    }

    pub fn of_skill(&self, skill: Id<Skill>) -> &[Rung] {
        &self.0[skill.index()]
    }
}

/// By course, whether it is for a persona: it names them or nobody, or is on one of their paths.
pub fn open_to(persona: Id<Persona>, portal: &Portal) -> Vec<bool> {
    let is_for = |course: &Course| course.personas.is_empty() || course.personas.contains(&persona);
    let mut open: Vec<bool> = portal.courses.iter().map(is_for).collect();
    let paths = portal.paths.iter().filter(|path| path.personas.contains(&persona));
    paths.flat_map(|path| &path.courses).for_each(|course| open[course.index()] = true);
    open
}

/// The level that courses lead to from 0, up to the one that is wanted, and the fewest courses on the way.
pub fn climb(rungs: &[Rung], target: u32, is_open: impl Fn(Id<Course>) -> bool) -> (u32, Vec<Id<Course>>) {
    let (mut level, mut way) = (0, Vec::new());
    while level < target {
        let fits = rungs.iter().filter(|rung| rung.from <= level && rung.to > level && is_open(rung.course));
        let Some(rung) = fits.max_by_key(|rung| (rung.to, Reverse(rung.course))) else { break };
        level = rung.to;
        way.push(rung.course);
    }
    (level, way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_reached_step_by_step_by_the_fewest_courses() {
        let [a, b, c, d] = [0, 1, 2, 3].map(Id::new);
        let rungs = [(a, 0, 1), (b, 1, 2), (c, 0, 2), (d, 3, 4)].map(|(course, from, to)| Rung { course, from, to });
        assert_eq!(climb(&rungs, 2, |_| true), (2, vec![c]));
        assert_eq!(climb(&rungs, 2, |course| course != c), (2, vec![a, b]));
        assert_eq!(climb(&rungs, 4, |_| true), (2, vec![c]), "nothing leads from 2 to 3");
        assert_eq!(climb(&rungs, 1, |course| course == b), (0, Vec::new()), "nobody begins at 1");
        assert_eq!(climb(&[], u32::MAX, |_| true), (0, Vec::new()));
    }
}
