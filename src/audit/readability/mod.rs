//! Reading: whether a text can be read in the time and the state in which people read it.
//!
//! Enter at [`judge`]. `hard` is about words and sentences, `wall` about what breaks a text up. Both count only running
//! text: code, addresses, items of lists and cells of tables are blanks or left out.

mod formula;
mod hard;
mod syllables;
mod wall;

use rayon::prelude::*;

use super::texts::{self, Days, Role, Text, Told};
use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::model::manuscript::Leaf;

/// How many texts are judged together, so that what is known of a word is found out for many of them at once.
const TEXTS: usize = 500;

/// How a language is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    English,
    German,
    Other,
}

impl Language {
    fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("en") => Self::English,
            Some("de") => Self::German,
            _ => Self::Other,
        }
    }
}

pub fn judge(portal: &Portal, days: &Days) -> Vec<Diagnostic> {
    let language = Language::of(&portal.settings.language);
    let texts = texts::all(portal, days);
    let running: Vec<&[Leaf]> = texts.iter().filter_map(running_text).collect();
    let of_some = |texts: &[&[Leaf]]| {
        let mut known = hard::Known::new(language);
        let of_text = |leaves| hard::judge(leaves, &mut known).into_iter().chain(wall::judge(leaves, language));
        texts.iter().copied().flat_map(of_text).collect::<Vec<_>>()
    };
    running.par_chunks(TEXTS).flat_map_iter(of_some).collect()
}

/// Texts of several sentences that people read, in our words.
fn running_text<'a>(told: &Told<'a>) -> Option<&'a [Leaf]> {
    match (told.text, told.role) {
        (Text::Prose(prose), Role::Message | Role::Promotion | Role::Teaching | Role::Voice) => Some(&prose.leaves),
        _ => None,
    }
}

/// The words of a text: what has letters in it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let parts = text.split(move |letter: char| !is_part(letter));
    parts.filter(|word| word.chars().any(char::is_alphabetic))
}
