//! [`Score`]: how well a voice fits a message, part by part, so that people can read why it was chosen.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::candidate::Candidate;
use super::heard::Lately;
use crate::model::course::Level;
use crate::model::voice::VoiceKind;
use crate::model::{Choice, Course, Id, Persona, Skill};

/// People believe people like themselves; nothing else counts as much.
pub const PERSONA: i32 = 4;
/// Somebody who took this very course knows what they are talking about.
pub const COURSE: i32 = 2;
/// Another course on the same skill is near, but not the thing itself.
const SKILL: i32 = 1;
/// A peer before a leader, except where a leader endorses. Less than a course: who they are matters less than whether
/// they have done it.
pub const KIND: i32 = 1;
/// A beginner's story tells experts little, and the other way round: one step apart is neutral, two are too far.
const LEVEL: [i32; 3] = [1, 0, -1];
/// Recent words are about the course as it is now; old ones may be about one that has changed.
const FRESH: i32 = 1;
const FRESH_DAYS: i32 = 180;
const OLD: i32 = -1;
const OLD_DAYS: i32 = 730;
/// Whoever spoke lately yields to somebody who fits nearly as well: a second voice convinces more than the same one
/// twice. As much as a course, so that another peer who took it comes first, and a stranger doesn't.
const HEARD: i32 = -2;
/// Two messages in a row with the same face look like one person's campaign. Ten days reach from a weekly message
/// to the one before it.
const HEARD_JUST_NOW: i32 = -1;
const JUST_NOW_DAYS: i64 = 10;

/// The parts of a score; their points are summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub reason: Reason,
    pub points: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Kind(VoiceKind),
    SamePersona,
    SameCourse,
    SameSkill,
    Level(Level),
    /// The age of the words on the day of the message.
    Age {
        months: i32,
    },
    Heard(Lately),
}

impl Score {
    pub fn points(&self) -> i32 {
        self.parts.iter().map(|part| part.points).sum()
    }
}

/// What a message would like in its voice.
pub struct Wanted<'a> {
    pub persona: Id<Persona>,
    pub courses: &'a [Id<Course>],
    pub skills: &'a [Id<Skill>],
    pub level: Option<Level>,
    pub kind: VoiceKind,
    pub day: Date,
}

impl Wanted<'_> {
    /// Whether somebody has anything to say here: about the course, or, to people like them, about the skill or about
    /// learning in general. A story of quite another course convinces nobody.
    pub fn fits(&self, voice: &Candidate<'_>) -> bool {
        let near = voice.courses.is_empty() || self.same_skill(voice);
        self.same_course(voice) || (self.same_persona(voice) && near)
    }

    pub fn score(&self, voice: &Candidate<'_>, heard: Option<Lately>) -> Score {
        let same_course = self.same_course(voice);
        let part = |reason, points| Part { reason, points };
        let parts = [
            Some(part(Reason::Kind(voice.kind), i32::from(voice.kind == self.kind) * KIND)),
            self.same_persona(voice).then(|| part(Reason::SamePersona, PERSONA)),
            same_course.then(|| part(Reason::SameCourse, COURSE)),
            (!same_course && self.same_skill(voice)).then(|| part(Reason::SameSkill, SKILL)),
            self.level(voice),
            voice.date.map(|date| age(date, self.day)),
            heard.map(|lately| part(Reason::Heard(lately), heard_points(lately))),
        ];
        Score { parts: parts.into_iter().flatten().collect() }
    }

    fn same_persona(&self, voice: &Candidate<'_>) -> bool {
        voice.personas.contains(&self.persona)
    }

    fn same_course(&self, voice: &Candidate<'_>) -> bool {
        self.courses.iter().any(|course| voice.courses.contains(course))
    }

    fn same_skill(&self, voice: &Candidate<'_>) -> bool {
        self.skills.iter().any(|skill| voice.skills.contains(skill))
    }

    /// Of the levels that a voice speaks from, the one nearest to what is wanted.
    fn level(&self, voice: &Candidate<'_>) -> Option<Part> {
        let wanted = rank(self.level?);
        let distance = |level: Level| rank(level).abs_diff(wanted);
        let nearest = voice.levels.iter().copied().min_by_key(|level| distance(*level))?;
        let points = LEVEL.get(distance(nearest)).copied()?;
        Some(Part { reason: Reason::Level(nearest), points })
    }
}

fn heard_points(lately: Lately) -> i32 {
    let just_now = i32::from(lately.days_ago.abs() <= JUST_NOW_DAYS) * HEARD_JUST_NOW;
    HEARD.saturating_mul(lately.times).saturating_add(just_now)
}

fn rank(level: Level) -> usize {
    Level::ALL.iter().take_while(|(_, other)| *other != level).count()
}

/// Words that are younger than the message are new.
fn age(date: Date, day: Date) -> Part {
    let days = day.duration_since(date).as_hours().max(0) / 24;
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    let points = match (days.cmp(&FRESH_DAYS), days.cmp(&OLD_DAYS)) {
        (Ordering::Less | Ordering::Equal, _) => FRESH,
        (_, Ordering::Greater) => OLD,
        _ => 0,
    };
    Part { reason: Reason::Age { months: days / 30 }, points }
}
