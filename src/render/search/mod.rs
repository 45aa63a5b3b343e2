//! The data that visitors' browsers search and filter: nothing of it is asked of a server, nothing is sent to one.
//!
//! Enter at [`files`], and at [`courses`] for what the catalogue's facets read where it has several pages. `entries` says
//! what can be found and by which words, `words` takes texts apart the way the script does
//! (`site-template/assets/late/search.js`), `index` turns entries into terms with the entries that they lead to, `parts`
//! cuts both into files small enough that a query loads few of them. `known` are texts that were taken apart before.

mod courses;
mod entries;
mod index;
mod known;
mod parts;
#[cfg(test)]
mod tests;
mod words;

pub use courses::file as courses;
pub use known::KnownTexts;
pub use parts::SearchFiles;

use crate::model::Portal;
use crate::render::wording::Wording;

/// Something that can be found, for a list of all.
pub struct Found {
    pub title: String,
    pub address: String,
    /// `Course`.
    pub kind: String,
    /// The title as it is sorted.
    pub order: String,
}

impl Found {
    /// What it stands under: the first letter of its title, `#` for whatever begins with none.
    pub fn letter(&self) -> String {
        let first = self.order.chars().find(|c| c.is_alphanumeric()).filter(|c| c.is_alphabetic());
        first.map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().collect())
    }
}

/// Everything that can be found.
pub fn found(portal: &Portal, wording: &Wording) -> Vec<Found> {
    let entries = entries::all(portal, wording).into_iter();
    let found = |entry: entries::Entry| Found {
        kind: wording.text(entries::KINDS[entry.kind as usize]),
        order: words::folded(&entry.title),
        title: entry.title,
        address: entry.address,
    };
    entries.map(found).collect()
}

/// What visitors of a portal search, in its language; `known` are the texts of last time.
pub fn files(portal: &Portal, wording: &Wording, known: &KnownTexts) -> SearchFiles {
    let language = &portal.settings.language;
    let mut texts = known.take(language);
    let files = parts::files(&entries::all(portal, wording), portal, wording, &mut texts);
    known.keep(language, texts);
    files
}
