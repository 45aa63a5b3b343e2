//! Step 4, site map: every artefact that will exist, with its path, its kind and what it is made of.
//!
//! Enter at [`SiteMap::of`]. Nothing else in the program makes a path of the output or an address of the portal:
//! `out_path` is the one safe type for files, `address` names each item's page, `links` turns addresses into URLs,
//! `linking` leads the links of authored texts to them, `layout` sees that no two things share a path.

pub mod address;
pub mod addresses;
pub mod artefact;
pub mod assets;
pub mod attribution;
pub mod badge;
pub mod data;
pub mod destination;
pub mod feed;
pub mod handout;
pub mod hosting;
pub mod kit;
mod layout;
pub mod linked;
mod linking;
pub mod links;
pub mod media;
pub mod out_path;
pub mod plan;
pub mod report;
pub mod selection;
pub mod short_links;
pub mod sitemap;
pub mod sources;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use address::Addressed;
pub use artefact::{Artefact, ArtefactKind, Dates, PageKind};
pub use assets::Assets;
pub use badge::BadgeFile;
pub use data::{COURSES_DATA, DataFile, SEARCH};
pub use destination::Destination;
pub use feed::{Feed, FeedForm};
pub use handout::Handout;
pub use hosting::HostFile;
pub use kit::{KitFile, KitPage};
pub use linked::Linked;
pub use links::Links;
pub use out_path::OutPath;
pub use selection::Selection;

use bytes::Bytes;

use crate::diagnostics::Diagnostic;
use crate::load::folder::Files;
use crate::model::Portal;
use crate::model::results::ResultsFile;
use crate::schedule::Message;
pub use crate::source::SourceFiles;
use addresses::Addresses;
use layout::Layout;

/// Everything that will exist.
#[derive(Debug)]
pub struct SiteMap {
    pub artefacts: Vec<Artefact>,
    pub assets: Assets,
    /// Those of the default edition.
    pub links: Links,
    /// Those of the editions in other languages, in their order.
    pub further_links: Vec<Links>,
}

/// What is made from the whole portal before its pages.
#[derive(Default)]
pub struct Published {
    /// The files of the theme, by name.
    pub theme: BTreeMap<String, Bytes>,
    /// Data that pages name by its content, by what they know it by.
    pub data: BTreeMap<String, DataFile>,
}

impl SiteMap {
    /// Plans the output and finishes the links of the portal's texts. `editions` are the portal in its other languages.
    /// Texts that are `linked` are not led on again. Reports addresses that two things claim, names that can't be files, and links
    /// that lead nowhere.
    pub fn of(
        portal: &mut Portal,
        editions: &mut [Portal],
        messages: &[Message],
        results: &[ResultsFile],
        files: &Files,
        linked: &mut Linked,
        published: impl FnOnce(&Portal, &[Portal]) -> Published + Send,
    ) -> (Self, Vec<Diagnostic>) {
        let mut assets = media::collect([&*portal].into_iter().chain(&*editions), files);
        let mut findings = Vec::new();
        let mut lead_on = |portal: &mut Portal| {
            let addresses = Arc::new(Addresses::of(portal));
            findings.extend(linking::resolve(portal, &addresses, files, linked, &mut assets));
            addresses
        };
        let addresses = lead_on(portal);
        let further: Vec<Arc<Addresses>> = editions.iter_mut().map(lead_on).collect();
        let (portal, editions) = (&*portal, &*editions);
        let begun = || {
            let mut layout = Layout::new(portal);
            layout.search(portal, &mut assets);
            layout.edition(&addresses);
            layout.machines();
            layout.badges();
            layout
        };
        let (mut layout, published) = rayon::join(begun, || published(portal, editions));
        layout.theme(&published.theme, &mut assets);
        layout.data(&published.data, &mut assets);
        layout.files(&assets, files);
        layout.short_links(messages);
        layout.messages(messages);
        layout.kit_pages(messages);
        layout.handouts();
        layout.plans(messages);
        layout.reports(results);
        for (index, (edition, addresses)) in editions.iter().zip(&further).enumerate() {
            layout.turn_to(index + 1, edition);
            layout.search(edition, &mut assets);
            layout.edition(addresses);
        }
        layout.turn_to(0, portal);
        layout.sitemaps(&[portal].into_iter().chain(editions).collect::<Vec<_>>());
        layout.host_files();
        let Layout { artefacts, findings: found, .. } = layout;
        findings.extend(found);
        let links = Links::new(portal.settings.base_url.clone());
        let further_links = editions.iter().map(|it| links.edition(&address::prefix(&it.settings))).collect();
        (Self { artefacts, assets, links, further_links }, findings)
    }
}
