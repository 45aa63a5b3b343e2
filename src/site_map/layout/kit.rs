//! The campaign kit, the send plan and the reports.

use crate::site_map::SourceFiles;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Layout;
use crate::model::results::ResultsFile;
use crate::schedule::Message;
use crate::site_map::attribution::Utm;
use crate::site_map::plan::{self, PlanForm};
use crate::site_map::report::{self, Report};
use crate::site_map::{Artefact, ArtefactKind, Destination, Handout, KitFile, KitPage, handout, kit, short_links};
use crate::source::Place;

impl Layout<'_> {
    /// A short link for each message that needs one. Messages without attribution may share theirs.
    pub fn short_links(&mut self, messages: &[Message]) {
        let portal = self.portal;
        let sources = Arc::clone(&self.sources);
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

    pub fn messages(&mut self, messages: &[Message]) {
        let sources = Arc::clone(&self.sources);
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
    pub fn kit_pages(&mut self, messages: &[Message]) {
        if messages.is_empty() {
            return;
        }
        let (portal, sources) = (self.portal, Arc::clone(&self.sources));
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

    fn kit_page(&mut self, path: &str, page: KitPage, sources: SourceFiles, place: Option<&Place>) {
        self.add(path, ArtefactKind::KitPage(page), sources, place);
    }

    pub fn handouts(&mut self) {
        let portal = self.portal;
        let sources = Arc::clone(&self.sources);
        let mut known = BTreeSet::new();
        // Where links carry no attribution, messages and handouts may share one.
        let mut links: BTreeSet<String> = self.artefacts.iter().filter_map(short_link_target).collect();
        // Two items of a kind with one slug have been reported by check.
        for handout in handout::all(portal).into_iter().filter(|handout| known.insert(handout.path(portal))) {
            let origin = match handout {
                Handout::ManagersBrief(id) | Handout::Cards(id) => &portal[id].item.origin,
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
    pub fn plans(&mut self, messages: &[Message]) {
        let (portal, sources) = (self.portal, Arc::clone(&self.sources));
        for of_campaign in messages.chunk_by(|a, b| a.campaign == b.campaign) {
            let id = of_campaign[0].campaign;
            let (made_from, place) = (sources.of_messages(of_campaign), portal[id].item.origin.name_place());
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

    pub fn reports(&mut self, results: &[ResultsFile]) {
        let everything = self.sources.of_everything();
        let measured = self.sources.of_measurement(results);
        for report in Report::of(&self.portal.settings, results) {
            let made_from = if report == Report::Measure { &measured } else { &everything };
            for &form in report.forms() {
                self.add(&report.path(form), ArtefactKind::Report { report, form }, made_from.clone(), None);
            }
        }
        // The list says what each report says.
        let mut all: Vec<_> = everything.iter().chain(&*measured).cloned().collect();
        all.sort();
        all.dedup();
        self.add(report::INDEX, ArtefactKind::Reports, all.into(), None);
    }
}

fn short_link_target(artefact: &Artefact) -> Option<String> {
    match &artefact.kind {
        ArtefactKind::ShortLink { to, .. } => Some(to.clone()),
        _ => None,
    }
}
