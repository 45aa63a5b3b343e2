//! The site's icon, which stands outside the page and so carries its colours with it.

use crate::brand::{Scheme, Tokens};
use crate::model::Settings;
use crate::model::portal::Colour;

use super::initials;

/// The portal's mark in a browser tab.
pub fn icon(tokens: &Tokens, settings: &Settings) -> String {
    let Scheme { primary, on_primary, accent, .. } = tokens.light;
    let letter = escaped(&initials(&settings.title).chars().take(1).collect::<String>());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><rect width=\"64\" height=\"64\" rx=\"16\" fill=\"{}\"/>\
         <circle cx=\"50\" cy=\"14\" r=\"7\" fill=\"{}\"/><text x=\"32\" y=\"45\" text-anchor=\"middle\" font-family=\"Inter, system-ui, sans-serif\" \
         font-size=\"38\" font-weight=\"700\" fill=\"{}\">{letter}</text></svg>",
        hex(primary),
        hex(accent),
        hex(on_primary),
    )
}

fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
