//! What a campaign changed: the people who got it beside those who were held out, before and after (difference in
//! differences). Without a group for comparison nobody can tell, and that is said.

use jiff::civil::Date;

use std::collections::BTreeSet;

use super::outcomes::Shown;
use crate::model::Campaign;
use crate::model::results::Rows;
use crate::statistics::{self, Change, Estimate, Share};

/// The change of those who got the campaign, less the change of those who didn't.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub treated: Change,
    pub control: Change,
    /// The last wave before the launch and the last one in which the control group had got nothing.
    pub waves: [Date; 2],
    /// How many groups got it and how many didn't.
    pub groups: [usize; 2],
    /// In shares of people, −1 to 1.
    pub estimate: Estimate,
    pub verdict: Verdict,
    /// Whether the control group got everything later: a staggered launch.
    pub is_staggered: bool,
    pub rows: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Better,
    Worse,
    /// It cannot be told from no effect.
    CannotTell,
}

/// Why nobody can say what the campaign changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// The campaign holds nobody out.
    NobodyHeldOut,
    /// No outcomes were counted for its groups.
    NotCounted,
    /// Nothing was counted before the launch, so a difference may be an old one.
    NothingBefore,
    /// Nothing was counted since the launch, or only after everybody had got it.
    NothingAfter,
    /// No group that was held out, or none that wasn't, was counted both times.
    OneSideOnly,
    /// Everybody or nobody did it in each group, so that nobody knows what chance alone would do.
    AllAlike,
}

/// What the outcomes of a campaign's groups say. Only groups that were counted both times count: otherwise a group that joined
/// would pass for a change.
pub fn of(campaign: &Campaign, outcomes: &[Shown<'_>]) -> Result<Effect, Unknown> {
    let holdout = campaign.holdout.as_ref().ok_or(Unknown::NobodyHeldOut)?;
    let grouped: Vec<_> = outcomes.iter().filter(|shown| shown.outcome.group.is_some()).collect();
    if grouped.is_empty() {
        return Err(Unknown::NotCounted);
    }
    let is_before = |date: &Date| *date < campaign.launch;
    let is_after = |date: &Date| *date >= campaign.launch && holdout.until.is_none_or(|until| *date < until);
    let dates: BTreeSet<Date> = grouped.iter().map(|shown| shown.outcome.date).collect();
    let before = *dates.iter().rev().find(|date| is_before(date)).ok_or(Unknown::NothingBefore)?;
    let after = *dates.iter().rev().find(|date| is_after(date)).ok_or(Unknown::NothingAfter)?;
    let (treated, control) = (Side::of(&grouped, false, [before, after]), Side::of(&grouped, true, [before, after]));
    let (treated_change, control_change) = treated.change().zip(control.change()).ok_or(Unknown::OneSideOnly)?;
    let estimate = statistics::difference_in_differences(treated_change, control_change).ok_or(Unknown::AllAlike)?;
    let verdict = match estimate.interval {
        interval if interval.spans_zero() => Verdict::CannotTell,
        interval if interval.low > 0.0 => Verdict::Better,
        _ => Verdict::Worse,
    };
    Ok(Effect {
        treated: treated_change,
        control: control_change,
        waves: [before, after],
        groups: [treated.groups.len(), control.groups.len()],
        estimate,
        verdict,
        is_staggered: holdout.until.is_some(),
        rows: Rows::joined(treated.all().chain(control.all()).map(|shown| &shown.outcome.rows)),
    })
}

/// Those who got the campaign, or those who didn't, in both waves.
struct Side<'s, 'r> {
    groups: BTreeSet<&'r str>,
    waves: [Vec<&'s Shown<'r>>; 2],
}

impl<'s, 'r> Side<'s, 'r> {
    fn of(grouped: &[&'s Shown<'r>], held_out: bool, dates: [Date; 2]) -> Self {
        let on = |date: Date| {
            let own = grouped.iter().filter(move |it| it.is_held_out == held_out && it.outcome.date == date);
            own.copied().collect::<Vec<_>>()
        };
        let names = |wave: &[&'s Shown<'r>]| -> BTreeSet<&'r str> {
            wave.iter().filter_map(|shown| shown.outcome.group.as_deref()).collect()
        };
        let mut waves = dates.map(on);
        let groups: BTreeSet<&str> = names(&waves[0]).intersection(&names(&waves[1])).copied().collect();
        for wave in &mut waves {
            wave.retain(|shown| shown.outcome.group.as_deref().is_some_and(|group| groups.contains(group)));
        }
        Self { groups, waves }
    }

    /// `None` where nobody was counted.
    fn change(&self) -> Option<Change> {
        let [before, after] = [0, 1].map(|wave| share(&self.waves[wave]));
        Some(Change { before: before?, after: after? })
    }

    fn all(&self) -> impl Iterator<Item = &&'s Shown<'r>> {
        self.waves.iter().flatten()
    }
}

fn share(shown: &[&Shown<'_>]) -> Option<Share> {
    let achieved = shown.iter().fold(0_u64, |sum, it| sum.saturating_add(it.outcome.achieved));
    let people = shown.iter().fold(0_u64, |sum, it| sum.saturating_add(it.outcome.people));
    Share::new(achieved, people).filter(|share| share.all() > 0)
}
