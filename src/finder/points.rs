//! What a course is worth to somebody, in points, and why.

use super::{Answers, Facts, Match, Table};
use crate::model::{Id, Persona, Skill};

/// How much each thing counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// It names who they are.
    pub named: i32,
    /// It names nobody.
    pub everybody: i32,
    /// It is the start that is suggested to them.
    pub start: i32,
    /// It builds a skill that people like them aim at.
    pub target: i32,
    /// It builds the skill that they chose; and for each level up, and each level needed before.
    pub skill: i32,
    pub up: i32,
    pub needed: i32,
    /// All of it fits into their time, or its first lesson does.
    pub whole: i32,
    pub first: i32,
    /// Another course is good to have first.
    pub before: i32,
}

/// The weights, which the page shows too. A chosen skill is what somebody came for, so it counts as much as who they
/// are; time only decides between courses that are about the right thing.
pub const WEIGHTS: Weights = Weights {
    named: 6,
    everybody: 2,
    start: 3,
    target: 2,
    skill: 6,
    up: 1,
    needed: -1,
    whole: 4,
    first: 3,
    before: -2,
};

/// Why a course stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Named(Id<Persona>),
    Everybody,
    Start(Id<Persona>),
    Builds(Id<Skill>),
    Target(Id<Skill>),
    Whole,
    First,
    /// From here on: what speaks against it.
    Others(Id<Persona>),
    OtherSkill(Id<Skill>),
    TooLong,
    UnknownTime,
    Dated,
    Before,
}

impl Reason {
    /// The names of all of them.
    pub const WORDS: [&str; 13] = [
        "named",
        "everybody",
        "start",
        "builds",
        "target",
        "whole",
        "first",
        "others",
        "other_skill",
        "too_long",
        "unknown_time",
        "dated",
        "before",
    ];

    /// Its name in the words of the interface (`finder_why_named`) and in the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Named(_) => "named",
            Self::Everybody => "everybody",
            Self::Start(_) => "start",
            Self::Builds(_) => "builds",
            Self::Target(_) => "target",
            Self::Whole => "whole",
            Self::First => "first",
            Self::Others(_) => "others",
            Self::OtherSkill(_) => "other_skill",
            Self::TooLong => "too_long",
            Self::UnknownTime => "unknown_time",
            Self::Dated => "dated",
            Self::Before => "before",
        }
    }

    /// Whether it speaks against the course.
    pub fn is_against(self) -> bool {
        use Reason::{Before, Dated, OtherSkill, Others, TooLong, UnknownTime};
        matches!(self, Others(_) | OtherSkill(_) | TooLong | UnknownTime | Dated | Before)
    }

    /// Whether it is an answer that the course doesn't fit.
    fn is_miss(self) -> bool {
        self.is_against() && self != Self::Before
    }
}

impl Table {
    pub(super) fn worth(&self, course: &Facts, answers: Answers) -> Match {
        let mut found: Vec<(i32, Reason)> = Vec::new();
        if let Some(who) = answers.who {
            found.extend(self.for_whom(course, who));
        }
        found.extend(answers.skill.map(|skill| about(course, skill)));
        found.extend(answers.minutes.map(|minutes| in_time(course, minutes)));
        found.extend(course.before.map(|_| (WEIGHTS.before, Reason::Before)));
        let misses = found.iter().filter(|(_, reason)| reason.is_miss()).count();
        let points = found.iter().map(|(points, _)| points).sum();
        let mut reasons: Vec<_> = found.into_iter().map(|(_, reason)| reason).collect();
        reasons.sort_by_key(|reason| reason.is_against());
        Match { course: course.course, points, misses, reasons }
    }

    fn for_whom(&self, course: &Facts, who: Id<Persona>) -> Vec<(i32, Reason)> {
        let mut found = match &course.personas[..] {
            [] => vec![(WEIGHTS.everybody, Reason::Everybody)],
            named if named.contains(&who) => vec![(WEIGHTS.named, Reason::Named(who))],
            _ => vec![(0, Reason::Others(who))],
        };
        if course.starts.contains(&who) {
            found.push((WEIGHTS.start, Reason::Start(who)));
        }
        let aims = |skill, from| self.targets[who.index()].get(&skill).is_some_and(|level| from < *level);
        let target = course.gains.iter().find(|gain| aims(gain.skill, gain.from));
        found.extend(target.map(|gain| (WEIGHTS.target, Reason::Target(gain.skill))));
        found
    }
}

fn about(course: &Facts, skill: Id<Skill>) -> (i32, Reason) {
    let Some(gain) = course.gain(skill) else { return (0, Reason::OtherSkill(skill)) };
    let levels = |level: u32| i32::try_from(level).unwrap_or(0);
    let points = WEIGHTS.skill + WEIGHTS.up * levels(gain.to - gain.from) + WEIGHTS.needed * levels(gain.from);
    (points, Reason::Builds(skill))
}

fn in_time(course: &Facts, minutes: u32) -> (i32, Reason) {
    match (course.minutes, course.first) {
        _ if course.dated => (0, Reason::Dated),
        (all @ 1.., _) if all <= minutes => (WEIGHTS.whole, Reason::Whole),
        (_, first @ 1..) if first <= minutes => (WEIGHTS.first, Reason::First),
        (0, 0) => (0, Reason::UnknownTime),
        _ => (0, Reason::TooLong),
    }
}
