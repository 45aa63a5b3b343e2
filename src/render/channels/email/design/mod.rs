//! How a message is laid out, by what it is for. Enter at [`Design::of`] and [`Design::rows`].
//!
//! Three designs are enough to tell at a glance what a mail wants: here is something new, somebody like you speaks,
//! or a person writes you a line.

mod announcement;
mod nudge;
mod voice;

use super::parts::Parts;
use super::shell::{Frame, Place};
use super::style::Ground;
use crate::model::campaign::TouchpointKind;
use crate::render::message::Letter;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Design {
    /// A band in the brand's colour with the title and, high up, what to do.
    Announcement,
    /// A person's words first, large, with their face.
    Voice,
    /// A letter: no band, no brand, a link in the text and a signature.
    Nudge,
}

impl Design {
    pub fn of(letter: &Letter<'_>) -> Self {
        let design = Self::for_kind(letter.touchpoint.kind);
        match (design, &letter.voice) {
            // Nobody agreed to speak: what is left are the sender's own words.
            (Self::Voice, None) => Self::Nudge,
            _ => design,
        }
    }

    fn for_kind(kind: TouchpointKind) -> Self {
        match kind {
            // Safety is here because what to do has to be seen first.
            TouchpointKind::Teaser | TouchpointKind::Announcement | TouchpointKind::Safety => Self::Announcement,
            TouchpointKind::Testimonial | TouchpointKind::Endorsement | TouchpointKind::SuccessStory => Self::Voice,
            // How to do something is told before a button is of use, so it is a letter with steps in it.
            TouchpointKind::HowTo
            | TouchpointKind::Reminder
            | TouchpointKind::Nudge
            | TouchpointKind::LastChance
            | TouchpointKind::Thanks
            | TouchpointKind::Recap => Self::Nudge,
        }
    }

    /// The rows of the message, in the order in which they are read.
    pub fn rows(self, parts: &Parts<'_>) -> String {
        match self {
            Self::Announcement => announcement::rows(parts),
            Self::Voice => voice::rows(parts),
            Self::Nudge => nudge::rows(parts),
        }
    }

    /// What the rows stand on: a card in the middle of the paper, or a page that is written on from its edge.
    pub fn frame(self) -> Frame {
        match self {
            Self::Announcement | Self::Voice => Frame { ground: Ground::Paper, place: Place::Middle },
            Self::Nudge => Frame { ground: Ground::Card, place: Place::Start },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Choice;

    #[test]
    fn every_kind_has_the_design_of_its_purpose() {
        let of = |wanted| {
            let all = TouchpointKind::ALL.iter().filter(|(_, kind)| Design::for_kind(*kind) == wanted);
            all.map(|(word, _)| *word).collect::<Vec<_>>()
        };
        assert_eq!(of(Design::Announcement), ["teaser", "announcement", "safety"]);
        assert_eq!(of(Design::Voice), ["testimonial", "endorsement", "success-story"]);
        assert_eq!(of(Design::Nudge), ["how-to", "reminder", "nudge", "last-chance", "thanks", "recap"]);
    }
}
