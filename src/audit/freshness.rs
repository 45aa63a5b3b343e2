//! Freshness: what should be read again, signed, owned or retired, for those who look after the portal.
//!
//! Enter at [`Freshness::of`]. The findings that belong to it are check's, beside the values, and `choice`'s.

use jiff::Span;
use jiff::civil::Date;

use super::around::Around;
use super::choice::is_dark;
use crate::model::item::{Item, Provenance};
use crate::model::{Course, Fact, Listed, Portal};

/// For the report.
#[derive(Debug, Default)]
pub struct Freshness {
    /// By concern, then by date, then by file.
    pub entries: Vec<Entry>,
    /// How many items there are in all.
    pub items: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub concern: Concern,
    /// The day that it is about; `None` where there is none.
    pub date: Option<Date>,
    /// Relative to the content folder.
    pub file: String,
    pub title: String,
    pub owner: String,
}

/// What is to be done about an item; the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// Past its review_by.
    Stale,
    /// A figure past the date until which it holds.
    FactExpired,
    /// AI helped to write it, and nobody signed.
    UnreviewedAi,
    /// Nobody is led to it, or nobody can start it.
    Dark,
    /// To be reviewed within 30 days.
    DueSoon,
    /// To be reviewed within 90 days.
    DueLater,
    /// A figure that runs out within 90 days.
    FactExpiring,
    /// Nobody said when to read it again.
    NoReview,
    /// Nobody looks after it.
    NoOwner,
}

impl Concern {
    pub const ALL: [Self; 9] = [
        Self::Stale,
        Self::FactExpired,
        Self::UnreviewedAi,
        Self::Dark,
        Self::DueSoon,
        Self::DueLater,
        Self::FactExpiring,
        Self::NoReview,
        Self::NoOwner,
    ];

    /// The key of its words, and its name in the data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::FactExpired => "fact-expired",
            Self::UnreviewedAi => "unreviewed-ai",
            Self::Dark => "dark",
            Self::DueSoon => "due-30",
            Self::DueLater => "due-90",
            Self::FactExpiring => "fact-expiring",
            Self::NoReview => "no-review",
            Self::NoOwner => "no-owner",
        }
    }
}

impl Freshness {
    pub fn of(portal: &Portal, around: &Around) -> Self {
        let touchpoints = || {
            let all = portal.campaigns.iter().flat_map(|campaign| &campaign.touchpoints);
            all.filter(|touchpoint| touchpoint.recall.is_none()).map(|touchpoint| &touchpoint.item)
        };
        let mut entries: Vec<_> = portal.items().chain(touchpoints()).flat_map(|item| reviews(item, portal)).collect();
        entries.extend(kept(portal).flat_map(keeping));
        entries.extend(portal.facts.iter().filter_map(|fact| expiry(fact, portal)));
        let dark = Course::all(portal).filter(|(id, _)| is_dark(portal, around, *id));
        entries.extend(dark.map(|(_, course)| entry(Concern::Dark, None, &course.item)));
        entries.sort();
        let items = portal.items().count() + touchpoints().count() + portal.facts.len();
        Self { entries, items }
    }

    pub fn of_concern(&self, concern: Concern) -> &[Entry] {
        let from = self.entries.partition_point(|entry| entry.concern < concern);
        let to = self.entries.partition_point(|entry| entry.concern <= concern);
        &self.entries[from..to]
    }
}

/// What is meant to last and so needs somebody who reads it again. Events pass, and voices have their consent.
fn kept(portal: &Portal) -> impl Iterator<Item = &Item> {
    let learning = portal.courses.iter().map(|c| &c.item).chain(portal.paths.iter().map(|p| &p.item));
    let others = portal.personas.iter().map(|p| &p.item).chain(portal.communities.iter().map(|c| &c.item));
    let texts = portal.pages.iter().map(|p| &p.item).chain(portal.campaigns.iter().map(|c| &c.item));
    learning.chain(others).chain(texts)
}

fn reviews(item: &Item, portal: &Portal) -> Vec<Entry> {
    let due = item.review_by.and_then(|day| Some(entry(due(day, portal.today)?, Some(day), item)));
    let by_ai = item.provenance.is_some_and(|provenance| provenance != Provenance::Human);
    let unsigned = (by_ai && item.reviewed_by.is_none()).then(|| entry(Concern::UnreviewedAi, item.updated, item));
    due.into_iter().chain(unsigned).collect()
}

fn keeping(item: &Item) -> Vec<Entry> {
    let unreviewed = item.review_by.is_none().then(|| entry(Concern::NoReview, item.updated, item));
    let unowned = item.owner.is_none().then(|| entry(Concern::NoOwner, None, item));
    unreviewed.into_iter().chain(unowned).collect()
}

fn due(day: Date, today: Date) -> Option<Concern> {
    match day {
        _ if day < today => Some(Concern::Stale),
        _ if day <= in_days(today, 30) => Some(Concern::DueSoon),
        _ if day <= in_days(today, 90) => Some(Concern::DueLater),
        _ => None,
    }
}

fn in_days(today: Date, days: i64) -> Date {
    today.saturating_add(Span::new().days(days))
}

fn expiry(fact: &Fact, portal: &Portal) -> Option<Entry> {
    let day = fact.expires?;
    let concern = match day {
        _ if day < portal.today => Concern::FactExpired,
        _ if day <= in_days(portal.today, 90) => Concern::FactExpiring,
        _ => return None,
    };
    let (file, title) = (fact.place.source.path.to_string(), fact.claim.clone());
    Some(Entry { concern, date: Some(day), file, title, owner: String::new() })
}

fn entry(concern: Concern, date: Option<Date>, item: &Item) -> Entry {
    Entry {
        concern,
        date,
        file: item.origin.source.path.to_string(),
        title: item.title.clone(),
        owner: item.owner.clone().unwrap_or_default(),
    }
}
