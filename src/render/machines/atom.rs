//! `feed.xml`: what is new, as an Atom feed (RFC 4287).

use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use jiff::civil::Date;

use super::changed;
use crate::model::values::Scope;
use crate::model::voice::Scope as Consented;
use crate::model::{Item, Portal};
use crate::site_map::address::{ATOM, Addressed};
use crate::site_map::{Links, address};

/// Readers show the newest few; the rest is in the catalogue.
const MOST: usize = 50;

/// Courses, stories, events and paths that carry a date, newest first. Without a date nothing is news.
pub fn atom(portal: &Portal, links: &Links) -> String {
    let scope = Scope::portal(portal);
    let add = |item: &Item, address: String, scope: Scope<'_>| -> Option<Entry> {
        Some(entry(item, changed(item)?, &links.absolute(&address), &scope))
    };
    let mut entries: Vec<Entry> = Vec::new();
    entries.extend(portal.courses.iter().filter_map(|c| add(&c.item, c.address(), scope.course(c))));
    let shown = portal.champions.iter().filter(|c| c.consent.scope.contains(&Consented::Portal));
    entries.extend(shown.filter_map(|c| add(&c.item, c.address(), scope)));
    entries.extend(portal.events.iter().filter_map(|e| add(&e.item, e.address(), scope)));
    entries.extend(portal.paths.iter().filter_map(|p| add(&p.item, p.address(), scope)));
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(MOST);
    feed(portal, links, entries).to_string()
}

fn feed(portal: &Portal, links: &Links, entries: Vec<Entry>) -> Feed {
    let settings = &portal.settings;
    let updated = entries.first().map_or_else(|| moment(portal.today), |newest| newest.updated);
    let author = settings.contact.as_ref().map_or(&settings.title, |contact| &contact.name);
    Feed {
        title: Text::plain(settings.title.as_str()),
        subtitle: Some(Text::plain(settings.promise.as_str())),
        id: links.absolute(address::FRONT),
        updated,
        lang: Some(settings.language.clone()),
        authors: vec![Person { name: author.clone(), ..Person::default() }],
        links: vec![link("self", links.absolute(ATOM)), link("alternate", links.absolute(address::FRONT))],
        entries,
        ..Feed::default()
    }
}

fn entry(item: &Item, date: Date, url: &str, scope: &Scope<'_>) -> Entry {
    Entry {
        title: Text::plain(item.title.as_str()),
        id: url.to_owned(),
        updated: moment(date),
        published: item.publish_date.map(moment),
        links: vec![link("alternate", url.to_owned())],
        summary: item.summary.as_ref().map(|summary| Text::plain(summary.resolve(scope))),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link { href, rel: rel.to_owned(), ..Link::default() }
}

/// Midnight UTC: authors give days, the format wants moments.
fn moment(date: Date) -> FixedDateTime {
    format!("{date}T00:00:00Z").parse().unwrap_or_default()
}
