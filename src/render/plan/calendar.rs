//! The plan as a calendar for those who send: an entry for each message, and in the plan of all campaigns the times at
//! which people meet.

use jiff::ToSpan;

use super::Kit;
use crate::model::{Campaign, Id};
use crate::render::ics::{self, Busy, Entry};
use crate::schedule::{Meeting, Message, meetings};
use crate::site_map::Addressed;

/// How long an entry is: time enough to paste and send.
const MINUTES: i64 = 15;

impl Kit<'_> {
    pub(super) fn plan_calendar(&self, campaign: Option<Id<Campaign>>) -> Vec<u8> {
        let portal = self.inputs.portal;
        let name = match campaign {
            Some(id) => self.words.with("plan_of", &[("campaign", &portal[id].item.title)]),
            None => format!("{}: {}", portal.settings.title, self.words.text("plan")),
        };
        let messages = self.planned(campaign).filter_map(|message| self.send(message));
        let meetings = campaign.is_none().then(|| meetings::of_campaigns(portal, self.inputs.plan));
        let meetings = meetings.into_iter().flatten().map(|meeting| self.meet(meeting));
        let entries: Vec<Entry> = messages.chain(meetings).collect();
        ics::calendar(Some(&name), &entries).into_bytes()
    }

    fn send(&self, message: &Message) -> Option<Entry> {
        let portal = self.inputs.portal;
        let starts = message.zoned(portal)?;
        let (subject, persona) = (message.subject(portal), &portal[message.persona].item.title);
        let channel = self.words.choice("channel", message.channel);
        let values = [("subject", subject.as_str()), ("persona", persona), ("channel", &channel)];
        let item = &message.touchpoint(portal).item;
        Some(Entry {
            uid: ics::uid(&portal.settings.base_url, &["plan", &message.id(portal)]),
            stamp: ics::midnight(item.updated.unwrap_or(portal[message.campaign].launch)),
            sequence: ics::sequence(item.updated),
            ends: Some(starts.saturating_add(MINUTES.minutes())),
            starts,
            repeat: None,
            summary: self.words.with("plan_send", &values),
            description: [message.sender(portal).unwrap_or_default(), &message.id(portal)].join("\n"),
            location: None,
            url: self.inputs.site_map.links.absolute(&portal[message.campaign].address()),
            busy: Busy::Free,
        })
    }

    fn meet(&self, meeting: &Meeting) -> Entry {
        let portal = self.inputs.portal;
        let event = &portal[meeting.event];
        let day = meeting.starts.date().to_string();
        Entry {
            uid: ics::uid(&portal.settings.base_url, &["meeting", &event.item.slug, &day]),
            stamp: event.item.updated.map_or_else(|| event.starts.timestamp(), ics::midnight),
            sequence: ics::sequence(event.item.updated),
            starts: meeting.starts.clone(),
            ends: meeting.ends.clone(),
            repeat: None,
            summary: event.item.title.clone(),
            description: String::new(),
            location: event.place.clone().or_else(|| event.join_url.clone()),
            url: self.inputs.site_map.links.absolute(&event.address()),
            busy: Busy::Free,
        }
    }
}
