//! Slack: a Block Kit card, and the same message as text to paste into the composer.
//!
//! Enter at [`slack`]. `mrkdwn` is how Slack marks words up, `card` arranges blocks, `split` breaks long text, `paste`
//! is the text.

mod card;
mod mrkdwn;
mod paste;
mod split;

use super::chat::Simplifications;
use super::chat::said::said;
use super::delivery::Delivery;
use crate::render::message::Letter;
use crate::site_map::Assets;
use mrkdwn::{Composer, Mrkdwn};

/// Blocks of a message (docs.slack.dev/reference/block-kit/blocks: up to 50 in messages).
pub const BLOCKS: usize = 50;
/// Characters of all blocks as JSON: Slack answers `msg_blocks_too_long` near 13,200 (slackapi/bolt-js#2509).
pub const CHARACTERS: usize = 13_000;
/// Characters of a section's text (docs.slack.dev/reference/block-kit/blocks/section-block).
pub const SECTION: usize = 3_000;

/// One message for Slack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slack {
    /// `{"text": …, "blocks": […]}`: the body of `chat.postMessage` and of incoming webhooks.
    pub card: String,
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

pub fn slack(letter: &Letter<'_>, delivery: &Delivery<'_>, assets: &Assets) -> Slack {
    let card = card::card(&said(letter, delivery, assets, &Mrkdwn));
    let text = paste::text(&said(letter, delivery, assets, &Composer));
    Slack { card: card.json, text, figures: card.figures, simplified: card.simplified }
}

#[cfg(test)]
mod tests;
