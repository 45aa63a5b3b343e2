//! `events/calendar.ics`, one for each persona, and one calendar beside each event's page.

use crate::model::values::Scope;
use crate::model::{Event, Id, Portal};
use crate::output::{Revision, Revisions};
use crate::render::Edition;
use crate::render::ics::{self, Busy, Entry};
use crate::site_map::{Addressed, Dates, address};

/// One event, or several as a calendar with a name, to subscribe to.
pub fn calendar(edition: Edition<'_>, earlier: &Revisions, dates: Dates) -> String {
    let portal = edition.portal;
    let of_those = |fits: &dyn Fn(&Event) -> bool| -> Vec<Entry> {
        portal.events.iter().filter(|event| fits(event)).map(|event| numbered(event, edition, earlier).0).collect()
    };
    match dates {
        Dates::One(id) => ics::calendar(None, &[numbered(&portal[id], edition, earlier).0]),
        Dates::All => ics::calendar(Some(&portal.settings.title), &of_those(&|_| true)),
        Dates::For(persona) => {
            let name = format!("{}: {}", portal.settings.title, portal[persona].item.title);
            ics::calendar(Some(&name), &of_those(&|event| event.is_for(persona)))
        }
    }
}

/// Which revision of an event's calendar this is.
pub fn revision(edition: Edition<'_>, earlier: &Revisions, event: Id<Event>) -> Revision {
    numbered(&edition.portal[event], edition, earlier).1
}

/// An event has one number in its own calendar and in that of all events.
fn numbered(event: &Event, edition: Edition<'_>, earlier: &Revisions) -> (Entry, Revision) {
    let path = format!("site/{}{}", edition.links.prefix(), address::calendar(event));
    ics::numbered(entry(event, edition), &path, earlier)
}

fn entry(event: &Event, edition: Edition<'_>) -> Entry {
    let Edition { portal, links } = edition;
    let item = &event.item;
    let changed = item.changed();
    Entry {
        uid: ics::uid(&portal.settings.base_url, &["event", &item.slug]),
        stamp: changed.map_or_else(|| event.starts.timestamp(), ics::midnight),
        sequence: ics::sequence(item.updated),
        starts: event.starts.clone(),
        ends: event.ends.clone(),
        repeat: event.repeat.clone(),
        summary: item.title.clone(),
        description: description(event, portal),
        location: event.place.clone().or_else(|| event.join_url.clone()),
        url: links.absolute(&event.address()),
        busy: Busy::Taken,
    }
}

/// What it is, how to join, and how everybody gets in; the page has the rest.
fn description(event: &Event, portal: &Portal) -> String {
    let scope = Scope::portal(portal);
    let said = |copy: &crate::model::Copy| copy.resolve(&scope);
    let parts = [event.item.summary.as_ref().map(said), event.join_url.clone(), event.accessibility.as_ref().map(said)];
    parts.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}
