//! Words within a paragraph, in a chat's marks.
//!
//! Enter at [`Writer::words`]. Neighbouring pieces of text are put together before they are escaped: whether a
//! character would be a mark depends on the one beside it.

use super::{Dialect, Shown, Simplified, Writer, shows_picture};
use crate::model::prose::{Inline, Link, Picture};
use crate::render::message;

/// A way of marking words that can stand in another, but never in itself.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Strong,
    Emphasis,
    Struck,
}

impl<D: Dialect> Writer<'_, D> {
    /// The words without space around them; a forced line end is the dialect's.
    pub fn words(&mut self, content: &[Inline]) -> String {
        let words = self.run(content, &[]);
        self.dialect.line(words.trim())
    }

    /// Words that will be bold as a whole.
    pub fn bold_words(&mut self, content: &[Inline]) -> String {
        let words = self.run(content, &[Style::Strong]);
        words.replace(self.dialect.line_end(), " ").trim().to_owned()
    }

    /// Inline text without marks, in which nothing is a mark.
    pub fn plain_letters(&self, content: &[Inline]) -> String {
        self.dialect.letters(message::plain(content, &self.delivery.scope).trim())
    }

    fn run(&mut self, content: &[Inline], styles: &[Style]) -> String {
        let mut out = String::new();
        let mut text = String::new();
        for (i, inline) in content.iter().enumerate() {
            if let Some(piece) = self.piece(inline) {
                text.push_str(&piece);
                continue;
            }
            let before = text.chars().last().or_else(|| out.chars().last());
            out.push_str(&self.dialect.letters(&std::mem::take(&mut text)));
            let after = content.get(i + 1).and_then(|next| self.plain(next).chars().next());
            let own = self.plain(inline);
            let within_word = joins(before, own.chars().next()) || joins(after, own.chars().next_back());
            out.push_str(&self.marked(inline, styles, within_word));
        }
        out.push_str(&self.dialect.letters(&text));
        out
    }

    /// What is text and nothing else.
    fn piece(&self, inline: &Inline) -> Option<String> {
        match inline {
            Inline::Text(text) => Some(self.delivery.text(text)),
            Inline::Html { text, .. } => Some(self.delivery.text(&self.delivery.raw(text))),
            Inline::SoftBreak => Some(" ".to_owned()),
            Inline::FootnoteRef { number, .. } => Some(format!(" ({number})")),
            Inline::Value(placeholder) => Some(self.delivery.text(&self.delivery.value(placeholder))),
            Inline::Merge(tag) => Some(self.delivery.merge_text(tag)),
            Inline::Emphasis(_)
            | Inline::Strong(_)
            | Inline::Strikethrough(_)
            | Inline::Code(_)
            | Inline::Link(_)
            | Inline::Image(_)
            | Inline::HardBreak => None,
        }
    }

    /// What a reader sees of it.
    fn plain(&self, inline: &Inline) -> String {
        message::plain(std::slice::from_ref(inline), &self.delivery.scope)
    }

    fn marked(&mut self, inline: &Inline, styles: &[Style], within_word: bool) -> String {
        match inline {
            Inline::Strong(inner) => self.styled(Style::Strong, inner, styles, within_word),
            Inline::Emphasis(inner) => self.styled(Style::Emphasis, inner, styles, within_word),
            Inline::Strikethrough(inner) => self.styled(Style::Struck, inner, styles, within_word),
            Inline::Code(text) if text.trim().is_empty() => String::new(),
            Inline::Code(text) => self.dialect.code(&self.delivery.text(text)),
            Inline::Link(link) => self.link(link),
            Inline::Image(picture) => self.picture(picture),
            Inline::HardBreak => self.dialect.line_end().to_owned(),
            Inline::Text(_)
            | Inline::Html { .. }
            | Inline::SoftBreak
            | Inline::FootnoteRef { .. }
            | Inline::Value(_)
            | Inline::Merge(_) => self.piece(inline).map(|text| self.dialect.letters(&text)).unwrap_or_default(),
        }
    }

    /// Marks hug their words, end with the line, and don't work inside a word; there the words stay plain.
    fn styled(&mut self, style: Style, inner: &[Inline], styles: &[Style], within_word: bool) -> String {
        let within: Vec<Style> = styles.iter().copied().chain([style]).collect();
        let words = self.run(inner, &within);
        if within_word || styles.contains(&style) {
            return words;
        }
        let end = self.dialect.line_end();
        let lines: Vec<String> = words.split(end).map(|line| self.hugged(style, line)).collect();
        lines.join(end)
    }

    fn hugged(&self, style: Style, words: &str) -> String {
        let core = words.trim();
        if core.is_empty() {
            return words.to_owned();
        }
        let marked = match style {
            Style::Strong => self.dialect.strong(core),
            Style::Emphasis => self.dialect.emphasis(core),
            Style::Struck => self.dialect.struck(core),
        };
        let start = words.len() - words.trim_start().len();
        format!("{}{marked}{}", &words[..start], &words[start + core.len()..])
    }

    /// A link's words carry no marks: Slack would show them as characters.
    fn link(&mut self, link: &Link) -> String {
        let said = message::plain(&link.content, &self.delivery.scope);
        let said = self.delivery.text(said.trim());
        let Some(url) = self.delivery.outbound.target(&link.target) else { return self.dialect.letters(&said) };
        let bare = url.trim_start_matches("mailto:").trim_start_matches("tel:");
        self.dialect.link(if said.is_empty() { bare } else { &said }, &url)
    }

    /// A picture stands below its paragraph; where only text fits, or the chat can't show it, it is a link.
    fn picture(&mut self, picture: &Picture) -> String {
        let alt = self.delivery.text(picture.alt.trim());
        let Some(url) = self.delivery.outbound.picture(&picture.target) else { return self.dialect.letters(&alt) };
        if alt.is_empty() {
            // Its author says that it shows nothing.
            return String::new();
        }
        if self.depth == 0 && shows_picture(&url) {
            self.pictures.push(Shown { url, alt });
            return String::new();
        }
        self.simplified.insert(Simplified::Picture);
        self.dialect.link(&alt, &url)
    }
}

/// Whether the character outside of a mark and the one inside are of one word.
fn joins(outside: Option<char>, inside: Option<char>) -> bool {
    outside.is_some_and(char::is_alphanumeric) && inside.is_some_and(|c| !c.is_whitespace())
}
