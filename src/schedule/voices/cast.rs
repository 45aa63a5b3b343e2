//! [`Cast`]: who speaks in which message.
//!
//! Enter at [`Cast::of`]. It goes through all touchpoints of all campaigns by date, because whoever spoke lately
//! yields. Within a touchpoint a persona hears one voice in every channel, where the consent allows it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::candidate::{self, Candidate, taught};
use super::heard::Heard;
use super::score::Wanted;
use super::{Chosen, Score, Voice, Why};
use crate::model::campaign::{Campaign, TouchpointKind, VoiceChoice};
use crate::model::course::Level;
use crate::model::persona::Depth;
use crate::model::voice::{Consent, Scope, VoiceKind};
use crate::model::{Id, Listed, Persona, Portal, Touchpoint};
use crate::schedule::Slots;

/// Whoever was heard this often in four weeks rests: one person doesn't carry a campaign.
const MOST_LATELY: i32 = 2;

/// A touchpoint as one persona gets it in the channels of one scope.
type Occasion = (Id<Campaign>, usize, Id<Persona>, Scope);

#[derive(Debug, Default)]
pub struct Cast {
    chosen: BTreeMap<Occasion, Chosen>,
}

impl Cast {
    pub fn of(portal: &Portal, slots: &Slots) -> Self {
        let mut casting = Casting {
            portal,
            testimonials: candidate::testimonials(portal),
            champions: candidate::champions(portal),
            heard: Heard::default(),
            cast: Self::default(),
        };
        let mut plan: Vec<_> = Campaign::all(portal)
            .flat_map(|(id, campaign)| campaign.touchpoints.iter().enumerate().map(move |(n, t)| (id, campaign, n, t)))
            .collect();
        plan.sort_by_key(|(_, campaign, _, t)| (campaign.date(t), &campaign.item.slug, &t.item.slug));
        plan.iter().for_each(|(_, campaign, _, touchpoint)| casting.decided(campaign, touchpoint));
        for (id, _, index, _) in plan {
            casting.touchpoint(id, index, slots);
        }
        casting.cast
    }

    /// The voice of a touchpoint for a persona where `scope` is needed.
    pub fn voice(
        &self,
        campaign: Id<Campaign>,
        touchpoint: usize,
        persona: Id<Persona>,
        scope: Scope,
    ) -> Option<Chosen> {
        self.chosen.get(&(campaign, touchpoint, persona, scope)).cloned()
    }
}

struct Casting<'a> {
    portal: &'a Portal,
    testimonials: Vec<Candidate<'a>>,
    champions: Vec<Candidate<'a>>,
    heard: Heard<'a>,
    cast: Cast,
}

impl<'a> Casting<'a> {
    /// Remembers whom the author decided on.
    fn decided(&mut self, campaign: &Campaign, touchpoint: &'a Touchpoint) {
        let portal = self.portal;
        let named = match touchpoint.voice {
            VoiceChoice::Testimonial(id) => Some(Voice::Testimonial(id).person(portal)),
            VoiceChoice::Champion(id) => Some(Voice::Champion(id).person(portal)),
            VoiceChoice::Best | VoiceChoice::Nobody => None,
        };
        let speakers: BTreeSet<&str> = named.into_iter().chain(sender(touchpoint)).collect();
        speakers.into_iter().for_each(|person| self.heard.add(person, campaign.date(touchpoint)));
    }

    /// Consent has to hold on the day on which the persona really gets the message.
    fn touchpoint(&mut self, id: Id<Campaign>, index: usize, slots: &Slots) {
        let portal = self.portal;
        let campaign = &portal[id];
        let touchpoint = &campaign.touchpoints[index];
        let mut best: BTreeSet<&str> = BTreeSet::new();
        for (persona, slot) in slots.of_step(portal, id, index) {
            let day = slot.day();
            let scopes = scopes(&portal[persona], touchpoint);
            let chosen = match touchpoint.voice {
                VoiceChoice::Testimonial(id) => named(Voice::Testimonial(id), &portal[id].consent, &scopes, day),
                VoiceChoice::Champion(id) => named(Voice::Champion(id), &portal[id].consent, &scopes, day),
                VoiceChoice::Nobody => Vec::new(),
                VoiceChoice::Best => self.best(campaign, touchpoint, persona, &scopes, day),
            };
            for (scope, chosen) in chosen {
                if matches!(chosen.why, Why::Best(_)) {
                    best.insert(chosen.voice.person(portal));
                }
                self.cast.chosen.insert((id, index, persona, scope), chosen);
            }
        }
        let day = campaign.date(touchpoint);
        best.into_iter().for_each(|person| self.heard.add(person, day));
    }

