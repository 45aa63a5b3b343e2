//! What can be found: every page that somebody may look for, by the words that stand on it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::words::{folded, of_folded};
use crate::model::facet::{Facet, Facets};
use crate::model::manuscript::Leaf;
use crate::model::values::Scope;
use crate::model::voice::Scope as Consented;
use crate::model::{Campaign, Champion, Copy, Course, Event, Id, Item, Listed, Persona, Portal, Skill, repeat};
use crate::render::wording::Wording;
use crate::site_map::{Addressed, Selection, address};

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Course,
    Path,
    Event,
    Community,
    Story,
    Persona,
    Skill,
    Campaign,
    Page,
}

/// The keys of the kinds' names, in their order: scripts know a kind by its place here.
pub const KINDS: [&str; 9] = [
    "kind_course",
    "kind_path",
    "kind_event",
    "kind_community",
    "kind_story",
    "kind_persona",
    "kind_skill",
    "kind_campaign",
    "kind_page",
];

/// How much it counts where a word stands. A short title is more about each of its words.
const TITLE: u32 = 8;
const SHORT_TITLE: u32 = 3;
pub const LABEL: u32 = 4;
const SUMMARY: u32 = 2;
const BODY: u32 = 1;

pub struct Entry {
    pub kind: Kind,
    pub title: String,
    pub address: String,
    /// A few words about it: `17 min`, a date.
    pub note: String,
    pub summary: String,
    /// Where it isn't the portal's.
    pub language: Option<String>,
    pub personas: Vec<String>,
    /// The content file that its words are from.
    pub source: Arc<str>,
    /// Whether it is about somebody who agreed to be shown here.
    pub is_person: bool,
    /// Words by how much they count, without those of the text.
    words: Vec<(u32, String)>,
    /// The text.
    body: Arc<[Leaf]>,
}

/// What an entry's terms depend on: a hash of its words, and which list of leaves its text is. Whoever keeps a key keeps the
/// text, too, so that no other text can come to stand where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    words: [u8; 32],
    body: usize,
}

impl Entry {
    pub fn key(&self) -> Key {
        let mut hasher = blake3::Hasher::new();
        let own = [(TITLE, &self.title)].into_iter();
        for (weight, text) in own.chain(self.words.iter().map(|(weight, text)| (*weight, text))) {
            hasher.update(&weight.to_le_bytes()).update(&text.len().to_le_bytes()).update(text.as_bytes());
        }
        Key { words: *hasher.finalize().as_bytes(), body: Arc::as_ptr(&self.body).addr() }
    }

    /// The text, to be kept as long as the key.
    pub fn body(&self) -> Arc<[Leaf]> {
        Arc::clone(&self.body)
    }

    /// The texts that count so much.
    fn texts(&self, weight: u32) -> impl Iterator<Item = &str> {
        let body: &[Leaf] = if weight == BODY { &self.body } else { &[] };
        let words = self.words.iter().filter(move |(own, _)| *own == weight).map(|(_, text)| text.as_str());
        words.chain(body.iter().map(Leaf::text))
    }

    /// The terms that lead to it, each once, with how much it counts; in no order that means anything.
    pub fn weights(&self) -> Vec<(String, u32)> {
        let title = folded(&self.title);
        let words = u32::try_from(of_folded(&title).count()).unwrap_or(u32::MAX);
        let texts = [LABEL, SUMMARY, BODY].map(|weight| (weight, self.texts(weight).map(folded).collect::<Vec<_>>()));
        let mut weighed = Weighed::default();
        weighed.add(TITLE + (SHORT_TITLE + 1).saturating_sub(words), of_folded(&title));
        for (weight, texts) in &texts {
            weighed.add(*weight, texts.iter().flat_map(|text| of_folded(text)));
        }
        weighed.0.into_iter().map(|(term, Weight { sum, .. })| (term.into_owned(), sum)).collect()
    }
}

/// The terms of an entry so far.
#[derive(Default)]
struct Weighed<'t>(HashMap<Cow<'t, str>, Weight, FixedState>);

struct Weight {
    sum: u32,
    /// What was added last: where a term stands several times in a text, it counts once.
    last: u32,
}

impl<'t> Weighed<'t> {
    /// Adds terms that stand where words count `weight`, which is a different one each time.
    fn add(&mut self, weight: u32, terms: impl Iterator<Item = Cow<'t, str>>) {
        for term in terms {
            let known = self.0.entry(term).or_insert(Weight { sum: 0, last: 0 });
            known.sum += if known.last == weight { 0 } else { weight };
            known.last = weight;
        }
    }
}

