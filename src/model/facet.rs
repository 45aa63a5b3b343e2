//! [`Facets`]: what the catalogue can be narrowed down by, and which courses each value leaves.

use std::collections::{BTreeMap, BTreeSet};

use super::course::{Format, Level};
use super::{Course, Id, Listed, Portal, Skill};

/// The time that somebody has, in minutes. The first is enough for a first lesson, the others hold a whole course.
pub const MINUTES: [u32; 3] = [5, 15, 60];

/// Something that courses share. The order is that in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// One of [`MINUTES`].
    Minutes(u32),
    Skill(Id<Skill>),
    Level(Level),
    Format(Format),
    /// An index into [`Facets::languages`].
    Language(usize),
}

/// The courses by what they share; what no course has is not in it.
#[derive(Debug, Default)]
pub struct Facets {
    /// The languages of the courses, as BCP 47 tags in lower case.
    pub languages: Vec<String>,
    courses: BTreeMap<Facet, Vec<Id<Course>>>,
}

impl Facets {
    pub fn of(portal: &Portal) -> Self {
        let authored: BTreeSet<&str> = portal.courses.iter().map(|course| &*course.language).collect();
        let languages: BTreeSet<_> = authored.into_iter().map(str::to_lowercase).collect();
        let languages: Vec<_> = languages.into_iter().collect();
        let mut courses: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, course) in Course::all(portal) {
            shared(course, &languages).into_iter().for_each(|facet| courses.entry(facet).or_default().push(id));
        }
        // What all courses share narrows nothing down; how much time there is, is a question all the same.
        let is_offered =
            |facet: &Facet, of: &[_]| matches!(facet, Facet::Minutes(_)) || of.len() < portal.courses.len();
        courses.retain(|facet, of| is_offered(facet, of));
        Self { languages, courses }
    }

    /// Every value with its courses, in the portal's order.
    pub fn all(&self) -> impl Iterator<Item = (Facet, &[Id<Course>])> {
        self.courses.iter().map(|(facet, courses)| (*facet, courses.as_slice()))
    }

    /// The courses that have something in common.
    pub fn courses(&self, facet: Facet) -> &[Id<Course>] {
        self.courses.get(&facet).map_or(&[], Vec::as_slice)
    }

    pub fn language(&self, index: usize) -> &str {
        self.languages.get(index).map_or("", String::as_str)
    }
}

/// Each once.
fn shared(course: &Course, languages: &[String]) -> Vec<Facet> {
    let minutes = MINUTES.into_iter().filter(|minutes| fits(course, *minutes)).map(Facet::Minutes);
    let skills = course.skills.iter().map(|gain| Facet::Skill(gain.skill));
    let language = languages.binary_search(&course.language.to_lowercase()).ok().map(Facet::Language);
    let words = course.level.map(Facet::Level).into_iter().chain([Facet::Format(course.format)]);
    let mut facets: Vec<_> = minutes.chain(skills).chain(words).chain(language).collect();
    facets.sort_unstable();
    facets.dedup();
    facets
}

fn fits(course: &Course, minutes: u32) -> bool {
    let needed = if minutes == MINUTES[0] { course.first_minutes() } else { course.minutes.unwrap_or(0) };
    (1..=minutes).contains(&needed)
}
