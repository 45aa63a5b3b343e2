//! Coverage: which of the skills that each persona should have their courses and campaigns lead to, and which campaign
//! to write next.
//!
//! Enter at [`Coverage::of`], then [`judge`]. Levels are climbed from 0 (`compass`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::places;
use crate::compass::{Rungs, climb, open_to};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Campaign, Course, Id, Listed, Persona, Portal, Skill};

/// For the reports.
#[derive(Debug, Default)]
pub struct Coverage {
    /// By persona and skill: everything that a persona should learn.
    pub cells: Vec<Cell>,
    /// The most useful first.
    pub backlog: Vec<Idea>,
}

/// One skill of one persona.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub persona: Id<Persona>,
    pub skill: Id<Skill>,
    /// The level they should have.
    pub target: u32,
    /// The level that their courses lead to, one after the other, and these courses.
    pub reached: u32,
    pub courses: Vec<Id<Course>>,
    /// The level that courses lead to of which campaigns tell them, and these campaigns.
    pub told: u32,
    pub campaigns: Vec<Id<Campaign>>,
}

/// What to do about the gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Idea {
    pub kind: IdeaKind,
    pub personas: Vec<Id<Persona>>,
    pub skills: Vec<Id<Skill>>,
    /// People × levels that they lack; a persona without a headcount counts as one.
    pub weight: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdeaKind {
    /// Write a campaign: there is a course, and nobody tells them.
    Campaign(Id<Course>),
    /// Make or buy a course, from one level to another: there is none.
    Course { skill: Id<Skill>, from: u32, to: u32 },
}

impl Coverage {
    pub fn of(portal: &Portal, around: &Around) -> Self {
        let rungs = Rungs::of(portal);
        let mut cells = Vec::new();
        for (persona, it) in Persona::all(portal).filter(|(_, it)| !it.target_skills.is_empty()) {
            let own = open_to(persona, portal);
            let told = told_to(persona, portal, around);
            for (&skill, &target) in &it.target_skills {
                let rungs = rungs.of_skill(skill);
                let (reached, courses) = climb(rungs, target, |course| own[course.index()]);
                let (heard, of) = climb(rungs, target, |course| told.contains_key(&course));
                let campaigns: BTreeSet<_> = of.iter().flat_map(|course| &told[course]).copied().collect();
                let campaigns = campaigns.into_iter().collect();
                cells.push(Cell { persona, skill, target, reached, courses, told: heard, campaigns });
            }
        }
        let backlog = backlog(portal, &cells, around);
        Self { cells, backlog }
    }

    pub fn cell(&self, persona: Id<Persona>, skill: Id<Skill>) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&(persona, skill), |cell| (cell.persona, cell.skill));
        at.ok().map(|at| &self.cells[at])
    }
}

/// Courses of which open campaigns tell a persona, with these campaigns.
fn told_to(persona: Id<Persona>, portal: &Portal, around: &Around) -> BTreeMap<Id<Course>, Vec<Id<Campaign>>> {
    let campaigns_of = |(id, _): (Id<Course>, &Course)| {
        let tells = |campaign: &&Id<Campaign>| portal[**campaign].personas.contains(&persona);
        let campaigns: Vec<_> = around.campaigns(id).iter().filter(tells).copied().collect();
        (!campaigns.is_empty()).then_some((id, campaigns))
    };
    Course::all(portal).filter_map(campaigns_of).collect()
}

/// What a gap asks for: one idea for each course, since one campaign can be for several personas.
fn backlog(portal: &Portal, cells: &[Cell], around: &Around) -> Vec<Idea> {
    let mut ideas: BTreeMap<IdeaKind, Idea> = BTreeMap::new();
    let mut note = |kind, cell: &Cell, levels: u32| {
        let idea =
            ideas.entry(kind).or_insert_with(|| Idea { kind, personas: Vec::new(), skills: Vec::new(), weight: 0 });
        idea.personas.extend((!idea.personas.contains(&cell.persona)).then_some(cell.persona));
        idea.skills.extend((!idea.skills.contains(&cell.skill)).then_some(cell.skill));
        let people = u64::from(portal[cell.persona].headcount.unwrap_or(1).max(1));
        idea.weight = idea.weight.saturating_add(people.saturating_mul(u64::from(levels)));
    };
    for cell in cells {
        let (reached, told) = (cell.reached.min(cell.target), cell.told.min(cell.target));
        let is_told = |course: &&Id<Course>| {
            around.campaigns(**course).iter().any(|campaign| portal[*campaign].personas.contains(&cell.persona))
        };
        let untold = cell.courses.iter().find(|course| !is_told(course));
        if let Some(course) = untold.filter(|_| told < reached) {
            note(IdeaKind::Campaign(*course), cell, reached - told);
        }
        if reached < cell.target {
            let kind = IdeaKind::Course { skill: cell.skill, from: reached, to: cell.target };
            note(kind, cell, cell.target - reached);
        }
    }
    let mut backlog: Vec<_> = ideas.into_values().collect();
    backlog.sort_by_key(|idea| (Reverse(idea.weight), idea.kind));
    backlog
}

/// Skills that a persona should have and that none of their courses leads to.
pub fn judge(portal: &Portal, coverage: &Coverage) -> Vec<Diagnostic> {
    let rungs = Rungs::of(portal);
    let gaps = coverage.cells.iter().filter(|cell| cell.reached < cell.target);
    gaps.map(|cell| {
        let (persona, skill) = (&portal[cell.persona], &portal[cell.skill]);
        let so_far = match cell.reached {
            0 => "none of their courses teaches it".to_owned(),
            level => format!("their courses end at level {level}"),
        };
        let message =
            format!("\"{}\" can't get to level {} in \"{}\": {so_far}.", persona.item.title, cell.target, skill.name);
        let (level, way) = climb(rungs.of_skill(cell.skill), cell.target, |_| true);
        let other = way.iter().find(|course| !cell.courses.contains(course)).filter(|_| level > cell.reached);
        let help = match other {
            Some(course) => format!(
                "\"{}\" would take them further: add \"{}\" to its personas.",
                portal[*course].item.title, persona.item.slug
            ),
            None => format!(
                "Make or buy a course from level {} to {}, or write the level that they can get to.",
                cell.reached, cell.target
            ),
        };
        let place = places::word(persona.item.origin.place("target_skills"), &skill.id);
        Diagnostic::new(Code::SkillGap, place, message).help(help)
    })
    .collect()
}