/// Everything that can be found, courses first, each kind in the portal's order.
pub fn all(portal: &Portal, wording: &Wording) -> Vec<Entry> {
    let maker = Maker { portal, wording, scope: Scope::portal(portal) };
    let mut all: Vec<Entry> = portal.courses.par_iter().map(|course| maker.course(course)).collect();
    all.extend(portal.paths.iter().map(|path| {
        let labels = maker.personas(&path.personas);
        let courses = path.courses.iter().map(|id| (BODY, portal[*id].item.title.clone()));
        let entry = of_item(Kind::Path, &path.item, path.address(), maker.scope);
        let note = wording.count("courses", path.courses.len());
        Entry { note, ..entry }.with(courses).of(labels)
    }));
    all.extend(portal.events.iter().map(|event| maker.event(event)));
    all.extend(portal.communities.iter().map(|community| {
        let topic = resolved(SUMMARY, community.topic.as_ref(), maker.scope);
        let skills = community.skills.iter().map(|id| (LABEL, portal[*id].name.clone()));
        of_item(Kind::Community, &community.item, community.address(), maker.scope).with(skills.chain(topic))
    }));
    let shown = portal.champions.iter().filter(|champion| champion.consent.scope.contains(&Consented::Portal));
    all.extend(shown.map(|champion| maker.story(champion)));
    all.extend(portal.personas.iter().map(|persona| maker.persona(persona)));
    all.extend(maker.skills());
    let running = portal.campaigns.iter().filter(|c| c.launch <= portal.today && c.is_open(portal.today));
    all.extend(running.map(|campaign| maker.campaign(campaign)));
    all.extend(portal.pages.iter().map(|page| of_item(Kind::Page, &page.item, page.address(), maker.scope)));
    all.extend(maker.lists());
    all
}

struct Maker<'a> {
    portal: &'a Portal,
    wording: &'a Wording,
    scope: Scope<'a>,
}

