//! Feeds of what is new. `atom` and `json` write the same entries in two forms.

mod atom;
mod json;

use jiff::civil::Date;

use super::Machines;
use crate::model::repeat::next_date;
use crate::model::values::Scope;
use crate::model::{Event, Item};
use crate::site_map::feed::News;
use crate::site_map::{Addressed, Feed, FeedForm, address};

/// A feed before it takes a form.
struct Issue<'a> {
    title: String,
    promise: String,
    /// Absolute: the page that it is the news of, and itself.
    page: String,
    own: String,
    author: &'a str,
    language: &'a str,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    item: &'a Item,
    /// Its page, which is its name as well.
    url: String,
    updated: Date,
    summary: String,
}

impl Machines<'_> {
    pub fn feed(&self, feed: Feed, form: FeedForm) -> Vec<u8> {
        let issue = self.issue(feed, form);
        match form {
            FeedForm::Atom => atom::write(issue),
            FeedForm::Json => json::write(&issue),
        }
    }

    fn issue(&self, feed: Feed, form: FeedForm) -> Issue<'_> {
        let (portal, settings) = (self.portal, &self.portal.settings);
        let (title, promise) = self.heading(feed);
        Issue {
            title,
            promise,
            page: self.links.absolute(&feed.page(portal)),
            own: self.links.absolute(&feed.address(form, portal)),
            author: settings.contact.as_ref().map_or(&settings.title, |contact| &contact.name),
            language: &settings.language,
            entries: feed.news(portal).into_iter().filter_map(|news| self.entry(news, feed)).collect(),
        }
    }

    /// A feed's title, and the sentence below it.
    fn heading(&self, feed: Feed) -> (String, String) {
        let (portal, settings) = (self.portal, &self.portal.settings);
        let (name, promise) = match feed {
            Feed::Portal => return (settings.title.clone(), settings.promise.clone()),
            Feed::Persona(id) => {
                let persona = &portal[id];
                let scope = Scope::portal(portal).persona(persona);
                let promise = persona.promise.as_ref().or(persona.item.summary.as_ref());
                (&persona.item.title, promise.map(|copy| copy.resolve(&scope)))
            }
            Feed::Skill(id) => (&portal[id].name, portal[id].description.clone()),
        };
        (self.wording.named(&settings.title, name), promise.unwrap_or_else(|| settings.promise.clone()))
    }

    fn entry(&self, news: News, feed: Feed) -> Option<Entry<'_>> {
        let portal = self.portal;
        let (item, updated) = (news.item(portal), news.day(portal)?);
        let address = match (news, feed) {
            (News::Course(id), _) => portal[id].address(),
            (News::Story(id), _) => portal[id].address(),
            (News::Event(id), _) => portal[id].address(),
            (News::Path(id), _) => portal[id].address(),
            (News::Campaign(id), Feed::Persona(reader)) => address::landing(&portal[id], &portal[reader]),
            (News::Campaign(id), _) => portal[id].address(),
        };
        let scope = match news {
            News::Course(id) => Scope::portal(portal).course(&portal[id]),
            News::Campaign(id) => Scope::portal(portal).campaign(&portal[id]),
            News::Story(_) | News::Event(_) | News::Path(_) => Scope::portal(portal),
        };
        let summary = item.summary.as_ref().map(|copy| copy.resolve(&scope)).unwrap_or_default();
        let summary = match news {
            News::Event(id) => self.dated(&portal[id], &summary),
            _ => summary,
        };
        Some(Entry { item, url: self.links.absolute(&address), updated, summary })
    }

    /// What an event is, after the day on which it happens next.
    fn dated(&self, event: &Event, summary: &str) -> String {
        let date = next_date(event, self.portal.today).unwrap_or(event.starts.date());
        let day = self.wording.weekday_date(date);
        if summary.is_empty() { day } else { format!("{day}: {summary}") }
    }
}

impl Issue<'_> {
    /// The day of the latest news. Without any, nothing has changed since the beginning of all clocks: a feed never
    /// tells the day on which it was made.
    fn updated(&self) -> Date {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or(Date::constant(1970, 1, 1))
    }
}

/// Midnight UTC: authors give days, the formats want moments (RFC 3339).
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
