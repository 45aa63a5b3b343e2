//! Whose voice a reader hears: people like them, about what they are offered, who agreed to appear there.
//!
//! Enter at [`ranked`] for a page and at [`Cast::of`] for messages. A voice of a message is either named by the author
//! or the best match, with a [`Score`] that says why: `score` holds the points, `candidate` who can be chosen, `heard`
//! who spoke lately, `cast` goes through the plan day by day, `unvoiced` says for which messages it found nobody, `too_late` who is named for
//! a day that their consent doesn't reach. The same content gives the same voices, in whatever order its files are read.

mod candidate;
mod cast;
mod fitting;
mod heard;
mod ranked;
mod score;
#[cfg(test)]
mod tests;
mod too_late;
mod unvoiced;

pub use cast::Cast;
pub use fitting::fitting;
pub use heard::Lately;
pub use ranked::ranked;
pub use score::{Part, Reason, Score};
pub use too_late::too_late;
pub use unvoiced::unvoiced;

use crate::model::{Champion, Id, Portal, Testimonial};

/// Someone who speaks for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Testimonial(Id<Testimonial>),
    Champion(Id<Champion>),
}

impl Voice {
    /// The name of the person who speaks.
    pub fn person(self, portal: &Portal) -> &str {
        match self {
            Self::Testimonial(id) => portal[id].person.trim(),
            Self::Champion(id) => portal[id].person.trim(),
        }
    }
}

/// The voice of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub voice: Voice,
    pub why: Why,
}

/// Why a voice speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The author named it.
    Named,
    /// It is the best match.
    Best(Score),
}
