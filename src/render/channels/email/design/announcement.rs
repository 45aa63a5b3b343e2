//! Something new: a band in the brand's colour says what it is and what to do; the card below says the rest.

use crate::render::channels::email::components::button::{Look, button};
use crate::render::channels::email::components::{frame, people};
use crate::render::channels::email::parts::Parts;
use crate::render::channels::email::style::{BODY, GUTTER, Ground, HERO, Ink, KICKER};

pub fn rows(parts: &Parts<'_>) -> String {
    let sheet = parts.sheet;
    let voice = parts.said().map(|said| frame::row(sheet, 8, 28, &people::panel(sheet, &said.quote, &said.person)));
    let signature = parts.signature().map(|sender| frame::row(sheet, 0, 8, &people::signature(sheet, &sender)));
    [
        parts.brand(),
        hero(parts),
        frame::strip(sheet, Ground::Accent, 6, ""),
        frame::row(sheet, 32, 12, &format!("{}{}", parts.body(), again(parts))),
        voice.unwrap_or_default(),
        signature.unwrap_or_default(),
        frame::foot(sheet),
        frame::footer(sheet, &parts.small_print()),
    ]
    .concat()
}

/// What it is about, the one h1, and the one thing to do.
fn hero(parts: &Parts<'_>) -> String {
    let sheet = parts.sheet;
    let style = format!("{}padding:40px {GUTTER}px 36px;", sheet.upper_corners());
    let ground = sheet.ground(Ground::Primary, "m", &style);
    let kicker = sheet.text(KICKER.ink(Ink::OnPrimary), "margin:0 0 12px;");
    let title = sheet.text_with(HERO, "h", "margin:0 0 28px;");
    format!(
        "<tr><td{ground}>\n<p{kicker}>{}</p>\n<h1{title}>{}</h1>\n{}</td></tr>\n",
        parts.kicker(),
        parts.title(Ink::OnPrimary),
        button(sheet, &parts.call(), Look::OnPrimary)
    )
}

/// Whoever has read on until here needn't scroll back to the button.
fn again(parts: &Parts<'_>) -> String {
    let call = parts.call();
    let link = parts.sheet.anchor(&call.url, Ink::Link, &call.words);
    parts.sheet.paragraph(BODY.bold(), &link)
}
