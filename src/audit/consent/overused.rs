//! People who are heard so often that their voice wears out, and who could speak instead.
//!
//! Enter at [`judge`]. To speak and to sign are both to be heard; the learning team signs what nobody else does, so it
//! isn't counted. What the program chose by itself counts, but it is never what is to be changed: the best match takes
//! turns as far as there are others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::audit::words;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::{Campaign, SenderKind, VoiceChoice};
use crate::model::{Id, Persona, Portal, Touchpoint, person_name};
use crate::schedule::voices::{Voice, Why, fitting};
use crate::schedule::{Message, Plan};

/// More than this many messages from one person to one persona within [`DAYS`] are too many.
const MOST: usize = 3;
const DAYS: i64 = 28;

/// How many others are named.
const NAMED: usize = 3;

/// A message in which somebody is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Occasion {
    day: Date,
    campaign: Id<Campaign>,
    touchpoint: usize,
    /// Whether the author named them, or has them sign.
    decided: bool,
}

/// The messages of each person to each persona, in order.
type Heard = BTreeMap<(String, Id<Persona>), BTreeSet<Occasion>>;

/// One finding for each touchpoint that should have another voice.
pub fn judge(portal: &Portal, plan: &Plan) -> Vec<Diagnostic> {
    let heard = heard(portal, plan);
    let mut worn: BTreeMap<(Id<Campaign>, usize, &str), (Vec<Id<Persona>>, TooMuch)> = BTreeMap::new();
    for ((person, persona), occasions) in &heard {
        let occasions: Vec<Occasion> = occasions.iter().copied().collect();
        if let Some((last, why)) = too_often(&occasions, portal, *persona) {
            let key = (last.campaign, last.touchpoint, person.as_str());
            worn.entry(key).or_insert_with(|| (Vec::new(), why)).0.push(*persona);
        }
    }
    let finding =
        |((campaign, touchpoint, person), (personas, why)): ((Id<Campaign>, usize, &str), (Vec<_>, TooMuch))| {
            let rested = |other: &str, persona| {
                heard.get(&(person_name::key(other), persona)).is_none_or(|occasions| occasions.len() < MOST - 1)
            };
            Worn { portal, campaign, touchpoint, person, personas, why }.finding(rested)
        };
    worn.into_iter().map(finding).collect()
}

fn heard(portal: &Portal, plan: &Plan) -> Heard {
    let mut heard = Heard::new();
    let mut keys: BTreeMap<&str, String> = BTreeMap::new();
    for message in &plan.messages {
        for (name, decided) in voices(message, portal) {
            let key = keys.entry(name).or_insert_with(|| person_name::key(name)).clone();
            let (day, campaign, touchpoint) = (message.date(), message.campaign, message.touchpoint);
            let occasion = Occasion { day, campaign, touchpoint, decided };
            heard.entry((key, message.persona)).or_default().insert(occasion);
        }
    }
    heard
}

/// Who speaks in a message and who signs it, each with whether the author wanted them.
fn voices<'a>(message: &Message, portal: &'a Portal) -> impl Iterator<Item = (&'a str, bool)> {
    let sender = message.touchpoint(portal).sender.as_ref();
    let signs = sender.filter(|sender| sender.kind != SenderKind::LearningTeam).map(|sender| sender.name.trim());
    let speaks = message.voice.as_ref().map(|chosen| (chosen.voice.person(portal), chosen.why == Why::Named));
    signs.map(|name| (name, true)).into_iter().chain(speaks)
}

/// How a voice is worn.
#[derive(Debug, Clone, Copy)]
enum TooMuch {
    /// Messages within [`DAYS`], from one day to another.
    Lately(usize, Date, Date),
    /// Messages of one campaign, and all of it.
    Campaign(usize, usize),
}

/// The message that should have another voice: the last that an author decided on.
fn too_often(occasions: &[Occasion], portal: &Portal, persona: Id<Persona>) -> Option<(Occasion, TooMuch)> {
    let close = |window: &[Occasion]| {
        let (first, last) = (window.first()?, window.last()?);
        let changed = window.iter().rev().find(|occasion| occasion.decided)?;
        let is_close = last.day.duration_since(first.day).as_hours() < DAYS * 24;
        is_close.then_some((*changed, TooMuch::Lately(window.len(), first.day, last.day)))
    };
    occasions.windows(MOST + 1).find_map(close).or_else(|| share(occasions, portal, persona))
}

