//! Which courses can be an answer at all, so that a page for thousands of courses stays small.
//!
//! Enter at [`kept`]. Points and misses are sums of one part for the skill and one for everything else. A course that
//! doesn't build the chosen skill can only be shown if it is among the best for the other answers: whatever stood
//! before it there still does. So the best of all courses, and the best of those that build each skill, are enough.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Answers, Facts, MINUTES, MOST, Table};
use crate::model::{Id, Skill};

/// The table with no more courses than answers can name.
pub fn kept(table: Table) -> Table {
    let mut kept = BTreeSet::new();
    let by_skill =
        |skill: &Id<Skill>| (Some(*skill), table.courses.iter().filter(|c| c.gain(*skill).is_some()).collect());
    let everything = (None, table.courses.iter().collect());
    let groups: Vec<(Option<Id<Skill>>, Vec<&Facts>)> =
        [everything].into_iter().chain(table.skills.iter().map(by_skill)).collect();
    for (skill, courses) in &groups {
        for answers in table.questions(*skill) {
            kept.extend(table.best(courses, answers));
        }
    }
    let courses = table.courses.iter().filter(|facts| kept.contains(&facts.course)).cloned().collect();
    Table { courses, ..table }
}

impl Table {
    /// All answers to the two other questions.
    fn questions(&self, skill: Option<Id<Skill>>) -> impl Iterator<Item = Answers> {
        let personas = (0..self.targets.len()).map(|index| Some(Id::new(index)));
        let times = || MINUTES.into_iter().map(Some).chain([None]);
        personas.chain([None]).flat_map(move |who| times().map(move |minutes| Answers { who, skill, minutes }))
    }

    fn best(&self, courses: &[&Facts], answers: Answers) -> impl Iterator<Item = Id<crate::model::Course>> {
        let key = |facts: &&Facts| {
            let found = self.worth(facts, answers);
            (found.misses, Reverse(found.points), facts.first_or_never(), facts.course)
        };
        let mut keys: Vec<_> = courses.iter().map(key).collect();
        keys.sort_unstable();
        keys.into_iter().take(MOST).map(|(.., course)| course)
    }
}
