//! How we nudge you: every message that still nudges, when, what for, in whose interest, and how to be left alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Pages;
use super::head::{About, Doc};
use crate::model::recall::Recall;
use crate::model::{Campaign, Channel, Course, Id, Listed, Persona, Touchpoint};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::campaign::{Nudge, NudgeGroup, Nudges};
use crate::site_map::Addressed;

/// One nudge of a campaign: a touchpoint, or all reminders of a course.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Touchpoint(usize),
    Reminders(Id<Course>),
}

fn key(touchpoint: &Touchpoint, index: usize) -> Key {
    touchpoint.recall.map_or(Key::Touchpoint(index), |recall| Key::Reminders(recall.course))
}

type Sent = BTreeMap<(Id<Campaign>, Key), Sending>;

struct Sending {
    first: Date,
    last: Date,
    touchpoints: BTreeSet<usize>,
    personas: Vec<Id<Persona>>,
    channels: Vec<Channel>,
}

impl Pages<'_> {
    pub(super) fn nudges(&self) -> Doc {
        let contact = self.portal.settings.contact.as_ref();
        let sent = self.sent();
        let it = Nudges {
            groups: Campaign::all(self.portal).filter_map(|(id, _)| self.nudge_group(id, &sent)).collect(),
            budget: self.budget(),
            contact_email: contact.and_then(|contact| contact.email.clone()).unwrap_or_default(),
        };
        let about = About {
            title: self.wording.text("nudges"),
            description: self.wording.text("nudges_lead"),
            crumbs: vec![self.home()],
            ..About::default()
        };
        Doc { template: "pages/nudges.html", it: engine::value(&it), about }
    }

    fn nudge_group(&self, id: Id<Campaign>, sent: &Sent) -> Option<NudgeGroup> {
        let campaign = &self.portal[id];
        let touchpoints = campaign.touchpoints.iter().enumerate();
        let nudges: Vec<_> =
            touchpoints.filter_map(|(index, it)| self.nudge(it, sent.get(&(id, key(it, index)))?)).collect();
        let link = Link::new(campaign.address(), campaign.item.title.clone());
        (!nudges.is_empty()).then_some(NudgeGroup { campaign: link, nudges })
    }

    fn nudge(&self, touchpoint: &Touchpoint, sent: &Sending) -> Option<Nudge> {
        let nudge = touchpoint.nudge.as_ref().filter(|_| sent.last >= self.portal.today)?;
        let title = match touchpoint.recall {
            None => touchpoint.item.title.clone(),
            // The reminders of a course are one nudge.
            Some(Recall { number: 1, course, .. }) => {
                self.wording.with("reminders_of", &[("course", &self.portal[course].item.title)])
            }
            Some(_) => return None,
        };
        let channels: Vec<_> = sent.channels.iter().map(|channel| self.wording.choice("channel", *channel)).collect();
        let personas: Vec<_> = sent.personas.iter().map(|id| self.portal[*id].item.title.clone()).collect();
        Some(Nudge {
            title,
            when: self.when(sent),
            mechanism: nudge.mechanism.clone(),
            purpose: nudge.purpose.clone(),
            whose_goal: nudge.whose_goal.clone(),
            opt_out: nudge.opt_out.clone(),
            personas: self.wording.list(&personas),
            channels: self.wording.list(&channels),
        })
    }

    fn when(&self, sent: &Sending) -> String {
        let (from, to) = (self.wording.date(sent.first), self.wording.date(sent.last));
        let times = sent.touchpoints.len().to_string();
        match sent.touchpoints.len() {
            _ if from == to => from,
            1 => self.wording.with("nudge_between", &[("from", &from), ("to", &to)]),
            _ => self.wording.with("nudge_often", &[("n", &times), ("from", &from), ("to", &to)]),
        }
    }

    /// When, to whom and where each nudge goes out.
    fn sent(&self) -> Sent {
        let mut sent = Sent::new();
        for message in self.messages {
            let touchpoint = message.touchpoint(self.portal);
            if touchpoint.nudge.is_none() {
                continue;
            }
            let day = message.date();
            let new = || Sending {
                first: day,
                last: day,
                touchpoints: BTreeSet::new(),
                personas: Vec::new(),
                channels: Vec::new(),
            };
            let it = sent.entry((message.campaign, key(touchpoint, message.touchpoint))).or_insert_with(new);
            (it.first, it.last) = (it.first.min(day), it.last.max(day));
            it.touchpoints.insert(message.touchpoint);
            if !it.personas.contains(&message.persona) {
                it.personas.push(message.persona);
            }
            if !it.channels.contains(&message.channel) {
                it.channels.push(message.channel);
            }
        }
        sent
    }

    /// What we allow ourselves to take of people's attention, in sentences.
    fn budget(&self) -> Vec<String> {
        let policy = &self.portal.settings.policy;
        let mut lines = vec![
            self.wording.count("budget_messages", policy.messages_per_week as usize),
            self.wording.count("budget_minutes", policy.minutes_per_week as usize),
        ];
        if let Some((from, to)) = policy.quiet_hours {
            let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
            lines.push(self.wording.with("budget_hours", &[("from", &clock(from)), ("to", &clock(to))]));
        }
        if !policy.quiet_days.is_empty() {
            let days: Vec<_> = policy.quiet_days.iter().map(|day| self.wording.weekday(*day)).collect();
            lines.push(self.wording.with("budget_days", &[("days", &self.wording.list(&days))]));
        }
        lines
    }
}
