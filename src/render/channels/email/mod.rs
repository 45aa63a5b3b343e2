//! E-mail: a whole message, the same for pasting, its plain text, a draft and a campaign for listmonk.
//!
//! Enter at [`email`]. `design` lays a message out by what it is for, from `components` and from what `parts` says.
//! `style` holds the type and the colours, `sheet` how an element carries them, `prose` and `inline` write authored
//! text, `shell` the document, `text_part` the plain text. `draft` and `listmonk` pack them for those who open them.
//! Components write inline styles straight from the tokens: no inliner, no template, no minifier touches a mail.

mod components;
pub mod design;
mod draft;
mod inline;
mod listmonk;
mod parts;
mod prose;
pub mod sheet;
pub mod shell;
mod small_print;
pub mod style;
mod text_part;

use super::delivery::Delivery;
use super::limits::{EMAIL, Measure};
use super::{Context, Shown, Written};
use crate::model::portal::EspFlavour;
use crate::render::message::Letter;
use crate::site_map::KitFile;
use design::Design;
use parts::Parts;
use sheet::{Direction, Profile, Sheet, Word};

/// One e-mail in all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// As it is sent, in the dialect of the portal's mail system.
    pub sent: Form,
    /// As a reader without a name sees it: merge tags show their fallback, and the way to stop is a page of the
    /// portal. For previews.
    pub shown: Form,
    /// What survives a paste into Outlook or Gmail. People paste it and no mail system sees it, so it is as shown.
    pub paste: String,
    /// An `.eml` to open, address and send. A person sends it, from whatever program, so it is as shown as well:
    /// a merge tag of any dialect would reach the readers letter by letter.
    pub draft: String,
    /// The body of listmonk's campaign API. It is a file for listmonk alone and so in its dialect, whatever the
    /// portal's mail system is: every kit has the same files, and none has tags that its reader can't fill in.
    pub listmonk: String,
}

/// A message for one mail system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// On one line.
    pub subject: String,
    pub preheader: String,
    pub html: String,
    pub text: String,
}

/// The files of an e-mail.
pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let email = email(letter, context);
    let is_read_as_sent = email.shown == email.sent;
    let shown = (!is_read_as_sent).then_some(Shown { html: email.shown.html, text: email.shown.text });
    let mut written = Written { shown, ..Written::default() };
    written.measures.push(Measure::new(&EMAIL, email.sent.html.len(), letter));
    written.text(KitFile::EmailHtml, email.sent.html);
    written.text(KitFile::EmailPaste, email.paste);
    written.text(KitFile::EmailText, email.sent.text);
    written.text(KitFile::EmailDraft, email.draft);
    written.text(KitFile::Listmonk, email.listmonk);
    written
}

pub fn email(letter: &Letter<'_>, context: &Context<'_>) -> Email {
    let written = |flavour| form(letter, context, flavour);
    let shown = written(EspFlavour::None);
    // Forms that come out the same are written once.
    let sent = match context.portal.settings.esp {
        EspFlavour::None | EspFlavour::Outlook => shown.clone(),
        flavour @ (EspFlavour::Mailchimp | EspFlavour::Hubspot | EspFlavour::Listmonk) => written(flavour),
    };
    let for_listmonk = match context.portal.settings.esp {
        EspFlavour::Listmonk => sent.clone(),
        _ => written(EspFlavour::Listmonk),
    };
    Email {
        paste: paste(letter, context),
        draft: draft::eml(&shown),
        listmonk: listmonk::campaign(letter, context.portal, &for_listmonk),
        sent,
        shown,
    }
}

/// The whole message as it is sent, and nothing else of it.
pub fn html(letter: &Letter<'_>, context: &Context<'_>) -> String {
    whole(letter, context, &Delivery::of(letter, context, context.portal.settings.esp))
}

fn form(letter: &Letter<'_>, context: &Context<'_>, flavour: EspFlavour) -> Form {
    let delivery = Delivery::of(letter, context, flavour);
    Form {
        subject: delivery.line_text(&letter.subject),
        preheader: delivery.line_text(&letter.preheader),
        html: whole(letter, context, &delivery),
        text: text_part::text(letter, context, &delivery),
    }
}

fn whole(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let sheet = sheet(context, delivery, Profile::Whole);
    let design = Design::of(letter);
    let subject = delivery.line_shown(&letter.subject);
    let language = context.portal.settings.language.as_str();
    let about = shell::About { language, subject: &subject, frame: design.frame() };
    let rows = design.rows(&Parts { letter, context, sheet: &sheet });
    shell::document(&sheet, &about, &delivery.line_html(&letter.preheader), &rows)
}

fn paste(letter: &Letter<'_>, context: &Context<'_>) -> String {
    let delivery = Delivery::of(letter, context, EspFlavour::None);
    let sheet = sheet(context, &delivery, Profile::Paste);
    let design = Design::of(letter);
    shell::fragment(&sheet, design.frame(), &design.rows(&Parts { letter, context, sheet: &sheet }))
}

fn sheet<'a>(context: &Context<'a>, delivery: &'a Delivery<'a>, profile: Profile) -> Sheet<'a> {
    let settings = &context.portal.settings;
    let direction = Direction::of(&settings.language);
    Sheet { profile, word: Word::of(settings), tokens: context.tokens, delivery, direction }
}

#[cfg(test)]
mod tests;
