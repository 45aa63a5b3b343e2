//! `sitemap.xml`: every page that may be indexed.

use std::collections::BTreeMap;

use sitemap_writer::{SitemapUrl, SitemapWriter};

use super::changed;
use crate::model::Portal;
use crate::site_map::{ArtefactKind, SiteMap};

/// Every page that is listed; an intranet portal has none to show.
pub fn sitemap(portal: &Portal, site_map: &SiteMap) -> String {
    let mut urls = BTreeMap::new();
    for artefact in &site_map.artefacts {
        if let ArtefactKind::Page { page, address } = &artefact.kind
            && page.is_listed()
            && !portal.settings.internal
        {
            let mut url = SitemapUrl::new(site_map.links.absolute(address));
            if let Some(date) = page.item(portal).and_then(changed) {
                url = url.lastmod(date.to_string());
            }
            urls.insert(address.clone(), url);
        }
    }
    SitemapWriter::build(urls.into_values())
}
