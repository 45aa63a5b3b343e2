//! [`Desk`]: what the handouts for managers and champions are made with, and what they have in common.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::values::Scope;
use crate::model::{Campaign, Channel, Copy, Id, Persona, Portal};
use crate::render::channels::outbound::Outbound;
use crate::render::views::handout::{Asked, Dated, Outward};
use crate::render::wording::Wording;
use crate::schedule::Message;
use crate::site_map::attribution::Utm;
use crate::site_map::{Destination, Links};

#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub portal: &'a Portal,
    pub messages: &'a [Message],
    pub links: &'a Links,
    pub wording: &'a Wording,
}

impl<'a> Desk<'a> {
    pub fn scope(&self, campaign: &'a Campaign) -> Scope<'a> {
        Scope::portal(self.portal).campaign(campaign)
    }

    /// The days on which a campaign's messages reach some people, in order.
    pub fn dates(&self, campaign: Id<Campaign>, readers: &[Id<Persona>]) -> Vec<Dated> {
        let mut steps: BTreeMap<(Date, usize), Vec<&Message>> = BTreeMap::new();
        let reaching = self.messages.iter().filter(|m| m.campaign == campaign && readers.contains(&m.persona));
        for message in reaching {
            steps.entry((message.date(), message.touchpoint)).or_default().push(message);
        }
        steps
            .into_iter()
            .map(|((date, touchpoint), messages)| {
                let what = &self.portal[campaign].touchpoints[touchpoint].item.title;
                self.dated(date, what, self.how(&messages, readers))
            })
            .collect()
    }

    pub fn dated(&self, date: Date, what: &str, how: String) -> Dated {
        let weekday = self.wording.weekday_short(date.weekday());
        Dated {
            iso: date.to_string(),
            date: format!("{weekday} {}", self.wording.date(date)),
            what: what.to_owned(),
            how,
        }
    }

    /// `e-mail, poster`, and for whom where it isn't everybody.
    fn how(&self, messages: &[&Message], readers: &[Id<Persona>]) -> String {
        let mut channels: Vec<Channel> = Vec::new();
        let mut reached: Vec<Id<Persona>> = Vec::new();
        for message in messages {
            if !channels.contains(&message.channel) {
                channels.push(message.channel);
            }
            if !reached.contains(&message.persona) {
                reached.push(message.persona);
            }
        }
        let channels: Vec<_> = channels.into_iter().map(|channel| self.wording.choice("channel", channel)).collect();
        let channels = channels.join(", ");
        if readers.iter().all(|reader| reached.contains(reader)) {
            return channels;
        }
        let titles: Vec<_> = reached.iter().map(|id| self.portal[*id].item.title.as_str()).collect();
        self.wording.with("handout_how_for", &[("how", &channels), ("who", &titles.join(", "))])
    }

    /// A link to a page of the portal.
    pub fn link(&self, destination: &Destination, utm: Option<Utm>, text: String) -> Outward {
        Outward { href: Outbound { links: self.links, utm }.destination(destination), text }
    }

    /// An address as it is printed, for people who type it.
    pub fn printed(&self, address: &str) -> String {
        self.links.absolute(address).trim_start_matches("https://").to_owned()
    }

    pub fn contact(&self) -> Option<Asked> {
        let contact = self.portal.settings.contact.as_ref()?;
        Some(Asked {
            name: contact.name.clone(),
            role: contact.role.clone().unwrap_or_default(),
            email: contact.email.clone().unwrap_or_default(),
        })
    }

    /// The words of the call to action.
    pub fn call(&self, campaign: &'a Campaign) -> String {
        let authored = resolved(campaign.cta.text.as_ref(), &self.scope(campaign));
        authored.unwrap_or_else(|| self.wording.text("start_course"))
    }
}

/// What copy says, unless it says nothing.
pub fn resolved(copy: Option<&Copy>, scope: &Scope<'_>) -> Option<String> {
    copy.map(|copy| copy.resolve(scope).trim().to_owned()).filter(|text| !text.is_empty())
}
