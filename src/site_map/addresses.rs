//! [`Addresses`]: every page of the portal, and the headings that links can lead to.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::address::{self, Addressed};
use super::artefact::PageKind;
use super::feed::{Feed, FeedForm};
use super::selection::Selection;
use crate::model::event::EventKind;
use crate::model::facet::Facets;
use crate::model::portal::Drafts;
use crate::model::voice::Scope;
use crate::model::{
    Campaign, Champion, Community, Course, Event, Id, Item, LearningPath, Listed, Page, Persona, Portal, skill,
};
use crate::source::Place;

/// A page with its address, before anything is known about files.
#[derive(Debug, Clone)]
pub struct Planned {
    pub page: PageKind,
    pub address: String,
    /// The item that gives the page its name; pages of the portal itself have none.
    pub place: Option<Place>,
}

impl Planned {
    /// A page that an item gives its name.
    fn about(item: &Item, page: PageKind, address: String) -> Self {
        Self { page, address, place: Some(item.origin.name_place()) }
    }
}

#[derive(Debug, Default)]
pub struct Addresses {
    pub pages: Vec<Planned>,
    /// The address of an item's page by its content file.
    by_file: HashMap<Arc<str>, String, FixedState>,
    /// The ids of the headings of texts by address.
    anchors: HashMap<String, Vec<Arc<[Box<str>]>>, FixedState>,
}

impl Addresses {
    /// Every page of the portal, in the order of the site map.
    pub fn of(portal: &Portal) -> Self {
        let mut all = Self::default();
        all.fixed(PageKind::Front, address::FRONT);
        all.fixed(PageKind::Catalogue, address::COURSES);
        all.selections(portal);
        if !portal.courses.is_empty() {
            all.fixed(PageKind::Finder, address::FINDER);
        }
        all.items::<Course>(portal, PageKind::Course);
        all.cards(portal);
        all.checks(portal);
        all.fixed(PageKind::Personas, address::PERSONAS);
        all.items::<Persona>(portal, PageKind::Persona);
        all.landings(portal);
        all.list::<LearningPath>(portal, PageKind::Paths, address::PATHS, PageKind::Path);
        all.list::<Event>(portal, PageKind::Events, address::EVENTS, PageKind::Event);
        all.list::<Community>(portal, PageKind::Communities, address::COMMUNITIES, PageKind::Community);
        all.list::<Champion>(portal, PageKind::Champions, address::CHAMPIONS, PageKind::Champion);
        all.skills(portal);
        all.circle_plans(portal);
        all.badges(portal);
        all.fixed(PageKind::Stories, address::STORIES);
        all.fixed(PageKind::Nudges, address::NUDGES);
        all.fixed(PageKind::Search, address::SEARCH);
        if portal.settings.takes_stories() {
            all.fixed(PageKind::Contribute, address::CONTRIBUTE);
        }
        all.items::<Page>(portal, PageKind::Free);
        if portal.settings.drafts == Drafts::Shown {
            all.fixed(PageKind::Styleguide, address::STYLEGUIDE);
        }
        if portal.settings.is_default_edition() {
            all.fixed(PageKind::NotFound, address::NOT_FOUND);
        }
        all.files(portal);
        all
    }

    /// What authors may link to that is no page.
    fn files(&mut self, portal: &Portal) {
        let settings = &portal.settings;
        let (is_default, is_public) = (settings.is_default_edition(), !settings.internal);
        let machines = [
            (true, address::CATALOG),
            (true, address::CATALOG_TABLE),
            (is_public, address::LLMS),
            (is_default, address::ROBOTS),
            (is_default, address::CATALOG_SCHEMA),
            (is_default && is_public, address::SITEMAP),
        ];
        let machines = machines.into_iter().filter(|(exists, _)| *exists).map(|(_, file)| file.to_owned());
        let feeds = Feed::all(portal).into_iter();
        let feeds = feeds.flat_map(|feed| FeedForm::ALL.map(|form| feed.address(form, portal)));
        let calendars = portal.events.iter().map(address::calendar);
        let all_events = (!portal.events.is_empty()).then(|| address::CALENDAR.to_owned());
        let by_persona = Persona::all(portal).filter(|(id, _)| portal.events.iter().any(|event| event.is_for(*id)));
        let by_persona = by_persona.map(|(_, persona)| address::calendar_for(persona));
        for file in machines.chain(feeds).chain(calendars).chain(all_events).chain(by_persona) {
            self.anchors.entry(file).or_default();
        }
    }

    /// Whether every link leads to the same place with these as with the others. Those of the default edition are never like those
    /// of another one, whose missing headings are not judged: it alone has a robots.txt.
    pub fn leads_like(&self, other: &Self) -> bool {
        (&self.by_file, &self.anchors) == (&other.by_file, &other.anchors)
    }

    /// The page of a content file.
    pub fn of_file(&self, file: &str) -> Option<&str> {
        self.by_file.get(file).map(String::as_str)
    }

    /// Whether there is a page at an address.
    pub fn has_page(&self, address: &str) -> bool {
        self.anchors.contains_key(address)
    }

    pub fn has_anchor(&self, address: &str, anchor: &str) -> bool {
        self.anchors(address).any(|known| known == anchor)
    }