    /// The best match for each scope: a testimonial, or a champion where none fits.
    fn best(
        &self,
        campaign: &Campaign,
        touchpoint: &Touchpoint,
        persona: Id<Persona>,
        scopes: &BTreeSet<Scope>,
        day: Date,
    ) -> Vec<(Scope, Chosen)> {
        let portal = self.portal;
        let courses = campaign.all_courses(portal);
        let wanted = Wanted {
            persona,
            courses: &courses,
            skills: &taught(portal, &courses),
            level: level(campaign, &portal[persona], portal),
            kind: wanted_kind(touchpoint.kind),
            day,
        };
        let mut open = scopes.clone();
        let mut chosen = Vec::new();
        for candidates in [&self.testimonials, &self.champions] {
            if open.is_empty() {
                break;
            }
            let ranked = self.ranked(candidates, touchpoint, &wanted);
            while let Some((candidate, score)) = widest(&ranked, &open, wanted.day) {
                let (own, rest) = open.into_iter().partition(|scope| candidate.may_appear(*scope, wanted.day));
                let own: BTreeSet<Scope> = own;
                open = rest;
                let best = |scope| (scope, Chosen { voice: candidate.voice, why: Why::Best(score.clone()) });
                chosen.extend(own.into_iter().map(best));
            }
        }
        chosen
    }

    /// Everybody who fits, best first; among equals whoever is heard least, then the freshest words, then by name.
    fn ranked<'c>(
        &self,
        candidates: &'c [Candidate<'a>],
        touchpoint: &Touchpoint,
        wanted: &Wanted<'_>,
    ) -> Vec<(&'c Candidate<'a>, Score)> {
        let sender = sender(touchpoint);
        // Nobody quotes themselves.
        let others = candidates.iter().filter(|candidate| sender != Some(candidate.person));
        let mut ranked: Vec<_> = others
            .filter(|candidate| wanted.fits(candidate))
            .filter_map(|candidate| {
                let lately = self.heard.lately(candidate.person, wanted.day);
                // Without a voice such a message would have nothing to say: better a voice again than none.
                let rests =
                    !touchpoint.kind.is_about_a_voice() && lately.is_some_and(|lately| lately.times >= MOST_LATELY);
                (!rests).then(|| (candidate, wanted.score(candidate, lately)))
            })
            .collect();
        ranked.sort_by_cached_key(|(candidate, score)| {
            (Reverse(score.points()), self.heard.ever(candidate.person), Reverse(candidate.date), candidate.slug)
        });
        ranked
    }
}

fn sender(touchpoint: &Touchpoint) -> Option<&str> {
    touchpoint.sender.as_ref().map(|sender| sender.name.trim())
}

/// The best of those who may appear in the most of the open scopes.
fn widest<'r, 'c, 'a>(
    ranked: &'r [(&'c Candidate<'a>, Score)],
    open: &BTreeSet<Scope>,
    day: Date,
) -> Option<(&'c Candidate<'a>, &'r Score)> {
    let width = |candidate: &Candidate<'_>| open.iter().filter(|scope| candidate.may_appear(**scope, day)).count();
    let widest = ranked.iter().map(|(candidate, _)| width(candidate)).max().filter(|most| *most > 0)?;
    ranked.iter().find(|(candidate, _)| width(candidate) == widest).map(|(candidate, score)| (*candidate, score))
}

/// The voice that the author named, where the person agreed to appear. Where not, check has said so.
fn named(voice: Voice, consent: &Consent, scopes: &BTreeSet<Scope>, day: Date) -> Vec<(Scope, Chosen)> {
    let agreed = scopes.iter().filter(|scope| consent.scope.contains(scope) && consent.lasts_until(day));
    agreed.map(|scope| (*scope, Chosen { voice, why: Why::Named })).collect()
}

/// What a voice must have agreed to, for the channels in which a touchpoint reaches a persona.
pub(super) fn scopes(persona: &Persona, touchpoint: &Touchpoint) -> BTreeSet<Scope> {
    touchpoint.reaches(persona).into_iter().map(Scope::of).collect()
}

/// The level of the campaign's course, else of people who want this much depth.
pub(super) fn level(campaign: &Campaign, persona: &Persona, portal: &Portal) -> Option<Level> {
    let of_course = campaign.main_course(portal).and_then(|course| portal[course].level);
    let of_depth = persona.depth.map(|depth| match depth {
        Depth::Nudge => Level::Beginner,
        Depth::Detail => Level::Advanced,
    });
    of_course.or(of_depth)
}

/// An endorsement is a leader's; everything else is more credible from a peer.
pub(super) fn wanted_kind(kind: TouchpointKind) -> VoiceKind {
    if kind == TouchpointKind::Endorsement { VoiceKind::Leader } else { VoiceKind::Peer }
}
