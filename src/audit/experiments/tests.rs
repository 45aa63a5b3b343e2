//! What experiments and hold-outs are told, with the numbers that are said.

use std::collections::BTreeMap;

use super::{judge, people, percent, points};
use crate::model::Portal;
use crate::model::campaign::{Experiment, Group, Holdout, TouchpointCopy};
use crate::render::channels::fixture;
use crate::schedule;

fn experiment(audience: Option<u32>, baseline: f64, mde: f64) -> Experiment {
    Experiment { tests: "subject".to_owned(), audience, baseline: Some(baseline), mde: Some(mde) }
}

fn subject(text: &str) -> TouchpointCopy {
    TouchpointCopy { subject: Some(fixture::copy(text)), ..TouchpointCopy::default() }
}

/// A portal whose first message is tried with another subject.
fn portal(experiment: Experiment) -> Portal {
    let mut portal = fixture::portal();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.variants = BTreeMap::from([("b".to_owned(), subject("Another subject"))]);
    touchpoint.experiment = Some(experiment);
    portal
}

fn said(portal: &Portal) -> Vec<String> {
    let (plan, _) = schedule::plan(portal);
    judge(portal, &plan).1.into_iter().map(|finding| format!("{} {}", finding.message, finding.help)).collect()
}

fn holdout(sizes: &[u32], share: f64, seed: &str) -> Holdout {
    let groups = sizes.iter().enumerate().map(|(n, size)| Group { id: format!("plant-{n}"), size: Some(*size) });
    Holdout { groups: groups.collect(), share, seed: seed.to_owned(), until: None }
}

#[test]
fn an_experiment_says_what_it_needs_and_what_it_could_find() {
    assert_eq!(said(&portal(experiment(Some(1_366), 0.10, 0.05))), [""; 0], "683 for each");
    assert_eq!(
        said(&portal(experiment(Some(400), 0.10, 0.05))),
        ["To find a change from 10% to 15%, each version needs 683 people, and this experiment has 200 for each. \
          With so few, the smallest rise it could find is 9.9 points. Ask more people, or compare versions that \
          differ more. Or leave the experiment out, and send the better-written version to everyone."]
    );
    let said = said(&portal(experiment(Some(1_365), 0.10, 0.05)));
    assert!(said[0].contains("has 682 for each"), "{said:?}");
}

#[test]
fn without_an_audience_the_headcount_counts() {
    let mut portal = portal(experiment(None, 0.10, 0.05));
    let missing = "Nobody can say whether this experiment can conclude: `audience` is missing. \
                   Add to `experiment`: audience = 400.";
    portal.personas.iter_mut().for_each(|persona| persona.headcount = None);
    assert_eq!(said(&portal), [missing]);
    portal.personas.iter_mut().for_each(|persona| persona.headcount = Some(400));
    assert!(said(&portal)[0].contains("for each"));
    portal.personas.iter_mut().for_each(|persona| persona.headcount = Some(u32::MAX));
    assert_eq!(said(&portal), [""; 0]);
}

#[test]
fn what_can_not_be_is_no_reason_to_give_up() {
    for (baseline, mde) in [(0.0, 0.0), (2.0, 0.1), (0.5, 0.9), (f64::NAN, 0.1), (-1.0, f64::INFINITY)] {
        assert_eq!(said(&portal(experiment(Some(0), baseline, mde))), [""; 0], "{baseline} {mde}");
    }
}

#[test]
fn both_versions_go_out_at_the_same_minute() {
    let (plan, _) = schedule::plan(&portal(experiment(Some(2_000), 0.10, 0.05)));
    let of_step = |m: &&schedule::Message| m.touchpoint == 0;
    let mut slots = BTreeMap::new();
    for message in plan.messages.iter().filter(of_step) {
        slots.entry((message.persona, message.channel)).or_insert_with(Vec::new).push(message.slot);
    }
    assert!(slots.values().all(|slots| slots.len() == 2 && slots[0] == slots[1]), "{slots:?}");
}

#[test]
fn an_audience_has_nobody_who_is_held_out() {
    let mut portal = portal(experiment(Some(2_000), 0.10, 0.05));
    portal.personas.iter_mut().for_each(|persona| persona.headcount = Some(1_000));
    assert_eq!(said(&portal), [""; 0], "more people than there are is for others to say");
    portal.campaigns[0].holdout = Some(holdout(&[300], 0.9999, "x"));
    portal.today = portal.campaigns[0].launch;
    let said = said(&portal);
    assert!(said[0].starts_with("This experiment counts on 2,000 people, and only"), "{said:?}");
    assert!(said[0].contains("300 more are in groups"), "{said:?}");
}

#[test]
fn a_small_holdout_is_told_before_the_launch() {
    let mut portal = fixture::portal();
    let campaign = &mut portal.campaigns[0];
    (campaign.baseline, campaign.target) = (Some(0.10), Some(0.15));
    campaign.holdout = Some(holdout(&[100, 100, 100, 100, 100, 100, 100, 100, 100, 100], 0.2, "spring"));
    let launch = campaign.launch;
    portal.today = launch;
    let power = said(&portal);
    assert_eq!(power.len(), 1, "{power:?}");
    assert!(power[0].contains("people are held out beside"), "{power:?}");
    portal.campaigns[0].baseline = Some(12.0);
    assert_eq!(said(&portal), [""; 0], "a number that is no share");
}

#[test]
fn numbers_are_said_as_people_read_them() {
    assert_eq!([people(0), people(683), people(2_210), people(1_234_567)], ["0", "683", "2,210", "1,234,567"]);
    assert_eq!([percent(0.25), percent(0.099), points(0.07)], ["25%", "9.9%", "7"]);
}
