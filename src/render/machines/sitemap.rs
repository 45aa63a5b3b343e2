//! `sitemap.xml`: every page that may be indexed (sitemaps.org, protocol 0.9).

use sitemap_writer::{SitemapIndex, SitemapIndexWriter, SitemapUrl, SitemapWriter};

use super::Machines;
use crate::model::Item;
use crate::site_map::sitemap::{MOST_ADDRESSES, listed, parts};
use crate::site_map::{PageKind, address};

impl Machines<'_> {
    /// All addresses, or the `part`-th list of them (from 1), or the index of the lists.
    pub fn sitemap(&self, part: Option<usize>) -> Vec<u8> {
        let pages = listed(&self.site_map.artefacts);
        let text = match (part, parts(pages.len())) {
            (Some(part), _) => {
                let before = part.saturating_sub(1) * MOST_ADDRESSES;
                self.list(pages.iter().skip(before).take(MOST_ADDRESSES))
            }
            (None, 0) => self.list(pages.iter()),
            (None, parts) => {
                let part = |number| SitemapIndex::new(self.links.absolute(&address::sitemap_part(number)));
                SitemapIndexWriter::build((1..=parts).map(part))
            }
        };
        text.into_bytes()
    }

    fn list<'p>(&self, pages: impl Iterator<Item = &'p (&'p str, PageKind)>) -> String {
        SitemapWriter::build(pages.map(|(address, page)| {
            let url = SitemapUrl::new(self.links.absolute(address));
            match page.item(self.portal).and_then(Item::changed) {
                Some(date) => url.lastmod(date.to_string()),
                None => url,
            }
        }))
    }
}