/// More than a third of a campaign, where that is more than two messages.
fn share(occasions: &[Occasion], portal: &Portal, persona: Id<Persona>) -> Option<(Occasion, TooMuch)> {
    let mut campaigns: Vec<Id<Campaign>> = occasions.iter().map(|occasion| occasion.campaign).collect();
    campaigns.sort_unstable();
    campaigns.dedup();
    campaigns.into_iter().find_map(|campaign| {
        let own: Vec<&Occasion> = occasions.iter().filter(|occasion| occasion.campaign == campaign).collect();
        let written = |step: &&Touchpoint| step.recall.is_none() && step.personas.contains(&persona);
        let all = portal[campaign].touchpoints.iter().filter(written).count();
        let decided: Vec<&&Occasion> = own.iter().filter(|occasion| occasion.decided).collect();
        let much = decided.len() > 1 && own.len() >= MOST && own.len() * 3 > all;
        let last = decided.last().filter(|_| much)?;
        Some((***last, TooMuch::Campaign(own.len(), all)))
    })
}

/// A touchpoint in which somebody is heard once too often.
struct Worn<'a> {
    portal: &'a Portal,
    campaign: Id<Campaign>,
    touchpoint: usize,
    person: &'a str,
    personas: Vec<Id<Persona>>,
    why: TooMuch,
}

impl Worn<'_> {
    fn finding(&self, rested: impl Fn(&str, Id<Persona>) -> bool) -> Diagnostic {
        let step = &self.portal[self.campaign].touchpoints[self.touchpoint];
        let (field, name) = self.named(step);
        let readers = words::personas(self.portal, &self.personas);
        let message = match self.why {
            TooMuch::Lately(times, from, to) => {
                format!(
                    "{name} speaks to {readers} in {times} messages between {from} and {to}; after {MOST} in {DAYS} days a voice wears out."
                )
            }
            TooMuch::Campaign(times, all) => {
                format!(
                    "{name} speaks to {readers} in {times} of the {all} messages of this campaign, more than a third."
                )
            }
        };
        let others = self.others(step, rested);
        let help = match &others[..] {
            [] => "Ask somebody else like these readers for a few lines, and let them speak here.".to_owned(),
            others => format!("Let somebody else speak here: {}.", others.join(", ")),
        };
        Diagnostic::new(Code::OverusedVoice, step.item.origin.place(field), message).help(help)
    }

    /// The field that gives the touchpoint this voice, and the name as it is written.
    fn named(&self, step: &Touchpoint) -> (&'static str, String) {
        let is = |name: &str| person_name::key(name) == self.person;
        let portal = self.portal;
        if let Some(sender) = step.sender.as_ref().filter(|sender| is(&sender.name)) {
            return ("sender", sender.name.trim().to_owned());
        }
        let all = portal.testimonials.iter().map(|t| &t.person).chain(portal.champions.iter().map(|c| &c.person));
        let name = all.map(|name| name.trim()).find(|name| is(name)).unwrap_or(self.person);
        let field = match step.voice {
            VoiceChoice::Testimonial(_) => "testimonial",
            VoiceChoice::Champion(_) => "champion",
            VoiceChoice::Best | VoiceChoice::Nobody => "kind",
        };
        (field, name.to_owned())
    }

    /// Others who fit, each with the line that lets them speak.
    fn others(&self, step: &Touchpoint, rested: impl Fn(&str, Id<Persona>) -> bool) -> Vec<String> {
        let (portal, campaign) = (self.portal, &self.portal[self.campaign]);
        let Some(&persona) = self.personas.first() else { return Vec::new() };
        let fitting = fitting(portal, campaign, step, persona, campaign.date(step));
        let mut names = BTreeSet::new();
        let fresh = fitting.into_iter().filter(|voice| {
            let name = voice.person(portal);
            person_name::key(name) != self.person && rested(name, persona) && names.insert(name)
        });
        let told = |voice: Voice| {
            let (field, item) = match voice {
                Voice::Testimonial(id) => ("testimonial", &portal[id].item),
                Voice::Champion(id) => ("champion", &portal[id].item),
            };
            format!("{} ({field} = \"{}\", {})", voice.person(portal), item.slug, item.origin.source.path)
        };
        fresh.take(NAMED).map(told).collect()
    }
}
