//! The plain text of an e-mail: from the prose, never from the HTML, and with every link of it.

use super::design::Design;
use super::parts::unquoted;
use super::small_print;
use crate::render::channels::Context;
use crate::render::channels::delivery::Delivery;
use crate::render::channels::text::wrap::{indented, width, wrapped};
use crate::render::channels::text::{COLUMNS, Plain, joined};
use crate::render::message::{Letter, Spoken, Words};

pub fn text(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let mut plain = Plain::new(delivery);
    let headline = letter.headline.map(|content| title(&plain.inline(content))).unwrap_or_default();
    let mut spoken = || letter.voice.as_ref().map(|voice| spoken(&mut plain, delivery, voice)).unwrap_or_default();
    let (before, after) = match Design::of(letter) {
        Design::Voice => (spoken(), Vec::new()),
        Design::Announcement | Design::Nudge => (Vec::new(), spoken()),
    };
    let body = plain.blocks(letter.body, COLUMNS);
    let notes = plain.footnotes(letter.footnotes, COLUMNS);
    let call = call_to_action(letter, delivery);
    let parts = vec![
        before,
        headline,
        body,
        notes,
        after,
        call,
        signature(letter, delivery),
        links(&plain, delivery),
        small_print::text(letter, context, delivery),
    ];
    let mut text = joined(parts).join("\n");
    text.retain(|c| c == '\n' || !c.is_control());
    text.push('\n');
    text
}

fn title(text: &str) -> Vec<String> {
    let mut lines = wrapped(text, COLUMNS);
    let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    lines.push("=".repeat(longest));
    lines
}

fn spoken(plain: &mut Plain<'_>, delivery: &Delivery<'_>, voice: &Spoken<'_>) -> Vec<String> {
    let words = match &voice.words {
        Words::Quote(quote) => delivery.text(unquoted(quote)),
        Words::Story(content) => plain.inline(content),
        Words::Thanks(copy) => delivery.line_text(&copy.segments),
    };
    let [open, close] = ["quote_open", "quote_close"].map(|key| delivery.strings.text(key));
    let who = [voice.person, &voice.role].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let mut lines = wrapped(&format!("{open}{words}{close}"), COLUMNS - 2);
    lines.extend(wrapped(&format!("– {}", delivery.text(&who)), COLUMNS - 2));
    indented(lines, "  ", "  ")
}

fn call_to_action(letter: &Letter<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let own = || delivery.strings.text("message_action").to_owned();
    let words = letter.cta.as_ref().map_or_else(own, |line| delivery.line_text(line));
    let mut lines = wrapped(&format!("{words}:"), COLUMNS);
    lines.push(delivery.outbound.destination(&letter.destination));
    lines.extend(letter.minutes.map(|minutes| format!("{}.", delivery.strings.count("message_minutes", minutes))));
    lines
}

fn signature(letter: &Letter<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let Some(sender) = letter.signature() else { return Vec::new() };
    [Some(sender.name), sender.role].into_iter().flatten().map(|line| delivery.text(line)).collect()
}

fn links(plain: &Plain<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let links = plain.links();
    if links.is_empty() {
        links
    } else {
        [vec![format!("{}:", delivery.strings.text("message_links"))], links].concat()
    }
}
