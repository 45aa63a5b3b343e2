//! Two campaigns side by side, only where that is fair: over messages of the same kind to the same persona in the same channel.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Proportion;
use super::messages::Message;
use crate::model::campaign::TouchpointKind;
use crate::model::results::{Rows, Step};
use crate::model::{Campaign, Channel, Id, Persona, Portal};
use crate::statistics::{self, Share, Stratified};

/// Two campaigns, by how many of those who got a message started.
#[derive(Debug)]
pub struct Comparison {
    pub one: Id<Campaign>,
    pub other: Id<Campaign>,
    pub outcome: Result<Compared, Vec<Unfair>>,
}

/// What a fair comparison says.
#[derive(Debug)]
pub struct Compared {
    /// The personas whom both spoke to in the same way.
    pub personas: Vec<Id<Persona>>,
    /// The second one's share less the first one's, and whether chance alone explains it.
    pub difference: Stratified,
    /// Messages of the first and of the second that were compared.
    pub sent: [u64; 2],
    pub rows: Rows,
}

/// Why a comparison would mislead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfair {
    /// They spoke to different personas, in different channels, or with different kinds of messages.
    NothingInCommon,
    /// One hasn't closed yet.
    StillRunning(Id<Campaign>),
    /// Nobody counted who started.
    NotCounted(Id<Campaign>),
    /// Too few people for any answer.
    TooFew,
    /// Everybody or nobody started, so that nobody knows what chance alone would do.
    AllAlike,
    /// They ran at the same time for the same people, so that each took attention from the other.
    AtTheSameTime,
}

/// A campaign as it is compared.
pub struct Side<'m, 'r> {
    pub campaign: Id<Campaign>,
    pub messages: &'m [Message<'r>],
    pub is_running: bool,
    /// The first and last day of its messages.
    pub days: (Date, Date),
}

/// What is alike in both: to whom, where, and what sort of message.
type Stratum = (Id<Persona>, Channel, TouchpointKind);

/// Each pair of campaigns.
pub fn all(sides: &[Side<'_, '_>], portal: &Portal) -> Vec<Comparison> {
    let pairs = sides.iter().enumerate().flat_map(|(at, one)| sides[at + 1..].iter().map(move |other| (one, other)));
    pairs
        .map(|(one, other)| Comparison {
            one: one.campaign,
            other: other.campaign,
            outcome: compared(one, other, portal),
        })
        .collect()
}

fn compared(one: &Side<'_, '_>, other: &Side<'_, '_>, portal: &Portal) -> Result<Compared, Vec<Unfair>> {
    let sides = [one, other];
    let strata = sides.map(|side| strata(side, portal));
    let common: Vec<_> = strata[0].iter().filter_map(|(key, one)| Some((key, one, strata[1].get(key)?))).collect();
    let mut unfair = Vec::new();
    unfair.extend(sides.iter().filter(|side| side.is_running).map(|side| Unfair::StillRunning(side.campaign)));
    let uncounted = sides.iter().zip(&strata).filter(|(_, strata)| strata.is_empty());
    unfair.extend(uncounted.map(|(side, _)| Unfair::NotCounted(side.campaign)));
    let sums =
        [0, 1].map(|at| common.iter().fold(0_u64, |sum, (_, one, other)| sum.saturating_add([one, other][at].all)));
    if strata.iter().all(|strata| !strata.is_empty()) {
        if common.is_empty() {
            unfair.push(Unfair::NothingInCommon);
        } else if one.days.0 <= other.days.1 && other.days.0 <= one.days.1 {
            unfair.push(Unfair::AtTheSameTime);
        } else if sums.iter().any(|sum| *sum < Proportion::FEW) {
            unfair.push(Unfair::TooFew);
        }
    }
    if !unfair.is_empty() {
        return Err(unfair);
    }
    let shares: Vec<_> = common.iter().filter_map(|(_, one, other)| one.share().zip(other.share())).collect();
    let difference = statistics::mantel_haenszel(&shares).ok_or_else(|| vec![Unfair::AllAlike])?;
    let mut personas: Vec<_> = common.iter().map(|((persona, ..), ..)| *persona).collect();
    personas.dedup();
    let rows = Rows::joined(common.iter().flat_map(|(_, one, other)| one.rows.iter().chain(&other.rows)).copied());
    Ok(Compared { personas, difference, sent: sums, rows })
}

/// The messages of one stratum.
#[derive(Default)]
struct Sum<'r> {
    started: u64,
    all: u64,
    rows: Vec<&'r Rows>,
}

impl Sum<'_> {
    fn share(&self) -> Option<Share> {
        Share::new(self.started, self.all)
    }
}

fn strata<'r>(side: &Side<'_, 'r>, portal: &Portal) -> BTreeMap<Stratum, Sum<'r>> {
    let touchpoints = &portal[side.campaign].touchpoints;
    let mut strata: BTreeMap<Stratum, Sum<'r>> = BTreeMap::new();
    for message in side.messages {
        let about = message.about;
        let kind = about.touchpoint.and_then(|at| touchpoints.get(at)).map(|touchpoint| touchpoint.kind);
        let (Some(persona), Some(channel), Some(kind)) = (about.persona, about.channel, kind) else { continue };
        let (Some(all), Some(started)) = (message.counts.get(Step::Sent), message.counts.get(Step::Started)) else {
            continue;
        };
        let sum = strata.entry((persona, channel, kind)).or_default();
        sum.all = sum.all.saturating_add(all);
        sum.started = sum.started.saturating_add(started);
        sum.rows.push(message.rows);
    }
    strata
}
