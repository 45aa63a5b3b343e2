//! [`Said`]: all that a message says in a chat, before Slack or Teams has arranged it.

use super::{Dialect, Part, Shown, Simplifications, Writer, shows_picture};
use crate::model::portal::EspFlavour;
use crate::render::channels::Context;
use crate::render::channels::delivery::Delivery;
use crate::render::message::{self, Letter, Spoken, Words};
use crate::site_map::address;

pub struct Said {
    /// Plain text, as are all names and labels; the words of parts are in the chat's marks.
    pub title: String,
    /// What a notification shows.
    pub subject: String,
    pub preheader: String,
    pub picture: Option<Shown>,
    pub parts: Vec<Part>,
    pub voice: Option<Quoted>,
    pub call: Call,
    pub sender: Option<String>,
    pub why: String,
    /// Where the reader says what they want to get.
    pub preferences: Preferences,
    pub simplified: Simplifications,
}

/// Someone's words, in the chat's marks, and who they are.
pub struct Quoted {
    pub words: String,
    pub who: String,
}

/// A link to a page of the portal.
pub struct Preferences {
    pub words: String,
    pub url: String,
}

/// The one call to action.
pub struct Call {
    pub words: String,
    pub url: String,
    pub minutes: Option<String>,
}

/// Nobody fills in merge tags in a chat: they show their fallback.
pub fn said<D: Dialect>(letter: &Letter<'_>, context: &Context<'_>, dialect: &D) -> Said {
    let delivery = &Delivery::of(letter, context, EspFlavour::None);
    let mut writer = Writer::new(delivery, dialect);
    let subject = delivery.line_shown(&letter.subject);
    let headline = letter.headline.map(|content| delivery.text(&message::plain(content, &delivery.scope)));
    let parts = writer.prose(letter.body, letter.footnotes);
    let voice = letter.voice.as_ref().map(|voice| quoted(&mut writer, voice));
    Said {
        title: headline.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| subject.clone()),
        subject,
        preheader: delivery.line_shown(&letter.preheader),
        picture: picture(letter, context),
        parts,
        voice,
        call: call(letter, delivery),
        sender: letter
            .signature()
            .map(|sender| delivery.text(&joined(&[sender.name, sender.role.unwrap_or_default()]))),
        why: delivery.text(&why(letter, context)),
        preferences: Preferences {
            words: delivery.strings.text("message_preferences").to_owned(),
            url: delivery.outbound.page(address::NUDGES),
        },
        simplified: writer.simplified,
    }
}

fn call(letter: &Letter<'_>, delivery: &Delivery<'_>) -> Call {
    let words = letter.cta.as_ref().map(|line| delivery.line_shown(line)).filter(|words| !words.is_empty());
    Call {
        words: words.unwrap_or_else(|| delivery.strings.text("message_action").to_owned()),
        url: delivery.outbound.destination(&letter.destination),
        minutes: letter.minutes.map(|minutes| delivery.strings.count("message_minutes", minutes)),
    }
}

fn quoted<D: Dialect>(writer: &mut Writer<'_, D>, voice: &Spoken<'_>) -> Quoted {
    let words = match &voice.words {
        Words::Quote(quote) => writer.dialect.letters(unquoted(quote)),
        Words::Story(content) => writer.words(content),
        Words::Thanks(copy) => writer.dialect.letters(&writer.delivery.line_shown(&copy.segments)),
    };
    let [open, close] = ["quote_open", "quote_close"].map(|key| writer.delivery.strings.text(key));
    Quoted { words: format!("{open}{words}{close}"), who: writer.delivery.text(&joined(&[voice.person, &voice.role])) }
}

/// The message's own picture, where chats can show it.
fn picture(letter: &Letter<'_>, context: &Context<'_>) -> Option<Shown> {
    let image = letter.touchpoint.item.image.as_ref()?;
    let url = context.links.absolute(context.assets.picture(&image.file)?);
    (shows_picture(&url) && !image.alt.trim().is_empty()).then(|| Shown { url, alt: image.alt.clone() })
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.trim().is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// Why the reader gets this message, and that it can be stopped.
pub fn why(letter: &Letter<'_>, context: &Context<'_>) -> String {
    let names = [
        ("portal", context.portal.settings.title.as_str()),
        ("campaign", &letter.campaign.item.title),
        ("persona", &letter.persona.item.title),
    ];
    context.strings.with("message_why", &names)
}

/// A quote without the marks that its author may have put around it.
fn unquoted(quote: &str) -> &str {
    quote.trim().trim_start_matches(['"', '“', '„', '«']).trim_end_matches(['"', '”', '“', '»']).trim()
}
