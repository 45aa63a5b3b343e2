//! The plan as data. `uptake plan --diff` compares two of them by the ids of their messages.
//!
//! Enter at [`Data::json`], which needs nothing but the plan: no page, no picture.

use crate::audit::Audit;
use crate::audit::attention::lines;
use crate::model::{Campaign, Choice, Id, Portal};
use crate::render::engine;
use crate::render::views::plan_data::{BudgetData, ConflictData, MeetingData, MessageData, PlanData};
use crate::schedule::attention::Conflict;
use crate::schedule::{Because, Meeting, Message, Plan, meetings};

/// Rises when a name of the data goes or changes its meaning.
pub const VERSION: u32 = 1;

/// What is told.
#[derive(Clone, Copy)]
pub struct Data<'a> {
    pub portal: &'a Portal,
    pub plan: &'a Plan,
    pub audit: &'a Audit,
    /// `None` tells of all campaigns.
    pub campaign: Option<Id<Campaign>>,
}

impl<'a> Data<'a> {
    /// Those of the messages that `keeps` lets through, and what belongs to them.
    pub fn json(&self, keeps: impl Fn(&Message) -> bool) -> Vec<u8> {
        let settings = &self.portal.settings;
        let own = |message: &&Message| self.campaign.is_none_or(|id| message.campaign == id) && keeps(message);
        let meetings = self.campaign.is_none().then(|| meetings::of_campaigns(self.portal, self.plan));
        let data = PlanData {
            version: VERSION,
            portal: settings.base_url.as_str(),
            timezone: settings.timezone.iana_name().unwrap_or("UTC"),
            campaign: self.campaign.map(|id| self.portal[id].item.slug.as_str()),
            messages: self.plan.messages.iter().filter(own).map(|message| self.message(message)).collect(),
            meetings: meetings.into_iter().flatten().map(|meeting| self.meeting(meeting)).collect(),
            attention: self.budget(),
        };
        engine::json(&data)
    }

    fn message(&self, message: &'a Message) -> MessageData<'a> {
        let portal = self.portal;
        MessageData {
            id: message.id(portal),
            asked: message.asked(portal),
            at: message.goes_out(portal),
            because: message.slot.because.map(Because::word),
            campaign: &portal[message.campaign].item.slug,
            touchpoint: &message.touchpoint(portal).item.slug,
            persona: &portal[message.persona].item.slug,
            channel: message.channel.word(),
            variant: message.variant.as_deref(),
            sender: message.sender(portal),
            subject: message.subject(portal),
            not_to: held_out(self.plan, message.campaign).collect(),
            folder: message.folder(portal),
        }
    }

    fn meeting(&self, meeting: &Meeting) -> MeetingData<'a> {
        let item = &self.portal[meeting.event].item;
        let form = "%Y-%m-%dT%H:%M:%S%:z";
        MeetingData {
            event: &item.slug,
            title: &item.title,
            starts: meeting.starts.strftime(form).to_string(),
            ends: meeting.ends.as_ref().map(|ends| ends.strftime(form).to_string()),
        }
    }

    /// The policy, and the conflicts that the plan has a part in.
    pub fn budget(&self) -> BudgetData<'a> {
        let policy = &self.portal.settings.policy;
        let has_part = |conflict: &&Conflict| {
            self.campaign.is_none_or(|id| conflict.members.iter().any(|member| member.campaign == id))
        };
        let conflicts = self.audit.attention.conflicts.iter().filter(has_part);
        BudgetData {
            messages_per_week: policy.messages_per_week,
            minutes_per_week: policy.minutes_per_week,
            window: policy.window.word(),
            conflicts: conflicts.map(|conflict| self.conflict(conflict)).collect(),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictData<'a> {
        let portal = self.portal;
        let named = |campaign: Id<Campaign>, touchpoint: usize| {
            format!("{}/{}", portal[campaign].item.slug, portal[campaign].touchpoints[touchpoint].item.slug)
        };
        let way_out = conflict.way_out.as_ref();
        ConflictData {
            audience: conflict.audience.personas().map(|id| portal[id].item.slug.as_str()).collect(),
            from: conflict.from.to_string(),
            to: conflict.to.to_string(),
            messages: conflict.load.messages,
            minutes: conflict.load.minutes,
            touchpoints: conflict.members.iter().map(|member| named(member.campaign, member.touchpoint)).collect(),
            yields: way_out.map(|way_out| named(way_out.campaign, way_out.touchpoint)),
            advice: way_out.map(|way_out| lines(way_out, portal)),
        }
    }
}

/// The groups that get none of a campaign's messages.
pub fn held_out(plan: &Plan, campaign: Id<Campaign>) -> impl Iterator<Item = &str> {
    plan.holdouts.get(&campaign).into_iter().flat_map(|drawn| &drawn.held).map(|group| group.id.as_str())
}
