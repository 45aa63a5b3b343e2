//! Social proof: testimonials and champions, with the consent that lets us show them.
//!
//! A voice without consent that is valid on the build's date is not in the model at all.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::choice::choices;
use super::copy::Copy;
use super::item::{Image, Item};
use super::persona::Channel;
use super::prose::Block;
use super::{Campaign, Course, Fact, Id, Listed, Persona, Portal, Skill};

#[derive(Debug, Clone)]
pub struct Testimonial {
    pub item: Item,
    pub quote: String,
    pub person: String,
    pub role: Option<String>,
    pub photo: Option<Image>,
    pub kind: VoiceKind,
    pub personas: Vec<Id<Persona>>,
    pub courses: Vec<Id<Course>>,
    pub outcome: Option<Id<Fact>>,
    pub date: Option<Date>,
    pub consent: Consent,
}

choices! {
    #[derive(Default)]
    VoiceKind { #[default] Peer = "peer", Leader = "leader" }
}

#[derive(Debug, Clone)]
pub struct Champion {
    pub item: Item,
    pub person: String,
    pub role: Option<String>,
    pub team: Option<String>,
    pub photo: Option<Image>,
    pub personas: Vec<Id<Persona>>,
    pub courses: Vec<Id<Course>>,
    pub skills: Vec<Id<Skill>>,
    pub contact: Option<String>,
    pub recognition: Option<Copy>,
    pub posts: Vec<Post>,
    pub consent: Consent,
}

impl Champion {
    /// Whether there is something that they can be quoted with: a story, or what they are thanked for.
    pub fn has_words(&self) -> bool {
        let is_paragraph = |block: &Block| matches!(block, Block::Paragraph(_));
        self.recognition.is_some() || self.item.body.blocks.iter().any(is_paragraph)
    }

    /// Whether a campaign is about something they know, or for people like them.
    pub fn concerns(&self, campaign: &Campaign, portal: &Portal) -> bool {
        let courses = campaign.all_courses(portal);
        let taught = || courses.iter().flat_map(|course| &portal[*course].skills).map(|gain| gain.skill);
        courses.iter().any(|course| self.courses.contains(course))
            || campaign.personas.iter().any(|persona| self.personas.contains(persona))
            || taught().any(|skill| self.skills.contains(&skill))
    }

    /// The campaigns that they can help with and that aren't over, by launch.
    pub fn campaigns(&self, portal: &Portal) -> Vec<Id<Campaign>> {
        let open = Campaign::all(portal).filter(|(_, campaign)| campaign.is_open(portal.today));
        let mut open: Vec<_> = open.filter(|(_, campaign)| self.concerns(campaign, portal)).collect();
        open.sort_by_key(|(_, campaign)| (campaign.launch, &campaign.item.slug));
        open.into_iter().map(|(id, _)| id).collect()
    }

    /// Whom they reach with a campaign: people like them, else everybody it is for.
    pub fn readers(&self, campaign: &Campaign) -> Vec<Id<Persona>> {
        let everyone = campaign.everyone();
        let own: Vec<_> = everyone.iter().copied().filter(|persona| self.personas.contains(persona)).collect();
        if own.is_empty() { everyone } else { own }
    }
}

/// A ready-made post of a champion's kit.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    pub channel: Channel,
    pub text: Copy,
}

/// What a person agreed to, valid on the build's date.
#[derive(Debug, Clone, PartialEq)]
pub struct Consent {
    pub given: Date,
    pub until: Option<Date>,
    pub scope: BTreeSet<Scope>,
}

impl Consent {
    /// Whether it still holds on a later day, such as a message's. When it was given is judged on the build's date
    /// alone: whoever agrees again writes down a new day, and what was sent before stays allowed.
    pub fn lasts_until(&self, day: Date) -> bool {
        self.until.is_none_or(|until| until >= day)
    }
}

choices! {
    /// Where a person's name, words or picture may appear.
    Scope { Portal = "portal", Email = "email", Chat = "chat", Print = "print" }
}

impl Scope {
    /// The consent that a voice needs to appear in a channel.
    pub fn of(channel: Channel) -> Self {
        match channel {
            Channel::Email | Channel::Calendar => Self::Email,
            Channel::Slack | Channel::Teams | Channel::Sms => Self::Chat,
            Channel::Poster | Channel::Signage => Self::Print,
            Channel::Intranet => Self::Portal,
        }
    }
}
