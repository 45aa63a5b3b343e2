//! What stands around the words: the brand above them, the rows they stand in, the small print below.

use super::people::{Badge, badge, initials};
use crate::render::channels::email::sheet::{Sheet, TABLE};
use crate::render::channels::email::style::{BRAND, FOOTER, GUTTER, Ground, Ink};
use crate::render::escape;

/// One row of the message, with the space above and below its content.
pub fn row(sheet: &Sheet<'_>, above: u32, below: u32, content: &str) -> String {
    let ground = sheet.ground(Ground::Card, "m", &format!("padding:{above}px {GUTTER}px {below}px;"));
    ["<tr><td", &ground, ">\n", content, "</td></tr>\n"].concat()
}

/// The portal's name as a wordmark behind its initial, or its logo where that is a picture mails can show.
pub fn brand(sheet: &Sheet<'_>, name: &str, logo: Option<&str>) -> String {
    let mark = match logo {
        Some(url) => {
            let style = sheet.text(BRAND, "display:block;border:0;height:auto;");
            let alt = escape::to_attribute(&sheet.delivery.text(name));
            format!("<td><img src=\"{}\" width=\"120\" alt=\"{alt}\"{style}></td>", escape::to_attribute(url))
        }
        None => {
            let face = Badge { side: 32, ground: Ground::Primary, ink: Ink::OnPrimary, radius: sheet.radius(1) };
            let badge = badge(sheet, &initials(name, 1), face);
            let text = sheet.text(BRAND, &sheet.start_padding(12, 0));
            format!("{badge}<td{text}>{}</td>", sheet.delivery.html(name))
        }
    };
    let cell = sheet.layout("m", &format!("padding:8px {GUTTER}px 20px"));
    format!("<tr><td{cell}>{TABLE}><tr>{mark}</tr></table></td></tr>\n")
}

/// A row of one colour.
pub fn strip(sheet: &Sheet<'_>, ground: Ground, height: u32, corners: &str) -> String {
    let cell = sheet.ground(ground, "", &format!("{corners}font-size:1px;line-height:{height}px"));
    format!("<tr><td height=\"{height}\"{cell}>&nbsp;</td></tr>\n")
}

/// The end of a card: its round corners.
pub fn foot(sheet: &Sheet<'_>) -> String {
    strip(sheet, Ground::Card, 28, &sheet.lower_corners())
}

/// Small print: paragraphs that are HTML already.
pub fn footer(sheet: &Sheet<'_>, paragraphs: &[String]) -> String {
    let set = |text: &String| format!("<p{}>{text}</p>\n", sheet.text(FOOTER, "margin:0 0 12px;"));
    let content: String = paragraphs.iter().filter(|text| !text.is_empty()).map(set).collect();
    // The cell repeats the type for what mail systems put in it, such as a postal address with mark-up of its own.
    let cell = sheet.text_with(FOOTER, "m", &format!("padding:28px {GUTTER}px 12px;"));
    format!("<tr><td{cell}>\n{content}</td></tr>\n")
}
