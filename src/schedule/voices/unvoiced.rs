//! Messages that are about somebody's voice and carry none: nobody fits, or nobody who fits agreed to appear there.
//!
//! Enter at [`unvoiced`]. Whom the author named is for check to judge, which knows the line.

use std::collections::BTreeSet;

use super::candidate::{champions, testimonials};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::{Touchpoint, VoiceChoice};
use crate::model::voice::Scope;
use crate::model::{Channel, Choice, Id, Persona, Portal};
use crate::schedule::Message;

/// One finding for each touchpoint and persona.
pub fn unvoiced(portal: &Portal, messages: &[Message]) -> Vec<Diagnostic> {
    let people: BTreeSet<&str> =
        testimonials(portal).iter().chain(&champions(portal)).map(|candidate| candidate.person).collect();
    let open = |message: &&Message| {
        let touchpoint = message.touchpoint(portal);
        let wants = touchpoint.kind.is_about_a_voice() && touchpoint.voice == VoiceChoice::Best;
        wants && message.voice.is_none() && shows_voices(message.channel) && !speaks(touchpoint, &people)
    };
    let silent: Vec<&Message> = messages.iter().filter(open).collect();
    let of_step =
        silent.chunk_by(|a, b| (a.campaign, a.touchpoint, a.persona) == (b.campaign, b.touchpoint, b.persona));
    of_step
        .map(|step| {
            let scopes = step.iter().map(|message| Scope::of(message.channel)).collect();
            finding(step[0].touchpoint(portal), step[0].persona, &scopes, portal)
        })
        .collect()
}

/// Paper and text messages have no room for a quote.
fn shows_voices(channel: Channel) -> bool {
    !matches!(channel, Channel::Sms | Channel::Poster | Channel::Signage)
}

/// Whether the sender is one of the portal's voices: nobody quotes themselves, the letter is theirs.
fn speaks(touchpoint: &Touchpoint, people: &BTreeSet<&str>) -> bool {
    touchpoint.sender.as_ref().is_some_and(|sender| people.contains(sender.name.trim()))
}

fn finding(touchpoint: &Touchpoint, persona: Id<Persona>, scopes: &BTreeSet<Scope>, portal: &Portal) -> Diagnostic {
    let shown: Vec<&str> = scopes.iter().map(|scope| shown_in(*scope)).collect();
    let needed: Vec<String> = scopes.iter().map(|scope| format!("\"{}\"", scope.word())).collect();
    let message = format!(
        "Nobody who agreed to appear in {} fits \"{}\": this goes out as the sender's letter.",
        shown.join(" or "),
        portal[persona].item.title
    );
    let help = format!(
        "Ask somebody like these readers for a few lines and for a consent whose scope has {}. Or choose a `kind` that needs no voice, such as \"announcement\".",
        needed.join(" and ")
    );
    Diagnostic::new(Code::NoVoice, touchpoint.item.origin.place("kind"), message).help(help)
}

fn shown_in(scope: Scope) -> &'static str {
    match scope {
        Scope::Portal => "the intranet",
        Scope::Email => "e-mails",
        Scope::Chat => "chats",
        Scope::Print => "print",
    }
}
