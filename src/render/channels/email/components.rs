//! The parts of an e-mail, each a function that writes itself for a whole message or a paste.
//!
//! In the order in which a reader meets them: brand, hero, voice, button, signature, footer. The card is a stack of
//! rows of one table, and the space between parts is the padding of their cells: the only space Word respects.

use super::sheet::{Profile, Sheet, TABLE};
use super::style::{BRAND, BUTTON, CHIP, FOOTER, GUTTER, Ground, Ink, KICKER, NAME, QUOTE, ROLE, TITLE, Type};
use crate::render::escape;

/// Someone who is named: words, signature.
pub struct Person<'a> {
    pub name: &'a str,
    pub role: &'a str,
}

/// One row of the card, with the space below its content.
pub fn row(sheet: &Sheet<'_>, below: u32, content: &str) -> String {
    let ground = sheet.ground(Ground::Card, "m", &format!("padding:0 {GUTTER}px {below}px;"));
    format!("<tr><td{ground}>\n{content}</td></tr>\n")
}

/// The portal's name as a wordmark behind its initial, or its logo where that is a picture mails can show.
pub fn brand(sheet: &Sheet<'_>, name: &str, logo: Option<&str>) -> String {
    let mark = match logo {
        Some(url) => {
            let style = sheet.text(BRAND, "display:block;border:0;height:auto;");
            format!(
                "<td><img src=\"{}\" width=\"120\" alt=\"{}\"{style}></td>",
                escape::to_attribute(url),
                attribute(sheet, name)
            )
        }
        None => {
            let initial = initials(name, 1);
            let badge = badge(
                sheet,
                &initial,
                Badge { side: 32, ground: Ground::Primary, ink: Ink::OnPrimary, radius: sheet.radius(1) },
            );
            let text = sheet.text(BRAND, &sheet.start_padding(12, 0));
            format!("{badge}<td{text}>{}</td>", sheet.delivery.html(name))
        }
    };
    let cell = sheet.layout("m", &format!("padding:8px {GUTTER}px 20px"));
    format!("<tr><td{cell}>{TABLE}><tr>{mark}</tr></table></td></tr>\n")
}

/// The band in the brand's colour that begins the card.
pub fn band(sheet: &Sheet<'_>) -> String {
    let corners = match u16::from(sheet.tokens.radius) * 2 {
        0 => String::new(),
        px => format!("border-radius:{px}px {px}px 0 0;"),
    };
    let ground = sheet.ground(Ground::Primary, "", &format!("{corners}font-size:1px;line-height:8px"));
    format!("<tr><td height=\"8\"{ground}>&nbsp;</td></tr>\n")
}

/// What it is about, and the one h1. Both are HTML already.
pub fn hero(sheet: &Sheet<'_>, kicker: &str, title: &str) -> String {
    let ground = sheet.ground(Ground::Card, "m", &format!("padding:36px {GUTTER}px 20px;"));
    let kicker = format!("<p{}>{kicker}</p>\n", sheet.text(KICKER, "margin:0 0 12px;"));
    let title = format!("<h1{}>{title}</h1>\n", sheet.text_with(TITLE, "h", "margin:0;"));
    format!("<tr><td{ground}>\n{kicker}{title}</td></tr>\n")
}

/// What someone says: a tinted panel with their words and, below, who they are.
pub fn voice(sheet: &Sheet<'_>, words: &str, person: &Person<'_>) -> String {
    let panel = sheet.ground(Ground::Tint, "", &format!("{}padding:24px 24px 20px;", sheet.radius(2)));
    let quote = format!("<p{}>“{words}”</p>\n", sheet.text(QUOTE, "margin:0 0 16px;"));
    let face = Badge { side: 44, ground: Ground::Accent, ink: Ink::OnAccent, radius: "border-radius:22px;".to_owned() };
    let who = named(sheet, person, face);
    row(sheet, 28, &format!("{TABLE} width=\"100%\"><tr><td{panel}>{quote}{who}</td></tr></table>\n"))
}

/// The one call to action, and how long it takes.
pub fn call_to_action(sheet: &Sheet<'_>, words: &str, url: &str, minutes: Option<&str>) -> String {
    let (cell, link) = match sheet.profile {
        // All of the button can be clicked; Word ignores padding of links and takes it from mso-padding-alt.
        Profile::Whole => {
            ("mso-padding-alt:15px 30px;", "display:inline-block;padding:15px 30px;text-decoration:none;")
        }
        // A paste drops mso- properties, so the cell has the padding.
        Profile::Paste => ("padding:15px 30px;", "text-decoration:none;"),
    };
    let ground = sheet.ground(Ground::Primary, "", &format!("{}{cell}", sheet.radius(1)));
    let link = format!("<a href=\"{}\"{}>{words}</a>", escape::to_attribute(url), sheet.text(BUTTON, link));
    let button = format!("{TABLE}><tr><td align=\"center\"{ground}>{link}</td></tr></table>\n");
    let minutes =
        minutes.map(|text| format!("<p{}>{text}</p>\n", sheet.text(CHIP, "margin:12px 0 0;"))).unwrap_or_default();
    row(sheet, 32, &format!("{button}{minutes}"))
}

