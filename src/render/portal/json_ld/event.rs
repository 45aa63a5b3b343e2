//! An event: the next time that it happens, as its page shows it, and how often it comes again.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use serde_json::{Map, Value as Json, json};

use super::{insert, insert_list, object};
use crate::model::Event;
use crate::model::repeat::{Rule, Unit, next_date};
use crate::render::portal::Pages;
use crate::site_map::Addressed;

impl Pages<'_> {
    /// `host` is whoever receives people and agreed to be named.
    pub(in crate::render::portal) fn event_data(&self, event: &Event, description: &str, host: Option<&str>) -> Json {
        let mut it = object("Event", &event.item.title);
        it.insert("url".into(), json!(self.links.absolute(&event.address())));
        insert(&mut it, "description", Some(description).filter(|text| !text.is_empty()));
        it.insert("eventStatus".into(), json!("https://schema.org/EventScheduled"));
        let next = next(event, self.portal.today);
        let shown = next.clone().unwrap_or_else(|| occurrence(event, event.starts.date()));
        it.extend(time_and_place(event, shown, event.join_url.as_deref()));
        if let Some(host) = host {
            it.insert("organizer".into(), Json::Object(object("Person", host)));
        }
        // A page shows neither how to join nor how many places there are once all is over.
        match (next, event.capacity) {
            (None, _) => drop(it.remove("location")),
            (Some(_), Some(capacity)) if event.booked.is_none_or(|booked| booked < capacity) => {
                it.insert("maximumAttendeeCapacity".into(), json!(capacity));
            }
            (Some(_), _) => {}
        }
        if let Some(schedule) = event.repeat.as_deref().and_then(|rule| schedule(rule, event)) {
            it.insert("eventSchedule".into(), schedule);
        }
        Json::Object(it)
    }
}

/// When it happens next: beginning and end. `None` once it is over.
pub fn next(event: &Event, today: Date) -> Option<Span> {
    Some(occurrence(event, next_date(event, today)?))
}

/// Its beginning and end if it begins on `date`, at the same time of day and after as many nights.
fn occurrence(event: &Event, date: Date) -> Span {
    let on = |date: Date, time: &Zoned| {
        let moment = date.to_datetime(time.time()).to_zoned(time.time_zone().clone());
        moment.unwrap_or_else(|_| time.clone())
    };
    let ends = event.ends.as_ref().map(|ends| {
        let nights = (ends.date() - event.starts.date()).get_days();
        on(date.saturating_add(nights.days()), ends)
    });
    (on(date, &event.starts), ends)
}

/// When it begins and ends, as [`Zoned`] moments of its own time zone.
pub type Span = (Zoned, Option<Zoned>);

/// `startDate`, `endDate`, and where: only what is known. `online` is where people who aren't there join.
pub fn time_and_place(event: &Event, (starts, ends): Span, online: Option<&str>) -> Map<String, Json> {
    let mut it = Map::new();
    it.insert("startDate".into(), json!(iso_time(&starts)));
    insert(&mut it, "endDate", ends.as_ref().map(iso_time).as_deref());
    let place = event.place.as_ref().map(|place| json!({ "@type": "Place", "name": place, "address": place }));
    let online = online.map(|url| json!({ "@type": "VirtualLocation", "url": url }));
    let mode = match (&place, &online) {
        (Some(_), Some(_)) => Some("MixedEventAttendanceMode"),
        (None, Some(_)) => Some("OnlineEventAttendanceMode"),
        (Some(_), None) => Some("OfflineEventAttendanceMode"),
        (None, None) => None,
    };
    insert(&mut it, "eventAttendanceMode", mode.map(|mode| format!("https://schema.org/{mode}")).as_deref());
    insert_list(&mut it, "location", place.into_iter().chain(online).collect());
    it
}

/// How often it comes again, where the rule is a simple one: the page says no more than that either.
fn schedule(rule: &str, event: &Event) -> Option<Json> {
    let rule = Rule::read(rule)?;
    let unit = match rule.unit {
        Unit::Day => "D",
        Unit::Week => "W",
        Unit::Month => "M",
    };
    let mut it = Map::new();
    it.insert("@type".into(), json!("Schedule"));
    it.insert("repeatFrequency".into(), json!(format!("P{}{unit}", rule.every)));
    let day = |day: &jiff::civil::Weekday| json!(format!("https://schema.org/{day:?}"));
    insert_list(&mut it, "byDay", rule.days.iter().map(day).collect());
    insert(&mut it, "endDate", rule.until.map(|date| date.to_string()).as_deref());
    it.insert("startTime".into(), json!(clock(&event.starts)));
    insert(&mut it, "endTime", event.ends.as_ref().map(clock).as_deref());
    insert(&mut it, "scheduleTimezone", event.starts.time_zone().iana_name());
    Some(Json::Object(it))
}

fn clock(time: &Zoned) -> String {
    time.strftime("%H:%M:%S").to_string()
}

/// Local time with its offset, as schema.org asks for it.
fn iso_time(time: &Zoned) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
