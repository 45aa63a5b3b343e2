//! Events and communities: when and where people meet, and who receives them.

use jiff::Zoned;

use super::context::Context;
use super::item;
use crate::diagnostics::Code;
use crate::diagnostics::nearest::nearest;
use crate::load::Entry;
use crate::load::community::CommunityRecord;
use crate::load::dates::Moment;
use crate::load::event::EventRecord;
use crate::load::values::Spanned;
use crate::model::Community;
use crate::model::event::{Event, EventKind, Host};

/// `None` where it isn't known when the event begins, which has been reported.
pub fn event(entry: &Entry<EventRecord>, context: &mut Context<'_>) -> Option<Event> {
    let record = &entry.record;
    let starts = record.starts.as_ref().and_then(|starts| zoned(starts, context))?;
    let ends = record.ends.as_ref().and_then(|ends| zoned(ends, context));
    if let (Some(place), Some(ends)) = (&record.ends, &ends)
        && *ends <= starts
    {
        let message = "The event ends before it begins.";
        context.report(Code::BadDate, place.place.clone(), message, "Choose an end after the beginning.");
    }
    if let Some(repeat) = &record.repeat {
        judge_rule(repeat, context);
    }
    if let (Some(booked), Some(capacity)) = (&record.booked, record.capacity)
        && booked.value > capacity
    {
        let message = format!("{} seats are taken, but there are only {capacity}.", booked.value);
        context.report(Code::BadValue, booked.place.clone(), message, "Correct `booked` or `capacity`.");
    }
    Some(Event {
        item: item::item(&record.item, entry, context),
        kind: record.kind.map_or(EventKind::Talk, |kind| kind.0),
        starts,
        ends,
        repeat: record.repeat.as_ref().map(|repeat| repeat.value.clone()),
        place: record.place.clone(),
        join_url: record.join_url.as_ref().map(|url| url.0.clone()),
        capacity: record.capacity,
        booked: record.booked.as_ref().map(|booked| booked.value),
        as_of: record.as_of,
        host: record.host.as_ref().and_then(|host| self::host(host, context)),
        courses: context.ids(&record.courses),
        personas: context.ids(&record.personas),
        community: record.community.as_ref().and_then(|community| context.id(community)),
        accessibility: record.accessibility.clone(),
    })
}

pub fn community(entry: &Entry<CommunityRecord>, context: &mut Context<'_>) -> Community {
    let record = &entry.record;
    Community {
        item: item::item(&record.item, entry, context),
        topic: record.topic.clone(),
        cadence: record.cadence.clone(),
        join_url: record.join_url.as_ref().map(|url| url.0.clone()),
        host: record.host.as_ref().and_then(|host| self::host(host, context)),
        champions: context.ids(&record.champions),
        skills: context.ids(&record.skills),
    }
}

/// The moment in the portal's time zone. A local time that a clock change skips is the next one that exists.
fn zoned(moment: &Spanned<Moment>, context: &mut Context<'_>) -> Option<Zoned> {
    let zone = context.timezone.clone();
    let zoned = match moment.value {
        Moment::Local(local) => local.to_zoned(zone).ok(),
        Moment::Offset(timestamp) => Some(timestamp.to_zoned(zone)),
    };
    if zoned.is_none() {
        let message = "This moment lies outside the years that can be reckoned with.";
        context.report(Code::BadDate, moment.place.clone(), message, "Choose a date between the years 1 and 9999.");
    }
    zoned
}

/// A champion where the name is a champion's slug, else a person by name.
fn host(host: &Spanned<String>, context: &mut Context<'_>) -> Option<Host> {
    if !context.names.champions.knows(&host.value) {
        return Some(Host::Person(host.value.clone()));
    }
    let id = context.names.champions.find(&host.value, &host.place, &mut context.findings)?;
    Some(Host::Champion(id))
}

/// Checks the form of an RFC 5545 recurrence rule: known parts, each with a value, one of them a frequency.
fn judge_rule(rule: &Spanned<String>, context: &mut Context<'_>) {
    const PARTS: &[&str] = &[
        "FREQ",
        "UNTIL",
        "COUNT",
        "INTERVAL",
        "BYSECOND",
        "BYMINUTE",
        "BYHOUR",
        "BYDAY",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYMONTH",
        "BYSETPOS",
        "WKST",
    ];
    const FREQUENCIES: &[&str] = &["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    let help = "A rule looks like \"FREQ=MONTHLY;BYDAY=1WE;COUNT=6\" (RFC 5545).";
    let mut frequency = None;
    for part in rule.value.trim_start_matches("RRULE:").split(';') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        if !PARTS.contains(&name) || value.is_empty() {
            let near = nearest(name, PARTS.iter().copied()).filter(|near| *near != name);
            let meant = near.map(|near| format!(" Did you mean {near}?")).unwrap_or_default();
            let message = format!("\"{part}\" is no part of a rule for repeating.{meant}");
            context.report(Code::BadValue, rule.place.clone(), message, help);
            return;
        }
        if name == "FREQ" {
            frequency = Some(value);
        }
    }
    if !frequency.is_some_and(|frequency| FREQUENCIES.contains(&frequency)) {
        let message = "The rule doesn't say how often the event repeats.";
        context.report(Code::BadValue, rule.place.clone(), message, help);
    }
}
