//! The description of an entry: text without any marks, for calendars show none.

use crate::render::channels::chat::Dialect;

/// Words as they are; an address stands behind its words.
pub struct Bare;

impl Dialect for Bare {
    fn letters(&self, text: &str) -> String {
        text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect()
    }

    fn strong(&self, words: &str) -> String {
        words.to_owned()
    }

    fn emphasis(&self, words: &str) -> String {
        words.to_owned()
    }

    fn struck(&self, words: &str) -> String {
        format!("~{words}~")
    }

    fn code(&self, text: &str) -> String {
        text.to_owned()
    }

    fn code_block(&self, text: &str) -> String {
        text.to_owned()
    }

    fn link(&self, text: &str, url: &str) -> String {
        let bare = url.trim_start_matches("mailto:").trim_start_matches("tel:");
        if text == bare || text == url { bare.to_owned() } else { format!("{text} ({bare})") }
    }

    fn line(&self, words: &str) -> String {
        words.to_owned()
    }

    fn line_end(&self) -> &'static str {
        "\n"
    }
}
