//! Step 4, site map: every artefact that will exist, with its path, its kind and what it is made of.
//!
//! Enter at [`SiteMap::of`]. Nothing else in the program makes a path of the output or an address of the portal:
//! `out_path` is the one safe type for files, `address` names each item's page, `links` turns addresses into URLs,
//! `linking` leads the links of authored texts to them.

pub mod address;
pub mod addresses;
pub mod artefact;
pub mod assets;
pub mod attribution;
pub mod destination;
pub mod handout;
pub mod kit;
mod linking;
pub mod links;
mod media;
pub mod out_path;
pub mod plan;
pub mod report;
pub mod short_links;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;
use std::sync::Arc;

pub use address::Addressed;
pub use artefact::{Artefact, ArtefactKind, PageKind};
pub use assets::Assets;
pub use destination::Destination;
pub use handout::Handout;
pub use kit::{KitFile, KitPage};
pub use links::Links;
pub use out_path::OutPath;

use crate::diagnostics::{Code, Diagnostic};
use crate::load::folder::Files;
use crate::model::{Campaign, Event, Listed, Portal};
use crate::schedule::Message;
use crate::source::Place;
use addresses::Addresses;
use attribution::Utm;
use out_path::PathProblem;
use plan::PlanForm;
use report::{Report, ReportForm};
use sources::Sources;

/// Everything that will exist.
#[derive(Debug)]
pub struct SiteMap {
    pub artefacts: Vec<Artefact>,
    pub assets: Assets,
    pub links: Links,
}

impl SiteMap {
    /// Plans the output and finishes the links of the portal's texts. Reports addresses that two things claim,
    /// names that can't be files, and links that lead nowhere.
    pub fn of(
        portal: &mut Portal,
        messages: &[Message],
        files: &Files,
        theme: &BTreeMap<String, Arc<[u8]>>,
    ) -> (Self, Vec<Diagnostic>) {
        let addresses = Addresses::of(portal);
        let mut assets = media::collect(portal, files);
        let mut findings = linking::resolve(portal, &addresses, files, &mut assets);
        let mut plan = Plan { portal, artefacts: Vec::new(), taken: BTreeMap::new(), findings: Vec::new() };
        plan.pages(&addresses);
        plan.redirects(&addresses);
        plan.machines();
        plan.calendars();
        plan.theme(theme, &mut assets);
        plan.files(&assets, files);
        plan.short_links(messages);
        plan.messages(messages);
        plan.kit_pages(messages);
        plan.handouts();
        plan.plans(messages);
        plan.reports();
        let Plan { artefacts, findings: found, .. } = plan;
        findings.extend(found);
        let links = Links::new(portal.settings.base_url.clone());
        (Self { artefacts, assets, links }, findings)
    }
}

/// A site map in the making.
struct Plan<'a> {
    portal: &'a Portal,
    artefacts: Vec<Artefact>,
    /// Who claimed a path first, by the path as a file system that ignores case sees it.
    taken: BTreeMap<String, Claim>,
    findings: Vec<Diagnostic>,
}

/// What stands at a path.
struct Claim {
    path: String,
    place: Option<Place>,
    page: Option<PageKind>,
}

