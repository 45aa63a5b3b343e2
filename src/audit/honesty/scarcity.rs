//! Claims that little is left: true where an event's figures say so, and only for as long as they are fresh.

use jiff::Span;
use jiff::civil::Date;

use super::Found;
use super::urgency::events;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Event;

/// How old a count of bookings may be on the day it is told, in days.
const FRESH: i64 = 7;

pub fn judge(found: &Found<'_>) -> Option<Diagnostic> {
    if !found.told.role.asks() {
        return None;
    }
    let events = events(found);
    let counted: Vec<_> = events.iter().filter_map(|event| Some((*event, left(event)?))).collect();
    if found.hit.group == "limited" && events.iter().any(|event| event.capacity.is_some()) {
        return None;
    }
    let Some((event, free)) = counted.first().copied() else { return Some(baseless(found)) };
    match counted.iter().find(|(event, free)| is_true(found, event, *free)) {
        Some((event, _)) => stale(found, event),
        None => Some(untrue(found, event, free)),
    }
}

/// The places that are free, and `None` where nobody counted.
fn left(event: &Event) -> Option<u32> {
    Some(event.capacity?.saturating_sub(event.booked?))
}

fn is_true(found: &Found<'_>, event: &Event, free: u32) -> bool {
    let capacity = event.capacity.unwrap_or_default();
    match (found.hit.group, found.hit.number) {
        ("count", Some(number)) => u64::from(free) == number,
        // "Few": no more than a fifth.
        _ => u64::from(free) * 5 <= u64::from(capacity),
    }
}

fn baseless(found: &Found<'_>) -> Diagnostic {
    let message = format!("\"{}\" says that little is left, and no event here counts its places.", found.words);
    let help = "Take it out, or give the event `capacity`, `booked` and `as_of`, the day on which you counted.";
    Diagnostic::new(Code::FalseScarcity, found.place.clone(), message).help(help)
}

fn untrue(found: &Found<'_>, event: &Event, free: u32) -> Diagnostic {
    let capacity = event.capacity.unwrap_or_default();
    let message = format!("\"{}\" is not true: {free} of {capacity} places are free.", found.words);
    let help = "Say the true number, or leave it out.";
    let finding = Diagnostic::new(Code::FalseScarcity, found.place.clone(), message).help(help);
    finding.related(event.item.origin.place("booked"), "the places that are booked")
}

/// A true figure that will be old when it is read.
fn stale(found: &Found<'_>, event: &Event) -> Option<Diagnostic> {
    let last = found.told.days.last()?;
    let day = event.as_of;
    let fresh = |counted: Date| counted.saturating_add(Span::new().days(FRESH)) >= *last;
    if day.is_some_and(fresh) {
        return None;
    }
    let message = match day {
        Some(day) => format!("\"{}\" was counted on {day}, and people read it on {last}.", found.words),
        None => format!("\"{}\" was counted on a day that nobody wrote down.", found.words),
    };
    let help = "Count again shortly before it goes out and correct `booked` and `as_of`, or leave the number out.";
    let finding = Diagnostic::new(Code::FalseScarcity, found.place.clone(), message).help(help);
    let finding = finding.related(event.item.origin.place("as_of"), "when it was counted");
    Some(Diagnostic { severity: Severity::Warning, ..finding })
}
