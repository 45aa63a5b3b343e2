//! Whole measurements: what is said of a campaign, and what an attacker can find out who has nothing but that.

use jiff::civil::date;
use proptest::prelude::*;

use super::fixture::{count, counts, portal};
use super::*;
use crate::measure::comparison::Unfair;
use crate::measure::effect::{Unknown, Verdict as Effects};
use crate::measure::experiment::Verdict;
use crate::measure::roi::Refused;
use crate::model::campaign::{Estimated, Experiment, Group, Holdout, Measures, TouchpointCopy, Value};
use crate::model::results::{Lines, Step};

mod attack;
mod learning;

/// The example of the books, per arm: sent and clicked of versions A and B.
fn tried(planned: Option<[f64; 2]>, arms: [[u64; 2]; 2]) -> Verdict {
    let mut portal = portal();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.variants = BTreeMap::from([("b".to_owned(), TouchpointCopy::default())]);
    touchpoint.experiment = planned.map(|[baseline, mde]| Experiment {
        tests: "subject".to_owned(),
        audience: None,
        baseline: Some(baseline),
        mde: Some(mde),
    });
    let [a, b] = arms.map(|[clicked, sent]| [sent, clicked, clicked / 2]);
    let messages = vec![count("a", a), count("b", b)];
    let measured = measure(&portal, &Results { messages, ..Results::default() });
    measured.campaigns[0].experiments[0].verdict
}

#[test]
fn a_version_wins_only_where_as_many_were_asked_as_planned() {
    let planned = Some([0.10, 0.05]);
    assert_eq!(tried(planned, [[120, 1_000], [150, 1_000]]), Verdict::Winner(1));
    assert_eq!(tried(planned, [[150, 1_000], [120, 1_000]]), Verdict::Winner(0));
    assert_eq!(tried(planned, [[120, 1_000], [130, 1_000]]), Verdict::Inconclusive);
    assert_eq!(
        tried(planned, [[0, 682], [600, 682]]),
        Verdict::StoppedEarly,
        "683 were planned, whatever it looks like"
    );
    assert_eq!(tried(planned, [[120, 1_000], [300, 682]]), Verdict::StoppedEarly);
    assert_eq!(tried(None, [[120, 1_000], [500, 1_000]]), Verdict::NotPlanned);
}

#[test]
fn a_text_message_takes_no_part_in_a_test_of_subjects() {
    let mut portal = portal();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.variants = BTreeMap::from([("b".to_owned(), TouchpointCopy::default())]);
    touchpoint.experiment =
        Some(Experiment { tests: "subject".into(), audience: None, baseline: Some(0.1), mde: Some(0.05) });
    let by = |variant: &str, channel: Channel, sent: u64| {
        let mut count = count(variant, [sent, 100, 50]);
        count.about.channel = Some(channel);
        count
    };
    let messages = vec![by("a", Channel::Email, 800), by("b", Channel::Email, 800), by("a", Channel::Sms, 800)];
    let measured = measure(&portal, &Results { messages, ..Results::default() });
    let arms = measured.campaigns[0].experiments[0].arms.iter().map(|arm| arm.share.all());
    assert_eq!(arms.collect::<Vec<_>>(), [800, 800]);
}

#[test]
fn an_audience_that_was_meant_to_be_asked_is_waited_for() {
    let mut portal = portal();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.variants = BTreeMap::from([("b".to_owned(), TouchpointCopy::default())]);
    touchpoint.experiment =
        Some(Experiment { tests: "cta".into(), audience: Some(2_000), baseline: Some(0.1), mde: Some(0.05) });
    let verdict = |each: u64| {
        let messages = vec![count("a", [each, each / 10, 0]), count("b", [each, each / 5, 0])];
        let measured = measure(&portal, &Results { messages, ..Results::default() });
        measured.campaigns[0].experiments[0].verdict
    };
    assert_eq!(verdict(899), Verdict::StoppedEarly, "683 are needed, and 1,000 were to be asked");
    assert_eq!(verdict(900), Verdict::Winner(1), "some have always moved");
}

fn outcome(group: &str, day: Date, [achieved, people]: [u64; 2]) -> Outcome {
    let line = u32::try_from(achieved).unwrap();
    Outcome {
        campaign: Id::new(0),
        persona: None,
        group: Some(group.to_owned()),
        date: day,
        people,
        achieved,
        rows: Rows::new(0, [Lines { from: line, to: line }]),
    }
}

/// The portal with one group of two held out, and those two groups.
fn split() -> (Portal, [String; 2]) {
    let mut portal = portal();
    let groups = ["east", "west", "north", "south"].map(|id| Group { id: id.to_owned(), size: None });
    let mut holdout = Holdout { groups: groups.to_vec(), share: 0.5, seed: "a".into(), until: None };
    while Drawn::of(&holdout).held.is_empty() || Drawn::of(&holdout).reached.is_empty() {
        holdout.seed.push('a');
    }
    let drawn = Drawn::of(&holdout);
    portal.campaigns[0].holdout = Some(holdout);
    (portal, [drawn.reached[0].id.clone(), drawn.held[0].id.clone()])
}

