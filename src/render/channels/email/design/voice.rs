//! Somebody like the reader speaks: their words come first and large, with their face; then what to make of them.

use crate::render::channels::email::components::button::{Look, button};
use crate::render::channels::email::components::people::{Badge, named};
use crate::render::channels::email::components::{frame, people};
use crate::render::channels::email::parts::{Parts, Said};
use crate::render::channels::email::sheet::Direction;
use crate::render::channels::email::style::{BIG_QUOTE, GUTTER, Ground, Ink, KICKER, MARK, TITLE};

pub fn rows(parts: &Parts<'_>) -> String {
    let sheet = parts.sheet;
    let signature = parts.signature().map(|sender| frame::row(sheet, 0, 8, &people::signature(sheet, &sender)));
    [
        parts.brand(),
        parts.said().map(|said| words(parts, &said)).unwrap_or_default(),
        title(parts),
        frame::row(sheet, 0, 12, &parts.body()),
        frame::row(sheet, 0, 32, &button(sheet, &parts.call(), Look::OnCard)),
        signature.unwrap_or_default(),
        frame::foot(sheet),
        frame::footer(sheet, &parts.small_print()),
    ]
    .concat()
}

/// The quote, below a mark as large as a sign. Most languages know the sign, and each has marks of its own for words:
/// „ would hang down into them.
fn words(parts: &Parts<'_>, said: &Said<'_>) -> String {
    let sheet = parts.sheet;
    let style = format!("{}padding:36px {GUTTER}px 32px;", sheet.upper_corners());
    let ground = sheet.ground(Ground::Tint, "m", &style);
    let mark = match sheet.direction {
        Direction::LeftToRight => "“",
        Direction::RightToLeft => "”",
    };
    let mark = format!("<p aria-hidden=\"true\"{}>{mark}</p>\n", sheet.text(MARK, "margin:0;"));
    let quote = sheet.text_with(BIG_QUOTE, "g", "margin:0 0 24px;");
    let quote = format!("<p{quote}>{}</p>\n", said.quote);
    let who = named(sheet, &said.person, Badge::round(64, Ground::Accent, Ink::OnAccent));
    format!("<tr><td{ground}>\n{mark}{quote}{who}</td></tr>\n")
}

fn title(parts: &Parts<'_>) -> String {
    let sheet = parts.sheet;
    let kicker = format!("<p{}>{}</p>\n", sheet.text(KICKER, "margin:0 0 8px;"), parts.kicker());
    let title = format!("<h1{}>{}</h1>\n", sheet.text(TITLE, "margin:0;"), parts.title(Ink::Link));
    frame::row(sheet, 32, 16, &format!("{kicker}{title}"))
}
