//! Calendar: an entry that holds a slot for what a message asks for. It never blocks anyone's time and invites nobody.
//!
//! Enter at [`write`]. `words` is its text; [`ics`](crate::render::ics) writes the file.

mod words;

use jiff::{Timestamp, ToSpan, Zoned};

use super::chat::said::{Said, said};
use super::chat::{Dialect, flat, notes};
use super::{Context, Written};
use crate::model::portal::Settings;
use crate::render::ics::{self, Busy, Entry};
use crate::render::message::Letter;
use crate::site_map::{KitFile, kit};
use words::Bare;

/// How long a slot is where nobody says how long the first step takes.
const MINUTES: u32 = 15;

pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let said = said(letter, context, &Bare);
    let path = format!("{}/{}", kit::folder(letter.message, context.portal), KitFile::Calendar.name());
    let (entry, revision) = ics::numbered(entry(letter, &said, context), &path, context.earlier);
    let notes = notes(&said.simplified, "The calendar", letter);
    let mut written = Written { notes, revision: Some(revision), ..Written::default() };
    written.text(KitFile::Calendar, ics::calendar(None, &[entry]));
    written
}

fn entry(letter: &Letter<'_>, said: &Said, context: &Context<'_>) -> Entry {
    let settings = &context.portal.settings;
    let item = &letter.touchpoint.item;
    let starts = starts(letter, settings);
    let minutes = letter.minutes.filter(|minutes| *minutes > 0).unwrap_or(MINUTES);
    let arm = letter.message.variant.as_deref().unwrap_or_default();
    let names = ["message", &letter.campaign.item.slug, &item.slug, &letter.persona.item.slug, arm];
    Entry {
        uid: ics::uid(&settings.base_url, &names),
        stamp: ics::midnight(item.updated.unwrap_or(letter.campaign.launch)),
        sequence: ics::sequence(item.updated),
        ends: Some(starts.saturating_add(i64::from(minutes).min(24 * 60).minutes())),
        starts,
        repeat: None,
        summary: said.subject.clone(),
        description: description(letter, said, context),
        location: None,
        url: said.call.url.clone(),
        busy: Busy::Free,
    }
}

/// When the message goes out, in the portal's time zone.
fn starts(letter: &Letter<'_>, settings: &Settings) -> Zoned {
    letter
        .message
        .slot
        .at
        .to_zoned(settings.timezone.clone())
        .unwrap_or_else(|_| Timestamp::UNIX_EPOCH.to_zoned(settings.timezone.clone()))
}

/// What it is about, where to go, who speaks, and how to decline.
fn description(letter: &Letter<'_>, said: &Said, context: &Context<'_>) -> String {
    let minutes = said.call.minutes.as_ref().map(|m| format!(" ({})", m.to_lowercase())).unwrap_or_default();
    let call = format!("{}{minutes}: {}", said.call.words, said.call.url);
    let voice = said.voice.as_ref().map(|voice| format!("{}\n– {}", voice.words, voice.who));
    let body = said.parts.iter().map(|part| flat::text(std::slice::from_ref(part), &Bare));
    let opt_out = letter.touchpoint.nudge.as_ref().map(|nudge| Bare.letters(&nudge.opt_out));
    let decline =
        [context.strings.text("message_slot").to_owned()].into_iter().chain(opt_out).collect::<Vec<_>>().join(" ");
    let end = [decline, format!("{}: {}", said.preferences.words, said.preferences.url)];
    // The subject is the entry's summary; another headline would be lost.
    let headline = (said.title != said.subject).then(|| said.title.clone());
    let all = headline.into_iter().chain([call]).chain(body).chain(voice).chain(said.sender.clone()).chain(end);
    all.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests;
