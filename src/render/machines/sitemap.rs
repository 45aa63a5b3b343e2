//! `sitemap.xml`: every page that may be indexed.

use std::collections::BTreeMap;

use sitemap_writer::{SitemapUrl, SitemapWriter};

use super::changed;
use crate::model::{Item, Portal};
use crate::site_map::{ArtefactKind, PageKind, SiteMap};

/// Every page but 404; an intranet portal has none to show.
pub fn sitemap(portal: &Portal, site_map: &SiteMap) -> String {
    let mut urls = BTreeMap::new();
    for artefact in &site_map.artefacts {
        if let ArtefactKind::Page { page, address } = &artefact.kind
            && *page != PageKind::NotFound
            && !portal.settings.internal
        {
            let mut url = SitemapUrl::new(site_map.links.absolute(address));
            if let Some(date) = item(portal, *page).and_then(changed) {
                url = url.lastmod(date.to_string());
            }
            urls.insert(address.clone(), url);
        }
    }
    SitemapWriter::build(urls.into_values())
}

fn item(portal: &Portal, page: PageKind) -> Option<&Item> {
    match page {
        PageKind::Course(id) => Some(&portal[id].item),
        PageKind::Persona(id) => Some(&portal[id].item),
        PageKind::Landing(id, _) => Some(&portal[id].item),
        PageKind::Path(id) => Some(&portal[id].item),
        PageKind::Event(id) => Some(&portal[id].item),
        PageKind::Community(id) => Some(&portal[id].item),
        PageKind::Champion(id) => Some(&portal[id].item),
        PageKind::Free(id) => Some(&portal[id].item),
        PageKind::Front
        | PageKind::Catalogue
        | PageKind::Personas
        | PageKind::Paths
        | PageKind::Events
        | PageKind::Communities
        | PageKind::Champions
        | PageKind::Stories
        | PageKind::Nudges
        | PageKind::Contribute
        | PageKind::NotFound => None,
    }
}
