//! The files that machines read: feeds, sitemap, robots, catalogue, calendars, how to embed, what language models read.
//!
//! Enter at [`Machines::all`], once per build: one for each language. Everything in these files also stands on a page.

mod badges;
mod calendar;
mod catalog;
mod feed;
mod llms;
mod oembed;
mod robots;
mod sitemap;

pub use badges::{badge_class, issuer};
pub use calendar::{calendar, revision};

use crate::model::{Item, Portal};
use crate::render::wording::Wording;
use crate::render::{Edition, Inputs};
use crate::site_map::{Links, SiteMap};

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
