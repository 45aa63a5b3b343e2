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
    pub gains: Gains,
    /// Everything that it asks for, and what that asks for, each after what it asks for itself; the course comes last.
    pub with_before: Vec<usize>,
}

impl Ground {
    /// `is_open` says which courses may be chosen; what these ask for belongs to them, whoever it is for.
    pub fn of(portal: &Portal, rungs: &Rungs, aims: &[Aim], is_open: impl Fn(Id<Course>) -> bool) -> Self {
        let mut gains: BTreeMap<Id<Course>, Gains> = BTreeMap::new();
        let mut chosen = BTreeSet::new();
        for (number, aim) in aims.iter().enumerate() {
            for rung in rungs.of_skill(aim.skill).iter().filter(|rung| rung.to > aim.from) {
                gains.entry(rung.course).or_default().push((number, rung.from, rung.to));
                if aim.to > aim.from && is_open(rung.course) {
                    chosen.insert(rung.course);
                }
            }
        }
        let mut befores: BTreeMap<_, _> = chosen.iter().map(|course| (*course, with_before(*course, portal))).collect();
        for course in needless(portal, &gains, &befores) {
            befores.remove(&course);
            chosen.remove(&course);
        }
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

    /// The aims in parts that have no course in common: each part can be looked at by itself.
    pub fn parts(&self, aims: usize) -> Vec<Vec<usize>> {
        let mut part: Vec<usize> = (0..aims).collect();
        // By course: an aim that it belongs to.
        let mut owner: Vec<Option<usize>> = vec![None; self.courses.len()];
        for &step in &self.steps {
            let reached = self.courses[step].with_before.iter();
            for &course in reached {
                let own = self.courses[course].gains.iter().chain(&self.courses[step].gains).map(|(aim, ..)| *aim);
                let all: Vec<usize> = own.chain(owner[course]).map(|aim| part[aim]).collect();
                let Some(&first) = all.iter().min() else { continue };
                part.iter_mut().filter(|part| all.contains(part)).for_each(|part| *part = first);
                owner[course] = Some(first);
            }
        }
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        part.into_iter().enumerate().for_each(|(aim, part)| parts.entry(part).or_default().push(aim));
        parts.into_values().collect()
    }
}

/// What a course raises: the aim's number, and the levels it leads from and to.
type Gains = Vec<(usize, u32, u32)>;

/// Courses that another one stands in for: it raises the same and as much from as low, takes no longer, and asks for
/// nothing more. Only those that raise a single aim and that no other course asks for, since these may be taken at
/// another time than they would be for their own sake.
fn needless(
    portal: &Portal,
    gains: &BTreeMap<Id<Course>, Gains>,
    befores: &BTreeMap<Id<Course>, Vec<Id<Course>>>,
) -> Vec<Id<Course>> {
    let asked: BTreeSet<_> =
        befores.iter().flat_map(|(course, all)| all.iter().filter(move |one| *one != course)).collect();
    let single = befores.keys().filter(|course| gains.get(*course).is_some_and(|gains| gains.len() == 1));
    let mut plain: Vec<_> = single.filter(|course| !asked.contains(course)).copied().collect();
    plain.sort_by_key(|course| (portal[*course].minutes.is_none(), portal[*course].minutes, *course));
    let (mut kept, mut needless): (Vec<Id<Course>>, Vec<_>) = (Vec::new(), Vec::new());
    for course in plain {
        let (aim, from, to) = gains[&course][0];
        let stands_in = |other: &Id<Course>| {
            let (other_aim, other_from, other_to) = gains[other][0];
            (other_aim == aim && other_from <= from && other_to >= to)
                && befores[other].iter().all(|before| before == other || befores[&course].contains(before))
        };
        match kept.iter().any(stands_in) {
            true => needless.push(course),
            false => kept.push(course),
        }
    }
    needless
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
