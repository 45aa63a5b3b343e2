//! One folder for each channel a message can take.
//!
//! Enter at [`write`]: a message → [`Written`], its files with what was measured and what is told differently there.
//! `limits` is the one table of what channels allow. `delivery` is what they share: how copy is resolved, how links
//! become absolute and attributed, in which dialect merge tags are written. `text` turns prose into plain text.

pub mod calendar;
pub mod chat;
pub mod delivery;
pub mod email;
pub mod headings;
pub mod intranet;
pub mod limits;
pub mod merge_tags;
pub mod outbound;
pub mod slack;
pub mod sms;
pub mod teams;
pub mod text;
mod written;

use crate::brand::Tokens;
use crate::model::{Channel, Portal};
use crate::output::Revisions;
use crate::render::message::Letter;
use crate::schedule::Message;
use crate::site_map::{Assets, Links, short_links};
use crate::theme::Strings;

pub use written::{Note, Shown, Written};

/// What messages are made with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub portal: &'a Portal,
    pub tokens: &'a Tokens,
    pub links: &'a Links,
    pub assets: &'a Assets,
    /// What messages say by themselves, in the portal's language.
    pub strings: &'a Strings,
    /// Which editions people have of files that tell theirs.
    pub earlier: &'a Revisions,
}

impl Context<'_> {
    /// The URL that people type or scan to get where the message leads.
    pub fn short_link(&self, letter: &Letter<'_>) -> String {
        self.links.absolute(&short_links::address(&letter.destination, letter.utm.as_ref()))
    }
}

/// A message in its channel.
pub fn write(message: &Message, context: &Context<'_>) -> Written {
    let letter = Letter::of(message, context.portal);
    match message.channel {
        Channel::Email => email::write(&letter, context),
        Channel::Slack => slack::write(&letter, context),
        Channel::Teams => teams::write(&letter, context),
        Channel::Sms => sms::write(&letter, context),
        Channel::Calendar => calendar::write(&letter, context),
        Channel::Intranet => intranet::write(&letter, context),
        Channel::Poster | Channel::Signage => Written::default(),
    }
}

#[cfg(test)]
pub(crate) mod fixture;
