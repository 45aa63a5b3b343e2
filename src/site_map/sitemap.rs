//! What search engines are told of: which pages, and in how many lists.

use super::{Artefact, ArtefactKind, PageKind};

/// A list holds at most so many addresses (sitemaps.org, protocol 0.9).
pub const MOST_ADDRESSES: usize = 50_000;

/// Every page that may be indexed, by its address.
pub fn listed(artefacts: &[Artefact]) -> Vec<(&str, PageKind)> {
    let pages = artefacts.iter().filter_map(|artefact| match &artefact.kind {
        ArtefactKind::Page { page, address } if page.is_listed() => Some((address.as_str(), *page)),
        _ => None,
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_unstable_by_key(|(address, _)| *address);
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
