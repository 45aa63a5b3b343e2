//! Ladders: for each skill the courses that build it, so that every course knows which one takes people further.

use super::{Course, Id, Listed, Portal};

/// By skill: the courses, the gentlest first, each with the level it starts from.
#[derive(Debug)]
pub struct Ladders {
    rungs: Vec<Vec<(u32, Id<Course>)>>,
}

impl Ladders {
    pub fn of(portal: &Portal) -> Self {
        let mut rungs = vec![Vec::new(); portal.skills.len()];
        for (id, course) in Course::all(portal) {
            course.skills.iter().for_each(|gain| rungs[gain.skill.index()].push((gain.from, id)));
        }
        rungs.iter_mut().for_each(|ladder| ladder.sort_unstable());
        Self { rungs }
    }

    /// The first course that takes one of the course's skills further.
    pub fn next(&self, portal: &Portal, id: Id<Course>) -> Option<Id<Course>> {
        portal[id].skills.iter().find_map(|gain| {
            let ladder = &self.rungs[gain.skill.index()];
            let from = gain.to.unwrap_or_else(|| gain.from.saturating_add(1));
            let start = ladder.partition_point(|(level, _)| *level < from);
            ladder[start..].iter().map(|(_, course)| *course).find(|course| *course != id)
        })
    }
}
