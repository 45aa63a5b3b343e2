//! Which entries are live on the build's date, in which order, under which slugs.
//!
//! Enter at [`Sorted::of`]; [`Sorted::names`] registers them and [`Sorted::portal`] turns them into the model.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use jiff::civil::Date;
use unicode_normalization::char::is_combining_mark;

use super::context::{Context, Names};
use super::names::{Register, Status};
use super::{Drafts, course, event, item, page, path, persona, tables, voice};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::campaign::CampaignRecord;
use crate::load::community::CommunityRecord;
use crate::load::course::CourseRecord;
use crate::load::event::EventRecord;
use crate::load::page::PageRecord;
use crate::load::path::PathRecord;
use crate::load::persona::PersonaRecord;
use crate::load::voice::{ChampionRecord, TestimonialRecord};
use crate::load::{Content, Entry, HasItem};
use crate::model::{Campaign, Event, Id, Page, Portal, Settings};
use crate::site_map::out_path::fold;
use crate::source::Place;

/// What decides whether an item is live.
#[derive(Debug, Clone, Copy)]
pub struct Today {
    pub date: Date,
    pub drafts: Drafts,
}

/// How many items are not published, by the reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub drafts: usize,
    pub scheduled: usize,
    pub expired: usize,
    pub without_consent: usize,
}

/// The live entries of each kind, in the order in which they will be listed.
pub struct Sorted<'a> {
    personas: Live<'a, PersonaRecord>,
    courses: Live<'a, CourseRecord>,
    paths: Live<'a, PathRecord>,
    testimonials: Live<'a, TestimonialRecord>,
    champions: Live<'a, ChampionRecord>,
    events: Live<'a, EventRecord>,
    communities: Live<'a, CommunityRecord>,
    pages: Live<'a, PageRecord>,
    pub campaigns: Live<'a, CampaignRecord>,
    pub today: Today,
}

/// Every entry of a kind in the default language with its status, live ones by their order in lists.
pub struct Live<'a, R> {
    all: Vec<(&'a Entry<R>, Status)>,
}

impl<'a, R: HasItem> Live<'a, R> {
    fn of(entries: &'a [Arc<Entry<R>>], language: &str, status: impl Fn(&'a Entry<R>) -> Status) -> Self {
        let own = entries
            .iter()
            .map(Arc::as_ref)
            .filter(|entry: &&Entry<R>| entry.translation.as_deref().is_none_or(|tag| tag == language));
        let mut all: Vec<_> = own.map(|entry| (entry, status(entry))).collect();
        all.sort_by_cached_key(|(entry, _)| {
            let record = entry.record.item();
            let title = item::title(record, entry).to_lowercase();
            (record.weight.is_none(), record.weight, title, item::slug(record, entry).to_owned())
        });
        Self { all }
    }

    pub fn live(&self) -> impl Iterator<Item = &'a Entry<R>> + '_ {
        self.all.iter().filter(|(_, status)| *status == Status::Live).map(|(entry, _)| *entry)
    }

    /// Entries that would be live if the person had agreed.
    fn without_consent(&self) -> impl Iterator<Item = &'a Entry<R>> + '_ {
        let refused = |status: &Status| matches!(status, Status::NoConsent | Status::ConsentEnded(_));
        self.all.iter().filter(move |(_, status)| refused(status)).map(|(entry, _)| *entry)
    }

    fn count(&self, left_out: &mut LeftOut) {
        for (_, status) in &self.all {
            match status {
                Status::Live => {}
                Status::Draft => left_out.drafts += 1,
                Status::Scheduled(_) => left_out.scheduled += 1,
                Status::Expired(_) => left_out.expired += 1,
                Status::NoConsent | Status::ConsentEnded(_) => left_out.without_consent += 1,
            }
        }
    }

    /// Registers every entry; `made` says whether a live one has an id, counted as they come.
    fn register<T>(&self, kind: &'static str, findings: &mut Diagnostics) -> Register<T> {
        let mut register = Register::new(kind);
        let mut folded = Folded::default();
        let mut next = 0;
        for (entry, status) in &self.all {
            let record = entry.record.item();
            let slug = item::slug(record, entry);
            let place = item::place(record, entry);
            judge_slug(slug, &place, findings);
            judge_twin(slug, &place, &mut folded, findings);
            let id = (*status == Status::Live).then(|| Id::new(next));
            next += usize::from(id.is_some());
            register.add(slug, *status, id, place);
        }
        register
    }
}

/// Where each slug of a kind stands first, by what a file system that ignores case takes it for.
type Folded = HashMap<String, Place, FixedState>;

/// Two of a kind can't stand at one address, on any system.
fn judge_twin(slug: &str, place: &Place, folded: &mut Folded, findings: &mut Diagnostics) {
    let key = fold(slug);
    if let Some(first) = folded.get(&key) {
        let message = format!("Two items of this kind have the slug \"{slug}\".");
        findings.push(
            Diagnostic::new(Code::DuplicateSlug, place.clone(), message)
                .help("Give one of them another `slug`, or another file name.")
                .related(first.clone(), "the other one"),
        );
    }
    folded.entry(key).or_insert_with(|| place.clone());
}

/// A slug is one part of an address: letters, digits, hyphens, underscores and dots.
pub fn judge_slug(slug: &str, place: &Place, findings: &mut Diagnostics) {
    // Marks belong to the letters before them: accents, vowel signs of Hindi and Thai.
    let plain = |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_' | '.' | '~');
    let problem = match crate::site_map::OutPath::new(slug) {
        Err(problem) => Some(problem.to_string()),
        Ok(_) if slug.contains('/') => Some("it has a slash in it".to_owned()),
        Ok(_) => slug.chars().find(|c| !plain(*c)).map(|c| match c {
            ' ' => "it has a space in it".to_owned(),
            c => format!("it has the character `{c}` in it"),
        }),
    };
    if let Some(problem) = problem {
        let message = format!("\"{slug}\" can't be a part of an address: {problem}.");
        let help = "Use letters, digits and hyphens, such as giving-feedback.";
        findings.push(Diagnostic::new(Code::UnsafePath, place.clone(), message).help(help));
    }
}

