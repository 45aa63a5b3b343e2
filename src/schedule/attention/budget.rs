//! [`Budget`]: every audience's timeline, gone through window by window.
//!
//! Enter at [`Budget::settle`]. A step that yields is placed where no window it touches is over, so it never yields
//! twice, and nobody's way out makes another conflict.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::advice::Drip;
use super::audience::Audience;
use super::demand::{Counted, Step};
use super::timeline::{Bounds, Timeline, bounds, day, monday};
use super::{Conflict, Member, WayOut, Yields};
use crate::model::portal::{Policy, Window};
use crate::model::{Campaign, Portal};
use crate::schedule::{Hours, Plan};

pub struct Budget<'a> {
    pub portal: &'a Portal,
    /// Personas at their own index, then pairs.
    pub audiences: Vec<Audience>,
    pub timelines: Vec<Timeline>,
    pub(super) steps: Vec<Step>,
    pub(super) hours: Vec<Hours<'a>>,
    pub(super) policy_hours: Hours<'a>,
    /// The pairs that a persona is part of.
    pub(super) pairs: Vec<Vec<usize>>,
    pub(super) drip: Drip,
    settled: BTreeSet<usize>,
}

impl<'a> Budget<'a> {
    pub fn of(portal: &'a Portal, plan: &Plan, counted: Counted) -> Self {
        let audiences = Audience::all(portal);
        let mut pairs = vec![Vec::new(); portal.personas.len()];
        for (index, audience) in audiences.iter().enumerate().filter(|(_, audience)| audience.second.is_some()) {
            audience.personas().for_each(|id| pairs[id.index()].push(index));
        }
        let mut budget = Self {
            portal,
            timelines: vec![Timeline::default(); audiences.len()],
            audiences,
            steps: Step::all(portal, plan, counted),
            hours: portal.personas.iter().map(|persona| Hours::of(persona, portal)).collect(),
            policy_hours: Hours::of_policy(portal),
            pairs,
            drip: Drip::of(portal),
            settled: BTreeSet::new(),
        };
        (0..budget.steps.len()).for_each(|step| budget.add(step));
        budget
    }

