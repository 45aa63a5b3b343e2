//! A person writes a few lines: no band, no brand, the title no larger than it must be, a link where a button would
//! shout, and at the end who wrote.

use crate::render::channels::email::components::{button, frame, people};
use crate::render::channels::email::parts::Parts;
use crate::render::channels::email::style::{HEADING, Ink};

pub fn rows(parts: &Parts<'_>) -> String {
    let sheet = parts.sheet;
    let title = format!("<h1{}>{}</h1>\n", sheet.text(HEADING, "margin:0;"), parts.title(Ink::Link));
    let voice = parts.said().map(|said| frame::row(sheet, 0, 24, &people::aside(sheet, &said.quote, &said.person)));
    let signature = parts.signature().map(|sender| frame::row(sheet, 0, 8, &people::signature(sheet, &sender)));
    [
        frame::row(sheet, 8, 16, &title),
        frame::row(sheet, 0, 8, &parts.body()),
        voice.unwrap_or_default(),
        frame::row(sheet, 0, 28, &button::card(sheet, &parts.call())),
        signature.unwrap_or_default(),
        frame::footer(sheet, &parts.small_print()),
    ]
    .concat()
}
