//! Pictures that stand outside the page, so they carry their colours with them: the share card and the site's icon.

use crate::brand::{Scheme, Tokens};
use crate::model::Settings;
use crate::model::portal::Colour;

use super::initials;

/// What a link to the portal is shown with where a page has no picture of its own.
pub fn share_card(tokens: &Tokens, settings: &Settings) -> String {
    let Scheme { paper, primary, primary_soft, primary_strong, accent, ink, .. } = tokens.light;
    let title = escaped(&settings.title);
    let lines = wrapped(&settings.promise, 26);
    let text: String = lines
        .iter()
        .zip(0_u32..3)
        .map(|(line, n)| format!("<tspan x=\"80\" y=\"{}\">{}</tspan>", 236 + n * 78, escaped(line)))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\"><title>{title}</title>\
         <rect width=\"1200\" height=\"630\" fill=\"{}\"/><circle cx=\"1000\" cy=\"250\" r=\"92\" fill=\"{}\"/>\
         <path d=\"M0 470C220 380 420 470 640 440S960 300 1200 360V630H0Z\" fill=\"{}\"/>\
         <path d=\"M0 560C260 470 500 560 720 500S1040 400 1200 440V630H0Z\" fill=\"{}\"/>\
         <path d=\"M0 610C300 560 700 620 1200 540V630H0Z\" fill=\"{}\"/>\
         <g font-family=\"Inter, 'Segoe UI', system-ui, sans-serif\" fill=\"{}\"><text x=\"80\" y=\"132\" font-size=\"34\" font-weight=\"600\">{title}</text>\
         <text font-size=\"66\" font-weight=\"700\" letter-spacing=\"-2\">{text}</text></g></svg>",
        hex(paper),
        hex(accent),
        hex(primary_soft),
        hex(primary),
        hex(primary_strong),
        hex(ink),
    )
}

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

/// Lines of at most `width` characters, where words allow.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
