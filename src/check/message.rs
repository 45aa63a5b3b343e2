//! The rules for a single message: who can be reached, what an inbox shows, whether there is anything to say.

use std::collections::BTreeMap;

use super::context::Context;
use super::item;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Entry;
use crate::load::campaign::TouchpointRecord;
use crate::model::campaign::{Campaign, Touchpoint, VoiceChoice};
use crate::model::copy::Segment;
use crate::model::voice::{Consent, Scope};
use crate::model::{Channel, Choice, Copy, Portal};
use crate::source::Place;

/// Phones show about 40 characters of a subject, desktop inboxes about 60.
const SUBJECT_LONGEST: usize = 50;
/// Shorter ones are filled up by the inbox with whatever comes next, longer ones are cut (channels.md, E-mail).
const PREHEADER_SHORTEST: usize = 30;
const PREHEADER_LONGEST: usize = 90;

pub fn judge(touchpoint: &Touchpoint, entry: &Entry<TouchpointRecord>, context: &mut Context<'_>) {
    if touchpoint.channels.contains(&Channel::Email) {
        judge_inbox(touchpoint, entry, context);
    }
    if touchpoint.item.body.blocks.is_empty() && touchpoint.copy.body.is_none() {
        let message = "This message has no text.";
        let help = "Write it below the second +++ line, or set draft = true until you have it.";
        context.report(Code::EmptyText, item::place(&entry.record.item, entry), message, help);
    }
}

fn judge_inbox(touchpoint: &Touchpoint, entry: &Entry<TouchpointRecord>, context: &mut Context<'_>) {
    if touchpoint.copy.subject.is_none() && !entry.fields.contains_key("subject") {
        let message = "An e-mail needs a subject.";
        let help = "Add a line like this: subject = \"The talk you have been putting off\"";
        context.report(Code::MissingField, Place::file(&entry.source), message, help);
    }
    for copy in touchpoint.copies() {
        if let Some(subject) = copy.subject.as_ref().filter(|subject| length(subject) > SUBJECT_LONGEST) {
            let message =
                format!("This subject has {} characters, and inboxes show about {SUBJECT_LONGEST}.", length(subject));
            let help = "Put what matters first, and cut the rest.";
            context.report(Code::SubjectTooLong, subject.place.clone(), message, help);
        }
        if let Some(preheader) = &copy.preheader {
            judge_preheader(preheader, context);
        }
    }
}

fn judge_preheader(preheader: &Copy, context: &mut Context<'_>) {
    let length = length(preheader);
    if !(PREHEADER_SHORTEST..=PREHEADER_LONGEST).contains(&length) {
        let message = format!(
            "This preheader has {length} characters; {PREHEADER_SHORTEST} to {PREHEADER_LONGEST} fit an inbox."
        );
        let help = "Say in the first 35 characters what the reader gets.";
        context.report(Code::PreheaderLength, preheader.place.clone(), message, help);
    }
}

/// Characters without those that placeholders will add.
fn length(copy: &Copy) -> usize {
    let of = |segment: &Segment| match segment {
        Segment::Text(text) => text.chars().count(),
        Segment::Merge(tag) => tag.fallback.chars().count(),
        Segment::Value(_) => 0,
    };
    copy.segments.iter().map(of).sum()
}

/// Reports a voice that the author named for a channel in which the person has not agreed to appear, or for a day on
/// which they no longer have.
pub fn judge_voice(portal: &Portal, campaign: &Campaign, touchpoint: &Touchpoint, context: &mut Context<'_>) {
    let (field, person, consent, origin) = match touchpoint.voice {
        VoiceChoice::Best | VoiceChoice::Nobody => return,
        VoiceChoice::Testimonial(id) => {
            ("testimonial", &portal[id].person, &portal[id].consent, &portal[id].item.origin)
        }
        VoiceChoice::Champion(id) => ("champion", &portal[id].person, &portal[id].consent, &portal[id].item.origin),
    };
    let mut report = |code, message, help| {
        let agreed = "this is what they agreed to";
        let finding = Diagnostic::new(code, touchpoint.item.origin.place(field), message);
        context.findings.push(finding.help(help).related(origin.place("consent"), agreed));
    };
    for (scope, channels) in refused(portal, touchpoint, consent) {
        let (scope, channels) = (scope.word(), channels.join(", "));
        let message = format!("{person}'s consent doesn't cover \"{scope}\", and this goes out by {channels}.");
        let help = format!(
            "Ask them, and add \"{scope}\" to the scope of their consent. Or leave this line out: then the best match among those who agreed is shown."
        );
        report(Code::ConsentMissing, message, help);
    }
    let day = campaign.date(touchpoint);
    if let Some(until) = consent.until.filter(|_| !consent.lasts_until(day)) {
        let message = format!("{person} agreed to be shown until {until}, and this goes out on {day}, without them.");
        let help = "Ask them again and write down the new date. Or leave this line out: then the best match among those who agreed is shown.";
        report(Code::ConsentExpired, message, help.to_owned());
    }
}

/// The channels of a touchpoint in which somebody has not agreed to appear, by the scope that is missing.
fn refused(portal: &Portal, touchpoint: &Touchpoint, consent: &Consent) -> BTreeMap<Scope, Vec<&'static str>> {
    let used = |channel: &&Channel| touchpoint.personas.iter().any(|id| portal[*id].channels.contains(channel));
    let mut refused: BTreeMap<Scope, Vec<_>> = BTreeMap::new();
    for channel in touchpoint.channels.iter().filter(used) {
        let needed = Scope::of(*channel);
        if !consent.scope.contains(&needed) {
            refused.entry(needed).or_default().push(channel.word());
        }
    }
    refused
}

/// Reports personas that a touchpoint can't reach, once all personas are known.
pub fn judge_reach(portal: &Portal, touchpoint: &Touchpoint, context: &mut Context<'_>) {
    for &persona in &touchpoint.personas {
        let persona = &portal[persona];
        if touchpoint.channels.iter().any(|channel| persona.channels.contains(channel)) {
            continue;
        }
        let channels: Vec<&str> = persona.channels.iter().map(|channel| channel.word()).collect();
        let message = format!("\"{}\" uses none of these channels, so this reaches nobody there.", persona.item.title);
        let help = format!("Add one that they use: {}.", channels.join(", "));
        context.report(Code::UnreachablePersona, touchpoint.item.origin.place("channels"), message, help);
    }
}
