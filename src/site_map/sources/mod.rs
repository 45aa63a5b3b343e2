//! What each page is made from: the content files whose words, names or pictures may stand on it.
//!
//! Enter at [`Sources::of`]. The manifest promises that no person is on a page whose list does not name their
//! file; a test holds every page of the example against it.

mod files;
mod kit;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use files::Files;

use super::artefact::PageKind;
use super::feed::Feed;
use super::selection::Selection;
use crate::compass::{Compass, Way};
use crate::model::event::Host;
use crate::model::facet::Facets;
use crate::model::ladder::Ladders;
use crate::model::voice::Scope;
use crate::model::{Campaign, Champion, Course, Event, Id, Item, Listed, Persona, Portal, Skill};
use crate::source::SourceFiles;

/// How many other stories a champion's page leads to.
pub const OTHER_STORIES: usize = 2;

pub struct Sources<'a> {
    portal: &'a Portal,
    /// The file of all skills, where there are any.
    skills: Option<Arc<str>>,
    ladders: Ladders,
    facets: Facets,
    /// By course: the items that name it, and the people who receive others at its events.
    about_course: Vec<Vec<&'a Item>>,
    /// Only some pages ask for these.
    compass: OnceLock<Compass>,
    said: OnceLock<HashMap<&'a str, Vec<&'a Item>>>,
    everything: OnceLock<SourceFiles>,
}

impl<'a> Sources<'a> {
    pub fn new(portal: &'a Portal) -> Self {
        let (ladders, facets) = (Ladders::of(portal), Facets::of(portal));
        Self {
            portal,
            skills: (!portal.skills.is_empty()).then(|| Arc::from("skills.toml")),
            ladders,
            facets,
            about_course: about_course(portal),
            compass: OnceLock::new(),
            said: OnceLock::new(),
            everything: OnceLock::new(),
        }
    }

    /// The files of a page, sorted, each once.
    pub fn of(&self, page: PageKind) -> SourceFiles {
        let portal = self.portal;
        let mut files = self.files();
        match page {
            PageKind::Front | PageKind::Champions | PageKind::Stories | PageKind::Skills | PageKind::Styleguide => {
                return self.everything();
            }
            PageKind::Catalogue => self.selection(Selection::ALL, &mut files),
            PageKind::Selection(selection) => self.selection(selection, &mut files),
            PageKind::Search => files.items(portal.items()),
            PageKind::Finder => {
                files.items(portal.courses.iter().map(|c| &c.item));
                files.items(portal.personas.iter().map(|p| &p.item));
            }
            PageKind::Check(id) => files.item(&portal[id].item),
            PageKind::Course(id) => self.course(id, &mut files),
            PageKind::Card(id) => files.item(&portal[id].item),
            PageKind::Personas => files.items(portal.personas.iter().map(|p| &p.item)),
            PageKind::Persona(id) => self.persona(id, &mut files),
            PageKind::Landing(id, persona) => self.landing(id, persona, &mut files),
            PageKind::Paths | PageKind::Path(_) => self.paths(page, &mut files),
            PageKind::Events | PageKind::Event(_) => self.events(page, &mut files),
            PageKind::Communities | PageKind::Community(_) => self.communities(page, &mut files),
            PageKind::Champion(id) => self.champion(id, &mut files),
            PageKind::Skill(id) => self.skill(id, &mut files),
            PageKind::CirclePlan(id) => self.events(PageKind::Event(id), &mut files),
            PageKind::Badges => files.items(portal.courses.iter().filter(|c| c.badge.is_some()).map(|c| &c.item)),
            PageKind::Badge(id) => self.course(id, &mut files),
            PageKind::Nudges => {
                files.items(portal.personas.iter().map(|p| &p.item));
                files.items(portal.campaigns.iter().map(|c| &c.item));
                files.items(portal.campaigns.iter().flat_map(|c| &c.touchpoints).map(|t| &t.item));
            }
            PageKind::Free(id) => files.item(&portal[id].item),
            PageKind::Contribute | PageKind::NotFound => {}
        }
        files.sorted()
    }

    /// The files of a feed: those of its news, and whom it is for.
    pub fn of_feed(&self, feed: Feed) -> SourceFiles {
        let portal = self.portal;
        let mut files = self.files();
        files.items(feed.news(portal).into_iter().map(|news| news.item(portal)));
        if let Feed::Persona(id) = feed {
            files.item(&portal[id].item);
        }
        files.sorted()
    }

    /// The files of the calendar for a persona.
    pub fn of_calendar(&self, persona: Id<Persona>) -> SourceFiles {
        let mut files = self.files();
        files.item(&self.portal[persona].item);
        files.items(self.portal.events.iter().filter(|event| event.is_for(persona)).map(|event| &event.item));
        files.sorted()
    }

