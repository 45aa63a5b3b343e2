//! Results: what was counted after messages went out, brought together with what it is about. Always sums about many
//! people, never about one.

use jiff::civil::Date;
use std::sync::Arc;

use super::choice::{Choice, choices};
use super::{Campaign, Channel, Course, Id, Persona, Skill};

/// Everything in `results/` that belongs to something in the portal.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The files, in the order of their paths; [`Rows`] name them by their index.
    pub files: Vec<ResultsFile>,
    pub messages: Vec<MessageCount>,
    pub outcomes: Vec<Outcome>,
    pub answers: Vec<Answers>,
    pub levels: Vec<Standing>,
    /// What was read and is not counted.
    pub left_out: Vec<LeftOut>,
}

impl Results {
    /// The last day that any row names.
    pub fn last_day(&self) -> Option<Date> {
        let messages = self.messages.iter().filter_map(|count| Some(count.days?.1));
        let outcomes = self.outcomes.iter().map(|outcome| outcome.date);
        messages.chain(outcomes).chain(self.levels.iter().map(|standing| standing.date)).max()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsFile {
    /// Relative to the content folder.
    pub path: Arc<str>,
    /// How many of its rows could be read.
    pub rows: u64,
}

/// Lines of a file, both included, counted from 1 as an editor does; the head is line 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines {
    pub from: u32,
    pub to: u32,
}

/// The rows that a figure is made of, of a file's or of several: how many, and the first of their lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// By file, sorted, none twice.
    first: Vec<(u32, Lines)>,
    count: u64,
}

impl Rows {
    /// So many ranges of lines are kept; of a million rows nobody looks at more.
    const KEPT: usize = 16;

    pub fn new(file: u32, lines: impl IntoIterator<Item = Lines>) -> Self {
        let mut rows = Self::default();
        for lines in lines {
            rows.count += u64::from(lines.to - lines.from) + 1;
            if rows.first.len() < Self::KEPT {
                rows.first.push((file, lines));
            }
        }
        rows
    }

    /// The rows of several figures together, none of which have a row in common.
    pub fn joined<'r>(all: impl IntoIterator<Item = &'r Self>) -> Self {
        let mut joined = Self::default();
        for rows in all {
            joined.count += rows.count;
            joined.first.extend(&rows.first);
            if joined.first.len() > 2 * Self::KEPT {
                joined.tidy();
            }
        }
        joined.tidy();
        joined
    }

    /// The first lines, each with the index of its file.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Lines)> {
        self.first.iter().copied()
    }

    /// How many rows these are.
    pub fn count(&self) -> u64 {
        self.count
    }

    fn tidy(&mut self) {
        self.first.sort_unstable();
        self.first.dedup_by(|(file, lines), (earlier, before)| {
            let goes_on = file == earlier && lines.from <= before.to.saturating_add(1);
            if goes_on {
                before.to = before.to.max(lines.to);
            }
            goes_on
        });
        self.first.truncate(Self::KEPT);
    }
}

choices! {
    /// The steps of the funnel that can be counted. Opens are none: mail programs open messages by themselves.
    Step {
        Sent = "sent", Clicked = "clicked", Started = "started", Completed = "completed", Applied = "applied",
        Shared = "shared",
    }
}

const STEPS: usize = <Step as Choice>::ALL.len();

/// How many people came to each step; `None` where nobody counted, which isn't the same as nobody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([Option<u64>; STEPS]);

impl Counts {
    pub fn get(&self, step: Step) -> Option<u64> {
        self.0[step as usize]
    }

    pub fn set(&mut self, step: Step, count: Option<u64>) {
        self.0[step as usize] = count;
    }

    /// The sums of both.
    pub fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = match (*own, other) {
                (Some(own), Some(other)) => Some(own.saturating_add(other)),
                (own, other) => own.or(other),
            };
        }
    }

    /// The largest count; where nothing was sent, this many people at least are meant.
    pub fn most(&self) -> u64 {
        self.0.iter().flatten().copied().max().unwrap_or(0)
    }
}

/// How far a message led its readers.
#[derive(Debug, Clone)]
pub struct MessageCount {
    pub about: About,
    pub counts: Counts,
    /// Clicks that the sender's system takes for a machine's.
    pub machine_clicks: Option<u64>,
    pub rows: Rows,
    /// The first and last day that its rows name.
    pub days: Option<(Date, Date)>,
}

/// The message that was counted, as far as the file tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    pub campaign: Id<Campaign>,
    /// An index into the campaign's touchpoints.
    pub touchpoint: Option<usize>,
    pub persona: Option<Id<Persona>>,
    pub channel: Option<Channel>,
    /// A version of an experiment; the message as it stands is "a".
    pub variant: Option<String>,
}

impl About {
    /// The version of a message that has no name of its own.
    pub const AS_IT_STANDS: &str = "a";
}

/// Of how many people a campaign's metric was true on a day.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub campaign: Id<Campaign>,
    pub persona: Option<Id<Persona>>,
    /// One of the campaign's groups.
    pub group: Option<String>,
    pub date: Date,
    pub people: u64,
    /// At most `people`.
    pub achieved: u64,
    pub rows: Rows,
}

/// Answers to a course's questions some time after it.
#[derive(Debug, Clone)]
pub struct Answers {
    pub course: Id<Course>,
    pub persona: Option<Id<Persona>>,
    /// Days since they finished.
    pub days: u32,
    pub answered: u64,
    /// At most `answered`.
    pub right: u64,
    pub rows: Rows,
}

/// How many people of a persona stood at a level of a skill on a day.
#[derive(Debug, Clone)]
pub struct Standing {
    pub persona: Id<Persona>,
    pub skill: Id<Skill>,
    pub level: u32,
    pub date: Date,
    pub people: u64,
    pub rows: Rows,
}

/// Rows that are not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub why: Why,
    pub rows: Rows,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The portal has nothing that is called so: the column and its value.
    Unmatched { column: &'static str, value: String },
    /// Another file has the very same rows.
    Double,
    /// A count, date or name in it can't be, or a count is missing.
    Unreadable,
    /// More people came to a step than can have.
    Impossible,
}
