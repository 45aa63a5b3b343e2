//! Where people stand: how many of a persona are at each level of a skill, and the way from there to the level that they should
//! have.

use jiff::civil::Date;

use std::collections::BTreeMap;

use super::{Proportion, Withheld};
use crate::compass::{Aim, Rungs, Way, open_to, way};
use crate::model::results::{Rows, Standing};
use crate::model::{Id, Persona, Portal, Skill};
use crate::statistics::Share;

/// The levels of one skill among the people of one persona.
#[derive(Debug)]
pub struct Level {
    pub persona: Id<Persona>,
    pub skill: Id<Skill>,
    /// The level that they should have, where the portal says.
    pub target: Option<u32>,
    /// People at each level in the last wave; levels that aren't shown are missing.
    pub levels: Vec<(u32, Proportion)>,
    /// At the target or above, by date.
    pub waves: Vec<(Date, Proportion)>,
    /// The level that half of them have at least.
    pub typical: Option<u32>,
    /// From the typical level to the target.
    pub way: Option<Way>,
    pub withheld: Withheld,
}

/// By day, how many people stand at each level.
type Waves<'r> = BTreeMap<Date, BTreeMap<u32, Vec<&'r Standing>>>;

/// Each skill of each persona whose levels were counted, in the portal's order.
pub fn of(levels: &[Standing], portal: &Portal, limit: u64) -> Vec<Level> {
    let mut all: BTreeMap<(Id<Persona>, Id<Skill>), Waves<'_>> = BTreeMap::new();
    for standing in levels {
        let waves = all.entry((standing.persona, standing.skill)).or_default();
        waves.entry(standing.date).or_default().entry(standing.level).or_default().push(standing);
    }
    let rungs = Rungs::of(portal);
    all.into_iter().map(|((persona, skill), waves)| level(persona, skill, &waves, &rungs, portal, limit)).collect()
}

fn level(
    persona: Id<Persona>,
    skill: Id<Skill>,
    waves: &Waves<'_>,
    rungs: &Rungs,
    portal: &Portal,
    limit: u64,
) -> Level {
    let target = portal[persona].target_skills.get(&skill).copied();
    let mut level = Level {
        persona,
        skill,
        target,
        levels: Vec::new(),
        waves: Vec::new(),
        typical: None,
        way: None,
        withheld: Withheld::default(),
    };
    let mut small = Vec::new();
    for (date, levels) in waves {
        let is_last = waves.keys().next_back() == Some(date);
        let all: Vec<(u32, Proportion)> = proportions(levels);
        let is_small = |people: u64| people > 0 && people < limit;
        let reached = target.map(|target| at_least(&all, target));
        // Either every level is shown or only the two sides of the target: both together would give a small level away.
        let shows_levels = all.iter().all(|(_, people)| !is_small(people.share.hits()));
        let shows_sides = reached.as_ref().is_some_and(|it| !is_small(it.share.hits()) && !is_small(it.share.misses()));
        if !shows_levels {
            small.extend(levels.values().flatten().map(|standing| &standing.rows));
        }
        level.waves.extend(reached.filter(|_| shows_sides).map(|reached| (*date, reached)));
        if is_last && shows_levels {
            level.typical = typical(&all);
            level.levels = all;
        }
    }
    level.withheld.small = Rows::joined(small);
    if let (Some(from), Some(to)) = (level.typical, target.filter(|target| level.typical < Some(*target))) {
        let open = open_to(persona, portal);
        let aims = [Aim { skill, from, to }];
        level.way = Some(way::shortest(portal, rungs, &aims, |course: Id<_>| open[course.index()]));
    }
    level
}

/// The people at each level among all of them.
fn proportions(levels: &BTreeMap<u32, Vec<&Standing>>) -> Vec<(u32, Proportion)> {
    let people = |standing: &[&Standing]| standing.iter().fold(0_u64, |sum, it| sum.saturating_add(it.people));
    let all = levels.values().fold(0_u64, |sum, standing| sum.saturating_add(people(standing)));
    let proportion = |standing: &Vec<&Standing>| {
        let rows = Rows::joined(standing.iter().map(|it| &it.rows));
        Some(Proportion { share: Share::new(people(standing), all)?, rows })
    };
    levels.iter().filter_map(|(level, standing)| Some((*level, proportion(standing)?))).collect()
}

/// Those at a level or above it.
fn at_least(all: &[(u32, Proportion)], level: u32) -> Proportion {
    let above = all.iter().filter(|(it, _)| *it >= level);
    let hits = above.fold(0_u64, |sum, (_, people)| sum.saturating_add(people.share.hits()));
    let people = all.first().map_or(0, |(_, people)| people.share.all());
    let rows = Rows::joined(all.iter().map(|(_, people)| &people.rows));
    Proportion { share: Share::new(hits.min(people), people).unwrap_or_default(), rows }
}

/// The highest level that at least half of all people have.
fn typical(all: &[(u32, Proportion)]) -> Option<u32> {
    let half = |level: &u32| {
        let share = at_least(all, *level).share;
        share.hits() >= share.misses() && share.all() > 0
    };
    all.iter().map(|(level, _)| *level).rev().find(half)
}
