//! Consents that run out soon, or in the middle of a campaign that the person speaks in.

use jiff::civil::Date;

use super::SOON_DAYS;
use super::ledger::{Agreement, Ledger, Person};
use crate::audit::words;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::{Campaign, Portal};

/// What ends later is for the list in the report.
const YEAR: i64 = 366;

pub fn judge(portal: &Portal, ledger: &Ledger) -> Vec<Diagnostic> {
    let of_person = |person: &Person| {
        person.agreements.iter().filter_map(|agreement| finding(person, agreement, portal)).collect::<Vec<_>>()
    };
    ledger.people.iter().flat_map(of_person).collect()
}

fn finding(person: &Person, agreement: &Agreement, portal: &Portal) -> Option<Diagnostic> {
    let until = agreement.until?;
    let left = portal.today.duration_until(until).as_hours() / 24;
    let cut: Vec<String> = person
        .campaigns
        .iter()
        .map(|id| &portal[*id])
        .filter(|campaign| last_day(campaign) > until)
        .map(|campaign| format!("\"{}\"", campaign.item.title))
        .collect();
    let (severity, when) = match left {
        days if days <= SOON_DAYS => (Severity::Warning, format!("ends on {until}, {}", in_days(days))),
        ..=YEAR if !cut.is_empty() => (Severity::Note, format!("ends on {until}, before {} is over", words::all(&cut))),
        _ => return None,
    };
    let message = format!("{}'s consent {when}: from the next day on, nothing of them is published.", person.name);
    let help = "Ask them again, and write down the new date. Or choose another voice for what comes later.";
    let place = agreement.by.item(portal).origin.place("consent");
    Some(Diagnostic { severity, ..Diagnostic::new(Code::ConsentEnding, place, message).help(help) })
}

fn in_days(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {days} days"),
    }
}

/// When a campaign is over: when it closes, else when its last message goes out.
fn last_day(campaign: &Campaign) -> Date {
    let written = campaign.touchpoints.iter().filter(|touchpoint| touchpoint.recall.is_none());
    let last = written.map(|touchpoint| campaign.date(touchpoint)).max();
    campaign.closes.into_iter().chain(last).max().unwrap_or(campaign.launch)
}