    pub fn policy(&self) -> &'a Policy {
        &self.portal.settings.policy
    }

    /// Every conflict with its way out, which is taken before the next one is looked for.
    pub fn settle(&mut self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for audience in 0..self.audiences.len() {
            self.settle_audience(audience, &mut conflicts);
        }
        conflicts
    }

    fn settle_audience(&mut self, audience: usize, conflicts: &mut Vec<Conflict>) {
        let mut from = (i64::MIN, 0);
        while let Some(key) = self.timelines[audience].next(from) {
            from = key;
            let bounds = bounds(key.0, self.policy().window);
            let is_over = self.timelines[audience].load(bounds).is_over(self.policy());
            let yields = is_over.then(|| self.yields(audience, bounds));
            match yields {
                Some(Some((step, because))) => {
                    let mut conflict = self.conflict(audience, bounds);
                    let (campaign, touchpoint) = (self.steps[step].campaign, self.steps[step].touchpoint);
                    let advice = self.way_out(step, self.audiences[audience]);
                    self.settled.insert(step);
                    conflict.way_out = Some(WayOut { campaign, touchpoint, because, advice });
                    conflicts.push(conflict);
                }
                Some(None) => {
                    let conflict = self.conflict(audience, bounds);
                    if !conflicts.iter().rev().any(|known| tells(known, &conflict)) {
                        conflicts.push(conflict);
                    }
                    from.1 += 1;
                }
                None => from.1 += 1,
            }
        }
    }

    /// The step of a window that yields; `None` where all of it is past.
    fn yields(&self, audience: usize, bounds: Bounds) -> Option<(usize, Yields)> {
        let steps: BTreeSet<usize> = self.timelines[audience].within(bounds).map(|(_, step, _)| step).collect();
        let mut open: Vec<usize> = steps.into_iter().filter(|step| self.can_yield(*step)).collect();
        open.sort_by_key(|step| {
            let (step, campaign) = (&self.steps[*step], self.campaign(*step));
            (campaign.priority, Reverse((campaign.launch, &campaign.item.slug, step.day, step.touchpoint)))
        });
        let (first, others) = open.split_first()?;
        Some((*first, self.because(*first, others)))
    }

    /// Nobody has got it yet, and it hasn't yielded before.
    fn can_yield(&self, step: usize) -> bool {
        let ahead = self.steps[step].demands.iter().all(|demand| demand.slot.day() >= self.portal.today);
        ahead && !self.settled.contains(&step)
    }

    fn because(&self, step: usize, others: &[usize]) -> Yields {
        let own = self.campaign(step);
        if others.is_empty() {
            return Yields::Only;
        }
        let others = others.iter().map(|other| (&self.steps[*other], self.campaign(*other)));
        let others: Vec<&Campaign> =
            others.filter(|(other, _)| other.campaign != self.steps[step].campaign).map(|(_, it)| it).collect();
        let equals = || others.iter().filter(|other| other.priority == own.priority);
        match () {
            () if others.is_empty() => Yields::Later,
            () if equals().next().is_none() => Yields::Priority,
            () if equals().all(|other| other.launch < own.launch) => Yields::Launch,
            () => Yields::Name,
        }
    }

    fn conflict(&self, audience: usize, bounds: Bounds) -> Conflict {
        let timeline = &self.timelines[audience];
        let who = self.audiences[audience];
        let mut members: Vec<Member> = Vec::new();
        for (_, index, load) in timeline.within(bounds) {
            let step = &self.steps[index];
            match members.iter_mut().find(|m| (m.campaign, m.touchpoint) == (step.campaign, step.touchpoint)) {
                Some(member) => member.load = member.load + load,
                None => members.extend(step.slot(who).map(|slot| Member {
                    campaign: step.campaign,
                    touchpoint: step.touchpoint,
                    slot,
                    load,
                })),
            }
        }
        let times = || timeline.within(bounds).map(|(at, ..)| at);
        let (first, last) = (times().next().unwrap_or(bounds.from), times().last().unwrap_or(bounds.from));
        let (from, to) = match self.policy().window {
            Window::Rolling => (day(first), day(last)),
            Window::Iso => (monday(bounds.from), sunday(monday(bounds.from))),
        };
        let (window, load) = (self.policy().window, timeline.load(bounds));
        Conflict { audience: who, window, from, to, load, members, way_out: None }
    }

    pub(super) fn campaign(&self, step: usize) -> &'a Campaign {
        &self.portal[self.steps[step].campaign]
    }

    pub(super) fn push(&mut self, step: Step) {
        self.steps.push(step);
        self.add(self.steps.len() - 1);
    }

    pub(super) fn add(&mut self, step: usize) {
        for audience in self.audiences_of(step) {
            let entries: Vec<_> = self.steps[step].entries(self.audiences[audience]).collect();
            entries.into_iter().for_each(|entry| self.timelines[audience].insert(entry, step));
        }
    }

    pub(super) fn remove(&mut self, step: usize) {
        for audience in self.audiences_of(step) {
            let entries: Vec<_> = self.steps[step].entries(self.audiences[audience]).collect();
            entries.into_iter().for_each(|entry| self.timelines[audience].remove(entry, step));
        }
    }

    /// Everybody whom a step comes to: its personas and all pairs that they are part of.
    fn audiences_of(&self, step: usize) -> BTreeSet<usize> {
        let personas = || self.steps[step].demands.iter().map(|demand| demand.persona.index());
        personas().chain(personas().flat_map(|persona| self.pairs[persona].iter().copied())).collect()
    }
}

/// Whether a conflict that is past has been told: the same messages, or a part of them.
fn tells(known: &Conflict, conflict: &Conflict) -> bool {
    let is_known = |member: &Member| {
        known.members.iter().any(|m| (m.campaign, m.touchpoint) == (member.campaign, member.touchpoint))
    };
    known.way_out.is_none() && conflict.members.iter().all(is_known)
}

fn sunday(monday: Date) -> Date {
    monday.saturating_add(SignedDuration::from_hours(6 * 24))
}
