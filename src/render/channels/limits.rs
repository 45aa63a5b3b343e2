//! What each channel allows: one table, and what was measured against it.
//!
//! A message over a limit is never cut: [`Measure::finding`] says so at the author's line.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Portal;
use crate::render::message::Letter;
use crate::schedule::Message;
use crate::source::Place;

/// One figure that a channel limits.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is measured, as the beginning of a sentence: "The e-mail".
    pub what: &'static str,
    /// In which unit, for more than one: "bytes".
    pub unit: &'static str,
    /// From the hardest to the mildest.
    pub bars: &'static [Bar],
    /// What the author can do.
    pub help: &'static str,
}

/// From how much on which rule is broken.
#[derive(Debug, PartialEq, Eq)]
pub struct Bar {
    pub code: Code,
    pub most: usize,
    /// What happens above, as the part of a sentence before the figure: "Gmail cuts it after".
    pub why: &'static str,
}

/// Gmail cuts a message near 102 kB of HTML and drops its styles (102,000 is the stricter reading); link tracking
/// adds to what is sent, so 80,000 is a warning (channels.md).
pub static EMAIL: Limit = Limit {
    what: "The e-mail",
    unit: "bytes",
    bars: &[
        Bar { code: Code::EmailTooLarge, most: 102_000, why: "Gmail cuts it after" },
        Bar { code: Code::EmailHeavy, most: 80_000, why: "counted clicks make it longer, so keep to" },
    ],
    help: "Say less here, and link to a page that says the rest.",
};

/// What authors can do about a message that is too long for a chat.
const SAY_LESS: &str = "Say less here, and link to a page that says the rest.";

/// All blocks as JSON: Slack answers `msg_blocks_too_long` near 13,200 characters (slackapi/bolt-js#2509).
pub static SLACK: Limit = Limit {
    what: "The Slack message",
    unit: "characters",
    bars: &[Bar { code: Code::ChatTooLarge, most: 13_000, why: "Slack refuses more than" }],
    help: SAY_LESS,
};

/// docs.slack.dev/reference/block-kit/blocks: a message has up to 50 blocks.
pub static SLACK_BLOCKS: Limit = Limit {
    what: "The Slack message",
    unit: "blocks",
    bars: &[Bar { code: Code::ChatTooLarge, most: 50, why: "Slack refuses more than" }],
    help: "Use fewer pictures and rules: each is a block of its own.",
};

/// docs.slack.dev/reference/block-kit/blocks/section-block: a text that can be broken is, at its lines and sentences.
pub static SLACK_SECTION: Limit = Limit {
    what: "A passage without any place to break it in the Slack message",
    unit: "characters",
    bars: &[Bar { code: Code::ChatTooLarge, most: 3_000, why: "a section holds no more than" }],
    help: "Break it into sentences, and make less of it bold or a link.",
};

/// Teams states 28 KB for a card; libraries measured refusals from 21 KB on (channels.md).
pub static TEAMS: Limit = Limit {
    what: "The Teams card",
    unit: "bytes",
    bars: &[
        Bar { code: Code::ChatTooLarge, most: 28_000, why: "Teams refuses more than" },
        Bar { code: Code::ChatHeavy, most: 21_000, why: "some flows refuse cards, so keep to" },
    ],
    help: SAY_LESS,
};

/// 3GPP TS 23.038 and 23.040: 160 characters, or parts of 153; in other alphabets 70, or parts of 67. More than two
/// parts arrive late, out of order, or not at all (channels.md).
pub static SMS: Limit = Limit {
    what: "The text message",
    unit: "parts",
    bars: &[Bar { code: Code::SmsTooLong, most: 2, why: "phones and budgets want no more than" }],
    help: "Write a shorter `sms` line for this message: its link and the words to stop take about 70 characters.",
};

