//! Pressure near a date that the content doesn't bear out.

use jiff::Span;
use jiff::civil::Date;

use super::Found;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::TouchpointKind;
use crate::model::{Event, Portal};
use crate::source::Place;

/// How near the end is where people are told that it is near, in days.
const SOON: i64 = 14;
/// How near it is where they are told to hurry.
const PRESSING: i64 = 3;
/// The last message of a campaign may come earlier; its end is still its end.
const LAST_CHANCE: i64 = 31;

/// Something that really ends.
struct Limit {
    date: Date,
    place: Place,
    what: &'static str,
}

pub fn judge(found: &Found<'_>) -> Option<Diagnostic> {
    if !found.told.role.asks() {
        return None;
    }
    let limits = limits(found);
    let reach = reach(found);
    let untrue = |day: &&Date| !limits.iter().any(|limit| within(**day, limit.date, reach));
    let day = *found.told.days.iter().find(untrue)?;
    let next = limits.iter().filter(|limit| limit.date >= day).min_by_key(|limit| limit.date);
    let Some(limit) = next else { return Some(baseless(found)) };
    let message =
        format!("\"{}\" is not true: people read it on {day}, and the end is on {}.", found.words, limit.date);
    let help = "Name the date itself and leave the rest to people.";
    let finding = Diagnostic::new(Code::FalseUrgency, found.place.clone(), message).help(help);
    Some(finding.related(limit.place.clone(), limit.what))
}

fn baseless(found: &Found<'_>) -> Diagnostic {
    let message = format!("\"{}\" presses people with an end that nothing here bears out.", found.words);
    let help = "Take it out. If there is an end, give it: `closes` in the campaign's index.md, or an event's `starts`.";
    Diagnostic::new(Code::FalseUrgency, found.place.clone(), message).help(help)
}

/// In how many days the end comes, by what is claimed.
fn reach(found: &Found<'_>) -> i64 {
    let number = || found.hit.number.and_then(|number| i64::try_from(number).ok()).unwrap_or(0);
    let is_last = found.told.touchpoint.is_some_and(|touchpoint| touchpoint.kind == TouchpointKind::LastChance);
    match found.hit.group {
        "today" => 0,
        "tomorrow" => 1,
        "hours" => number() / 24 + 1,
        "days" => number(),
        "week" => 7,
        "pressing" => PRESSING,
        _ if is_last => LAST_CHANCE,
        _ => SOON,
    }
}

fn within(day: Date, limit: Date, reach: i64) -> bool {
    let latest = Span::new().try_days(reach).map_or(Date::MAX, |span| day.saturating_add(span));
    day <= limit && limit <= latest
}

/// Everything that ends where the text stands: the campaign, the events about its courses, the item itself.
fn limits(found: &Found<'_>) -> Vec<Limit> {
    let told = found.told;
    let campaign = told.campaign.and_then(|campaign| {
        let place = campaign.item.origin.place("closes");
        Some(Limit { date: campaign.closes?, place, what: "when the campaign closes" })
    });
    let place = told.item.origin.place("expiry_date");
    let item = told.item.expiry_date.map(|date| Limit { date, place, what: "when this is taken down" });
    // What is held again is no last chance.
    let events = events(found).into_iter().filter(|event| event.repeat.is_none());
    let events = events.map(|event| {
        let place = event.item.origin.place("starts");
        Limit { date: event.starts.date(), place, what: "when the event begins" }
    });
    campaign.into_iter().chain(item).chain(events).collect()
}

/// The event that a text is about, or those about the courses of its campaign.
pub fn events<'a>(found: &Found<'a>) -> Vec<&'a Event> {
    let portal: &Portal = found.portal;
    let told = found.told;
    if let Some(event) = told.event {
        return vec![event];
    }
    let Some(campaign) = told.campaign else { return Vec::new() };
    let courses = campaign.all_courses(portal);
    let concerns = |event: &&Event| event.courses.iter().any(|course| courses.contains(course));
    portal.events.iter().filter(concerns).collect()
}
