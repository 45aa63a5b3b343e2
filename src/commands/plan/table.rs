//! The plan in the terminal: by week, then by persona, as text of 80 columns that needs no colour.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::Planned;
use crate::diagnostics::safe_text::{clean_line, shorten, width};
use crate::model::{Choice as _, Id, Persona};
use crate::schedule::attention::Week;
use crate::schedule::{Because, Message};

const WIDTH: usize = 80;
/// `    Tue 16 Mar 12:15  `.
const TIME: usize = 22;

/// What is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice {
    pub persona: Option<Id<Persona>>,
    /// The Monday of the week.
    pub week: Option<Date>,
}

impl Choice {
    pub fn keeps(&self, message: &Message) -> bool {
        self.persona.is_none_or(|id| message.persona == id)
            && self.week.is_none_or(|monday| self::monday(message.date()) == monday)
    }
}

pub struct Table<'a> {
    pub planned: &'a Planned,
    pub choice: Choice,
}

impl Table<'_> {
    pub fn text(&self) -> String {
        let mut weeks: BTreeMap<Date, BTreeMap<Id<Persona>, Vec<&Message>>> = BTreeMap::new();
        for message in self.planned.plan.messages.iter().filter(|message| self.choice.keeps(message)) {
            let week = weeks.entry(monday(message.date())).or_default();
            week.entry(message.persona).or_default().push(message);
        }
        if weeks.is_empty() {
            return "Nothing goes out.\n".to_owned();
        }
        let weeks = weeks.iter().map(|(monday, personas)| {
            let personas = personas.iter().map(|(id, messages)| self.persona(*monday, *id, messages));
            format!("{}\n{}", heading(*monday), personas.collect::<String>())
        });
        weeks.collect::<Vec<_>>().join("\n")
    }

    /// A persona's line with what the week takes, and what it gets.
    fn persona(&self, monday: Date, id: Id<Persona>, messages: &[&Message]) -> String {
        let rows = &self.planned.audit.attention.rows;
        let row = rows.iter().find(|row| row.audience.first == id && row.audience.second.is_none());
        let week = row.and_then(|row| row.weeks.get(&monday)).copied().unwrap_or_default();
        let budget = self.budget(week);
        let room = WIDTH.saturating_sub(width(&budget) + 4);
        let title = shorten(&clean_line(&self.planned.portal[id].item.title), room);
        let gap = " ".repeat(room.saturating_sub(width(&title)) + 2);
        let mut touchpoints: Vec<&[&Message]> =
            messages.chunk_by(|a, b| (a.campaign, a.touchpoint) == (b.campaign, b.touchpoint)).collect();
        touchpoints.sort_by_key(|step| step[0].slot.at);
        let steps: String = touchpoints.iter().map(|step| self.step(step)).collect();
        format!("\n  {title}{gap}{budget}\n{steps}")
    }

    /// `2 of 2 messages, 5 of 24 minutes`; where seven days that begin in this week hold more, that too.
    fn budget(&self, week: Week) -> String {
        let policy = &self.planned.portal.settings.policy;
        let (messages, minutes) = (week.load.messages, week.load.minutes);
        let mut budget = format!(
            "{messages} of {} messages, {minutes} of {} minutes",
            policy.messages_per_week, policy.minutes_per_week
        );
        if week.peak.messages > messages.max(policy.messages_per_week.into()) {
            budget.push_str(&format!(" ({} in 7 days)", week.peak.messages));
        }
        budget
    }

    /// One touchpoint: when, where, its subject, and what it waited for.
    fn step(&self, messages: &[&Message]) -> String {
        let (portal, first) = (&self.planned.portal, messages[0]);
        let mut channels: Vec<&str> = messages.iter().map(|message| message.channel.word()).collect();
        channels.sort_unstable();
        channels.dedup();
        let mut arms: Vec<&str> = messages.iter().filter_map(|message| message.variant.as_deref()).collect();
        arms.dedup();
        let tested = if arms.is_empty() { String::new() } else { format!(" | also as {}", arms.join(", ")) };
        let campaign = &portal[first.campaign].item.slug;
        let waits = |because: Because| format!("asked for {} ({})", said(first), because.word().replace('-', " "));
        let lines = [
            format!("{}: {}", channels.join(", "), first.subject(portal)),
            format!("{campaign}/{}{tested}", first.touchpoint(portal).item.slug),
        ];
        let when = format!("    {}", first.slot.at.strftime("%a %-d %b %H:%M"));
        let starts = [when.as_str()].into_iter().chain(std::iter::repeat(""));
        let lines = lines.into_iter().chain(first.slot.because.map(waits)).zip(starts);
        lines.map(|(line, start)| format!("{start:TIME$}{}\n", shorten(&clean_line(&line), WIDTH - TIME - 1))).collect()
    }
}

/// `2027-W11: 15 to 21 March 2027`.
fn heading(monday: Date) -> String {
    let week = monday.iso_week_date();
    let sunday = monday.saturating_add(6.days());
    let from = match monday.month() == sunday.month() {
        true => monday.day().to_string(),
        false => monday.strftime("%-d %B").to_string(),
    };
    let heading = format!("{}-W{:02}: {from} to {}", week.year(), week.week(), sunday.strftime("%-d %B %Y"));
    format!("{heading}\n{}", "-".repeat(heading.len()))
}

/// `Sat 13 Mar`, with the time where its author named one.
fn said(message: &Message) -> String {
    let asked = message.slot.asked;
    let form = if asked.date() == message.date() { "%H:%M" } else { "%a %-d %b" };
    asked.strftime(form).to_string()
}

fn monday(day: Date) -> Date {
    day.iso_week_date().first_of_week().map_or(day, jiff::civil::ISOWeekDate::date)
}
