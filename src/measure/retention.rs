//! What is remembered: the share of right answers to a course's questions, by the days since people finished.

use std::collections::BTreeMap;

use super::withheld::{self, Cell};
use super::{Proportion, Withheld};
use crate::model::results::{Answers, Rows};
use crate::model::{Course, Id};
use crate::statistics::Share;

/// The curve of one course.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub course: Id<Course>,
    /// By days.
    pub points: Vec<Point>,
    pub withheld: Withheld,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Since they finished.
    pub days: u32,
    pub answers: Proportion,
}

/// The curve of each course with answers, in the portal's order.
pub fn of(answers: &[Answers], limit: u64) -> Vec<Curve> {
    let mut by_course: BTreeMap<Id<Course>, Vec<&Answers>> = BTreeMap::new();
    answers.iter().for_each(|answers| by_course.entry(answers.course).or_default().push(answers));
    by_course.into_iter().map(|(course, answers)| curve(course, &answers, limit)).collect()
}

fn curve(course: Id<Course>, answers: &[&Answers], limit: u64) -> Curve {
    let cells = answers.iter().map(|answers| Cell { people: answers.answered, rows: &answers.rows, loss: 0 });
    let cells: Vec<_> = cells.collect();
    let sorted = withheld::sorted(&cells, limit);
    let mut days: BTreeMap<u32, Vec<&Answers>> = BTreeMap::new();
    for (answers, _) in answers.iter().zip(&sorted.is_shown).filter(|(_, is_shown)| **is_shown) {
        days.entry(answers.days).or_default().push(answers);
    }
    let points = days.into_iter().filter_map(|(days, answers)| Some(Point { days, answers: together(&answers)? }));
    Curve { course, points: points.collect(), withheld: sorted.withheld }
}

fn together(answers: &[&Answers]) -> Option<Proportion> {
    let right = answers.iter().fold(0_u64, |sum, it| sum.saturating_add(it.right));
    let answered = answers.iter().fold(0_u64, |sum, it| sum.saturating_add(it.answered));
    Some(Proportion { share: Share::new(right, answered)?, rows: Rows::joined(answers.iter().map(|it| &it.rows)) })
}