    /// In no order that means anything.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.anchors.keys().map(String::as_str)
    }

    pub fn anchors(&self, address: &str) -> impl Iterator<Item = &str> {
        self.anchors.get(address).into_iter().flatten().flat_map(|ids| ids.iter()).map(|id| &**id)
    }

    fn fixed(&mut self, page: PageKind, address: &str) {
        self.without_headings(Planned { page, address: address.to_owned(), place: None });
    }

    fn selections(&mut self, portal: &Portal) {
        let facets = Facets::of(portal);
        for selection in Selection::all(portal, &facets) {
            self.fixed(PageKind::Selection(selection), &selection.address(portal, &facets));
        }
    }

    /// The list of a kind and the pages of its items; a list of nothing is no page.
    fn list<T: Listed + Addressed + HasPage>(
        &mut self,
        portal: &Portal,
        list: PageKind,
        address: &str,
        page: impl Fn(Id<T>) -> PageKind + Sync,
    ) {
        if !T::list(portal).is_empty() {
            self.fixed(list, address);
            self.items(portal, page);
        }
    }

    fn items<T: Listed + Addressed + HasPage>(&mut self, portal: &Portal, page: impl Fn(Id<T>) -> PageKind + Sync) {
        let shown: Vec<_> = T::all(portal).filter(|(_, it)| it.is_shown()).collect();
        let planned = |(id, it): (_, &T)| Planned::about(it.item(), page(id), it.address());
        let planned: Vec<_> = shown.par_iter().map(|shown| planned(*shown)).collect();
        planned.into_iter().zip(shown).for_each(|(planned, (_, it))| self.page(planned, it.item()));
    }

    fn page(&mut self, planned: Planned, item: &Item) {
        let Planned { address, .. } = &planned;
        self.anchors.entry(address.clone()).or_default().push(Arc::clone(item.body.headings()));
        for file in [&item.origin.source.path].into_iter().chain(&item.origin.original) {
            self.by_file.entry(file.clone()).or_insert_with(|| address.clone());
        }
        self.pages.push(planned);
    }

    /// Cards have no headings of their own to link to, and a course's file is its page. What isn't translated is embedded
    /// in its own language.
    fn cards(&mut self, portal: &Portal) {
        let spoken: Vec<_> = Course::all(portal).filter(|(_, course)| portal.speaks(&course.item)).collect();
        let card = |(id, course): (Id<Course>, &Course)| {
            Planned::about(&course.item, PageKind::Card(id), address::card(course))
        };
        let cards: Vec<_> = spoken.into_par_iter().map(card).collect();
        self.anchors.reserve(cards.len());
        cards.into_iter().for_each(|card| self.without_headings(card));
    }

    /// Skills that somebody builds, wants or talks about.
    fn skills(&mut self, portal: &Portal) {
        let named = skill::named(portal);
        if named.is_empty() {
            return;
        }
        self.fixed(PageKind::Skills, address::SKILLS);
        for id in named {
            self.fixed(PageKind::Skill(id), &portal[id].address());
        }
    }

    fn circle_plans(&mut self, portal: &Portal) {
        for (id, event) in Event::all(portal).filter(|(_, event)| event.kind == EventKind::Circle) {
            self.under(PageKind::CirclePlan(id), address::circle_plan(event), &event.item);
        }
    }

    fn badges(&mut self, portal: &Portal) {
        let awarded: Vec<_> = Course::all(portal).filter(|(_, course)| course.badge.is_some()).collect();
        if awarded.is_empty() {
            return;
        }
        self.fixed(PageKind::Badges, address::BADGES);
        for (id, course) in awarded {
            self.under(PageKind::Badge(id), address::badge(course), &course.item);
        }
    }

    /// A further page about an item that has one of its own.
    fn under(&mut self, page: PageKind, address: String, item: &Item) {
        self.without_headings(Planned::about(item, page, address));
    }

    fn without_headings(&mut self, planned: Planned) {
        self.anchors.entry(planned.address.clone()).or_default();
        self.pages.push(planned);
    }

    /// The questions of courses that have some, on a page to print.
    fn checks(&mut self, portal: &Portal) {
        for (id, course) in Course::all(portal).filter(|(_, course)| !course.quiz.is_empty()) {
            self.under(PageKind::Check(id), address::check(course), &course.item);
        }
    }

    fn landings(&mut self, portal: &Portal) {
        for (id, campaign) in Campaign::all(portal) {
            let item = &campaign.item;
            self.page(Planned::about(item, PageKind::Landing(id, None), campaign.address()), item);
            for &persona in &campaign.personas {
                let address = address::landing(campaign, &portal[persona]);
                self.page(Planned::about(item, PageKind::Landing(id, Some(persona)), address), item);
            }
        }
    }
}

/// A kind whose items have pages.
pub trait HasPage: Sync {
    fn item(&self) -> &Item;

    /// Whether it may have a page; people may have agreed to appear elsewhere only.
    fn is_shown(&self) -> bool {
        true
    }
}

impl HasPage for Champion {
    fn item(&self) -> &Item {
        &self.item
    }

    fn is_shown(&self) -> bool {
        self.consent.scope.contains(&Scope::Portal)
    }
}

macro_rules! has_page {
    ($($kind:ty),+ $(,)?) => { $(impl HasPage for $kind {
        fn item(&self) -> &Item {
            &self.item
        }
    })+ };
}

has_page! { Course, Persona, LearningPath, Event, Community, Campaign, Page }
