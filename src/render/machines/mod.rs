//! The files that machines read: feeds, sitemap, robots, catalogue, calendars, how to embed, what language models read.
//!
//! Enter at [`Machines::all`], once per build: one for each language. Everything in these files also stands on a page.
//! [`export`] writes what other systems want to be given instead of fetching it.

mod badges;
mod calendar;
mod catalog;
mod catalog_table;
mod feed;
mod llms;
mod moodle;
mod oembed;
mod robots;
mod sitemap;
mod viva;

pub use badges::{badge_class, issuer};
pub use calendar::{calendar, revision};

use crate::model::{Item, Portal};
use crate::render::wording::Wording;
use crate::render::{Edition, Inputs};
use crate::site_map::{Links, SiteMap};

/// What other systems are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// `catalog.csv`, as it is published.
    Table,
    Moodle,
    Viva,
}

/// The courses as another system reads them. Tables are in the portal's default language.
pub fn export(inputs: &Inputs<'_>, export: Export) -> Vec<u8> {
    let editions = Machines::all(inputs);
    let Some(default) = editions.first() else { return Vec::new() };
    match export {
        Export::Table => default.catalog_table(),
        Export::Moodle => default.moodle(),
        Export::Viva => viva::viva(&editions),
    }
}

/// What the files of one edition are made from.
pub struct Machines<'a> {
    portal: &'a Portal,
    links: &'a Links,
    wording: Wording,
    /// Those of the portal as a whole need all editions.
    editions: &'a [Edition<'a>],
    site_map: &'a SiteMap,
}

impl<'a> Machines<'a> {
    /// In the order of the editions.
    pub fn all(inputs: &Inputs<'a>) -> Vec<Self> {
        let Inputs { editions, site_map, theme, .. } = *inputs;
        let of_edition = |edition: &Edition<'a>| {
            let wording = Wording::new(theme.strings(&edition.portal.settings.language));
            Self { portal: edition.portal, links: edition.links, wording, editions, site_map }
        };
        editions.iter().map(of_edition).collect()
    }

    /// Where an item stands in its own words: in this edition, or that of the original.
    fn links_to(&self, item: &Item) -> &'a Links {
        if self.portal.speaks(item) { self.links } else { &self.site_map.links }
    }
}
