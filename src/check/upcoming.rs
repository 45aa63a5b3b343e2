//! What changes by itself, because its day comes: items and consents begin and end, campaigns start and close, events
//! take place, figures stop holding.
//!
//! Enter at [`upcoming`]. Each item is asked for its status on every day that could change it, by the rules that a build
//! goes by, so that the two can't disagree.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::live::{Today, status, voice_status};
use super::names::Status;
use super::voice;
use crate::load::values::Spanned;
use crate::load::voice::ConsentRecord;
use crate::load::{Content, Entry, HasItem};
use crate::model::repeat::next_date;
use crate::model::{Campaign, Event, Fact, Item, Portal};

/// What is to come, by day.
#[derive(Debug, Clone)]
pub struct Coming {
    pub changes: Vec<Upcoming>,
    /// Where the portal is; its days begin at midnight there.
    pub zone: TimeZone,
}

/// One change of the published portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// The first day on which a build shows it.
    pub day: Date,
    pub turn: Turn,
    pub title: String,
    /// Relative to the content folder.
    pub file: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    GoesLive,
    Expires,
    ConsentEnds,
    CampaignStarts,
    CampaignCloses,
    TakesPlace,
    FigureExpires,
}

impl Turn {
    /// For machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::GoesLive => "goes-live",
            Self::Expires => "expires",
            Self::ConsentEnds => "consent-ends",
            Self::CampaignStarts => "campaign-starts",
            Self::CampaignCloses => "campaign-closes",
            Self::TakesPlace => "takes-place",
            Self::FigureExpires => "figure-expires",
        }
    }
}

/// Everything that changes after the portal's day.
pub fn upcoming(content: &Content, portal: &Portal) -> Coming {
    let mut list = List { today: Today { date: portal.today, drafts: portal.settings.drafts }, found: Vec::new() };
    list.items(&content.personas);
    list.items(&content.courses);
    list.items(&content.paths);
    list.voices(&content.testimonials, |entry| entry.record.consent.as_ref());
    list.voices(&content.champions, |entry| entry.record.consent.as_ref());
    list.items(&content.events);
    list.items(&content.communities);
    list.items(&content.pages);
    list.items(&content.campaigns);
    content.touchpoints.iter().for_each(|(_, entry)| list.item(entry));
    portal.campaigns.iter().for_each(|campaign| list.campaign(campaign));
    portal.events.iter().for_each(|event| list.event(event));
    portal.facts.iter().for_each(|fact| list.fact(fact));
    list.found.sort_by(|a, b| (a.day, a.turn, &a.file).cmp(&(b.day, b.turn, &b.file)));
    Coming { changes: list.found, zone: portal.settings.timezone.clone() }
}

struct List {
    today: Today,
    found: Vec<Upcoming>,
}

impl List {
    fn items<R: HasItem>(&mut self, entries: &[Arc<Entry<R>>]) {
        entries.iter().for_each(|entry| self.item(entry));
    }

    fn item<R: HasItem>(&mut self, entry: &Entry<R>) {
        self.turns(entry, own_days(entry), |day| status(entry, day));
    }

    fn voices<R: HasItem>(
        &mut self,
        entries: &[Arc<Entry<R>>],
        consent: impl Fn(&Entry<R>) -> Option<&Spanned<ConsentRecord>>,
    ) {
        for entry in entries {
            let consent = consent(entry);
            let given = consent.and_then(|consent| consent.value.given);
            let until = consent.and_then(|consent| consent.value.until.as_ref()).and_then(|until| after(until.value));
            let days = own_days(entry).into_iter().chain(given).chain(until).collect();
            self.turns(entry, days, |day| voice_status(entry, voice::status(consent, day.date), day));
        }
    }

    /// The days of `days` on which the item comes or goes.
    fn turns<R: HasItem>(&mut self, entry: &Entry<R>, mut days: Vec<Date>, status: impl Fn(Today) -> Status) {
        days.sort_unstable();
        let mut was_live = status(self.today) == Status::Live;
        for day in days {
            let now = status(Today { date: day, ..self.today });
            let turn = match (was_live, now) {
                (false, Status::Live) => Turn::GoesLive,
                (true, Status::ConsentEnded(_)) => Turn::ConsentEnds,
                (true, Status::Live) | (false, _) => continue,
                (true, _) => Turn::Expires,
            };
            was_live = now == Status::Live;
            let title = entry.record.item().title.as_ref().map_or(&entry.name, |title| &title.value);
            self.add(Some(day), turn, title, &entry.source.path);
        }
    }

    fn campaign(&mut self, campaign: &Campaign) {
        self.add(Some(campaign.launch), Turn::CampaignStarts, &campaign.item.title, file(&campaign.item));
        let closed = campaign.closes.and_then(after);
        self.add(closed, Turn::CampaignCloses, &campaign.item.title, file(&campaign.item));
    }

    fn event(&mut self, event: &Event) {
        let next = next_date(event, self.today.date);
        self.add(next, Turn::TakesPlace, &event.item.title, file(&event.item));
    }

    fn fact(&mut self, fact: &Fact) {
        self.add(fact.expires.and_then(after), Turn::FigureExpires, &fact.claim, &fact.place.source.path);
    }

    /// What is today or was before has happened already.
    fn add(&mut self, day: Option<Date>, turn: Turn, title: &str, file: &str) {
        let Some(day) = day.filter(|day| *day > self.today.date) else { return };
        self.found.push(Upcoming { day, turn, title: title.to_owned(), file: file.to_owned() });
    }
}

fn own_days<R: HasItem>(entry: &Entry<R>) -> Vec<Date> {
    let record = entry.record.item();
    [record.publish_date, record.expiry_date].into_iter().flatten().collect()
}

/// The first day on which something that holds until `last` doesn't hold.
fn after(last: Date) -> Option<Date> {
    last.checked_add(1.day()).ok()
}

fn file(item: &Item) -> &str {
    &item.origin.source.path
}
