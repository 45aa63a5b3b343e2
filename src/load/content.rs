//! [`Content`]: the content folder as authored, one [`Entry`] per file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::folder::Files;
use super::item::ItemRecord;
use super::{campaign, community, course, event, page, path, persona, portal, tables, voice};
use crate::diagnostics::Diagnostic;
use crate::model::prose::Prose;
use crate::source::{Place, Source};

/// The content folder as authored.
#[derive(Debug, Default)]
pub struct Content {
    pub portal: Option<Entry<portal::PortalRecord>>,
    pub skills: Option<Entry<tables::SkillsRecord>>,
    pub facts: Option<Entry<tables::FactsRecord>>,
    pub personas: Entries<persona::PersonaRecord>,
    pub courses: Entries<course::CourseRecord>,
    pub paths: Entries<path::PathRecord>,
    pub testimonials: Entries<voice::TestimonialRecord>,
    pub champions: Entries<voice::ChampionRecord>,
    pub events: Entries<event::EventRecord>,
    pub communities: Entries<community::CommunityRecord>,
    pub pages: Entries<page::PageRecord>,
    pub campaigns: Entries<campaign::CampaignRecord>,
    /// Touchpoints with the slug of their campaign's folder.
    pub touchpoints: Vec<(String, Arc<Entry<campaign::TouchpointRecord>>)>,
    /// Every file of the folder.
    pub files: Files,
    /// The texts of `results/`.
    pub results: Vec<Arc<Source>>,
    /// The texts of `theme/`.
    pub theme: Vec<Arc<Source>>,
}

/// The entries of a kind, in the order of their paths. The next reading takes over those whose files are as they were.
pub type Entries<R> = Vec<Arc<Entry<R>>>;

/// One authored file.
#[derive(Debug)]
pub struct Entry<R> {
    pub record: R,
    pub body: Prose,
    /// Where the body stands in the file.
    pub body_place: Place,
    /// The slug that the file's or folder's name gives.
    pub name: String,
    /// The language of a translation: `fr` of `feedback.fr.md`.
    pub translation: Option<String>,
    /// The folder its pictures lie in, relative to the content folder, ending in `/`.
    pub folder: String,
    pub source: Arc<Source>,
    /// The values of the top-level fields.
    pub fields: BTreeMap<String, Range<usize>>,
    /// What is wrong with the file by itself.
    pub findings: Vec<Diagnostic>,
}

/// What every entry of an item has, whatever its kind.
pub struct AnyEntry<'a> {
    pub item: &'a ItemRecord,
    pub translation: Option<&'a String>,
    pub source: &'a Arc<Source>,
    /// The values of the top-level fields.
    pub fields: &'a BTreeMap<String, Range<usize>>,
}

impl Content {
    /// Calls `visit` with every item's entry.
    pub fn each_item(&self, visit: &mut dyn FnMut(AnyEntry<'_>)) {
        fn all<R: HasItem>(entries: &[Arc<Entry<R>>], visit: &mut dyn FnMut(AnyEntry<'_>)) {
            entries.iter().for_each(|entry| visit(entry.any()));
        }
        all(&self.personas, visit);
        all(&self.courses, visit);
        all(&self.paths, visit);
        all(&self.testimonials, visit);
        all(&self.champions, visit);
        all(&self.events, visit);
        all(&self.communities, visit);
        all(&self.pages, visit);
        all(&self.campaigns, visit);
        self.touchpoints.iter().for_each(|(_, touchpoint)| visit(touchpoint.any()));
    }
}

impl<R: HasItem> Entry<R> {
    fn any(&self) -> AnyEntry<'_> {
        AnyEntry {
            item: self.record.item(),
            translation: self.translation.as_ref(),
            source: &self.source,
            fields: &self.fields,
        }
    }
}

impl<R> Entry<R> {
    /// The place of a key within the top-level field `field`, such as a skill's name in `target_skills`.
    pub fn key_place(&self, field: &str, key: &str) -> Option<Place> {
        let span = self.fields.get(field)?;
        let at = span.start + self.source.text.get(span.clone())?.find(key)?;
        Some(Place::new(&self.source, at..at + key.len()))
    }
}

/// A record of a kind that has the common fields.
pub trait HasItem {
    fn item(&self) -> &ItemRecord;
}

macro_rules! has_item {
    ($($record:ty),+ $(,)?) => { $(impl HasItem for $record {
        fn item(&self) -> &ItemRecord {
            &self.item
        }
    })+ };
}

has_item! {
    persona::PersonaRecord, course::CourseRecord, path::PathRecord, voice::TestimonialRecord,
    voice::ChampionRecord, event::EventRecord, community::CommunityRecord, page::PageRecord,
    campaign::CampaignRecord, campaign::TouchpointRecord,
}