impl Plan<'_> {
    fn pages(&mut self, addresses: &Addresses) {
        let sources = Sources::new(self.portal);
        for planned in &addresses.pages {
            let path = match planned.address.ends_with(".html") {
                true => format!("site/{}", planned.address),
                false => format!("site/{}index.html", planned.address),
            };
            let kind = ArtefactKind::Page { page: planned.page, address: planned.address.clone() };
            self.add(&path, kind, sources.of(planned.page), planned.place.as_ref());
        }
    }

    fn redirects(&mut self, addresses: &Addresses) {
        let portal = self.portal;
        for item in portal.items() {
            let file = &item.origin.source.path;
            let Some(to) = addresses.of_file(file) else { continue };
            for alias in &item.aliases {
                let kind = ArtefactKind::Redirect { address: alias.clone(), to: to.to_owned() };
                let listed = item.origin.place("aliases");
                let at = listed.text().find(alias.trim_end_matches('/'));
                let place = at.map_or(listed.clone(), |at| listed.part(at..at + alias.trim_end_matches('/').len()));
                self.add(&format!("site/{alias}index.html"), kind, vec![file.clone()], Some(&place));
            }
        }
    }

    fn machines(&mut self) {
        let sources = Sources::new(self.portal).of(PageKind::Front);
        let kinds = [
            (address::ATOM, ArtefactKind::Atom),
            (address::SITEMAP, ArtefactKind::Sitemap),
            (address::ROBOTS, ArtefactKind::Robots),
            (address::CATALOG, ArtefactKind::Catalog),
        ];
        for (file, kind) in kinds {
            self.add(&format!("site/{file}"), kind, sources.clone(), None);
        }
    }

    fn calendars(&mut self) {
        let portal = self.portal;
        let sources = Sources::new(portal);
        for (id, event) in Event::all(portal) {
            let place = event.item.origin.name_place();
            let kind = ArtefactKind::Calendar { event: Some(id) };
            let files = sources.of(PageKind::Event(id));
            self.add(&format!("site/{}", address::calendar(event)), kind, files, Some(&place));
        }
        if !portal.events.is_empty() {
            let kind = ArtefactKind::Calendar { event: None };
            self.add(&format!("site/{}", address::CALENDAR), kind, sources.of(PageKind::Events), None);
        }
    }

    fn theme(&mut self, theme: &BTreeMap<String, Arc<[u8]>>, assets: &mut Assets) {
        let portal_file = self.portal.settings.origin.source.path.clone();
        for (name, bytes) in theme {
            let address = media::hashed(name, blake3::hash(bytes).to_hex().as_str());
            let kind = ArtefactKind::ThemeAsset { bytes: Arc::clone(bytes) };
            self.add(&format!("site/{address}"), kind, vec![portal_file.clone()], None);
            assets.theme.insert(name.clone(), address);
        }
    }

    fn files(&mut self, assets: &Assets, files: &Files) {
        let mut published = BTreeSet::new();
        for (file, address) in &assets.content {
            let Some(disk) = files.get(file).map(|file| file.disk.clone()) else { continue };
            // Two copies of the same picture have the same name and are the same file.
            if !published.insert(address) && !file.starts_with("static/") {
                continue;
            }
            let place = Place::file(&crate::source::Source::new(file.clone(), ""));
            let path = file.strip_prefix("static/").unwrap_or(address);
            self.add(&format!("site/{path}"), ArtefactKind::File { disk }, vec![file.clone()], Some(&place));
        }
    }

    /// A short link for each message that needs one. Messages without attribution may share theirs.
    fn short_links(&mut self, messages: &[Message]) {
        let portal = self.portal;
        let sources = Sources::new(portal);
        let mut known = BTreeMap::new();
        for message in messages.iter().filter(|message| short_links::has_short_link(message.channel)) {
            let (destination, utm) = (Destination::of(message, portal), Utm::of_message(message, portal));
            let address = short_links::address(&destination, utm.as_ref());
            let to = short_links::target(&destination, utm.as_ref());
            if known.insert(to.clone(), address.clone()).is_some() {
                continue;
            }
            let place = message.touchpoint(portal).item.origin.name_place();
            let path = format!("site/{address}index.html");
            self.add(&path, ArtefactKind::ShortLink { address, to }, sources.of_message(message), Some(&place));
        }
    }

    fn messages(&mut self, messages: &[Message]) {
        let sources = Sources::new(self.portal);
        // One picture goes with all posts of a step.
        let mut shared = BTreeSet::new();
        for (index, message) in messages.iter().enumerate() {
            let folder = kit::folder(message, self.portal);
            let place = message.touchpoint(self.portal).item.origin.name_place();
            for &file in kit::files(message) {
                if file == KitFile::Share && !shared.insert(folder.clone()) {
                    continue;
                }
                let path = format!("{folder}/{}", file.name());
                let kind = ArtefactKind::Message { message: index, file };
                self.add(&path, kind, sources.of_message(message), Some(&place));
            }
        }
    }

    /// The pages that show the messages; where there is none, there is nothing to show.
    fn kit_pages(&mut self, messages: &[Message]) {
        if messages.is_empty() {
            return;
        }
        let (portal, sources) = (self.portal, Sources::new(self.portal));
        self.kit_page(kit::GALLERY, KitPage::Gallery, sources.of_gallery(messages), None);
        for step in kit::steps(messages) {
            let (of_step, first) = (step.messages(messages), &step.messages(messages)[0]);
            let path = format!("{}/{}", kit::folder(first, portal), kit::PREVIEW);
            let place = first.touchpoint(portal).item.origin.name_place();
            self.kit_page(&path, KitPage::Preview(step.clone()), sources.of_messages(of_step), Some(&place));
        }
        for of_campaign in messages.chunk_by(|a, b| a.campaign == b.campaign) {
            let campaign = of_campaign[0].campaign;
            let place = portal[campaign].item.origin.name_place();
            let path = kit::review(&portal[campaign]);
            self.kit_page(&path, KitPage::Review(campaign), sources.of_messages(of_campaign), Some(&place));
        }
    }

    fn kit_page(&mut self, path: &str, page: KitPage, sources: Vec<String>, place: Option<&Place>) {
        self.add(path, ArtefactKind::KitPage(page), sources, place);
    }

    fn handouts(&mut self) {
        let portal = self.portal;
        let sources = Sources::new(portal);
        let mut known = BTreeSet::new();
        // Where links carry no attribution, messages and handouts may share one.
        let mut links: BTreeSet<String> = self.artefacts.iter().filter_map(short_link_target).collect();
        // Two items of a kind with one slug have been reported by check.
        for handout in handout::all(portal).into_iter().filter(|handout| known.insert(handout.path(portal))) {
            let origin = match handout {
                Handout::ManagersBrief(id) => &portal[id].item.origin,
                Handout::ChampionKit(id) | Handout::ChampionPosts(id) | Handout::ChampionPicture(id, _) => {
                    &portal[id].item.origin
                }
            };
            let (place, made_from) = (origin.name_place(), sources.of_handout(handout));
            for link in handout::short_links(handout, portal).iter().filter(|link| links.insert(link.target())) {
                let (address, to) = (link.short(), link.target());
                let path = format!("site/{address}index.html");
                self.add(&path, ArtefactKind::ShortLink { address, to }, made_from.clone(), Some(&place));
            }
            self.add(&handout.path(portal), ArtefactKind::Handout(handout), made_from, Some(&place));
        }
    }

    /// The send plan of each campaign that sends something, and of all of them.
    fn plans(&mut self, messages: &[Message]) {
        let (portal, sources) = (self.portal, Sources::new(self.portal));
        for (id, campaign) in Campaign::all(portal).filter(|(id, _)| messages.iter().any(|m| m.campaign == *id)) {
            let of_campaign: Vec<_> = messages.iter().filter(|m| m.campaign == id).cloned().collect();
            let (made_from, place) = (sources.of_messages(&of_campaign), campaign.item.origin.name_place());
            for form in PlanForm::ALL {
                let kind = ArtefactKind::Plan { campaign: Some(id), form };
                self.add(&plan::path(Some(id), form, portal), kind, made_from.clone(), Some(&place));
            }
        }
        for form in PlanForm::ALL.into_iter().filter(|_| !messages.is_empty()) {
            let kind = ArtefactKind::Plan { campaign: None, form };
            self.add(&plan::path(None, form, portal), kind, sources.of_gallery(messages), None);
        }
    }

    fn reports(&mut self) {
        let made_from = Sources::new(self.portal).of_everything();
        for &report in Report::ALL {
            for form in [ReportForm::Page, ReportForm::Data] {
                self.add(&report.path(form), ArtefactKind::Report { report, form }, made_from.clone(), None);
            }
        }
        self.add(report::INDEX, ArtefactKind::Reports, made_from, None);
    }

    fn add(&mut self, path: &str, kind: ArtefactKind, sources: Vec<String>, place: Option<&Place>) {
        let path = match OutPath::new(path) {
            Ok(path) => path,
            // A slug that can't be a part of a path has been reported by check, at its value.
            Err(problem) if is_named_by_slug(&kind) && !matches!(problem, PathProblem::TooLong { .. }) => return,
            Err(problem) => {
                let message = format!("\"{path}\" can't be a file of the portal: {problem}.");
                let place = place.cloned().unwrap_or_else(|| Place::file(&self.portal.settings.origin.source));
                let help = "Rename the file, or give the item another `slug`.";
                self.findings.push(Diagnostic::new(Code::UnsafePath, place, message).help(help));
                return;
            }
        };
        let page = match &kind {
            ArtefactKind::Page { page, .. } => Some(*page),
            _ => None,
        };
        if let Some(first) = self.taken.get(&path.folded()) {
            // Two items of a kind at one address have one slug, which has been reported by check.
            let is_reported = page.zip(first.page).is_some_and(|(a, b)| discriminant(&a) == discriminant(&b))
                || matches!(kind, ArtefactKind::Calendar { event: Some(_) });
            if !is_reported {
                let finding = collision(&path, place, first, self.portal);
                self.findings.push(finding);
            }
            return;
        }
        self.taken.insert(path.folded(), Claim { path: path.to_string(), place: place.cloned(), page });
        self.artefacts.push(Artefact { path, kind, sources });
    }
}