/// Who the message is from, under a hairline.
pub fn signature(sheet: &Sheet<'_>, person: &Person<'_>) -> String {
    let face = Badge { side: 44, ground: Ground::Well, ink: Ink::Text, radius: "border-radius:22px;".to_owned() };
    let line = sheet.line("top", 1, "padding:24px 0 0;");
    let who = named(sheet, person, face);
    row(sheet, 8, &format!("{TABLE} width=\"100%\"><tr><td{line}>{who}</td></tr></table>\n"))
}

/// The end of the card: its round corners.
pub fn foot(sheet: &Sheet<'_>) -> String {
    let corners = match u16::from(sheet.tokens.radius) * 2 {
        0 => String::new(),
        px => format!("border-radius:0 0 {px}px {px}px;"),
    };
    let ground = sheet.ground(Ground::Card, "", &format!("{corners}font-size:1px;line-height:28px"));
    format!("<tr><td height=\"28\"{ground}>&nbsp;</td></tr>\n")
}

/// Small print on the paper: paragraphs that are HTML already.
pub fn footer(sheet: &Sheet<'_>, paragraphs: &[String]) -> String {
    let set = |text: &String| format!("<p{}>{text}</p>\n", sheet.text(FOOTER, "margin:0 0 12px;"));
    let content: String = paragraphs.iter().filter(|text| !text.is_empty()).map(set).collect();
    // The cell repeats the type for what mail systems put in it, such as a postal address with mark-up of its own.
    let cell = sheet.text_with(FOOTER, "m", &format!("padding:28px {GUTTER}px 12px;"));
    format!("<tr><td{cell}>\n{content}</td></tr>\n")
}

/// A badge beside a name and a role.
fn named(sheet: &Sheet<'_>, person: &Person<'_>, face: Badge) -> String {
    let badge = badge(sheet, &initials(person.name, 2), face);
    let name = format!("<p{}>{}</p>", sheet.text(NAME, "margin:0;"), sheet.delivery.html(person.name));
    let role = match person.role {
        "" => String::new(),
        role => format!("<p{}>{}</p>", sheet.text(ROLE, "margin:0;"), sheet.delivery.html(role)),
    };
    format!("{TABLE}><tr>{badge}<td style=\"{}\">{name}{role}</td></tr></table>\n", sheet.start_padding(14, 0))
}

/// A coloured cell with a letter or two: a face that needs no picture. It is a table of its own, because a cell
/// grows with its row and a circle beside a long role would become an egg.
struct Badge {
    side: u32,
    ground: Ground,
    ink: Ink,
    radius: String,
}

fn badge(sheet: &Sheet<'_>, letters: &str, badge: Badge) -> String {
    let Badge { side, ground, ink, radius } = badge;
    let kind = Type { line: side, ..NAME.ink(ink) };
    let cell = sheet.ground(ground, "", &radius);
    let letters = sheet.delivery.html(letters);
    let text = sheet.text(kind, "margin:0;");
    let face = format!(
        "<td width=\"{side}\" height=\"{side}\" align=\"center\"{cell}><p aria-hidden=\"true\"{text}>{letters}</p></td>"
    );
    format!("<td width=\"{side}\">{TABLE}><tr>{face}</tr></table></td>")
}

/// The first letters of up to `most` words: of the first, and of the last.
fn initials(name: &str, most: usize) -> String {
    let mut letters: Vec<char> =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    if letters.len() > most {
        letters.drain(1..=letters.len() - most);
    }
    let initials: String = letters.into_iter().flat_map(char::to_uppercase).collect();
    if initials.is_empty() { "·".to_owned() } else { initials }
}

fn attribute(sheet: &Sheet<'_>, text: &str) -> String {
    escape::to_attribute(&sheet.delivery.text(text))
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_letters_of_any_script() {
        assert_eq!(initials("Priya Raman", 2), "PR");
        assert_eq!(initials("  maría josé de la cruz ", 2), "MC");
        assert_eq!(initials("Northwind Academy", 1), "N");
        assert_eq!(initials("محمد", 2), "م");
        assert_eq!(initials("🎉 <b>", 2), "B");
        assert_eq!(initials("", 2), "·");
    }
}
