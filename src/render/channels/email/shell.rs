//! The document around a message: head, dark mode, preheader, the wrapper for screen readers, the outer table.
//!
//! Enter at [`document`] for a whole message and at [`fragment`] for a paste.

use super::sheet::{Sheet, TABLE, Word};
use super::style::{Ground, WIDTH, dark_rules};
use crate::render::escape;

/// What the document says about itself; plain text.
pub struct About<'a> {
    pub language: &'a str,
    pub subject: &'a str,
    pub frame: Frame,
}

/// What the rows of a message stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub ground: Ground,
    pub place: Place,
}

/// Where on a wide page a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Middle,
    /// Where lines begin, as the mails of people do.
    Start,
}

/// Mail programs preview about this many characters; unless they are filled, the body's first words leak in.
const PREVIEW: usize = 200;

/// A character without width and a space that is not collapsed: what the preview is filled with.
const FILLER: &str = "\u{34f}\u{a0}";

pub fn document(sheet: &Sheet<'_>, about: &About<'_>, preheader: &str, card: &str) -> String {
    let body = body(sheet, about, preheader, card);
    let language = escape::to_attribute(about.language);
    let namespace = match sheet.word {
        Word::Supported => " xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
        Word::Ignored => "",
    };
    let direction = sheet.direction.word();
    let head = head(sheet, about, &body);
    let html = format!("<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\"{namespace}>\n");
    [html.as_str(), &head, &body, "</html>\n"].concat()
}

pub fn fragment(sheet: &Sheet<'_>, frame: Frame, card: &str) -> String {
    outer(sheet, frame, card)
}

fn head(sheet: &Sheet<'_>, about: &About<'_>, body: &str) -> String {
    let title = escape::to_text(about.subject);
    let word = sheet.for_word(|| {
        format!(
            "<xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>{}",
            word_fonts(sheet)
        )
    });
    let dark = dark_rules(sheet.tokens, body);
    format!(
        "<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta name=\"x-apple-disable-message-reformatting\">\n\
         <meta name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
         <title>{title}</title>\n{word}\n<style>\n:root{{color-scheme:light dark}}\n\
         @media (max-width:480px){{.m{{padding-left:24px!important;padding-right:24px!important}}\
         .h{{font-size:27px!important;line-height:34px!important}}.g{{font-size:20px!important;line-height:29px!important}}}}\n{dark}</style>\n</head>\n"
    )
}

/// Word sets text in Times where it lacks the first family of a stack, so a brand font that people may not have
/// needs its fallback said once more.
fn word_fonts(sheet: &Sheet<'_>) -> String {
    let stack = &sheet.tokens.mail_body_font;
    match stack.split_once(',') {
        Some((_, fallback)) if !stack.starts_with("'Segoe UI'") && !stack.starts_with("Georgia") => {
            format!("<style>p,h1,h2,h3,li,td,th,a,center{{font-family:{fallback}!important}}</style>")
        }
        _ => String::new(),
    }
}

fn body(sheet: &Sheet<'_>, about: &About<'_>, preheader: &str, card: &str) -> String {
    let ground = sheet.ground(about.frame.ground, "", "margin:0;padding:0");
    let language = escape::to_attribute(about.language);
    let label = escape::to_attribute(about.subject);
    let direction = sheet.direction.word();
    let article = format!(
        "<div role=\"article\" aria-roledescription=\"email\" aria-label=\"{label}\" lang=\"{language}\" dir=\"{direction}\">\n"
    );
    let preheader = hidden_preheader(sheet, preheader);
    let rows = outer(sheet, about.frame, card);
    ["<body", &ground, ">\n", &preheader, &article, &rows, "</div>\n</body>\n"].concat()
}

/// The line after the subject in an inbox: first in the body, and never seen in the message itself.
/// `html` is escaped already.
fn hidden_preheader(sheet: &Sheet<'_>, html: &str) -> String {
    let missing = PREVIEW.saturating_sub(html.chars().count());
    let filler = FILLER.repeat(missing);
    let word = match sheet.word {
        Word::Supported => ";mso-hide:all",
        Word::Ignored => "",
    };
    format!("<div style=\"display:none;max-height:0;overflow:hidden{word}\">{html}{filler}</div>\n")
}

/// The page with the message on it. Long words break rather than widen a phone's screen. Word knows no `max-width`,
/// so it gets a table of its own. The direction is said here once more, because a paste has nothing around it.
fn outer(sheet: &Sheet<'_>, frame: Frame, rows: &str) -> String {
    let (align, direction) = (sheet.align(frame.place), sheet.direction.word());
    let ground = sheet.ground(frame.ground, "", "padding:24px 12px 32px;word-break:break-word");
    let open = sheet.for_word(|| format!("{TABLE} width=\"{WIDTH}\" align=\"{align}\"><tr><td>"));
    let close = sheet.for_word(|| "</td></tr></table>".to_owned());
    let width = sheet.message_width(frame.place);
    let page = format!("{TABLE} width=\"100%\" dir=\"{direction}\"><tr><td align=\"{align}\"{ground}>\n");
    [&page, &open, TABLE, &width, ">\n", rows, "</table>", &close, "\n</td></tr></table>\n"].concat()
}
