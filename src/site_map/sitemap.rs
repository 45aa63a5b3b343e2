//! What search engines are told of: which pages, and in how many lists.

use super::{Artefact, ArtefactKind, PageKind};
use crate::model::Portal;

/// A list holds at most so many addresses (sitemaps.org, protocol 0.9).
pub const MOST_ADDRESSES: usize = 50_000;

/// A page of an edition.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Within its edition.
    pub address: &'a str,
    pub edition: usize,
    pub page: PageKind,
}

/// Every page that may be indexed, by its address. `editions` are the portal in each of its languages; a page that isn't
/// translated is a copy of its original.
pub fn listed<'a>(artefacts: &'a [Artefact], editions: &[&Portal]) -> Vec<Entry<'a>> {
    let pages = artefacts.iter().filter_map(|artefact| match &artefact.kind {
        ArtefactKind::Page { page, address } => {
            let is_spoken = page.is_spoken(editions.get(artefact.edition)?);
            (is_spoken && page.is_listed()).then_some(Entry { address, edition: artefact.edition, page: *page })
        }
        _ => None,
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_unstable_by_key(|entry| (entry.address, entry.edition));
    pages
}

/// How many lists stand beside `sitemap.xml`, which is then their index; none where it holds all addresses itself.
pub fn parts(addresses: usize) -> usize {
    if addresses > MOST_ADDRESSES { addresses.div_ceil(MOST_ADDRESSES) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_split_only_when_it_has_to_be() {
        assert_eq!([0, 1, 50_000, 50_001, 100_000, 100_001].map(parts), [0, 0, 0, 2, 2, 3]);
    }
}
