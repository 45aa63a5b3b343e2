//! The files that machines read: feeds, sitemap, robots, catalogue, calendars, how to embed, what language models read.
//!
//! Enter at [`Machines::new`], once per build. Everything in these files also stands on a page.

mod calendar;
mod catalog;
mod feed;
mod llms;
mod oembed;
mod robots;
mod sitemap;

pub use calendar::{calendar, edition};

use crate::model::Portal;
use crate::render::Inputs;
use crate::render::wording::Wording;
use crate::site_map::{Links, SiteMap};

/// What the files are made from.
pub struct Machines<'a> {
    portal: &'a Portal,
    site_map: &'a SiteMap,
    links: &'a Links,
    wording: Wording,
}

impl<'a> Machines<'a> {
    pub fn new(inputs: &Inputs<'a>) -> Self {
        let Inputs { portal, site_map, strings, .. } = *inputs;
        Self { portal, site_map, links: &site_map.links, wording: Wording::new(strings.clone()) }
    }
}
