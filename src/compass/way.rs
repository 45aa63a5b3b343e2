//! [`shortest`]: the courses that lead to some levels in the fewest minutes, in an order in which they can be taken.
//!
//! A course raises a skill from any level that is at least its `from` to its `to`. What it asks for comes before it,
//! whether or not that raises anything. A way is a sequence of steps: a course that raises an aim, with what is still
//! missing before it. They are tried in the order of their cost (Dijkstra 1959), and a way is dropped where another
//! one costs no more, has come as far, and has taken all that may still be asked for. So the result is exact, also
//! where steps share courses. Skills that share none are climbed by themselves. Where too many ways are left, more than
//! [`MOST`], skills are climbed one after the other, each one exactly, and past that by the cheapest next step.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::ground::Ground;
use super::levels::Rungs;
use crate::model::{Course, Id, Portal, Skill};

/// How many unfinished ways are looked at. Choosing sets of courses that share what they ask for is NP-hard.
const MOST: usize = 1_000;

/// A level of a skill to get to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    pub skill: Id<Skill>,
    /// The level that people have.
    pub from: u32,
    /// The level that they want.
    pub to: u32,
}

/// Courses in the order in which they can be taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    pub courses: Vec<Id<Course>>,
    /// Of all courses that say how long they take.
    pub minutes: u32,
    /// How many don't.
    pub unknown: usize,
    /// By aim: the level at the end, at least the one that was wanted unless no course leads there.
    pub levels: Vec<u32>,
}

/// How many minutes a week people have for learning.
#[derive(Debug, Clone, Copy)]
pub struct Pace(pub u32);

/// A course of a way, with the weeks that it takes place in, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    pub course: Id<Course>,
    pub first_week: u32,
    pub last_week: u32,
}

impl Pace {
    /// In weeks, the last one not always whole. Without minutes a week nobody knows.
    pub fn weeks(self, minutes: u32) -> Option<u32> {
        (self.0 > 0).then(|| minutes.div_ceil(self.0))
    }
}

impl Way {
    /// Each course with its weeks; one that doesn't say how long it takes stands in the week in which it comes.
    pub fn stops(&self, portal: &Portal, pace: Pace) -> Vec<Stop> {
        let mut before = 0_u32;
        let stop = |course: &Id<Course>| {
            let after = before.saturating_add(portal[*course].minutes.unwrap_or(0));
            let first_week = before.checked_div(pace.0).unwrap_or(0) + 1;
            let last_week = pace.weeks(after).unwrap_or(1).max(first_week);
            before = after;
            Stop { course: *course, first_week, last_week }
        };
        self.courses.iter().map(stop).collect()
    }
}

/// What a way costs: courses that don't say how long they take are the last choice, then minutes count, then courses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    unknown: usize,
    minutes: u32,
    courses: usize,
}

/// A way that may go on. Ways are ordered by their cost, then by the portal's order of their courses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Walk {
    cost: Cost,
    /// The courses' numbers.
    order: Vec<usize>,
    /// By aim.
    levels: Vec<u32>,
    /// By course.
    taken: Vec<bool>,
    /// Courses that were taken before they could raise all that they can.
    early: Vec<usize>,
}

/// The shortest way to all aims; to those that no course leads to, as far as `ground` goes.
pub fn shortest(portal: &Portal, rungs: &Rungs, aims: &[Aim], is_open: impl Fn(Id<Course>) -> bool) -> Way {
    let ground = Ground::of(portal, rungs, aims, is_open);
    let start = Walk {
        cost: Cost::default(),
        order: Vec::new(),
        levels: aims.iter().map(|aim| aim.from).collect(),
        taken: vec![false; ground.courses.len()],
        early: Vec::new(),
    };
    let targets: Vec<u32> = aims.iter().map(|aim| aim.to).collect();
    let parts = ground.parts(aims.len());
    let end = parts.iter().fold(start, |walk, part| climbed(&ground, walk, &targets, part));
    Way {
        courses: end.order.iter().map(|number| ground.courses[*number].id).collect(),
        minutes: end.cost.minutes,
        unknown: end.cost.unknown,
        levels: end.levels,
    }
}

