//! [`Parts`]: what a message says, as the HTML that its design puts together.

use super::components::button::Call;
use super::components::frame;
use super::components::people::{Person, Photo};
use super::inline::shown_in_mail;
use super::sheet::Sheet;
use super::small_print;
use super::style::Ink;
use crate::model::item::Image;
use crate::render::channels::Context;
use crate::render::message::{Letter, Spoken, Words};

#[derive(Clone, Copy)]
pub struct Parts<'a> {
    pub letter: &'a Letter<'a>,
    pub context: &'a Context<'a>,
    pub sheet: &'a Sheet<'a>,
}

/// What somebody says.
pub struct Said<'a> {
    /// The words between the marks of the portal's language, as HTML.
    pub quote: String,
    pub person: Person<'a>,
}

impl<'a> Parts<'a> {
    pub fn brand(&self) -> String {
        frame::brand(self.sheet, &self.context.portal.settings.title, self.logo().as_deref())
    }

    /// The logo's URL where mail programs can show it; an SVG stays on the web.
    fn logo(&self) -> Option<String> {
        let logo = self.context.portal.settings.brand.logo.as_ref()?;
        self.mailed(self.context.assets.logo(logo)?)
    }

    /// The URL of a picture that mail programs can show.
    fn mailed(&self, address: &str) -> Option<String> {
        let url = self.context.links.absolute(address);
        shown_in_mail(&url).then_some(url)
    }

    /// What the message belongs to.
    pub fn kicker(&self) -> String {
        self.sheet.delivery.html(&self.letter.campaign.item.title)
    }

    /// The words of the one h1, with its links in the colour that its ground asks for.
    pub fn title(&self, links: Ink) -> String {
        match self.letter.headline {
            Some(content) => self.sheet.words(content, links),
            None => self.sheet.delivery.line_html(&self.letter.subject),
        }
    }

    pub fn body(&self) -> String {
        self.sheet.prose(self.letter.body, self.letter.footnotes)
    }

    pub fn call(&self) -> Call {
        let delivery = self.sheet.delivery;
        let own = || delivery.strings.text("message_action");
        let (words, plain) = match &self.letter.cta {
            Some(line) => (delivery.line_html(line), delivery.line_shown(line)),
            None => (delivery.html(own()), own().to_owned()),
        };
        let minutes = self.letter.minutes.map(|n| delivery.html(&delivery.strings.count("message_minutes", n)));
        Call { words, plain, url: delivery.outbound.destination(&self.letter.destination), minutes }
    }

    pub fn said(&self) -> Option<Said<'a>> {
        let voice = self.letter.voice.as_ref()?;
        let delivery = self.sheet.delivery;
        let words = match &voice.words {
            Words::Quote(quote) => delivery.html(unquoted(quote)),
            Words::Story(content) => self.sheet.words(content, Ink::Link),
            Words::Thanks(copy) => delivery.line_html(&copy.segments),
        };
        let [open, close] = ["quote_open", "quote_close"].map(|key| delivery.html(delivery.strings.text(key)));
        Some(Said { quote: format!("{open}{words}{close}"), person: self.speaker(voice) })
    }

    fn speaker(&self, voice: &'a Spoken<'a>) -> Person<'a> {
        let photo = |image: &'a Image| {
            Some(Photo { url: self.mailed(self.context.assets.portrait(&image.file)?)?, alt: &image.alt })
        };
        Person { name: voice.person, role: &voice.role, photo: voice.photo.and_then(photo) }
    }

    pub fn signature(&self) -> Option<Person<'a>> {
        let sender = self.letter.signature()?;
        Some(Person { name: sender.name, role: sender.role.unwrap_or_default(), photo: None })
    }

    /// Why the reader gets this, how to stop, whom to ask, and the address that the mail system needs.
    pub fn small_print(&self) -> Vec<String> {
        small_print::html(self.letter, self.context, self.sheet)
    }
}

/// A quote without the marks that its author may have put around it.
pub fn unquoted(quote: &str) -> &str {
    quote.trim().trim_start_matches(['"', '“', '„', '«', '»']).trim_end_matches(['"', '”', '“', '»', '«']).trim()
}
