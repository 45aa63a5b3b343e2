//! Intranet: a fragment of HTML for a news page or a web part, whole in itself: no script, no style sheet, no class.
//!
//! Enter at [`write`]. `prose` writes authored text. Mark-up means what it says (headings below the page's own,
//! lists, quotes), and each element carries the style that it needs, because intranets keep nothing else.

mod prose;

use super::chat::said::why;
use super::delivery::Delivery;
use super::email::sheet::Direction;
use super::{Context, Written};
use crate::brand::colour::hex;
use crate::model::portal::EspFlavour;
use crate::render::escape;
use crate::render::message::{Letter, Spoken, Words};
use crate::site_map::{KitFile, address};
use prose::Prose;

pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let mut written = Written::default();
    written.text(KitFile::Intranet, fragment(letter, context));
    written
}

/// The section. Its heading is of the second level: the page it is put on has the first.
pub fn fragment(letter: &Letter<'_>, context: &Context<'_>) -> String {
    let delivery = Delivery::of(letter, context, EspFlavour::None);
    let mut prose = Prose::new(&delivery, context.tokens);
    let title = match letter.headline {
        Some(content) => prose.words(content),
        None => delivery.line_html(&letter.subject),
    };
    let language = &context.portal.settings.language;
    let parts = [
        picture(letter, context, &delivery),
        format!("<h2 style=\"margin:0 0 16px;font-size:26px;line-height:34px\">{title}</h2>\n"),
        prose.text(letter.body, letter.footnotes),
        letter.voice.as_ref().map(|voice| spoken(voice, &mut prose)).unwrap_or_default(),
        call_to_action(letter, context, &delivery),
        small_print(letter, context, &delivery),
    ];
    format!(
        "<section aria-label=\"{}\" lang=\"{}\" dir=\"{}\" style=\"{}\">\n{}</section>\n",
        escape::to_attribute(&delivery.line_shown(&letter.subject)),
        escape::to_attribute(language),
        Direction::of(language).word(),
        ground(context),
        parts.concat()
    )
}

/// What the section stands on. It says both ground and ink, so that it can be read on dark pages, too.
fn ground(context: &Context<'_>) -> String {
    let tokens = context.tokens;
    let (surface, ink, line) = (hex(tokens.light.surface), hex(tokens.light.ink), hex(tokens.light.line));
    let corner = u16::from(tokens.radius) * 2;
    format!(
        "max-width:720px;padding:24px;border:1px solid {line};border-radius:{corner}px;background-color:{surface};\
         color:{ink};font-family:{};font-size:16px;line-height:26px;overflow-wrap:break-word",
        tokens.mail_body_font
    )
}

/// The message's own picture, or the campaign's.
fn picture(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let image = letter.touchpoint.item.image.as_ref().or(letter.campaign.item.image.as_ref());
    let Some((image, address)) = image.and_then(|image| Some((image, context.assets.picture(&image.file)?))) else {
        return String::new();
    };
    let url = context.links.absolute(address);
    format!(
        "<img src=\"{}\" alt=\"{}\" style=\"display:block;width:100%;height:auto;margin:0 0 20px\">\n",
        escape::to_attribute(&url),
        escape::to_attribute(&delivery.text(&image.alt))
    )
}

fn spoken(voice: &Spoken<'_>, prose: &mut Prose<'_>) -> String {
    let delivery = prose.delivery;
    let words = match &voice.words {
        Words::Quote(quote) => delivery.html(quote.trim().trim_matches(['"', '“', '”', '„', '«', '»']).trim()),
        Words::Story(content) => prose.words(content),
        Words::Thanks(copy) => delivery.line_html(&copy.segments),
    };
    let who: Vec<&str> = [voice.person, &voice.role].into_iter().filter(|part| !part.is_empty()).collect();
    let who = prose.quiet(&delivery.html(&who.join(", ")));
    let [open, close] = ["quote_open", "quote_close"].map(|key| delivery.html(delivery.strings.text(key)));
    prose.quoted(&format!("<p style=\"margin:0 0 8px\">{open}{words}{close}</p>\n{who}"))
}

fn call_to_action(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let words = letter
        .cta
        .as_ref()
        .map_or_else(|| delivery.html(delivery.strings.text("message_action")), |line| delivery.line_html(line));
    let url = escape::to_attribute(&delivery.outbound.destination(&letter.destination));
    let (ground, ink) = (hex(context.tokens.light.primary), hex(context.tokens.light.on_primary));
    let button = format!(
        "<p style=\"margin:24px 0 8px\"><a href=\"{url}\" style=\"display:inline-block;padding:14px 28px;\
         border-radius:{}px;background-color:{ground};color:{ink};font-weight:bold;text-decoration:none\">{words}</a></p>\n",
        context.tokens.radius
    );
    let minutes = letter.minutes.map(|minutes| {
        Prose::new(delivery, context.tokens).quiet(&delivery.html(&delivery.strings.count("message_minutes", minutes)))
    });
    format!("{button}{}", minutes.unwrap_or_default())
}

/// Who it is from, why it is here, and the way to stop.
fn small_print(letter: &Letter<'_>, context: &Context<'_>, delivery: &Delivery<'_>) -> String {
    let prose = Prose::new(delivery, context.tokens);
    let sender = letter.signature().map(|sender| {
        let parts = [Some(sender.name), sender.role].into_iter().flatten().collect::<Vec<_>>();
        prose.quiet(&delivery.html(&parts.join(", ")))
    });
    let why = why(letter, context);
    let link = prose
        .anchor(&delivery.outbound.page(address::NUDGES), &delivery.html(delivery.strings.text("message_preferences")));
    format!("{}{}", sender.unwrap_or_default(), prose.quiet(&format!("{} {link}", delivery.html(&why))))
}

#[cfg(test)]
mod tests;
