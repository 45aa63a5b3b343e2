//! The portal's pages, and what machines read of it.

use crate::site_map::SourceFiles;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bytes::Bytes;
use rayon::prelude::*;

use super::{Layout, Wanted};
use crate::load::folder::Files;
use crate::model::{Course, Event, Id, Listed, Persona, Portal};
use crate::site_map::addresses::{Addresses, Planned};
use crate::site_map::sources::Sources;
use crate::site_map::{
    ArtefactKind, Assets, BadgeFile, DataFile, Dates, Feed, FeedForm, HostFile, PageKind, SEARCH, address, badge, data,
    media, sitemap,
};
use crate::source::Place;

impl Layout<'_> {
    /// What there is once for each language.
    pub fn edition(&mut self, addresses: &Addresses) {
        let sources = Arc::clone(&self.sources);
        let made_from: Vec<_> = addresses.pages.par_iter().map(|planned| sources.of(planned.page)).collect();
        self.pages(addresses, &made_from);
        self.cards(addresses, made_from);
        self.redirects(addresses);
        self.feeds(&sources);
        self.embeds(&sources);
        self.calendars(&sources);
    }

    fn pages(&mut self, addresses: &Addresses, made_from: &[SourceFiles]) {
        let prefix = address::prefix(&self.portal.settings);
        let page = |(planned, files): (&Planned, &SourceFiles)| {
            let Planned { page, address, place } = planned;
            let file = if address.ends_with(".html") { "" } else { "index.html" };
            let kind = ArtefactKind::Page { page: *page, address: address.clone() };
            Wanted::new(&format!("site/{prefix}{address}{file}"), kind, files.clone(), place.as_ref())
        };
        self.add_all(addresses.pages.par_iter().zip(made_from).map(page));
    }

    /// A card for each page that has one of its own; what isn't translated is shared with the original's.
    fn cards(&mut self, addresses: &Addresses, made_from: Vec<SourceFiles>) {
        let portal = self.portal;
        let has_card =
            |planned: &Planned| planned.page.has_card(&portal.settings.brand) && planned.page.is_spoken(portal);
        let with_card = addresses.pages.iter().zip(made_from).filter(|(planned, _)| has_card(planned));
        for (planned, files) in with_card {
            let address = address::social_card(&planned.address);
            let (path, kind) = (self.site(&address), ArtefactKind::SocialCard { address });
            self.add(&path, kind, files, planned.place.as_ref());
        }
    }

    fn redirects(&mut self, addresses: &Addresses) {
        let portal = self.portal;
        // A translation brings its own old addresses; the original's lead to the original.
        for item in portal.items().filter(|item| portal.speaks(item)) {
            let file = &item.origin.source.path;
            let Some(to) = addresses.of_file(file) else { continue };
            for alias in &item.aliases {
                let kind = ArtefactKind::Redirect { address: alias.clone(), to: to.to_owned() };
                let listed = item.origin.place("aliases");
                let at = listed.text().find(alias.trim_end_matches('/'));
                let place = at.map_or(listed.clone(), |at| listed.part(at..at + alias.trim_end_matches('/').len()));
                self.add(&self.site(&format!("{alias}index.html")), kind, Arc::from([Arc::clone(file)]), Some(&place));
            }
        }
    }

    /// What machines read in each language.
    fn feeds(&mut self, sources: &Sources<'_>) {
        let portal = self.portal;
        let whole = sources.of(PageKind::Front);
        self.add(&self.site(address::CATALOG), ArtefactKind::Catalog, whole.clone(), None);
        self.add(&self.site(address::CATALOG_TABLE), ArtefactKind::CatalogTable, whole.clone(), None);
        if !portal.settings.internal {
            self.add(&self.site(address::LLMS), ArtefactKind::Llms, whole, None);
        }
        let feeds: Vec<_> = Feed::all(portal).into_par_iter().map(|feed| (feed, sources.of_feed(feed))).collect();
        for (feed, made_from) in feeds {
            for form in FeedForm::ALL {
                let path = self.site(&feed.address(form, portal));
                self.add(&path, ArtefactKind::Feed { feed, form }, made_from.clone(), None);
            }
        }
    }

    /// What machines read of the portal as a whole.
    pub fn machines(&mut self) {
        let sources = self.sources.of(PageKind::Front);
        for (file, kind) in
            [(address::ROBOTS, ArtefactKind::Robots), (address::CATALOG_SCHEMA, ArtefactKind::CatalogSchema)]
        {
            self.add(&format!("site/{file}"), kind, sources.clone(), None);
        }
    }

    /// After all pages of all editions. An intranet offers search engines nothing.
    pub fn sitemaps(&mut self, editions: &[&Portal]) {
        if self.portal.settings.internal {
            return;
        }
        let sources = self.sources.of(PageKind::Front);
        let parts = sitemap::parts(sitemap::listed(&self.artefacts, editions).len());
        self.add(&format!("site/{}", address::SITEMAP), ArtefactKind::Sitemap { part: None }, sources.clone(), None);
        for part in 1..=parts {
            let path = format!("site/{}", address::sitemap_part(part));
            self.add(&path, ArtefactKind::Sitemap { part: Some(part) }, sources.clone(), None);
        }
    }

    /// What says how to embed each course.
    fn embeds(&mut self, sources: &Sources<'_>) {
        let portal = self.portal;
        let prefix = address::prefix(&portal.settings);
        let spoken: Vec<_> = Course::all(portal).filter(|(_, course)| portal.speaks(&course.item)).collect();
        let embed = |(id, course): (Id<Course>, &Course)| {
            let place = course.item.origin.name_place();
            let path = format!("site/{prefix}{}", address::oembed(course));
            Wanted::new(&path, ArtefactKind::Oembed(id), sources.of(PageKind::Card(id)), Some(&place))
        };
        self.add_all(spoken.into_par_iter().map(embed));
    }

    fn calendars(&mut self, sources: &Sources<'_>) {
        let portal = self.portal;
        for (id, event) in Event::all(portal) {
            let place = event.item.origin.name_place();
            let kind = ArtefactKind::Calendar(Dates::One(id));
            let files = sources.of(PageKind::Event(id));
            self.add(&self.site(&address::calendar(event)), kind, files, Some(&place));
        }
        if !portal.events.is_empty() {
            let kind = ArtefactKind::Calendar(Dates::All);
            self.add(&self.site(address::CALENDAR), kind, sources.of(PageKind::Events), None);
        }
        for (id, persona) in Persona::all(portal).filter(|(id, _)| portal.events.iter().any(|event| event.is_for(*id)))
        {
            let place = persona.item.origin.name_place();
            let kind = ArtefactKind::Calendar(Dates::For(id));
            let files = sources.of_calendar(id);
            self.add(&self.site(&address::calendar_for(persona)), kind, files, Some(&place));
        }
    }

    /// The pictures of badges, and what programs that keep badges read of them: once, since whoever has earned a badge has
    /// the same one in every language.
    pub fn badges(&mut self) {
        let portal = self.portal;
        let sources = Arc::clone(&self.sources);
        let files = BadgeFile::ALL.into_iter().filter(|file| *file != BadgeFile::Class || badge::has_issuer(portal));
        for (id, course) in Course::all(portal).filter(|(_, course)| course.badge.is_some()) {
            let (place, made_from) = (course.item.origin.name_place(), sources.of(PageKind::Badge(id)));
            for file in files.clone() {
                let path = format!("site/{}", address::badge_file(course, file));
                self.add(&path, ArtefactKind::Badge { course: id, file }, made_from.clone(), Some(&place));
            }
        }
        if badge::has_issuer(portal) && portal.courses.iter().any(|course| course.badge.is_some()) {
            let made_from = Arc::from([Arc::clone(&portal.settings.origin.source.path)]);
            self.add(&format!("site/{}", address::ISSUER), ArtefactKind::Issuer, made_from, None);
        }
    }

    /// After everything that hosts are told of. Where an address leads tells what stands behind it, so the rules are made
    /// from whatever the pages that lead on are made from.
    pub fn host_files(&mut self) {
        let settings = &self.portal.settings;
        let leading = self
            .artefacts
            .iter()
            .filter(|artefact| matches!(artefact.kind, ArtefactKind::Redirect { .. } | ArtefactKind::ShortLink { .. }));
        let sources: BTreeSet<_> = leading.flat_map(|artefact| artefact.sources.iter().cloned()).collect();
        let own = settings.origin.source.path.clone();
        let sources: SourceFiles = [own].into_iter().chain(sources).collect();
        let place = settings.origin.place("hosts");
        for file in HostFile::of(&settings.hosts) {
            self.add(file.path(), ArtefactKind::Host(file), sources.clone(), Some(&place));
        }
    }

    pub fn theme(&mut self, theme: &BTreeMap<String, Bytes>, assets: &mut Assets) {
        let portal_file = self.portal.settings.origin.source.path.clone();
        for (name, bytes) in theme {
            let address = media::hashed(name, blake3::hash(bytes).to_hex().as_str());
            let kind = ArtefactKind::ThemeAsset { bytes: bytes.clone() };
            self.add(&format!("site/{address}"), kind, Arc::from([Arc::clone(&portal_file)]), None);
            assets.theme.insert(name.clone(), address);
        }
    }

    /// Data for scripts.
    pub fn data(&mut self, files: &BTreeMap<String, DataFile>, assets: &mut Assets) {
        for (name, file) in files {
            let kind = ArtefactKind::Data { bytes: file.bytes.clone() };
            self.add(&format!("site/{}", file.address), kind, file.sources.clone(), None);
            assets.data.insert(name.clone(), file.address.clone());
        }
    }

    /// What visitors of an edition search, if there is anything to be found. Which content files it is made from is known when it
    /// is made.
    pub fn search(&mut self, edition: &Portal, assets: &mut Assets) {
        let settings = &edition.settings;
        if edition.items().next().is_some() {
            let address = data::contents(SEARCH, settings);
            self.add(&format!("site/{address}"), ArtefactKind::Search, SourceFiles::default(), None);
            assets.data.insert(data::key(SEARCH, settings), address);
        }
    }

    pub fn files(&mut self, assets: &Assets, files: &Files) {
        let mut published = BTreeSet::new();
        for (file, address) in &assets.content {
            if assets.prints.contains_key(address) {
                continue;
            }
            let Some(disk) = files.get(file).map(|file| file.disk.clone()) else { continue };
            // Two copies of the same picture have the same name and are the same file.
            if !published.insert(address) && !file.starts_with("static/") {
                continue;
            }
            let place = Place::file(&crate::source::Source::new(file.clone(), ""));
            let path = file.strip_prefix("static/").unwrap_or(address);
            self.add(
                &format!("site/{path}"),
                ArtefactKind::File { disk },
                Arc::from([Arc::from(file.as_str())]),
                Some(&place),
            );
        }
        for (address, print) in &assets.prints {
            let file = &print.original.file;
            let place = Place::file(&crate::source::Source::new(file.clone(), ""));
            self.add(
                &format!("site/{address}"),
                ArtefactKind::Print(print.clone()),
                Arc::from([Arc::from(file.as_str())]),
                Some(&place),
            );
        }
    }
}
