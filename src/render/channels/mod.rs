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
pub mod print;
pub mod slack;
pub mod sms;
pub mod teams;
pub mod text;
mod written;

use crate::brand::Tokens;
use crate::model::{Channel, Portal};
use crate::output::Revisions;
use crate::render::engine::RenderError;
use crate::render::message::Letter;
use crate::render::press::Press;
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
    pub press: &'a Press,
}

impl Context<'_> {
    /// The URL that people type or scan to get where the message leads.
    pub fn short_link(&self, letter: &Letter<'_>) -> String {
        self.links.absolute(&short_links::address(&letter.destination, letter.utm.as_ref()))
    }
}

/// A message in its channel.
///
/// # Errors
/// When a template of the theme asks for what its view doesn't have.
pub fn write(message: &Message, context: &Context<'_>) -> Result<Written, RenderError> {
    let letter = Letter::of(message, context.portal);
    match message.channel {
        Channel::Email => Ok(email::write(&letter, context)),
        Channel::Slack => Ok(slack::write(&letter, context).and(print::share(&letter, context)?)),
        Channel::Teams => Ok(teams::write(&letter, context).and(print::share(&letter, context)?)),
        Channel::Sms => Ok(sms::write(&letter, context)),
        Channel::Calendar => Ok(calendar::write(&letter, context)),
        Channel::Poster => print::poster(&letter, context),
        Channel::Signage => print::signage(&letter, context),
        Channel::Intranet => Ok(intranet::write(&letter, context).and(print::share(&letter, context)?)),
    }
}

#[cfg(test)]
pub(crate) mod fixture;