fn effect(portal: &Portal, outcomes: Vec<Outcome>) -> Result<effect::Effect, Unknown> {
    let mut measured = measure(portal, &Results { outcomes, ..Results::default() });
    measured.campaigns.remove(0).effect
}

#[test]
fn the_effect_is_what_changed_beyond_those_who_were_held_out() {
    let (portal, [treated, held]) = split();
    let (before, after) = (date(2027, 1, 4), date(2027, 3, 8));
    let waves = vec![
        outcome(&treated, before, [40, 200]),
        outcome(&treated, after, [70, 200]),
        outcome(&held, before, [44, 210]),
        outcome(&held, after, [52, 210]),
    ];
    let effect = effect(&portal, waves).unwrap();
    assert_eq!(format!("{:+.1}", effect.estimate.value * 100.0), "+11.2");
    assert_eq!(effect.verdict, Effects::CannotTell);
    assert_eq!((effect.waves, effect.groups), ([before, after], [1, 1]));
    assert_eq!(effect.rows.count(), 4);
}

#[test]
fn without_a_fair_comparison_no_effect_is_said() {
    let (mut portal, [treated, held]) = split();
    let (before, after) = (date(2027, 1, 4), date(2027, 3, 8));
    let both = |day| vec![outcome(&treated, day, [40, 200]), outcome(&held, day, [44, 210])];
    assert_eq!(effect(&portal, both(before)), Err(Unknown::NothingAfter));
    assert_eq!(effect(&portal, both(after)), Err(Unknown::NothingBefore));
    let joined = vec![outcome(&treated, before, [40, 200]), outcome(&treated, after, [60, 200])];
    assert_eq!(effect(&portal, joined), Err(Unknown::OneSideOnly));
    let waves = || [both(before), both(after)].concat();
    portal.campaigns[0].holdout.as_mut().unwrap().until = Some(after);
    assert_eq!(effect(&portal, waves()), Err(Unknown::NothingAfter), "by then everybody had got it");
    portal.campaigns[0].holdout = None;
    assert_eq!(effect(&portal, waves()), Err(Unknown::NobodyHeldOut));
}

#[test]
fn a_return_whose_range_has_loss_and_gain_is_no_single_figure() {
    let (mut portal, [treated, held]) = split();
    portal.campaigns[0].value = Some(Value {
        currency: "EUR".into(),
        per_person: Estimated { low: 400.0, base: 800.0, high: 1_200.0 },
        confidence: 0.5,
        cost: 1_000.0,
        hourly: 60.0,
        minutes: Some(30),
        source: None,
    });
    let (before, after) = (date(2027, 1, 4), date(2027, 3, 8));
    let roi = |achieved: u64| {
        let outcomes = vec![
            outcome(&treated, before, [40, 200]),
            outcome(&treated, after, [achieved, 200]),
            outcome(&held, before, [44, 210]),
            outcome(&held, after, [52, 210]),
        ];
        let results = Results { outcomes, messages: vec![count("", [200, 90, 80])], ..Results::default() };
        measure(&portal, &results).campaigns.remove(0).roi.unwrap().unwrap()
    };
    let unsure = roi(70);
    assert!(!unsure.is_told && unsure.low < 0.0 && unsure.high > 0.0);
    let cost = unsure.cost.map(|cost| format!("{cost:.2}"));
    assert_eq!(cost, ["1000.00", "2400.00"], "80 people for half an hour: learners' time is the larger half");
    let sure = roi(150);
    assert!(sure.is_told, "{sure:?}");
    // 51.2 points of 200 people, worth 800 each, half believed, for 3,400.
    assert_eq!(format!("{:.0}", sure.base), format!("{:.0}", (0.511_904_762 * 200.0 * 800.0 * 0.5 - 3_400.0) / 34.0));
    assert!(sure.low < sure.base && sure.base < sure.high);
}

#[test]
fn without_an_effect_there_is_no_return() {
    let mut portal = portal();
    portal.campaigns[0].value = Some(Value {
        currency: "EUR".into(),
        per_person: Estimated { low: 1.0, base: 1.0, high: 1.0 },
        confidence: 1.0,
        cost: 1.0,
        hourly: 1.0,
        minutes: None,
        source: None,
    });
    let results = Results { messages: vec![count("", [200, 90, 80])], ..Results::default() };
    let roi = measure(&portal, &results).campaigns.remove(0).roi;
    assert_eq!(roi, Some(Err(Refused::NoEffect(Unknown::NobodyHeldOut))));
}

