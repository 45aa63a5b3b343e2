//! E-mail: a whole message, the same for pasting, and its plain text.
//!
//! Enter at [`email`]. `style` holds the type and the colours, `sheet` how an element carries them, `prose` and
//! `inline` write authored text, `components` the parts around it, `shell` the document, `text_part` the plain text.
//! Components write inline styles straight from the tokens: no inliner, no template, no minifier touches a mail.

pub mod components;
mod inline;
mod prose;
pub mod sheet;
pub mod shell;
pub mod style;
mod text_part;
pub mod words;

use super::delivery::Delivery;
use super::limits::{EMAIL, Measure};
use super::{Context, Written, merge_tags};
use crate::model::portal::EspFlavour;
use crate::render::message::{Letter, Signatory, Spoken, Words};
use crate::site_map::{KitFile, address};
use components::Person;
use sheet::{Direction, Profile, Sheet, Word};
use style::Ink;
use words::ENGLISH;

/// One e-mail in all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// In the dialect of the mail system, on one line.
    pub subject: String,
    pub preheader: String,
    pub html: String,
    /// What survives a paste into Outlook or Gmail. People paste it, no mail system sees it: merge tags show their
    /// fallback, and the way to stop is a page of the portal.
    pub paste: String,
    pub text: String,
}

/// The files of an e-mail.
pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let email = email(letter, context);
    let mut written = Written::default();
    written.measures.push(Measure::new(&EMAIL, email.html.len(), letter));
    written.text(KitFile::EmailHtml, email.html);
    written.text(KitFile::EmailPaste, email.paste);
    written.text(KitFile::EmailText, email.text);
    written
}

pub fn email(letter: &Letter<'_>, context: &Context<'_>) -> Email {
    let sent = Delivery::of(letter, context, context.portal.settings.esp);
    let pasted = Delivery::of(letter, context, EspFlavour::None);
    Email {
        subject: sent.line_text(&letter.subject),
        preheader: sent.line_text(&letter.preheader),
        html: whole(letter, context, &sent),
        paste: paste(letter, context, &pasted),
        text: text_part::text(letter, context, &sent),
    }
}

fn whole(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let language = context.portal.settings.language.as_str();
    let sheet = sheet(context, delivery, Profile::Whole);
    let subject = delivery.line_shown(&letter.subject);
    let about = shell::About { language, subject: &subject };
    shell::document(&sheet, &about, &delivery.line_html(&letter.preheader), &rows(letter, context, &sheet))
}

fn paste(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let sheet = sheet(context, delivery, Profile::Paste);
    shell::fragment(&sheet, &rows(letter, context, &sheet))
}

fn sheet<'a>(context: &Context<'a>, delivery: &'a Delivery<'a>, profile: Profile) -> Sheet<'a> {
    let direction = Direction::of(&context.portal.settings.language);
    let word = Word::of(&context.portal.settings);
    Sheet { profile, word, tokens: context.tokens, delivery, direction }
}

/// The parts of the message in the order in which they are read.
fn rows(letter: &Letter<'_>, context: &Context<'_>, sheet: &Sheet<'_>) -> String {
    let delivery = sheet.delivery;
    let title = match letter.headline {
        Some(content) => sheet.words(content, Ink::Link),
        None => delivery.line_html(&letter.subject),
    };
    let minutes = letter.minutes.map(|minutes| ENGLISH.minutes(minutes));
    let url = delivery.outbound.destination(&letter.destination);
    [
        components::brand(sheet, &context.portal.settings.title, logo(context).as_deref()),
        components::band(sheet),
        components::hero(sheet, &delivery.html(&letter.campaign.item.title), &title),
        components::row(sheet, 12, &sheet.prose(letter.body, letter.footnotes)),
        letter.voice.as_ref().map(|voice| spoken(sheet, voice)).unwrap_or_default(),
        components::call_to_action(sheet, &call_to_action(letter, delivery), &url, minutes.as_deref()),
        letter.signature().map(|sender| signed(sheet, sender)).unwrap_or_default(),
        components::foot(sheet),
        components::footer(sheet, &small_print(letter, context, sheet)),
    ]
    .concat()
}

fn call_to_action(letter: &Letter<'_>, delivery: &Delivery<'_>) -> String {
    match &letter.cta {
        Some(line) => delivery.line_html(line),
        None => ENGLISH.call_to_action.to_owned(),
    }
}

fn spoken(sheet: &Sheet<'_>, voice: &Spoken<'_>) -> String {
    let words = match &voice.words {
        Words::Quote(quote) => sheet.delivery.html(unquoted(quote)),
        Words::Story(content) => sheet.words(content, Ink::Link),
        Words::Thanks(copy) => sheet.delivery.line_html(&copy.segments),
    };
    components::voice(sheet, &words, &Person { name: voice.person, role: &voice.role })
}

fn signed(sheet: &Sheet<'_>, sender: &Signatory<'_>) -> String {
    components::signature(sheet, &Person { name: sender.name, role: sender.role.unwrap_or_default() })
}

/// A quote without the marks that its author may have put around it.
fn unquoted(quote: &str) -> &str {
    quote.trim().trim_start_matches(['"', '“', '„', '«']).trim_end_matches(['"', '”', '“', '»']).trim()
}

/// Why the reader gets this, how to stop, whom to ask, and the address that the mail system needs.
fn small_print(letter: &Letter<'_>, context: &Context<'_>, sheet: &Sheet<'_>) -> Vec<String> {
    let delivery = sheet.delivery;
    let (preferences, words) = preference(delivery);
    let nudges = delivery.outbound.page(address::NUDGES);
    let mut ways = vec![sheet.anchor(&preferences, Ink::Quiet, words)];
    if preferences != nudges {
        ways.push(sheet.anchor(&nudges, Ink::Quiet, ENGLISH.nudges));
    }
    let contact = context.portal.settings.contact.as_ref();
    let asked = contact.and_then(|contact| Some((contact, contact.email.as_deref()?))).map(|(contact, email)| {
        let link = sheet.anchor(&format!("mailto:{email}"), Ink::Quiet, &delivery.html(&contact.name));
        format!("{} {link}", ENGLISH.questions)
    });
    let address = merge_tags::postal_address(delivery.flavour).map(|address| address.html.to_owned());
    vec![delivery.html(&why(letter, context)), ways.join(" · "), asked.unwrap_or_default(), address.unwrap_or_default()]
}

fn why(letter: &Letter<'_>, context: &Context<'_>) -> String {
    ENGLISH.why(&context.portal.settings.title, &letter.campaign.item.title, &letter.persona.item.title)
}

/// Where the reader says what they want to get, and the words of that link.
fn preference(delivery: &Delivery<'_>) -> (String, &'static str) {
    match merge_tags::preference_link(delivery.flavour) {
        Some(tag) => (tag.to_owned(), ENGLISH.unsubscribe),
        None => (delivery.outbound.page(address::NUDGES), ENGLISH.preferences),
    }
}

/// The logo's URL where mail programs can show it; an SVG stays on the web.
fn logo(context: &Context<'_>) -> Option<String> {
    let file = context.portal.settings.brand.logo.as_ref()?;
    let url = context.links.absolute(context.assets.content.get(file)?);
    inline::shown_in_mail(&url).then_some(url)
}

#[cfg(test)]
mod tests;
