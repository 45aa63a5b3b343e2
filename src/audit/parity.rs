//! Parity: what each further language of the portal has, what it still shows in the original's words, and what is older
//! than its original.
//!
//! Enter at [`Parity::of`]. What readers meet first stands first: the front page, the pages that messages lead to, the
//! courses these are about, then everything else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::persona::StartHere;
use crate::model::prose::{Inline, Prose};
use crate::model::texts::{Text, each_text};
use crate::model::walk::{Node, each_node};
use crate::model::{Course, Id, Item, Portal};

/// For the report.
#[derive(Debug, Default)]
pub struct Parity {
    /// In the order of the portal's languages, without the default one.
    pub languages: Vec<Language>,
}

#[derive(Debug)]
pub struct Language {
    pub tag: String,
    /// By what readers meet first, then by file.
    pub entries: Vec<Entry>,
}

/// One item in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file of the original, relative to the content folder.
    pub file: String,
    pub title: String,
    /// How many words the original has.
    pub words: usize,
    pub state: State,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Translated,
    /// There is a translation, without these fields of the original.
    Partly(Vec<&'static str>),
    /// The original was changed on the first of these days, the translation on the second.
    Behind(Date, Date),
    Missing,
}

impl State {
    /// Its name in the data.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Translated => "translated",
            Self::Partly(_) => "partly",
            Self::Behind(..) => "behind",
            Self::Missing => "missing",
        }
    }
}

impl Parity {
    pub fn of(portal: &Portal, editions: &[Portal]) -> Self {
        if editions.is_empty() {
            return Self::default();
        }
        let words = words(portal);
        let ranks = ranks(portal);
        let language = |edition: &Portal| {
            // Editions have the same items in the same order.
            let pairs = portal.items().zip(edition.items()).zip(&ranks);
            let mut entries: Vec<_> =
                pairs.map(|((original, item), rank)| (*rank, entry(original, item, edition, &words))).collect();
            entries.sort_by(|a, b| (a.0, &a.1.file).cmp(&(b.0, &b.1.file)));
            let entries = entries.into_iter().map(|(_, entry)| entry).collect();
            Language { tag: edition.settings.language.clone(), entries }
        };
        Self { languages: editions.iter().map(language).collect() }
    }
}

impl Language {
    /// Those in a state like this.
    pub fn of_state(&self, state: &str) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.state.word() == state)
    }
}

fn entry(original: &Item, item: &Item, edition: &Portal, words: &BTreeMap<&str, usize>) -> Entry {
    let state = match original.updated.zip(item.updated) {
        _ if !edition.speaks(item) => State::Missing,
        Some((changed, updated)) if changed > updated => State::Behind(changed, updated),
        _ if item.origin.untranslated.is_empty() => State::Translated,
        _ => State::Partly(item.origin.untranslated.iter().copied().collect()),
    };
    let file = original.origin.source.path.to_string();
    let words = words.get(file.as_str()).copied().unwrap_or(0);
    Entry { title: original.title.clone(), file, words, state }
}

/// How early readers meet each item, in the order of the portal's items: 0 is first.
fn ranks(portal: &Portal) -> Vec<usize> {
    let told: BTreeSet<Id<Course>> =
        portal.campaigns.iter().flat_map(|campaign| campaign.all_courses(portal)).collect();
    let first = portal.personas.iter().filter_map(|persona| match persona.start_here {
        Some(StartHere::Course(course)) => Some(course),
        _ => None,
    });
    let met: BTreeSet<Id<Course>> = told.into_iter().chain(first).collect();
    let met: BTreeSet<&str> = met.iter().map(|id| &*portal[*id].item.origin.source.path).collect();
    let rank = |item: &Item| {
        let path = &*item.origin.source.path;
        let kinds = ["personas/", "campaigns/", "courses/", "paths/", "events/", "communities/", "pages/"];
        let kind = kinds.iter().position(|kind| path.starts_with(kind)).unwrap_or(kinds.len());
        if met.contains(path) { 2 } else { kind + usize::from(kind > 1) }
    };
    portal.items().map(rank).collect()
}

/// How many words the items have, by their files: titles, copy and texts, each counted once.
fn words(portal: &Portal) -> BTreeMap<&str, usize> {
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for item in portal.items() {
        *words.entry(&item.origin.source.path).or_default() += count(&item.title) + in_prose(&item.body);
    }
    let mut known = BTreeSet::new();
    each_text(portal, &mut |_, text| {
        if let Text::Copy(copy) = text
            && known.insert((&*copy.place.source.path, copy.place.span.start))
        {
            *words.entry(&copy.place.source.path).or_default() += count(&copy.written());
        }
    });
    for campaign in &portal.campaigns {
        let landings = [&campaign.landing].into_iter().chain(campaign.landing_for.values());
        let sections = landings.flat_map(|it| [&it.attention, &it.interest, &it.desire, &it.action]);
        *words.entry(&campaign.item.origin.source.path).or_default() += sections.flatten().map(in_prose).sum::<usize>();
    }
    for testimonial in &portal.testimonials {
        *words.entry(&testimonial.item.origin.source.path).or_default() += count(&testimonial.quote);
    }
    words
}

fn in_prose(prose: &Prose) -> usize {
    let mut words = 0;
    each_node(prose, &mut |node| {
        if let Node::Inline(Inline::Text(text)) = node {
            words += count(text);
        }
    });
    words
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