impl Maker<'_> {
    fn course(&self, course: &Course) -> Entry {
        let (portal, scope) = (self.portal, self.scope.course(course));
        let entry = of_item(Kind::Course, &course.item, course.address(), scope);
        let skills = course.skills.iter().map(|gain| (LABEL, portal[gain.skill].name.clone()));
        let promises =
            [&course.promise, &course.why].into_iter().flat_map(|copy| resolved(SUMMARY, copy.as_ref(), scope));
        let modules = course.modules.iter().flat_map(|module| {
            let summary = resolved(BODY, module.summary.as_ref(), scope);
            summary.chain([(SUMMARY, module.title.clone())])
        });
        let labels = self.personas(&course.personas);
        Entry { note: course.minutes.map(|minutes| self.wording.duration(minutes)).unwrap_or_default(), ..entry }
            .with(skills.chain(promises).chain(modules))
            .of(labels)
    }

    fn event(&self, event: &Event) -> Entry {
        let entry = of_item(Kind::Event, &event.item, event.address(), self.scope);
        let day = repeat::next_date(event, self.portal.today).unwrap_or(event.starts.date());
        let place = event.place.iter().map(|place| (SUMMARY, place.clone()));
        let kind = (LABEL, self.wording.choice("event", event.kind));
        let courses = event.courses.iter().map(|id| (BODY, self.portal[*id].item.title.clone()));
        Entry { note: self.wording.date(day), ..entry }
            .with(place.chain([kind]).chain(courses))
            .of(self.personas(&event.personas))
    }

    fn story(&self, champion: &Champion) -> Entry {
        let entry = of_item(Kind::Story, &champion.item, champion.address(), self.scope);
        let who = [(LABEL, champion.person.clone())].into_iter();
        let role = champion.role.iter().chain(&champion.team).map(|text| (SUMMARY, text.clone()));
        let skills = champion.skills.iter().map(|id| (LABEL, self.portal[*id].name.clone()));
        Entry { note: champion.person.clone(), is_person: true, ..entry }
            .with(who.chain(role).chain(skills))
            .of(self.personas(&champion.personas))
    }

    fn persona(&self, persona: &Persona) -> Entry {
        let scope = self.scope.persona(persona);
        let entry = of_item(Kind::Persona, &persona.item, persona.address(), scope);
        let own = persona.promise.iter().chain([&persona.who]).map(|copy| (SUMMARY, copy.resolve(&scope)));
        let goals = persona.goals.iter().map(|copy| (BODY, copy.resolve(&scope)));
        let asked = persona.objections.iter().map(|objection| (BODY, objection.question.resolve(&scope)));
        let words: Vec<_> = own.chain(goals).chain(asked).collect();
        Entry { personas: vec![persona.item.slug.clone()], ..entry }.with(words.into_iter())
    }

    /// Skills lead to the courses that build them.
    fn skills(&self) -> Vec<Entry> {
        let facets = Facets::of(self.portal);
        let entry = |(id, skill): (Id<Skill>, &Skill)| {
            let facet = Facet::Skill(id);
            let count = facets.courses(facet).len();
            let selection = Selection { facet: Some(facet), ..Selection::ALL };
            (count > 0).then(|| Entry {
                note: self.wording.count("courses", count),
                summary: skill.description.clone().unwrap_or_default(),
                source: "skills.toml".into(),
                words: skill.description.iter().map(|text| (SUMMARY, text.clone())).collect(),
                ..self.page(Kind::Skill, &skill.name, selection.address(self.portal, &facets))
            })
        };
        Skill::all(self.portal).filter_map(entry).collect()
    }

    fn campaign(&self, campaign: &Campaign) -> Entry {
        let scope = self.scope.campaign(campaign);
        let entry = of_item(Kind::Campaign, &campaign.item, campaign.address(), scope);
        let courses =
            campaign.all_courses(self.portal).into_iter().map(|id| (BODY, self.portal[id].item.title.clone()));
        entry.with(courses).of(self.personas(&campaign.personas))
    }

    /// The lists of what there is.
    fn lists(&self) -> impl Iterator<Item = Entry> {
        let portal = self.portal;
        let has_stories = !portal.testimonials.is_empty() || !portal.champions.is_empty();
        let lists = [
            (!portal.courses.is_empty(), address::COURSES, "courses"),
            (!portal.paths.is_empty(), address::PATHS, "paths"),
            (!portal.events.is_empty(), address::EVENTS, "events"),
            (!portal.communities.is_empty(), address::COMMUNITIES, "communities"),
            (!portal.champions.is_empty(), address::CHAMPIONS, "champions"),
            (has_stories, address::STORIES, "stories"),
            (portal.settings.contribute_url.is_some(), address::CONTRIBUTE, "contribute"),
            (true, address::NUDGES, "nudges"),
        ];
        let existing = lists.into_iter().filter(|(exists, ..)| *exists);
        existing.map(|(_, address, key)| self.page(Kind::Page, &self.wording.text(key), address.to_owned()))
    }

    /// A page that is no item's.
    fn page(&self, kind: Kind, title: &str, address: String) -> Entry {
        Entry {
            kind,
            title: title.to_owned(),
            address,
            note: String::new(),
            summary: String::new(),
            language: None,
            personas: Vec::new(),
            source: self.portal.settings.origin.source.path.clone(),
            is_person: false,
            words: Vec::new(),
            body: Arc::default(),
        }
    }

    /// The slugs of personas, and their names as words to be found by.
    fn personas(&self, ids: &[Id<Persona>]) -> Vec<(String, String)> {
        let item = |id: &Id<Persona>| &self.portal[*id].item;
        ids.iter().map(|id| (item(id).slug.clone(), item(id).title.clone())).collect()
    }
}

/// What every item is found by.
fn of_item(kind: Kind, item: &Item, address: String, scope: Scope<'_>) -> Entry {
    let summary = item.summary.as_ref().map(|copy| copy.resolve(&scope)).unwrap_or_default();
    let tags = item.tags.iter().map(|tag| (LABEL, tag.clone()));
    Entry {
        kind,
        title: item.title.clone(),
        address,
        note: String::new(),
        language: (!scope.portal.speaks(item)).then(|| item.language.clone()),
        personas: Vec::new(),
        source: item.origin.source.path.clone(),
        is_person: false,
        words: tags.chain([(SUMMARY, summary.clone())]).collect(),
        summary,
        body: Arc::clone(&item.body.leaves),
    }
}

/// Copy with how much it counts, if there is any.
fn resolved<'c>(
    weight: u32,
    copy: Option<&'c Copy>,
    scope: Scope<'c>,
) -> impl Iterator<Item = (u32, String)> + use<'c> {
    copy.map(|copy| (weight, copy.resolve(&scope))).into_iter()
}

impl Entry {
    fn with(mut self, words: impl Iterator<Item = (u32, String)>) -> Self {
        self.words.extend(words);
        self
    }

    /// An entry for some personas, by slug and name.
    fn of(mut self, personas: Vec<(String, String)>) -> Self {
        for (slug, name) in personas {
            self.personas.push(slug);
            self.words.push((BODY, name));
        }
        self
    }
}
