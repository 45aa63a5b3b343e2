//! The skills taxonomy.

use std::collections::BTreeSet;

use super::{Id, Portal};

#[derive(Debug, Clone)]
pub struct Skill {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    /// The names of the levels, from level 1 up.
    pub levels: Vec<String>,
    /// Needs people in a room: leadership, teamwork, culture.
    pub human: bool,
    /// The address of the same skill in ESCO.
    pub same_as: Option<String>,
}

/// The skills that a course builds, a persona should have or a community talks about.
pub fn named(portal: &Portal) -> BTreeSet<Id<Skill>> {
    let built = portal.courses.iter().flat_map(|course| &course.skills).map(|gain| gain.skill);
    let wanted = portal.personas.iter().flat_map(|persona| persona.target_skills.keys().copied());
    let talked_about = portal.communities.iter().flat_map(|community| community.skills.iter().copied());
    built.chain(wanted).chain(talked_about).collect()
}
