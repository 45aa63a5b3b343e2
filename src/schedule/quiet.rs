//! Quiet time that was asked for: by a touchpoint, or by moments and a policy that leave no minute to write in.
//!
//! Enter at [`findings`]. A relative `day` that lands on a weekend is no finding: it waits, and the plan shows both days.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, ToSpan};

use super::hours::{is_ever_welcome, is_quiet};
use super::{Because, Hours, Slot, Slots};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::When;
use crate::model::persona::Moment;
use crate::model::{Campaign, Id, Listed, Persona, Portal, Touchpoint};

/// How far back a day before the end of a campaign is looked for.
const BACK: i64 = 31;

pub fn findings(portal: &Portal, slots: &Slots) -> Vec<Diagnostic> {
    let policy = Hours::of_policy(portal);
    if !policy.is_open() {
        return vec![no_minute(portal)];
    }
    let steps = Campaign::all(portal).flat_map(|(id, campaign)| {
        campaign.touchpoints.iter().enumerate().map(move |(index, touchpoint)| (id, index, touchpoint))
    });
    let of_steps = steps.flat_map(|(id, index, touchpoint)| {
        let slots: Vec<(Id<Persona>, Slot)> = slots.of_step(portal, id, index).collect();
        // Nobody asked for the day of a reminder, and people forget after a campaign has closed, too.
        let asked = touchpoint.recall.is_none();
        // What was sent can't be unsent.
        let ahead = slots.iter().any(|(_, slot)| slot.day() >= portal.today);
        let step = Step { portal, campaign: &portal[id], touchpoint, slots, policy: &policy };
        if ahead && asked { step.findings() } else { Vec::new() }
    });
    portal.personas.iter().flat_map(|persona| moments(persona, portal)).chain(of_steps).collect()
}

fn no_minute(portal: &Portal) -> Diagnostic {
    let message = "Every day of the week is quiet, so messages go out when they are asked for, whatever the hour.";
    let help = "Leave at least one day out of `quiet_days`: quiet_days = [\"sat\", \"sun\"]";
    Diagnostic::new(Code::QuietTime, portal.settings.origin.place("policy"), message).help(help)
}

/// The moments of a persona in which nothing can ever be sent.
fn moments(persona: &Persona, portal: &Portal) -> Vec<Diagnostic> {
    let dead: Vec<&Moment> = persona.moments.iter().filter(|moment| !is_ever_welcome(moment, portal)).collect();
    let place = || persona.item.origin.place("moments");
    let help = "Choose days and times outside `quiet_hours` and `quiet_days` of portal.toml, or shorten those.";
    if !dead.is_empty() && dead.len() == persona.moments.len() {
        let message = "Every moment lies in quiet time, so messages go out when they are asked for, whatever the hour.";
        return vec![Diagnostic::new(Code::QuietTime, place(), message).help(help)];
    }
    let finding = |moment: &Moment| {
        let (from, to) = (moment.from.strftime("%H:%M"), moment.to.strftime("%H:%M"));
        let message = format!("The moment from {from} to {to} lies in quiet time, so nothing is ever sent in it.");
        Diagnostic::new(Code::QuietTime, place(), message).help(help)
    };
    dead.into_iter().map(finding).collect()
}

/// A touchpoint that lies ahead, with what it is judged by.
struct Step<'a> {
    portal: &'a Portal,
    campaign: &'a Campaign,
    touchpoint: &'a Touchpoint,
    slots: Vec<(Id<Persona>, Slot)>,
    policy: &'a Hours<'a>,
}