    /// What every page is made from: it shows the portal's name, and may cite facts and skills.
    fn files(&self) -> Files<'_> {
        let mut files = Files::default();
        files.add(&self.portal.settings.origin.source.path);
        self.portal.facts.first().iter().for_each(|fact| files.add(&fact.place.source.path));
        self.skills.iter().for_each(|skills| files.add(skills));
        files
    }

    /// Everything but campaigns: pages that pick from all kinds.
    fn everything(&self) -> SourceFiles {
        Arc::clone(self.everything.get_or_init(|| self.all_but_campaigns()))
    }

    fn all_but_campaigns(&self) -> SourceFiles {
        let portal = self.portal;
        let mut files = self.files();
        files.items(portal.courses.iter().map(|c| &c.item));
        files.items(portal.personas.iter().map(|p| &p.item));
        files.items(portal.paths.iter().map(|p| &p.item));
        files.items(portal.events.iter().map(|e| &e.item));
        files.items(portal.communities.iter().map(|c| &c.item));
        self.voices(&mut files);
        files.sorted()
    }

    /// A page of the catalogue: the courses on it, and everyone whom courses are for.
    fn selection<'s>(&'s self, selection: Selection, files: &mut Files<'s>) {
        let portal = self.portal;
        files.items(selection.courses(portal, &self.facets).into_iter().map(|id| &portal[id].item));
        files.items(portal.personas.iter().map(|p| &p.item));
    }

    fn voices<'s>(&'s self, files: &mut Files<'s>) {
        files.items(self.portal.testimonials.iter().map(|t| &t.item));
        files.items(self.portal.champions.iter().map(|c| &c.item));
    }

    fn course<'s>(&'s self, id: Id<Course>, files: &mut Files<'s>) {
        let portal = self.portal;
        let course = &portal[id];
        files.item(&course.item);
        files.items(course.personas.iter().map(|p| &portal[*p].item));
        files.items(course.prerequisites.iter().map(|c| &portal[*c].item));
        files.items(self.ladders.next(portal, id).iter().map(|c| &portal[*c].item));
        for community in course.community.iter().map(|c| &portal[*c]) {
            files.item(&community.item);
            files.host(portal, community.host.as_ref());
        }
        files.items(self.about_course[id.index()].iter().copied());
    }

    /// Themselves, what they learned, what else they said, and the two whose stories come next.
    fn champion<'s>(&'s self, id: Id<Champion>, files: &mut Files<'s>) {
        let portal = self.portal;
        let champion = &portal[id];
        files.item(&champion.item);
        files.items(champion.courses.iter().map(|course| &portal[*course].item));
        files.items(self.said_by(&champion.person).iter().copied());
        let others =
            Champion::all(portal).filter(|(other, it)| *other != id && it.consent.scope.contains(&Scope::Portal));
        files.items(others.map(|(_, champion)| &champion.item).take(OTHER_STORIES));
        for community in portal.communities.iter().filter(|it| it.champions.contains(&id)) {
            files.item(&community.item);
        }
    }

    fn said_by(&self, person: &str) -> &[&'a Item] {
        let said = self.said.get_or_init(|| {
            let mut said: HashMap<&str, Vec<&Item>> = HashMap::new();
            self.portal.testimonials.iter().for_each(|it| said.entry(&it.person).or_default().push(&it.item));
            said
        });
        said.get(person).map_or(&[], Vec::as_slice)
    }

    /// Champions receive people at events and communities that may be named anywhere.
    fn hosts<'s>(&'s self, files: &mut Files<'s>) {
        let portal = self.portal;
        portal.events.iter().for_each(|event| files.host(portal, event.host.as_ref()));
        portal.communities.iter().for_each(|community| files.host(portal, community.host.as_ref()));
    }

    fn persona<'s>(&'s self, id: Id<Persona>, files: &mut Files<'s>) {
        let portal = self.portal;
        files.item(&portal[id].item);
        files.items(portal.courses.iter().filter(|c| c.personas.contains(&id)).map(|c| &c.item));
        files.items(portal.paths.iter().map(|p| &p.item));
        files.items(portal.events.iter().map(|e| &e.item));
        files.items(portal.communities.iter().map(|c| &c.item));
        let bearing = &self.compass().personas[id.index()];
        bearing.targets.iter().for_each(|target| self.way(&target.way, files));
        self.way(&bearing.together, files);
        self.voices(files);
    }

    fn compass(&self) -> &Compass {
        self.compass.get_or_init(|| Compass::of(self.portal))
    }

    fn way<'s>(&'s self, way: &Way, files: &mut Files<'s>) {
        files.items(way.courses.iter().map(|course| &self.portal[*course].item));
    }

    /// Who builds a skill, wants it, knows it, talks about it, and where people meet over it.
    fn skill<'s>(&'s self, id: Id<Skill>, files: &mut Files<'s>) {
        let portal = self.portal;
        for rung in self.compass().rungs.of_skill(id) {
            files.item(&portal[rung.course].item);
            files.items(self.about_course[rung.course.index()].iter().copied());
        }
        for (persona, it) in Persona::all(portal).filter(|(_, it)| it.target_skills.contains_key(&id)) {
            files.item(&it.item);
            self.compass().target(persona, id).iter().for_each(|target| self.way(&target.way, files));
        }
        files.items(portal.champions.iter().filter(|c| c.skills.contains(&id)).map(|c| &c.item));
        for community in portal.communities.iter().filter(|c| c.skills.contains(&id)) {
            files.item(&community.item);
            files.host(portal, community.host.as_ref());
        }
        let meets_over_it =
            |event: &&Event| event.community.is_some_and(|community| portal[community].skills.contains(&id));
        files.items(portal.events.iter().filter(meets_over_it).map(|event| &event.item));
    }

    fn landing<'s>(&'s self, id: Id<Campaign>, persona: Option<Id<Persona>>, files: &mut Files<'s>) {
        let portal = self.portal;
        let campaign = &portal[id];
        files.item(&campaign.item);
        files.items(campaign.courses.iter().map(|c| &portal[*c].item));
        files.items(campaign.path.iter().map(|p| &portal[*p].item));
        files.items(campaign.path.iter().flat_map(|p| &portal[*p].courses).map(|c| &portal[*c].item));
        files.items(persona.iter().chain(&campaign.personas).map(|p| &portal[*p].item));
        files.items(portal.events.iter().map(|e| &e.item));
        self.voices(files);
    }

    fn paths<'s>(&'s self, page: PageKind, files: &mut Files<'s>) {
        let portal = self.portal;
        let of = |id| PageKind::Path(id) == page || page == PageKind::Paths;
        for (id, path) in <crate::model::LearningPath as crate::model::Listed>::all(portal).filter(|(id, _)| of(*id)) {
            files.item(&portal[id].item);
            files.items(path.courses.iter().map(|c| &portal[*c].item));
            files.items(path.courses.iter().filter_map(|c| portal[*c].community).map(|c| &portal[c].item));
            files.items(path.personas.iter().map(|p| &portal[*p].item));
        }
        files.items(portal.events.iter().map(|e| &e.item));
        self.voices(files);
    }

    fn events<'s>(&'s self, page: PageKind, files: &mut Files<'s>) {
        let portal = self.portal;
        let of = |id| PageKind::Event(id) == page || page == PageKind::Events;
        for (_, event) in <crate::model::Event as crate::model::Listed>::all(portal).filter(|(id, _)| of(*id)) {
            files.item(&event.item);
            files.items(event.courses.iter().map(|c| &portal[*c].item));
            files.items(event.personas.iter().map(|p| &portal[*p].item));
            files.items(event.community.iter().map(|c| &portal[*c].item));
        }
        self.hosts(files);
    }

    fn communities<'s>(&'s self, page: PageKind, files: &mut Files<'s>) {
        let portal = self.portal;
        let of = |id| PageKind::Community(id) == page || page == PageKind::Communities;
        for (id, community) in <crate::model::Community as crate::model::Listed>::all(portal).filter(|(id, _)| of(*id))
        {
            files.item(&community.item);
            files.items(community.champions.iter().map(|c| &portal[*c].item));
            files.items(portal.courses.iter().filter(|c| c.community == Some(id)).map(|c| &c.item));
        }
        files.items(portal.events.iter().map(|e| &e.item));
        self.hosts(files);
    }
}

fn about_course(portal: &Portal) -> Vec<Vec<&Item>> {
    let mut about = vec![Vec::new(); portal.courses.len()];
    let mut add = |courses: &[Id<Course>], item| courses.iter().for_each(|course| about[course.index()].push(item));
    portal.courses.iter().for_each(|course| add(&course.prerequisites, &course.item));
    portal.testimonials.iter().for_each(|testimonial| add(&testimonial.courses, &testimonial.item));
    portal.champions.iter().for_each(|champion| add(&champion.courses, &champion.item));
    for path in &portal.paths {
        add(&path.courses, &path.item);
        // On a path, each course leads to the one after it.
        path.courses.windows(2).for_each(|pair| add(&pair[..1], &portal[pair[1]].item));
    }
    for event in &portal.events {
        add(&event.courses, &event.item);
        if let Some(Host::Champion(host)) = event.host {
            add(&event.courses, &portal[host].item);
        }
    }
    about
}
