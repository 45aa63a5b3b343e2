//! `sitemap.xml`: every page that may be indexed, in every language.

use std::collections::BTreeMap;

use sitemap_writer::{SitemapAlternate, SitemapUrl, SitemapWriter};

use super::changed;
use crate::render::Edition;
use crate::site_map::{ArtefactKind, PageKind, SiteMap};

/// Every page that is listed but those that aren't translated; an intranet portal has none to show. Each page names all its
/// languages, itself included, as in its head.
pub fn sitemap(editions: &[Edition<'_>], site_map: &SiteMap) -> String {
    let mut urls = BTreeMap::new();
    for artefact in &site_map.artefacts {
        let (ArtefactKind::Page { page, address }, Some(edition)) = (&artefact.kind, editions.get(artefact.edition))
        else {
            continue;
        };
        if !page.is_listed() || edition.portal.settings.internal || !page.is_spoken(edition.portal) {
            continue;
        }
        let mut url = SitemapUrl::new(edition.links.absolute(address));
        if let Some(date) = page.item(edition.portal).and_then(changed) {
            url = url.lastmod(date.to_string());
        }
        for alternate in alternates(editions, *page, address) {
            url = url.alternate(alternate);
        }
        urls.insert((address.clone(), artefact.edition), url);
    }
    SitemapWriter::build(urls.into_values())
}

fn alternates(editions: &[Edition<'_>], page: PageKind, address: &str) -> Vec<SitemapAlternate> {
    let spoken: Vec<_> = editions.iter().filter(|edition| page.is_spoken(edition.portal)).collect();
    let Some(first) = spoken.first().filter(|_| spoken.len() > 1) else { return Vec::new() };
    let default = SitemapAlternate::new("x-default", first.links.absolute(address));
    let alternate =
        |it: &&Edition<'_>| SitemapAlternate::new(it.portal.settings.language.as_str(), it.links.absolute(address));
    spoken.iter().map(alternate).chain([default]).collect()
}
