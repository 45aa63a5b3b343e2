//! The plain text of an e-mail: from the prose, never from the HTML, and with every link of it.

use super::words::ENGLISH;
use super::{preference, unquoted, why};
use crate::render::channels::delivery::Delivery;
use crate::render::channels::text::wrap::{indented, width, wrapped};
use crate::render::channels::text::{COLUMNS, Plain, joined};
use crate::render::channels::{Context, merge_tags};
use crate::render::message::{Letter, Spoken, Words};
use crate::site_map::address;

pub fn text(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let mut plain = Plain::new(delivery);
    let headline = letter.headline.map(|content| plain.inline(content));
    let body = plain.blocks(letter.body, COLUMNS);
    let notes = plain.footnotes(letter.footnotes, COLUMNS);
    let voice = letter.voice.as_ref().map(|voice| spoken(&mut plain, delivery, voice)).unwrap_or_default();
    let parts = vec![
        headline.map(|text| title(&text)).unwrap_or_default(),
        body,
        notes,
        voice,
        call_to_action(letter, delivery),
        signature(letter, delivery),
        links(&plain),
        small_print(letter, context, delivery),
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
    let who = [voice.person, &voice.role].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let mut lines = wrapped(&format!("“{words}”"), COLUMNS - 2);
    lines.extend(wrapped(&format!("– {}", delivery.text(&who)), COLUMNS - 2));
    indented(lines, "  ", "  ")
}

fn call_to_action(letter: &Letter<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let words = letter.cta.as_ref().map_or_else(|| ENGLISH.call_to_action.to_owned(), |line| delivery.line_text(line));
    let minutes = letter.minutes.map(|minutes| format!(" ({})", ENGLISH.minutes(minutes).to_lowercase()));
    let mut lines = wrapped(&format!("{words}{}:", minutes.unwrap_or_default()), COLUMNS);
    lines.push(delivery.outbound.destination(&letter.destination));
    lines
}

fn signature(letter: &Letter<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let Some(sender) = letter.signature() else { return Vec::new() };
    [Some(sender.name), sender.role].into_iter().flatten().map(|line| delivery.text(line)).collect()
}

fn links(plain: &Plain<'_>) -> Vec<String> {
    let links = plain.links();
    if links.is_empty() { links } else { [vec![format!("{}:", ENGLISH.links)], links].concat() }
}

fn small_print(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let (preferences, words) = preference(delivery);
    let nudges = delivery.outbound.page(address::NUDGES);
    let mut lines = vec!["-- ".trim_end().to_owned()];
    lines.extend(wrapped(&delivery.text(&why(letter, context)), COLUMNS));
    lines.push(format!("{words}: {preferences}"));
    if preferences != nudges {
        lines.push(format!("{}: {nudges}", ENGLISH.nudges));
    }
    if let Some(contact) = &context.portal.settings.contact {
        let email = contact.email.as_deref().map(|email| format!(", {email}")).unwrap_or_default();
        lines.push(format!("{} {}{email}", ENGLISH.questions, delivery.text(&contact.name)));
    }
    lines.extend(merge_tags::postal_address(delivery.flavour).map(|address| address.text.to_owned()));
    lines
}