impl Step<'_> {
    fn findings(&self) -> Vec<Diagnostic> {
        [self.quiet_day(), self.quiet_hour(), self.after_the_end()].into_iter().flatten().collect()
    }

    /// The slot of whoever gets it first.
    fn first(&self) -> Option<DateTime> {
        self.slots.iter().map(|(_, slot)| slot.at).min()
    }

    fn quiet_day(&self) -> Option<Diagnostic> {
        let When::On(date) = self.touchpoint.when else { return None };
        if !self.policy.is_quiet_day(date) {
            return None;
        }
        let first = self.first()?;
        let what = match self.policy.stands_against(date.to_datetime(Time::midnight())) {
            Because::Holiday => "a holiday",
            _ => "a day on which nothing is sent",
        };
        let message =
            format!("This asks for {}, {what}; it goes out on {} instead.", said(date), said_with_time(first));
        let help = format!("Write `date = {}` here.", first.date());
        Some(self.finding("date", message, help))
    }

    fn quiet_hour(&self) -> Option<Diagnostic> {
        let time = self.touchpoint.time.filter(|time| is_quiet(*time, &self.portal.settings.policy))?;
        let first = self.first()?;
        let message = format!(
            "This asks for {}, and nothing is sent in the quiet hours; it goes out on {} instead.",
            time.strftime("%H:%M"),
            said_with_time(first)
        );
        let help = format!(
            "Write `time = \"{}\"` here, or leave the line out: then each persona gets it at its next moment.",
            first.strftime("%H:%M")
        );
        Some(self.finding("time", message, help))
    }

    /// A message that waits until its campaign is over.
    fn after_the_end(&self) -> Option<Diagnostic> {
        let closes = self.campaign.closes.filter(|closes| self.campaign.date(self.touchpoint) <= *closes)?;
        let (persona, slot) = self.slots.iter().find(|(_, slot)| slot.day() > closes)?;
        let message = format!(
            "For \"{}\" this waits until {}, and the campaign closes on {}.",
            self.portal[*persona].item.title,
            said_with_time(slot.at),
            said(closes)
        );
        let help = match self.earlier(closes) {
            Some(line) => format!("Write `{line}` here, or choose a later `closes`."),
            None => "Choose a later `closes`, or leave this message out.".to_owned(),
        };
        let finding = self.finding(field(self.touchpoint), message, help);
        Some(finding.related(self.campaign.item.origin.place("closes"), "the campaign closes here"))
    }

    /// The line that lets everybody have it in time.
    fn earlier(&self, closes: Date) -> Option<String> {
        let asked = self.campaign.date(self.touchpoint);
        let everybody: Vec<Hours<'_>> =
            self.slots.iter().map(|(id, _)| Hours::of(&self.portal[*id], self.portal)).collect();
        let in_time = |day: &Date| {
            *day >= self.portal.today
                && everybody.iter().all(|hours| Slot::on(*day, self.touchpoint.time, hours).day() <= closes)
        };
        let day = (1..=BACK).filter_map(|days| asked.checked_sub(days.days()).ok()).find(in_time)?;
        line(self.campaign, self.touchpoint, day)
    }

    fn finding(&self, field: &str, message: String, help: String) -> Diagnostic {
        Diagnostic::new(Code::QuietTime, self.touchpoint.item.origin.place(field), message).help(help)
    }
}

/// The field that says when a touchpoint is due.
pub fn field(touchpoint: &Touchpoint) -> &'static str {
    match touchpoint.when {
        When::Day(_) => "day",
        When::On(_) => "date",
    }
}

/// What an author writes for a touchpoint to be due on `day`: `day = 9`, or `date = 2027-03-15`.
pub fn line(campaign: &Campaign, touchpoint: &Touchpoint, day: Date) -> Option<String> {
    Some(match touchpoint.when {
        When::Day(_) => format!("day = {}", days_between(campaign.launch, day)?),
        When::On(_) => format!("date = {day}"),
    })
}

/// Whole days from one to the other.
pub fn days_between(from: Date, to: Date) -> Option<i64> {
    let span: Span = from.until(to).ok()?;
    Some(i64::from(span.get_days()))
}

/// `Monday 15 March 2027`.
pub fn said(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

fn said_with_time(at: DateTime) -> String {
    format!("{} at {}", said(at.date()), at.strftime("%H:%M"))
}
