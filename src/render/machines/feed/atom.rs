//! The Atom form of a feed (RFC 4287).

use atom_syndication::{Category, Feed, FixedDateTime, Link, Person, Text};
use jiff::civil::Date;

use super::{Entry, Issue, moment};
use crate::site_map::FeedForm;

pub fn write(issue: Issue<'_>) -> Vec<u8> {
    let own = Link { mime_type: Some(FeedForm::Atom.media_type().to_owned()), ..link("self", issue.own.clone()) };
    let feed = Feed {
        updated: instant(issue.updated()),
        title: text(&issue.title),
        subtitle: Some(text(&issue.promise)),
        id: issue.page.clone(),
        lang: Some(issue.language.to_owned()),
        authors: vec![Person { name: legal(issue.author), ..Person::default() }],
        links: vec![own, link("alternate", issue.page)],
        entries: issue.entries.into_iter().map(entry).collect(),
        ..Feed::default()
    };
    feed.to_string().into_bytes()
}

fn entry(entry: Entry<'_>) -> atom_syndication::Entry {
    let category = |tag: &String| Category { term: legal(tag), ..Category::default() };
    atom_syndication::Entry {
        title: text(&entry.item.title),
        id: entry.url.clone(),
        updated: instant(entry.updated),
        published: entry.item.publish_date.map(instant),
        categories: entry.item.tags.iter().map(category).collect(),
        links: vec![link("alternate", entry.url)],
        summary: (!entry.summary.is_empty()).then(|| text(&entry.summary)),
        ..atom_syndication::Entry::default()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link { href, rel: rel.to_owned(), ..Link::default() }
}

fn instant(date: Date) -> FixedDateTime {
    moment(date).parse().unwrap_or_default()
}

fn text(text: &str) -> Text {
    Text::plain(legal(text))
}

/// Without the characters that no XML document may hold, however they are written (XML 1.0, 2.2).
fn legal(text: &str) -> String {
    let is_legal = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_legal).collect()
}
