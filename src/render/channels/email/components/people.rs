//! Who speaks and who signs: a portrait where mail programs can show it, else a badge with initials.

use crate::render::channels::email::sheet::{Sheet, TABLE};
use crate::render::channels::email::style::{Ground, Ink, NAME, NOTE, QUOTE, ROLE, Type};
use crate::render::escape;

/// Someone who is named.
pub struct Person<'a> {
    pub name: &'a str,
    pub role: &'a str,
    pub photo: Option<Photo<'a>>,
}

/// A picture that mail programs can show.
pub struct Photo<'a> {
    pub url: String,
    pub alt: &'a str,
}

/// A coloured cell with a letter or two: a face that needs no picture. It is a table of its own, because a cell
/// grows with its row and a circle beside a long role would become an egg.
pub struct Badge {
    pub side: u32,
    pub ground: Ground,
    pub ink: Ink,
    pub radius: String,
}

impl Badge {
    pub fn round(side: u32, ground: Ground, ink: Ink) -> Self {
        Self { side, ground, ink, radius: format!("border-radius:{}px;", side / 2) }
    }
}

/// What someone says, beside what the message says: a tinted panel with their words and, below, who they are.
/// `quote` is HTML with its marks.
pub fn panel(sheet: &Sheet<'_>, quote: &str, person: &Person<'_>) -> String {
    let panel = sheet.ground(Ground::Tint, "", &format!("{}padding:24px 24px 20px;", sheet.radius(2)));
    let quote = format!("<p{}>{quote}</p>\n", sheet.text(QUOTE, "margin:0 0 16px;"));
    let who = named(sheet, person, Badge::round(44, Ground::Accent, Ink::OnAccent));
    format!("{TABLE} width=\"100%\"><tr><td{panel}>{quote}{who}</td></tr></table>\n")
}

/// The same in passing: a few quiet lines behind a rule.
pub fn aside(sheet: &Sheet<'_>, quote: &str, person: &Person<'_>) -> String {
    let line = sheet.line(sheet.start(), 4, &sheet.start_padding(16, 0));
    let who = [person.name, person.role].map(|part| sheet.delivery.html(part));
    let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let quote = format!("<p{}>{quote}</p>", sheet.text(NOTE.ink(Ink::Text), "margin:0 0 4px;"));
    let who = format!("<p{}>{who}</p>", sheet.text(NOTE, "margin:0;"));
    format!("{TABLE} width=\"100%\"><tr><td{line}>{quote}{who}</td></tr></table>\n")
}

/// Who the message is from, under a hairline.
pub fn signature(sheet: &Sheet<'_>, person: &Person<'_>) -> String {
    let line = sheet.line("top", 1, "padding:24px 0 0;");
    let who = named(sheet, person, Badge::round(44, Ground::Well, Ink::Text));
    format!("{TABLE} width=\"100%\"><tr><td{line}>{who}</td></tr></table>\n")
}

/// A face beside a name and a role.
pub fn named(sheet: &Sheet<'_>, person: &Person<'_>, face: Badge) -> String {
    let face = match &person.photo {
        Some(photo) => portrait(sheet, photo, face.side),
        None => badge(sheet, &initials(person.name, 2), face),
    };
    let name = format!("<p{}>{}</p>", sheet.text(NAME, "margin:0;"), sheet.delivery.html(person.name));
    let role = match person.role {
        "" => String::new(),
        role => format!("<p{}>{}</p>", sheet.text(ROLE, "margin:0;"), sheet.delivery.html(role)),
    };
    format!("{TABLE}><tr>{face}<td style=\"{}\">{name}{role}</td></tr></table>\n", sheet.start_padding(14, 0))
}

/// The picture keeps its own shape: Word knows no cropping, and a squeezed face is worse than a tall one.
fn portrait(sheet: &Sheet<'_>, photo: &Photo<'_>, side: u32) -> String {
    let alt = escape::to_attribute(&sheet.delivery.text(photo.alt));
    let style = sheet.text(NOTE, &format!("display:block;height:auto;border:0;{}", sheet.radius(2)));
    let src = escape::to_attribute(&photo.url);
    format!("<td width=\"{side}\" valign=\"top\"><img src=\"{src}\" width=\"{side}\" alt=\"{alt}\"{style}></td>")
}

pub fn badge(sheet: &Sheet<'_>, letters: &str, badge: Badge) -> String {
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
pub fn initials(name: &str, most: usize) -> String {
    let mut letters: Vec<char> =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    if letters.len() > most {
        letters.drain(1..=letters.len() - most);
    }
    let initials: String = letters.into_iter().flat_map(char::to_uppercase).collect();
    if initials.is_empty() { "·".to_owned() } else { initials }
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