#[test]
fn a_campaign_runs_until_its_last_day_as_far_as_the_results_know() {
    let mut portal = portal();
    portal.campaigns[0].closes = Some(date(2027, 2, 1));
    portal.today = date(2026, 12, 1);
    let mut message = count("", [200, 90, 80]);
    let is_running = |portal: &Portal, message: &MessageCount| {
        measure(portal, &Results { messages: vec![message.clone()], ..Results::default() }).campaigns[0].is_running
    };
    assert!(is_running(&portal, &message));
    message.days = Some((date(2027, 1, 19), date(2027, 2, 2)));
    assert!(!is_running(&portal, &message), "a file from February was written in February");
}

#[test]
fn awareness_lies_between_the_largest_message_and_all_of_them() {
    let mut portal = portal();
    portal.campaigns[0].measures = Some(Measures::Awareness);
    portal.campaigns[0].target = Some(0.7);
    portal.personas[0].headcount = Some(200);
    let mut second = count("", [100, 20, 5]);
    second.about.touchpoint = Some(1);
    let messages = vec![count("a", [60, 10, 5]), count("b", [60, 30, 5]), second];
    let measured = measure(&portal, &Results { messages, ..Results::default() });
    let awareness = &measured.campaigns[0].awareness[0];
    assert_eq!((awareness.sent.low, awareness.sent.high), (120, 200), "versions go to different people");
    assert_eq!((awareness.acted.low, awareness.acted.high), (40, 60));
    assert_eq!(awareness.verdict, Some(awareness::Against::CannotTell), "140 lies between");
}

#[test]
fn campaigns_are_compared_only_where_they_did_the_same() {
    let mut portal = portal();
    let mut other = portal.campaigns[0].clone();
    other.launch = date(2027, 6, 1);
    portal.campaigns.push(other);
    let of = |campaign: usize, day: Date, [sent, started]: [u64; 2]| {
        let mut count = count("", [sent, started, started]);
        count.about.campaign = Id::new(campaign);
        count.about.channel = Some(Channel::Email);
        count.days = Some((day, day));
        count
    };
    let compare = |portal: &Portal, one: MessageCount, other: MessageCount| {
        let results = Results { messages: vec![one, other], ..Results::default() };
        measure(portal, &results).comparisons.remove(0).outcome
    };
    for campaign in &mut portal.campaigns {
        campaign.closes = Some(date(2027, 6, 30));
    }
    let (spring, late) = (date(2027, 2, 1), date(2027, 7, 5));
    let fair = compare(&portal, of(0, spring, [200, 20]), of(1, late, [200, 60])).unwrap();
    assert_eq!(format!("{:.2}", fair.difference.difference.value), "0.20");
    assert_eq!(fair.sent, [200, 200]);
    let same_time = compare(&portal, of(0, late, [200, 20]), of(1, late, [200, 60]));
    assert_eq!(same_time.unwrap_err(), [Unfair::AtTheSameTime]);
    let mut elsewhere = of(1, late, [200, 60]);
    elsewhere.about.channel = Some(Channel::Slack);
    assert_eq!(compare(&portal, of(0, spring, [200, 20]), elsewhere).unwrap_err(), [Unfair::NothingInCommon]);
    assert_eq!(compare(&portal, of(0, spring, [12, 2]), of(1, late, [200, 60])).unwrap_err(), [Unfair::TooFew]);
    let mut uncounted = of(1, late, [200, 60]);
    uncounted.counts.set(Step::Started, None);
    assert_eq!(compare(&portal, of(0, spring, [200, 20]), uncounted).unwrap_err(), [Unfair::NotCounted(Id::new(1))]);
    portal.campaigns[1].closes = Some(date(2027, 12, 1));
    assert_eq!(
        compare(&portal, of(0, spring, [200, 20]), of(1, late, [200, 60])).unwrap_err(),
        [Unfair::StillRunning(Id::new(1))]
    );
}

#[test]
fn what_is_about_too_few_people_leaves_no_trace_in_parts() {
    let mut few = counts([Some(4), Some(4), Some(3), None, None, None]);
    few.about.channel = Some(Channel::Sms);
    let mut many = count("", [300, 60, 30]);
    many.about.channel = Some(Channel::Email);
    let mut beside = count("", [90, 9, 3]);
    beside.about.channel = Some(Channel::Slack);
    let messages = vec![many, beside, few];
    let measured = measure(&portal(), &Results { messages, ..Results::default() }).campaigns.remove(0);
    let channels: Vec<_> = measured.by_channel.iter().filter_map(|part| part.key).collect();
    assert_eq!(channels.len(), 1, "one is small, and one goes with it");
    assert_eq!(measured.funnel.unwrap().counts.get(Step::Sent), Some(394), "the total is true");
    let alone = vec![counts([Some(4), Some(4), None, None, None, None])];
    let measured = measure(&portal(), &Results { messages: alone, ..Results::default() }).campaigns.remove(0);
    assert!(measured.funnel.is_none() && measured.by_persona.is_empty() && !measured.withheld.is_empty());
}