/// How full the boxes of a picture are with texts at the smallest size that can be read; above, a text is set smaller,
/// never cut. The sizes stand in the theme's `channels/poster.svg`: what is read from two metres.
pub static POSTER: Limit = Limit {
    what: "A text on the poster",
    unit: "per cent of the letters that fit",
    bars: &[Bar { code: Code::TooLong, most: 100, why: "from two metres away nobody can read more than" }],
    help: "Say it in fewer words.",
};

/// The same in `channels/signage.svg`: what is read in passing, from five metres.
pub static SIGNAGE: Limit = Limit {
    what: "A text on the screen",
    unit: "per cent of the letters that fit",
    bars: &[Bar { code: Code::TooLong, most: 100, why: "in passing nobody can read more than" }],
    help: "Say it in fewer words.",
};

/// The same in `channels/share.svg`: what is read beside a link, where chats show it at a third of its size.
pub static SHARE: Limit = Limit {
    what: "A text on the share picture",
    unit: "per cent of the letters that fit",
    bars: &[Bar { code: Code::TooLong, most: 100, why: "beside a link nobody can read more than" }],
    help: "Say it in fewer words.",
};

/// The whole table.
pub static ALL: &[&Limit] = &[&EMAIL, &SLACK, &SLACK_BLOCKS, &SLACK_SECTION, &TEAMS, &SMS, &POSTER, &SIGNAGE, &SHARE];

/// A figure of one message beside its limit.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    pub limit: &'static Limit,
    pub figure: usize,
    /// The author's line.
    pub place: Place,
}

impl Measure {
    /// A figure that the whole message is to answer for.
    pub fn new(limit: &'static Limit, figure: usize, letter: &Letter<'_>) -> Self {
        Self { limit, figure, place: letter.touchpoint.item.origin.place("title") }
    }

    /// A figure that one line of the author's makes.
    pub fn at(limit: &'static Limit, figure: usize, place: &Place) -> Self {
        Self { limit, figure, place: place.clone() }
    }

    /// The limit that nothing may be over.
    pub fn most(&self) -> usize {
        self.limit.bars.first().map_or(0, |bar| bar.most)
    }

    /// The hardest bar that the figure is over.
    pub fn broken(&self) -> Option<&'static Bar> {
        self.limit.bars.iter().find(|bar| self.figure > bar.most)
    }

    /// What to say about it, if it is over a bar.
    pub fn finding(&self, message: &Message, portal: &Portal) -> Option<Diagnostic> {
        self.finding_for(&portal[message.persona].item.title)
    }

    /// The same where it isn't a message: for what or whom it is made.
    pub fn finding_for(&self, whom: &str) -> Option<Diagnostic> {
        let bar = self.broken()?;
        let Limit { what, unit, help, .. } = self.limit;
        let text = format!("{what} for \"{whom}\" has {} {unit}; {} {}.", self.figure, bar.why, bar.most);
        Some(Diagnostic::new(bar.code, self.place.clone(), text).help(*help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::channels::fixture::{Fixture, place};

    fn said(figure: usize) -> Option<(Code, String)> {
        let fixture = Fixture::new();
        let measure = Measure::at(&EMAIL, figure, &place());
        measure.finding(&fixture.message(), &fixture.portal).map(|finding| (finding.code, finding.message))
    }

    #[test]
    fn the_limit_itself_is_allowed_and_the_hardest_bar_speaks() {
        assert_eq!(said(80_000), None);
        assert_eq!(said(80_001).unwrap().0, Code::EmailHeavy);
        assert_eq!(said(102_000).unwrap().0, Code::EmailHeavy);
        let (code, message) = said(102_001).unwrap();
        assert_eq!(code, Code::EmailTooLarge);
        assert_eq!(message, "The e-mail for \"New managers\" has 102001 bytes; Gmail cuts it after 102000.");
    }

    #[test]
    fn bars_go_from_the_hardest_to_the_mildest() {
        for limit in ALL {
            assert!(limit.bars.windows(2).all(|pair| pair[0].most > pair[1].most), "{}", limit.what);
        }
    }
}
