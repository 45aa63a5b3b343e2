//! Words within a paragraph, as e-mail HTML.
//!
//! Enter at [`Sheet::words`].

use std::path::Path;

use super::sheet::Sheet;
use super::style::{CODE_FAMILY, Ink, NOTE, PICTURE};
use crate::model::prose::{Inline, Link, Picture};
use crate::render::escape;
use crate::render::message;

impl Sheet<'_> {
    /// The words, with the links in the colour that their ground asks for.
    pub fn words(&self, content: &[Inline], links: Ink) -> String {
        content.iter().map(|inline| self.word(inline, links)).collect()
    }

    fn word(&self, inline: &Inline, links: Ink) -> String {
        let inner = |content: &[Inline]| self.words(content, links);
        match inline {
            Inline::Text(text) => self.delivery.html(text),
            Inline::Emphasis(content) => format!("<em>{}</em>", inner(content)),
            Inline::Strong(content) => format!("<strong>{}</strong>", inner(content)),
            Inline::Strikethrough(content) => {
                format!("<span style=\"text-decoration:line-through\">{}</span>", inner(content))
            }
            Inline::Html { text, .. } => self.delivery.html(&self.delivery.raw(text)),
            Inline::Code(text) => {
                format!("<span style=\"font-family:{CODE_FAMILY};font-size:14px\">{}</span>", self.delivery.html(text))
            }
            Inline::Link(link) => self.link(link, links),
            Inline::Image(picture) => self.picture(picture, ""),
            Inline::SoftBreak => " ".to_owned(),
            Inline::HardBreak => "<br>".to_owned(),
            Inline::FootnoteRef { number, .. } => {
                format!("<sup style=\"font-size:12px;line-height:12px\">{number}</sup>")
            }
            Inline::Value(placeholder) => self.delivery.html(&self.delivery.value(placeholder)),
            Inline::Merge(tag) => self.delivery.merge_html(tag),
        }
    }

    fn link(&self, link: &Link, ink: Ink) -> String {
        let Some(url) = self.delivery.outbound.target(&link.target) else { return self.words(&link.content, ink) };
        let said = message::plain(&link.content, &self.delivery.scope);
        let words = match said.trim() {
            // A link without words would be read out letter by letter.
            "" => match link.content.iter().find_map(only_picture) {
                Some(picture) => self.picture(picture, &host(&url)),
                None => self.delivery.html(&host(&url)),
            },
            _ => self.words(&link.content, ink),
        };
        self.anchor(&url, ink, &words)
    }

    /// A link in the text: `words` are HTML already.
    pub fn anchor(&self, url: &str, ink: Ink, words: &str) -> String {
        let href = escape::to_attribute(url);
        format!("<a href=\"{href}\"{}>{words}</a>", self.inline(ink, "text-decoration:underline"))
    }

    /// A picture as wide as the text. Pictures that Gmail or Word can't show are named instead, with the way to them.
    fn picture(&self, picture: &Picture, alt_else: &str) -> String {
        let alt = if picture.alt.trim().is_empty() { alt_else } else { &picture.alt };
        let Some(url) = self.delivery.outbound.picture(&picture.target) else { return self.delivery.html(alt) };
        if !shown_in_mail(&url) {
            return match alt {
                "" => String::new(),
                _ if alt == alt_else => self.delivery.html(alt),
                _ => self.anchor(&url, Ink::Link, &self.delivery.html(alt)),
            };
        }
        let alt = escape::to_attribute(&self.delivery.text(alt));
        let src = escape::to_attribute(&url);
        // The font is what the alternative text is set in while pictures are blocked.
        let style = self.text(NOTE, "display:block;width:100%;max-width:100%;height:auto;border:0;");
        format!("<img src=\"{src}\" width=\"{PICTURE}\" alt=\"{alt}\"{style}>")
    }
}

fn only_picture(inline: &Inline) -> Option<&Picture> {
    match inline {
        Inline::Image(picture) => Some(picture),
        _ => None,
    }
}

/// Gmail shows no SVG, Outlook for Windows neither WebP nor AVIF, and both refuse what isn't https (caniemail.com).
pub fn shown_in_mail(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let extension = Path::new(path).extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    url.starts_with("https://") && matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif")
}

/// What a reader would call the place: its host, or the address without its scheme.
fn host(url: &str) -> String {
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| url.split_once(':').map_or(url, |(_, rest)| rest).to_owned())
}