fn short_link_target(artefact: &Artefact) -> Option<String> {
    match &artefact.kind {
        ArtefactKind::ShortLink { to, .. } => Some(to.clone()),
        _ => None,
    }
}

/// Whether a file's path comes from slugs, which check has judged.
fn is_named_by_slug(kind: &ArtefactKind) -> bool {
    use ArtefactKind as Kind;
    matches!(
        kind,
        Kind::Page { .. }
            | Kind::Message { .. }
            | Kind::Calendar { .. }
            | Kind::KitPage(_)
            | Kind::Handout(_)
            | Kind::Plan { campaign: Some(_), .. }
    )
}

fn collision(path: &OutPath, place: Option<&Place>, first: &Claim, portal: &Portal) -> Diagnostic {
    let settings = || Place::file(&portal.settings.origin.source);
    let shown = |path: &str| path.trim_start_matches("site").trim_end_matches("index.html").to_owned();
    let (own, other) = (shown(path.as_str()), shown(&first.path));
    let message = match own == other {
        true => format!("Two things would be published at {own}."),
        false => format!("{own} and {other} are the same address on many systems."),
    };
    let finding = Diagnostic::new(Code::DuplicatePath, place.cloned().unwrap_or_else(settings), message);
    match &first.place {
        Some(first) => {
            finding.help("Give one of them another `slug`, alias or name.").related(first.clone(), "the other one")
        }
        None => finding.help("uptake makes a page or file of its own at this address. Choose another name."),
    }
}