/// The cheapest walk to all targets, or to the highest levels where there is none; `None` where there are too many.
fn searched(ground: &Ground, start: &Walk, targets: &[u32]) -> Option<Walk> {
    let mut open = BinaryHeap::from([Reverse(start.clone())]);
    let mut settled: Vec<Walk> = Vec::new();
    while let Some(Reverse(walk)) = open.pop() {
        if walk.is_there(targets) {
            return Some(walk);
        }
        if settled.iter().any(|other| other.is_no_worse(&walk, ground)) {
            continue;
        }
        if settled.len() == MOST {
            return None;
        }
        open.extend(walk.next(ground, targets).into_iter().map(Reverse));
        settled.push(walk);
    }
    let height =
        |walk: &Walk| walk.levels.iter().zip(targets).map(|(level, to)| u64::from(*level.min(to))).sum::<u64>();
    settled.into_iter().max_by_key(|walk| (height(walk), Reverse(walk.cost), Reverse(walk.order.clone())))
}

/// The walk goes on to the targets of some aims: to all of them at once, else to one after the other.
fn climbed(ground: &Ground, walk: Walk, targets: &[u32], aims: &[usize]) -> Walk {
    let only = |(number, level): (usize, &u32)| if aims.contains(&number) { targets[number] } else { *level };
    let own: Vec<u32> = walk.levels.iter().enumerate().map(only).collect();
    match (searched(ground, &walk, &own), aims) {
        (Some(walk), _) => walk,
        (None, [_]) => hurried(ground, walk, &own),
        (None, _) => aims.iter().fold(walk, |walk, aim| climbed(ground, walk, targets, &[*aim])),
    }
}

/// The cheapest next step, again and again.
fn hurried(ground: &Ground, start: Walk, targets: &[u32]) -> Walk {
    let mut walk = start;
    while !walk.is_there(targets) {
        let Some(next) = walk.next(ground, targets).into_iter().min() else { break };
        walk = next;
    }
    walk
}

impl Walk {
    fn is_there(&self, targets: &[u32]) -> bool {
        self.levels.iter().zip(targets).all(|(level, target)| level >= target)
    }

    /// Whether whatever comes after `other` could come after this one and cost no more; this one was cheaper so far.
    fn is_no_worse(&self, other: &Self, ground: &Ground) -> bool {
        self.levels.iter().zip(&other.levels).all(|(own, level)| own >= level)
            && other.order.iter().all(|number| self.taken[*number] || !ground.opens[*number])
            && self.early.iter().all(|number| other.taken[*number])
    }

    /// The walks that are one step longer; of those that are the same from here on, the cheapest.
    fn next(&self, ground: &Ground, targets: &[u32]) -> Vec<Self> {
        let mut best: BTreeMap<_, Self> = BTreeMap::new();
        for &step in ground.steps.iter().filter(|step| self.is_raised_by(**step, ground, targets)) {
            let next = self.and(step, ground);
            let asked: BTreeSet<usize> = next.order.iter().copied().filter(|number| ground.opens[*number]).collect();
            let state = (next.levels.clone(), asked, next.early.clone());
            match best.get(&state) {
                Some(known) if *known <= next => {}
                _ => drop(best.insert(state, next)),
            }
        }
        best.into_values().collect()
    }

    fn is_raised_by(&self, course: usize, ground: &Ground, targets: &[u32]) -> bool {
        let raises = |(aim, from, to): &(usize, u32, u32)| {
            let level = self.levels[*aim];
            *from <= level && level < *to && level < targets[*aim]
        };
        !self.taken[course] && ground.courses[course].gains.iter().any(raises)
    }

    /// With a course and everything before it that is missing.
    fn and(&self, step: usize, ground: &Ground) -> Self {
        let mut walk = self.clone();
        for &number in ground.courses[step].with_before.iter().filter(|number| !self.taken[**number]) {
            let course = &ground.courses[number];
            walk.taken[number] = true;
            walk.order.push(number);
            walk.cost.courses += 1;
            match course.minutes {
                Some(minutes) => walk.cost.minutes = walk.cost.minutes.saturating_add(minutes),
                None => walk.cost.unknown += 1,
            }
            for &(aim, from, to) in &course.gains {
                if from <= walk.levels[aim] {
                    walk.levels[aim] = walk.levels[aim].max(to);
                }
            }
        }
        let is_early =
            |number: &usize| ground.courses[*number].gains.iter().any(|(aim, _, to)| *to > walk.levels[*aim]);
        walk.early = walk.order.iter().copied().filter(is_early).collect();
        walk
    }
}
