//! The attention report: what each week takes of whom, where it is too much, and who yields.
//!
//! Enter at [`Kit::attention_page`] and [`Kit::attention_data`]. `crate::schedule::attention` has the reckoning.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Kit, engine};
use crate::audit::attention::lines;
use crate::model::portal::Policy;
use crate::model::{Id, Persona};
use crate::render::plan::data::{Data, VERSION};
use crate::render::views::attention as views;
use crate::render::views::report::Figure;
use crate::schedule::attention::{self, Attention, Audience, Conflict, Load, Member, WayOut, Yields};

/// How many shades a cell can have; the last is for what is too much.
const LEVELS: u64 = 4;

impl Kit<'_> {
    pub(super) fn attention_page(&self) -> tera::Value {
        let attention = self.attention();
        engine::value(&views::Attention {
            lead: self.words.text("attention_lead"),
            figures: self.attention_figures(attention),
            audiences: attention.rows.iter().map(|row| self.audience(row.audience)).collect(),
            weeks: self.weeks(attention),
            conflicts: attention.conflicts.iter().map(|conflict| self.conflict(conflict)).collect(),
            rules: self.rules(),
        })
    }

    pub(super) fn attention_data(&self) -> Vec<u8> {
        let (portal, plan, audit) = (self.inputs.portal, self.inputs.plan, self.inputs.audit);
        let audience = |row: &attention::Row| views::AudienceData {
            personas: row.audience.personas().map(|id| portal[id].item.slug.as_str()).collect(),
            weeks: row.weeks.iter().map(|(monday, week)| week_data(*monday, week)).collect(),
        };
        let data = views::AttentionData {
            version: VERSION,
            audiences: self.attention().rows.iter().map(audience).collect(),
            budget: Data { portal, plan, audit, campaign: None }.budget(),
        };
        engine::json(&data)
    }

    fn attention(&self) -> &Attention {
        &self.inputs.audit.attention
    }

    fn policy(&self) -> &Policy {
        &self.inputs.portal.settings.policy
    }

    fn attention_figures(&self, attention: &Attention) -> Vec<Figure> {
        let open = attention.conflicts.iter().filter(|conflict| conflict.way_out.is_some()).count();
        let peaks = || attention.rows.iter().flat_map(|row| row.weeks.values()).map(|week| week.peak);
        let of = |most: Option<u64>, allowed: u32| {
            self.words.with("attention_of", &[("n", &most.unwrap_or(0).to_string()), ("all", &allowed.to_string())])
        };
        let tone = if open == 0 { "good" } else { "bad" };
        let figure = |value, label: &str, tone| Figure { value, label: self.words.text(label), tone };
        vec![
            figure(open.to_string(), "attention_open", tone),
            figure(of(peaks().map(|p| p.messages).max(), self.policy().messages_per_week), "attention_most", ""),
            figure(of(peaks().map(|p| p.minutes).max(), self.policy().minutes_per_week), "attention_minutes", ""),
        ]
    }

    /// `2 conflicts to settle.`
    pub(super) fn attention_headline(&self) -> String {
        let open = self.attention().conflicts.iter().filter(|conflict| conflict.way_out.is_some()).count();
        match open {
            0 => self.words.text("attention_none"),
            open => format!("{open} {}.", self.words.text("attention_open")),
        }
    }

    fn audience(&self, audience: Audience) -> String {
        let title = |id: Id<Persona>| self.inputs.portal[id].item.title.as_str();
        match audience.second {
            None => title(audience.first).to_owned(),
            Some(second) => {
                self.words.with("attention_both", &[("first", title(audience.first)), ("second", title(second))])
            }
        }
    }

    /// The weeks in which anybody gets anything.
    fn weeks(&self, attention: &Attention) -> Vec<views::Week> {
        let mut weeks: BTreeMap<Date, Vec<views::Cell>> = BTreeMap::new();
        for monday in attention.rows.iter().flat_map(|row| row.weeks.keys()) {
            let cells = || attention.rows.iter().map(|row| self.cell(row, *monday)).collect();
            weeks.entry(*monday).or_insert_with(cells);
        }
        let week = |(monday, cells)| views::Week { number: number(monday), begins: self.words.date(monday), cells };
        weeks.into_iter().map(week).collect()
    }

    fn cell(&self, row: &attention::Row, monday: Date) -> views::Cell {
        let week = row.weeks.get(&monday).copied().unwrap_or_default();
        let over = week.peak.is_over(self.policy());
        views::Cell {
            audience: self.audience(row.audience),
            messages: if week.load == Load::default() { String::new() } else { self.messages(week.load.messages) },
            minutes: self.minutes(week.load.minutes),
            over: if over {
                self.words.with("attention_over", &[("load", &self.load(week.peak))])
            } else {
                String::new()
            },
            level: if over { 4 } else { level(week.load, self.policy()) },
        }
    }

    fn conflict(&self, conflict: &Conflict) -> views::Conflict {
        let (from, to) = (self.words.date(conflict.from), self.words.date(conflict.to));
        let (who, load) = (self.audience(conflict.audience), self.load(conflict.load));
        let values = [("who", who.as_str()), ("load", &load), ("from", &from), ("to", &to)];
        let way_out = conflict.way_out.as_ref();
        views::Conflict {
            title: self.words.with("attention_conflict", &values),
            members: conflict.members.iter().map(|member| self.member(member)).collect(),
            yields: way_out.map_or_else(|| self.words.text("attention_past"), |way_out| self.yields(way_out)),
            file: way_out.map(|way_out| self.step_of(way_out).item.origin.source.path.to_string()).unwrap_or_default(),
            lines: way_out.map(|way_out| lines(way_out, self.inputs.portal).replace('`', "")).unwrap_or_default(),
        }
    }

    fn member(&self, member: &Member) -> String {
        let campaign = &self.inputs.portal[member.campaign];
        let at = format!("{}, {}", self.words.weekday_date(member.slot.day()), member.slot.at.strftime("%H:%M"));
        let (load, title) = (self.load(member.load), &campaign.touchpoints[member.touchpoint].item.title);
        let values = [("date", at.as_str()), ("title", title), ("campaign", &campaign.item.title), ("load", &load)];
        self.words.with("attention_member", &values)
    }

    fn yields(&self, way_out: &WayOut) -> String {
        let campaign = &self.inputs.portal[way_out.campaign];
        let why = match way_out.because {
            Yields::Priority => self.words.with("attention_why_priority", &[("n", &campaign.priority.to_string())]),
            Yields::Launch => self.words.text("attention_why_launch"),
            Yields::Name => self.words.text("attention_why_name"),
            Yields::Later => self.words.text("attention_why_later"),
            Yields::Only => self.words.text("attention_why_only"),
        };
        let title = &self.step_of(way_out).item.title;
        let values = [("title", title.as_str()), ("campaign", &campaign.item.title), ("why", &why)];
        self.words.with("attention_yields", &values)
    }

    fn step_of(&self, way_out: &WayOut) -> &crate::model::Touchpoint {
        &self.inputs.portal[way_out.campaign].touchpoints[way_out.touchpoint]
    }

    /// How it is counted, in plain words.
    fn rules(&self) -> Vec<String> {
        let window = self.words.choice("attention_window", self.policy().window);
        let (messages, minutes) = (self.policy().messages_per_week, self.policy().minutes_per_week);
        let allowed = self.load(Load { messages: messages.into(), minutes: minutes.into() });
        let policy = self.words.with("attention_rule_policy", &[("load", &allowed), ("window", &window)]);
        let rest = ["messages", "minutes", "both", "yields", "reminders", "caps"]
            .map(|rule| self.words.text(&format!("attention_rule_{rule}")));
        [policy].into_iter().chain(rest).collect()
    }

    /// `2 messages, 5 minutes`.
    fn load(&self, load: Load) -> String {
        format!("{}, {}", self.messages(load.messages), self.minutes(load.minutes))
    }

    fn messages(&self, number: u64) -> String {
        self.words.count("attention_messages", usize::try_from(number).unwrap_or(usize::MAX))
    }

    fn minutes(&self, number: u64) -> String {
        self.words.count("attention_mins", usize::try_from(number).unwrap_or(usize::MAX))
    }
}

fn week_data(monday: Date, week: &attention::Week) -> views::WeekData {
    views::WeekData {
        week: number(monday),
        messages: week.load.messages,
        minutes: week.load.minutes,
        peak_messages: week.peak.messages,
        peak_minutes: week.peak.minutes,
    }
}

/// `2027-W11` (ISO 8601).
fn number(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

/// 0 for nothing, 1 to 3 by the fuller of messages and minutes, as a share of what the policy allows.
fn level(load: Load, policy: &Policy) -> usize {
    let share = |used: u64, allowed: u32| match allowed {
        0 => 0,
        allowed => used.saturating_mul(LEVELS - 1).div_ceil(allowed.into()),
    };
    let fuller = share(load.messages, policy.messages_per_week).max(share(load.minutes, policy.minutes_per_week));
    usize::try_from(fuller.min(LEVELS - 1)).unwrap_or_default()
}
