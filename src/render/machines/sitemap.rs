//! `sitemap.xml`: every page that may be indexed, in every language (sitemaps.org, protocol 0.9).

use sitemap_writer::{SitemapAlternate, SitemapIndex, SitemapIndexWriter, SitemapUrl, SitemapWriter};

use super::Machines;
use crate::model::Item;
use crate::site_map::address;
use crate::site_map::sitemap::{Entry, MOST_ADDRESSES, listed, parts};

impl Machines<'_> {
    /// All addresses, or the `part`-th list of them (from 1), or the index of the lists.
    pub fn sitemap(&self, part: Option<usize>) -> Vec<u8> {
        let portals: Vec<_> = self.editions.iter().map(|edition| edition.portal).collect();
        let pages = listed(&self.site_map.artefacts, &portals);
        let text = match (part, parts(pages.len())) {
            (Some(part), _) => {
                let before = part.saturating_sub(1) * MOST_ADDRESSES;
                self.list(pages.iter().skip(before).take(MOST_ADDRESSES))
            }
            (None, 0) => self.list(pages.iter()),
            (None, parts) => {
                let part = |number| SitemapIndex::new(self.links.file(&address::sitemap_part(number)));
                SitemapIndexWriter::build((1..=parts).map(part))
            }
        };
        text.into_bytes()
    }

    fn list<'p>(&self, pages: impl Iterator<Item = &'p Entry<'p>>) -> String {
        SitemapWriter::build(pages.filter_map(|entry| {
            let edition = self.editions.get(entry.edition)?;
            let mut url = SitemapUrl::new(edition.links.absolute(entry.address));
            if let Some(date) = entry.page.item(edition.portal).and_then(Item::changed) {
                url = url.lastmod(date.to_string());
            }
            Some(self.alternates(entry).into_iter().fold(url, SitemapUrl::alternate))
        }))
    }

    /// All languages that a page is told in, itself included, as in its head.
    fn alternates(&self, entry: &Entry<'_>) -> Vec<SitemapAlternate> {
        let spoken: Vec<_> = self.editions.iter().filter(|edition| entry.page.is_spoken(edition.portal)).collect();
        let Some(first) = spoken.first().filter(|_| spoken.len() > 1) else { return Vec::new() };
        let default = SitemapAlternate::new("x-default", first.links.absolute(entry.address));
        let languages = spoken.iter().map(|edition| {
            let language = edition.portal.settings.language.as_str();
            SitemapAlternate::new(language, edition.links.absolute(entry.address))
        });
        languages.chain([default]).collect()
    }
}
