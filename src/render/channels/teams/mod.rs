//! Teams: an Adaptive Card in the envelope that webhooks and flows take.
//!
//! Enter at [`write`]. `markdown` is the little Markdown that cards know, `card` arranges the elements.

mod card;
mod markdown;

use super::chat::said::said;
use super::chat::{Simplifications, notes};
use super::limits::{Measure, TEAMS};
use super::{Context, Written};
use crate::render::message::Letter;
use crate::site_map::KitFile;
use markdown::Markdown;

/// One message for Teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teams {
    pub card: String,
    pub simplified: Simplifications,
}

pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let Teams { card, simplified } = teams(letter, context);
    let mut written = Written { notes: notes(&simplified, "Teams", letter), ..Written::default() };
    written.measures.push(Measure::new(&TEAMS, card.len(), letter));
    written.text(KitFile::TeamsCard, card);
    written
}

pub fn teams(letter: &Letter<'_>, context: &Context<'_>) -> Teams {
    let said = said(letter, context, &Markdown);
    let (card, simplified) = card::card(&said, &context.portal.settings.language);
    Teams { card, simplified }
}

#[cfg(test)]
mod tests;
