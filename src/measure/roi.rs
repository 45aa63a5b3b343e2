//! The return on investment after Phillips: what the effect is worth beside what everything cost, learners' time included,
//! as a range. Where the range says both loss and gain, no single figure is given.

use super::effect::{Effect, Unknown};
use super::funnel::Funnel;
use crate::model::campaign::Value;
use crate::model::results::Step;
use crate::model::{Campaign, Portal};
use crate::statistics::{self, Interval};

/// What came back for what was paid, in per cent: 0 is what was paid.
#[derive(Debug, Clone, PartialEq)]
pub struct Roi {
    pub low: f64,
    pub base: f64,
    pub high: f64,
    /// Whether the range lies on one side of zero, so that `base` may be said by itself.
    pub is_told: bool,
    /// The benefit for low, base and high.
    pub benefit: [f64; 3],
    /// What was paid for content, tools and people, and what learners' time cost.
    pub cost: [f64; 2],
    /// People who got the campaign; the effect is taken for these.
    pub people: u64,
    /// People who started, and the minutes of each.
    pub learners: u64,
    pub minutes: u32,
    /// The author's estimates.
    pub value: Value,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The effect isn't known.
    NoEffect(Unknown),
    /// Nobody counted who started, so learners' time isn't known.
    NoLearners,
    /// Nothing was paid, as far as the author says.
    NoCost,
}

const MINUTES_PER_HOUR: f64 = 60.0;

/// `None` where nobody said what the campaign is worth.
pub fn of(
    campaign: &Campaign,
    effect: &Result<Effect, Unknown>,
    funnel: Option<&Funnel>,
    portal: &Portal,
) -> Option<Result<Roi, Refused>> {
    let value = campaign.value.as_ref()?;
    let learners = funnel.and_then(|funnel| funnel.counts.get(Step::Started));
    Some(match (effect, learners) {
        (Err(unknown), _) => Err(Refused::NoEffect(*unknown)),
        (_, None) => Err(Refused::NoLearners),
        (Ok(effect), Some(learners)) => roi(campaign, value, effect, learners, portal),
    })
}

fn roi(campaign: &Campaign, value: &Value, effect: &Effect, learners: u64, portal: &Portal) -> Result<Roi, Refused> {
    let of_courses = || campaign.all_courses(portal).iter().filter_map(|id| portal[*id].minutes).sum();
    let minutes = value.minutes.unwrap_or_else(of_courses);
    let people = effect.treated.after.all();
    let cost = [value.cost, number(learners) * f64::from(minutes) / MINUTES_PER_HOUR * value.hourly];
    let Interval { low, high } = effect.estimate.interval;
    // The worst case: the smallest gain is worth the least, the largest harm is worth the most.
    let worth = |effect: f64, of_gain: f64, of_harm: f64| {
        effect * number(people) * value.confidence * if effect < 0.0 { of_harm } else { of_gain }
    };
    let each = &value.per_person;
    let benefit = [
        worth(low, each.low, each.high),
        worth(effect.estimate.value, each.base, each.base),
        worth(high, each.high, each.low),
    ];
    let [Some(low), Some(base), Some(high)] =
        benefit.map(|benefit| statistics::roi_percent(benefit, cost[0] + cost[1]))
    else {
        return Err(Refused::NoCost);
    };
    let is_told = !effect.estimate.interval.spans_zero() && !Interval { low, high }.spans_zero();
    Ok(Roi { low, base, high, is_told, benefit, cost, people, learners, minutes, value: value.clone() })
}

#[expect(clippy::cast_precision_loss, reason = "beyond 2^52 people nobody counts by one")]
fn number(count: u64) -> f64 {
    count as f64
}
