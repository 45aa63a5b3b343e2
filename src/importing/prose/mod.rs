//! Descriptions of other systems, HTML or plain → Markdown as authors here write it.
//!
//! Enter at [`Prose::of`]. `html` trusts no tag, `tags` tells of them, `writer` follows them, `blocks` sets paragraphs, lists and tables, `escape` keeps words from being
//! taken for marks. What pages couldn't show or trust is left out and named.

mod blocks;
mod escape;
mod html;
mod tags;
mod writer;

use std::collections::BTreeSet;

use super::found::one_line;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub markdown: String,
    /// The words alone, on one line.
    pub plain: String,
    /// Those of the first block.
    pub first: String,
    /// What was left out, in words: "a picture", "a script".
    pub left_out: BTreeSet<String>,
}

impl Prose {
    /// Takes for HTML what looks like it.
    pub fn of(text: &str) -> Self {
        if looks_like_html(text) { html::read(text) } else { Self::of_plain(text) }
    }

    /// Words without marks; empty lines part paragraphs.
    pub fn of_plain(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let paragraphs = text.split("\n\n").map(one_line).filter(|paragraph| !paragraph.is_empty());
        let paragraphs: Vec<String> = paragraphs.collect();
        let mut blocks = blocks::Blocks::default();
        paragraphs.iter().for_each(|paragraph| blocks.block(&escape::text(paragraph)));
        let first = paragraphs.into_iter().next().unwrap_or_default();
        Self { markdown: blocks.finish(), plain: one_line(&text), first, left_out: BTreeSet::new() }
    }

    /// Whether the words alone say everything.
    pub fn is_plain(&self) -> bool {
        self.markdown == escape::line_start(&escape::text(&self.plain))
    }
}

/// Whether a text holds a tag, a comment or an entity.
fn looks_like_html(text: &str) -> bool {
    text.match_indices(['<', '&']).any(|(at, mark)| {
        let after = &text[at + 1..];
        match mark {
            "<" => after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c)) && after.contains('>'),
            _ => after.split_once(';').is_some_and(|(name, _)| is_entity(name)),
        }
    })
}

/// `amp`, `#39`; a single letter is rather a name, as in "R&D;".
fn is_entity(name: &str) -> bool {
    let letters = name.strip_prefix('#').unwrap_or(name);
    (2..=8).contains(&name.len()) && !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests;
