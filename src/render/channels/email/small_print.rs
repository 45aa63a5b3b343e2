//! The small print: why the reader gets this, how to stop, whom to ask, and the address that the mail system needs.
//!
//! Enter at [`html`] and [`text`]; both say the same.

use super::sheet::Sheet;
use super::style::Ink;
use crate::render::channels::Context;
use crate::render::channels::delivery::Delivery;
use crate::render::channels::merge_tags;
use crate::render::channels::text::COLUMNS;
use crate::render::channels::text::wrap::wrapped;
use crate::render::message::Letter;
use crate::site_map::address;

/// A paragraph each.
pub fn html(letter: &Letter<'_>, context: &Context<'_>, sheet: &Sheet<'_>) -> Vec<String> {
    let delivery = sheet.delivery;
    let ways = ways(delivery).into_iter().map(|(words, url)| sheet.anchor(&url, Ink::Quiet, &delivery.html(words)));
    let contact = context.portal.settings.contact.as_ref();
    let asked = contact.and_then(|contact| Some((contact, contact.email.as_deref()?))).map(|(contact, email)| {
        let link = sheet.anchor(&format!("mailto:{email}"), Ink::Quiet, &delivery.html(&contact.name));
        format!("{} {link}", delivery.html(delivery.strings.text("message_questions")))
    });
    let address = merge_tags::postal_address(delivery.flavour).map(|address| address.html.to_owned());
    vec![
        delivery.html(&why(letter, context, delivery)),
        ways.collect::<Vec<_>>().join(" · "),
        asked.unwrap_or_default(),
        address.unwrap_or_default(),
    ]
}

/// The lines below the signature mark.
pub fn text(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> Vec<String> {
    let mut lines = vec!["--".to_owned()];
    lines.extend(wrapped(&delivery.text(&why(letter, context, delivery)), COLUMNS));
    lines.extend(ways(delivery).into_iter().map(|(words, url)| format!("{words}: {url}")));
    if let Some(contact) = &context.portal.settings.contact {
        let email = contact.email.as_deref().map(|email| format!(", {email}")).unwrap_or_default();
        let questions = delivery.strings.text("message_questions");
        lines.push(format!("{questions} {}{email}", delivery.text(&contact.name)));
    }
    lines.extend(merge_tags::postal_address(delivery.flavour).map(|address| address.text.to_owned()));
    lines
}

fn why(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let values = [
        ("portal", context.portal.settings.title.as_str()),
        ("campaign", &letter.campaign.item.title),
        ("persona", &letter.persona.item.title),
    ];
    delivery.strings.with("message_why", &values)
}

/// Where the reader says what they want to get, and where they learn how we write: words and URL. Without a mail
/// system both are the same page.
fn ways<'a>(delivery: &Delivery<'a>) -> Vec<(&'a str, String)> {
    let nudges = delivery.outbound.page(address::NUDGES);
    match merge_tags::preference_link(delivery.flavour) {
        Some(tag) => vec![
            (delivery.strings.text("message_unsubscribe"), tag.to_owned()),
            (delivery.strings.text("message_nudges"), nudges),
        ],
        None => vec![(delivery.strings.text("message_preferences"), nudges)],
    }
}
