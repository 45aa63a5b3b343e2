//! The call to action: a button, or a link in a letter. Enter at [`button`] and [`card`].

use crate::brand::colour::hex;
use crate::render::channels::email::sheet::{Profile, Sheet, TABLE, Word};
use crate::render::channels::email::style::{BUTTON, CHIP, Ground, Ink, PICTURE, Type};
use crate::render::escape;

/// What to do, where, and how long it takes.
pub struct Call {
    /// HTML.
    pub words: String,
    /// The same as plain text, to guess how wide it is.
    pub plain: String,
    pub url: String,
    /// HTML.
    pub minutes: Option<String>,
}

/// On which ground a button stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// In the brand's colour, on a card.
    OnCard,
    /// In the colour of text, on the brand's colour.
    OnPrimary,
}

impl Look {
    fn ground(self) -> Ground {
        match self {
            Self::OnCard => Ground::Primary,
            Self::OnPrimary => Ground::OnPrimary,
        }
    }

    fn kind(self) -> Type {
        match self {
            Self::OnCard => BUTTON,
            Self::OnPrimary => BUTTON.ink(Ink::Primary),
        }
    }

    fn chip(self) -> Type {
        match self {
            Self::OnCard => CHIP,
            Self::OnPrimary => CHIP.ink(Ink::OnPrimary),
        }
    }
}

/// Space within a button.
const ABOVE: u32 = 15;
const BESIDE: u32 = 30;

pub fn button(sheet: &Sheet<'_>, call: &Call, look: Look) -> String {
    let padding = format!("padding:{ABOVE}px {BESIDE}px;");
    let (cell, link) = match (sheet.profile, sheet.word) {
        // All of the button can be clicked. Where a mail system took the comments out, Word sees this one: it
        // ignores padding of links and takes it from mso-padding-alt.
        (Profile::Whole, Word::Supported) => {
            (format!("mso-padding-alt:{ABOVE}px {BESIDE}px;"), format!("display:inline-block;{padding}"))
        }
        (Profile::Whole, Word::Ignored) => (String::new(), format!("display:inline-block;{padding}")),
        // A paste drops mso- properties, so the cell has the padding.
        (Profile::Paste, _) => (padding, String::new()),
    };
    let ground = sheet.ground(look.ground(), "", &format!("{}{cell}", sheet.radius(1)));
    let text = sheet.text(look.kind(), &format!("{link}text-decoration:none;"));
    let link = format!("<a href=\"{}\"{text}>{}</a>", escape::to_attribute(&call.url), call.words);
    let button = format!("{TABLE}><tr><td align=\"center\"{ground}>{link}</td></tr></table>");
    let drawn = sheet.for_word(|| drawn(sheet, call, look));
    let minutes = call.minutes.as_ref();
    let minutes = minutes.map(|text| format!("<p{}>{text}</p>\n", sheet.text(look.chip(), "margin:12px 0 0;")));
    format!("{drawn}{}\n{}", sheet.but_for_word(&button), minutes.unwrap_or_default())
}

/// The button as Word draws it: the only way to round corners there and to have all of it clickable.
fn drawn(sheet: &Sheet<'_>, call: &Call, look: Look) -> String {
    let light = &sheet.tokens.light;
    let (width, height) = size(&call.plain);
    // VML measures corners in shares of the shorter side.
    let corners = u32::from(sheet.tokens.radius) * 100 / height;
    let fill = hex(look.ground().of(light));
    let href = escape::to_attribute(&call.url);
    format!(
        "<v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w=\"urn:schemas-microsoft-com:office:word\" \
         href=\"{href}\" style=\"width:{width}px;height:{height}px;v-text-anchor:middle\" arcsize=\"{corners}%\" \
         stroke=\"f\" fillcolor=\"{fill}\"><w:anchorlock/><center style=\"{}\">{}</center></v:roundrect>",
        look.kind().css(sheet.tokens),
        call.words
    )
}

/// Width and height of a drawn button, which doesn't grow with its words. A letter in bold is at most about
/// two thirds of its size wide on average, one of a square script as wide as high; too wide looks better than cut.
fn size(words: &str) -> (u32, u32) {
    let letter = |c: char| if u32::from(c) >= 0x2e80 { BUTTON.size } else { BUTTON.size * 2 / 3 };
    let text: u32 = words.chars().map(letter).sum();
    let most = PICTURE - 2 * BESIDE;
    let lines = text.div_ceil(most).max(1);
    (text.min(most) + 2 * BESIDE, lines * BUTTON.line + 2 * ABOVE)
}

/// The link of a letter, as mail programs show one that somebody put in: a quiet box behind a bar.
pub fn card(sheet: &Sheet<'_>, call: &Call) -> String {
    let bar = sheet.ground(Ground::Primary, "", "font-size:1px;line-height:1px");
    let cell = sheet.ground(Ground::Well, "", "padding:16px 20px;");
    let link = sheet.anchor(&call.url, Ink::Link, &call.words);
    let link = format!("<p{}>{link}</p>", sheet.text(BUTTON.ink(Ink::Link), "margin:0;"));
    let minutes = call.minutes.as_ref();
    let minutes = minutes.map(|text| format!("<p{}>{text}</p>", sheet.text(CHIP, "margin:2px 0 0;")));
    format!(
        "{TABLE} width=\"100%\"><tr><td width=\"4\"{bar}>&nbsp;</td><td{cell}>{link}{}</td></tr></table>\n",
        minutes.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_drawn_button_has_room_for_its_words() {
        assert_eq!(size("Start"), (115, 52));
        assert_eq!(size(&"long words ".repeat(20)), (520, 162));
        assert_eq!(size("始める"), (111, 52));
    }
}
