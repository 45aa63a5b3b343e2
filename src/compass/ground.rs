//! [`Ground`]: the courses that matter for some aims, with small numbers of their own, and what must come before each.

use std::collections::{BTreeMap, BTreeSet};

use super::levels::Rungs;
use super::way::Aim;
use crate::model::{Course, Id, Portal};

pub struct Ground {
    /// In the portal's order; a course's number is its place here.
    pub courses: Vec<Terrain>,
    /// The numbers of those that raise an aim, in order.
    pub steps: Vec<usize>,
    /// By course: whether another one asks for it.
    pub opens: Vec<bool>,
}

/// A course as far as a way is concerned.
pub struct Terrain {
    pub id: Id<Course>,
    pub minutes: Option<u32>,
    /// The aim's number, and the levels it leads from and to.
    pub gains: Vec<(usize, u32, u32)>,
    /// Everything that it asks for, and what that asks for, each after what it asks for itself; the course comes last.
    pub with_before: Vec<usize>,
}

impl Ground {
    /// `is_open` says which courses may be chosen; what these ask for belongs to them, whoever it is for.
    pub fn of(portal: &Portal, rungs: &Rungs, aims: &[Aim], is_open: impl Fn(Id<Course>) -> bool) -> Self {
        let mut gains: BTreeMap<Id<Course>, Vec<(usize, u32, u32)>> = BTreeMap::new();
        let mut chosen = BTreeSet::new();
        for (number, aim) in aims.iter().enumerate().filter(|(_, aim)| aim.to > aim.from) {
            for rung in rungs.of_skill(aim.skill).iter().filter(|rung| rung.to > aim.from) {
                gains.entry(rung.course).or_default().push((number, rung.from, rung.to));
                if is_open(rung.course) {
                    chosen.insert(rung.course);
                }
            }
        }
        let befores: BTreeMap<_, _> = chosen.iter().map(|course| (*course, with_before(*course, portal))).collect();
        let all: BTreeSet<_> = befores.values().flatten().copied().collect();
        let numbers: BTreeMap<_, _> = all.iter().enumerate().map(|(number, course)| (*course, number)).collect();
        let mut opens = vec![false; all.len()];
        for (course, before) in &befores {
            before.iter().filter(|before| *before != course).for_each(|before| opens[numbers[before]] = true);
        }
        let courses = all.iter().map(|id| Terrain {
            id: *id,
            minutes: portal[*id].minutes,
            gains: gains.remove(id).unwrap_or_default(),
            with_before: befores.get(id).into_iter().flatten().map(|course| numbers[course]).collect(),
        });
        Self { courses: courses.collect(), steps: chosen.iter().map(|course| numbers[course]).collect(), opens }
    }
}

/// A course with everything that has to come before it, in an order that works. A circle, which check reports, is cut
/// where it closes.
fn with_before(course: Id<Course>, portal: &Portal) -> Vec<Id<Course>> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::from([course]));
    // Each course is met twice: on the way down to what it asks for, and on the way back.
    let mut open = vec![(course, 0)];
    while let Some((course, next)) = open.pop() {
        let Some(before) = portal[course].prerequisites.get(next) else {
            order.push(course);
            continue;
        };
        open.push((course, next + 1));
        if seen.insert(*before) {
            open.push((*before, 0));
        }
    }
    order
}
