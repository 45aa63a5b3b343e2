//! Slack: a Block Kit card, and the same message as text to paste into the composer.
//!
//! Enter at [`write`]. `mrkdwn` is how Slack marks words up, `card` arranges blocks, `split` breaks long text, `paste`
//! is the text.

mod card;
mod mrkdwn;
mod paste;
mod split;

use super::chat::said::said;
use super::chat::{Simplifications, notes};
use super::limits::{Measure, SLACK, SLACK_BLOCKS, SLACK_SECTION};
use super::{Context, Written};
use crate::render::message::Letter;
use crate::site_map::KitFile;
use mrkdwn::{Composer, Mrkdwn};

/// Characters of a section's text (docs.slack.dev/reference/block-kit/blocks/section-block).
const SECTION: usize = 3_000;

/// One message for Slack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slack {
    /// `{"text": …, "blocks": […]}`: the body of `chat.postMessage` and of incoming webhooks.
    pub card: String,
    /// For a person to paste.
    pub text: String,
    pub figures: Figures,
    pub simplified: Simplifications,
}

/// What Slack counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    pub blocks: usize,
    pub characters: usize,
    pub longest_section: usize,
}

pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let Slack { card, text, figures, simplified } = slack(letter, context);
    let mut written = Written { notes: notes(&simplified, "Slack", letter), ..Written::default() };
    written.measures.extend([
        Measure::new(&SLACK, figures.characters, letter),
        Measure::new(&SLACK_BLOCKS, figures.blocks, letter),
        Measure::new(&SLACK_SECTION, figures.longest_section, letter),
    ]);
    written.text(KitFile::SlackCard, card);
    written.text(KitFile::SlackText, text);
    written
}

pub fn slack(letter: &Letter<'_>, context: &Context<'_>) -> Slack {
    let card = card::card(&said(letter, context, &Mrkdwn));
    let text = paste::text(&said(letter, context, &Composer));
    Slack { card: card.json, text, figures: card.figures, simplified: card.simplified }
}

#[cfg(test)]
mod tests;