/// Whether an item is published on the build's date.
pub fn status<R: HasItem>(entry: &Entry<R>, today: Today) -> Status {
    let record = entry.record.item();
    if record.draft.unwrap_or(false) && today.drafts == Drafts::Hidden {
        return Status::Draft;
    }
    match (record.publish_date, record.expiry_date) {
        (_, Some(expiry)) if expiry <= today.date => Status::Expired(expiry),
        (Some(publish), _) if publish > today.date && today.drafts == Drafts::Hidden => Status::Scheduled(publish),
        _ => Status::Live,
    }
}

/// As [`status`], for people: without consent they are not live.
pub fn voice_status<R: HasItem>(entry: &Entry<R>, consent: Status, today: Today) -> Status {
    match status(entry, today) {
        Status::Live => consent,
        other => other,
    }
}

impl<'a> Sorted<'a> {
    pub fn of(content: &'a Content, language: &str, today: Today) -> Self {
        Self {
            personas: Live::of(&content.personas, language, |e| status(e, today)),
            courses: Live::of(&content.courses, language, |e| status(e, today)),
            paths: Live::of(&content.paths, language, |e| status(e, today)),
            testimonials: Live::of(&content.testimonials, language, |e| {
                voice_status(e, voice::status(e.record.consent.as_ref(), today.date), today)
            }),
            champions: Live::of(&content.champions, language, |e| {
                voice_status(e, voice::status(e.record.consent.as_ref(), today.date), today)
            }),
            events: Live::of(&content.events, language, |e| match e.record.starts {
                Some(_) => status(e, today),
                // Reported as missing or wrong; without a beginning it can't stand in a calendar.
                None => Status::Draft,
            }),
            communities: Live::of(&content.communities, language, |e| status(e, today)),
            pages: Live::of(&content.pages, language, |e| status(e, today)),
            campaigns: Live::of(&content.campaigns, language, |e| status(e, today)),
            today,
        }
    }

    /// How many items are not published today, by the reason.
    pub fn left_out(&self) -> LeftOut {
        let mut left_out = LeftOut::default();
        self.personas.count(&mut left_out);
        self.courses.count(&mut left_out);
        self.paths.count(&mut left_out);
        self.testimonials.count(&mut left_out);
        self.champions.count(&mut left_out);
        self.events.count(&mut left_out);
        self.communities.count(&mut left_out);
        self.pages.count(&mut left_out);
        self.campaigns.count(&mut left_out);
        left_out
    }

    pub fn names(&self, content: &Content, findings: &mut Diagnostics) -> Names {
        let (mut skills, mut folded) = (Register::new("skill"), Folded::default());
        let tables = content.skills.iter().flat_map(|entry| &entry.record.skills).enumerate();
        for (index, (id, record)) in tables {
            judge_slug(id, &record.place, findings);
            judge_twin(id, &record.place, &mut folded, findings);
            skills.add(id, Status::Live, Some(Id::new(index)), record.place.clone());
        }
        let mut facts = Register::new("fact");
        let tables = content.facts.iter().flat_map(|entry| &entry.record.facts).enumerate();
        for (index, (id, record)) in tables {
            facts.add(id, Status::Live, Some(Id::new(index)), record.place.clone());
        }
        // Nothing refers to these; registering them finds the slugs that stand twice.
        let _: Register<Campaign> = self.campaigns.register("campaign", findings);
        let _: Register<Event> = self.events.register("event", findings);
        let _: Register<Page> = self.pages.register("page", findings);
        Names {
            skills,
            facts,
            personas: self.personas.register("persona", findings),
            courses: self.courses.register("course", findings),
            paths: self.paths.register("path", findings),
            testimonials: self.testimonials.register("testimonial", findings),
            champions: self.champions.register("champion", findings),
            communities: self.communities.register("community", findings),
        }
    }

    pub fn portal(&self, content: &Content, settings: Settings, context: &mut Context<'_>) -> Portal {
        let skills = content.skills.iter().flat_map(|entry| &entry.record.skills);
        let facts = content.facts.iter().flat_map(|entry| &entry.record.facts);
        for entry in self.testimonials.without_consent() {
            voice::judge_consent(entry.record.person.as_ref(), entry.record.consent.as_ref(), entry, context);
        }
        for entry in self.champions.without_consent() {
            voice::judge_consent(entry.record.person.as_ref(), entry.record.consent.as_ref(), entry, context);
        }
        Portal {
            settings,
            today: self.today.date,
            skills: skills.map(|(id, record)| tables::skill(id, record)).collect(),
            facts: facts.map(|(id, record)| tables::fact(id, record, context)).collect(),
            personas: self.personas.live().map(|entry| persona::persona(entry, context)).collect(),
            courses: context.each(self.courses.live(), course::course),
            paths: self.paths.live().map(|entry| path::path(entry, context)).collect(),
            testimonials: context.each(self.testimonials.live(), voice::testimonial).into_iter().flatten().collect(),
            champions: self.champions.live().filter_map(|entry| voice::champion(entry, context)).collect(),
            events: self.events.live().filter_map(|entry| event::event(entry, context)).collect(),
            communities: self.communities.live().map(|entry| event::community(entry, context)).collect(),
            pages: self.pages.live().map(|entry| page(entry, context)).collect(),
            campaigns: Vec::new(),
        }
    }
}
