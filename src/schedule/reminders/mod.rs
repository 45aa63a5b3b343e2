//! Spaced reminders: touchpoints that nobody wrote, for courses whose authors say how long they are to be remembered.
//!
//! Enter at [`add`], before the plan is made: what follows treats a reminder like any other touchpoint. `gaps` says
//! when one helps, `letter` what it says. Each asks one question and leads to the page where the answer opens: trying to
//! remember is what helps (Roediger and Karpicke 2006), so no message holds the answer.

pub mod gaps;
mod letter;
#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::attention::NoRoom;
use super::said;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::{Campaign, Funnel};
use crate::model::recall::Recall;
use crate::model::{Channel, Course, Id, Listed, Persona, Portal, Touchpoint};

/// Where a reminder may reach people: channels that they answer to one by one.
const CHANNELS: [Channel; 5] = [Channel::Email, Channel::Slack, Channel::Teams, Channel::Sms, Channel::Calendar];

/// Words of the interface in the portal's language: a key, and what stands for the names in braces.
pub type Words<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> String;

/// Until when the people of a persona are reminded of a course.
type Reminded = BTreeMap<(Id<Course>, Id<Persona>), Date>;

/// Adds the reminders of each campaign to its touchpoints, after those that people wrote.
pub fn add(portal: &mut Portal, words: Words<'_>) {
    let mut campaigns: Vec<Id<Campaign>> = Campaign::all(portal).map(|(id, _)| id).collect();
    campaigns.sort_by_key(|id| (portal[*id].launch, portal[*id].item.slug.clone()));
    let mut reminded = Reminded::new();
    for id in campaigns {
        let reminders = of_campaign(&portal[id], portal, &mut reminded, words);
        portal.campaigns[id.index()].touchpoints.extend(reminders);
    }
}

fn of_campaign(campaign: &Campaign, portal: &Portal, reminded: &mut Reminded, words: Words<'_>) -> Vec<Touchpoint> {
    let finished = finished(campaign);
    let channels = channels(campaign);
    let mut reminders = Vec::new();
    for course in campaign.all_courses(portal) {
        let it = &portal[course];
        let Some(days) = it.retain_for.filter(|_| !it.quiz.is_empty()) else { continue };
        let personas = newly_reminded(course, campaign, portal, (finished, days), reminded);
        if personas.is_empty() || channels.is_empty() {
            continue;
        }
        for (index, day) in gaps::days(days).into_iter().enumerate() {
            let recall = Recall { course, number: index + 1, question: index % it.quiz.len() };
            let reminder = letter::write(recall, portal, words);
            let (mut channels, personas, when) = (channels.clone(), personas.clone(), later(finished, day));
            if !channels.contains(&Channel::Calendar) {
                channels.push(Channel::Calendar);
            }
            reminders.push(Touchpoint { when, channels, personas, ..reminder });
        }
    }
    reminders
}

/// The day on which the campaign's people have usually finished: as its author says, else when its first message to
/// finishers goes out, else its launch.
fn finished(campaign: &Campaign) -> Date {
    let finishing = |touchpoint: &&Touchpoint| touchpoint.moves.is_some_and(|moves| moves.to == Funnel::Finisher);
    let told = campaign.touchpoints.iter().filter(finishing).map(|touchpoint| campaign.date(touchpoint)).min();
    campaign.finishes.or(told).unwrap_or(campaign.launch)
}

/// The channels that the campaign's own messages use, as far as reminders may.
fn channels(campaign: &Campaign) -> Vec<Channel> {
    let used = |channel: &Channel| campaign.touchpoints.iter().any(|step| step.channels.contains(channel));
    CHANNELS.into_iter().filter(used).collect()
}

/// The personas that can be reached, and that no other campaign reminds of the same course at the time.
fn newly_reminded(
    course: Id<Course>,
    campaign: &Campaign,
    portal: &Portal,
    (from, days): (Date, u32),
    reminded: &mut Reminded,
) -> Vec<Id<Persona>> {
    let channels = channels(campaign);
    let reached = |id: &&Id<Persona>| portal[**id].channels.iter().any(|channel| channels.contains(channel));
    let mut fresh = Vec::new();
    for &persona in campaign.personas.iter().filter(reached) {
        let until = reminded.entry((course, persona)).or_insert(Date::MIN);
        if *until <= from {
            *until = from.saturating_add(i64::from(days).min(FARTHEST).days());
            fresh.push(persona);
        }
    }
    fresh
}

/// Reminders that nobody gets, because the budget has no room for them; one finding for each.
pub fn left_out(portal: &Portal, without_room: &[NoRoom]) -> Vec<Diagnostic> {
    let of_reminders = without_room.chunk_by(|a, b| (a.campaign, a.touchpoint) == (b.campaign, b.touchpoint));
    let finding = |of_reminder: &[NoRoom]| {
        let first = &of_reminder[0];
        let campaign = &portal[first.campaign];
        let recall = campaign.touchpoints[first.touchpoint].recall?;
        let course = &portal[recall.course].item;
        let who: Vec<_> = of_reminder.iter().map(|none| format!("\"{}\"", portal[none.persona].item.title)).collect();
        let message = format!(
            "Reminder {} of \"{}\", due on {}, is left out for {}: their attention is taken for four weeks.",
            recall.number,
            campaign.item.title,
            said(first.slot.day()),
            who.join(" and ")
        );
        let help = "Send these people less around that day, or choose another `finishes` for the campaign.";
        Some(Diagnostic::new(Code::AttentionBudget, course.origin.place("retain_for"), message).help(help))
    };
    of_reminders.filter_map(finding).collect()
}

/// More days than calendars have.
const FARTHEST: i64 = 7_000_000;

fn later(from: Date, days: u32) -> crate::model::campaign::When {
    crate::model::campaign::When::On(from.saturating_add(i64::from(days).min(FARTHEST).days()))
}
