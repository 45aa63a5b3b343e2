//! What can only be seen on finished pages: how many clicks it takes, what stands where, what else is offered.
//!
//! Enter at [`judge`], once the portal's pages are made. It knows them by their addresses and bytes alone, so that a
//! theme of a portal's own is judged like the built-in one. `page` reads one page, `walk` looks for the way from a
//! message to the first minute of learning, `friction` counts what it costs.

mod choices;
mod ends;
pub mod friction;
mod landing;
mod page;
mod walk;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::schedule::Plan;
use crate::site_map::{Addressed, address};
use friction::Way;
use page::Page;

/// The bytes of a page by its path, `site/courses/index.html`; `None` where there is no such page.
pub type Finished<'a> = dyn Fn(&str) -> Option<Cow<'a, [u8]>> + Sync + 'a;

/// The pages of the portal as they were built, read when they are asked for, each once.
pub struct Built<'a> {
    portal: &'a Portal,
    bytes: &'a Finished<'a>,
    read: HashMap<String, Page>,
}

impl<'a> Built<'a> {
    pub fn new(portal: &'a Portal, bytes: &'a Finished<'a>) -> Self {
        Self { portal, bytes, read: HashMap::new() }
    }

    /// Reads pages that haven't been read, in parallel.
    fn read<'b>(&mut self, addresses: impl Iterator<Item = &'b str>) {
        let unread: BTreeSet<&str> = addresses.filter(|address| !self.read.contains_key(*address)).collect();
        let base = self.portal.settings.base_url.as_str();
        let bytes = self.bytes;
        let page = |address: &str| Some(Page::read(&bytes(&format!("site/{address}index.html"))?, address, base));
        let pages: Vec<_> =
            unread.into_par_iter().filter_map(|address| Some((address.to_owned(), page(address)?))).collect();
        self.read.extend(pages);
    }

    /// A page that was read before; `None` where there is no such page.
    fn page(&self, address: &str) -> Option<&Page> {
        self.read.get(address)
    }
}

/// Judges the finished pages. The ways are by campaign, persona and channel.
pub fn judge(portal: &Portal, plan: &Plan, mut built: Built<'_>) -> (Vec<Way>, Vec<Diagnostic>) {
    let addresses = entrances(portal);
    built.read(addresses.iter().map(String::as_str));
    let mut findings = landing::judge(portal, &built);
    findings.extend(choices::judge(portal, &built));
    let ways = friction::ways(portal, plan, &mut built);
    findings.extend(friction::judge(portal, &ways));
    findings.extend(ends::judge(portal, plan, &mut built));
    (ways, findings)
}

/// Where messages lead, and where people begin by themselves.
fn entrances(portal: &Portal) -> Vec<String> {
    let mut addresses = vec![address::FRONT.to_owned()];
    addresses.extend(portal.personas.iter().map(Addressed::address));
    for campaign in &portal.campaigns {
        addresses.push(campaign.address());
        addresses.extend(campaign.personas.iter().map(|persona| address::landing(campaign, &portal[*persona])));
    }
    addresses
}
