//! What people remember, where they stand, and how a campaign's own metric went.

use super::*;
use crate::measure::awareness::Against;
use crate::measure::metric::{What, Worth};
use crate::model::Skill;
use crate::model::results::{Answers, Standing};

fn rows(line: u32) -> Rows {
    Rows::new(0, [Lines { from: line, to: line }])
}

fn answers(days: u32, [right, answered]: [u64; 2]) -> Answers {
    Answers { course: Id::new(0), persona: None, days, answered, right, rows: rows(days + 2) }
}

#[test]
fn what_is_remembered_is_a_curve_over_days() {
    let answers = vec![answers(30, [50, 90]), answers(3, [80, 100]), answers(7, [70, 95])];
    let measured = measure(&portal(), &Results { answers, ..Results::default() });
    let points: Vec<_> =
        measured.retention[0].points.iter().map(|point| (point.days, point.answers.share.hits())).collect();
    assert_eq!(points, [(3, 80), (7, 70), (30, 50)]);
}

#[test]
fn a_point_about_few_people_goes_with_another_one() {
    let answers = vec![answers(3, [80, 100]), answers(7, [70, 95]), answers(60, [2, 4])];
    let curve = measure(&portal(), &Results { answers, ..Results::default() }).retention.remove(0);
    assert_eq!(curve.points.len(), 1);
    assert_eq!((curve.withheld.small.count(), curve.withheld.beside.count()), (1, 1));
}

/// How many people of a persona stand at levels 0, 1, 2 …, where level 2 is wanted.
fn standing(people: &[u64]) -> skills::Level {
    let mut portal = portal();
    portal.skills = vec![Skill {
        id: "coaching".into(),
        name: "Coaching".into(),
        description: None,
        levels: Vec::new(),
        human: false,
        same_as: None,
    }];
    portal.personas[0].target_skills = BTreeMap::from([(Id::new(0), 2)]);
    let at = |(level, people): (usize, &u64)| {
        let level = u32::try_from(level).unwrap();
        Standing {
            persona: Id::new(0),
            skill: Id::new(0),
            level,
            date: date(2027, 3, 1),
            people: *people,
            rows: rows(level + 2),
        }
    };
    let levels = people.iter().enumerate().map(at).collect();
    measure(&portal, &Results { levels, ..Results::default() }).skills.remove(0)
}

#[test]
fn levels_are_shown_where_each_has_enough_people() {
    let level = standing(&[30, 50, 40]);
    assert_eq!(level.levels.len(), 3);
    assert_eq!(level.waves[0].1.share, Share::new(40, 120).unwrap());
    assert_eq!(level.typical, Some(1), "half of them have that at least");
    assert!(level.way.is_some() && level.withheld.is_empty());
}

#[test]
fn a_level_with_few_people_leaves_the_two_sides_of_the_target() {
    let level = standing(&[30, 4, 40]);
    assert_eq!((level.levels.len(), level.typical), (0, None));
    assert_eq!(level.waves[0].1.share, Share::new(40, 74).unwrap());
    assert_eq!(level.withheld.small.count(), 3);
    let few_above = standing(&[30, 40, 4]);
    assert!(few_above.levels.is_empty() && few_above.waves.is_empty(), "70 of 74 would say it");
    let none_above = standing(&[30, 40, 0]);
    assert_eq!(none_above.waves[0].1.share, Share::new(0, 70).unwrap(), "nobody is nobody's secret");
}

#[test]
fn the_metric_is_that_of_people_who_got_the_campaign() {
    let (mut portal, [treated, held]) = split();
    (portal.campaigns[0].baseline, portal.campaigns[0].target) = (Some(0.2), Some(0.3));
    let (before, after) = (date(2027, 1, 4), date(2027, 3, 8));
    let progress = |achieved: u64| {
        let outcomes = vec![
            outcome(&treated, before, [40, 200]),
            outcome(&treated, after, [achieved, 200]),
            outcome(&held, after, [180, 210]),
        ];
        measure(&portal, &Results { outcomes, ..Results::default() }).campaigns.remove(0).metric.unwrap()
    };
    let reached = progress(90);
    assert_eq!(reached.waves.iter().map(|wave| wave.people.share.hits()).collect::<Vec<_>>(), [40, 90]);
    assert_eq!(reached.verdict, Some(Against::Reached));
    assert!(reached.change.is_some_and(|change| change.interval.low > 0.0));
    assert_eq!(progress(62).verdict, Some(Against::CannotTell), "31% may be 25 or 38");
    assert_eq!(progress(30).verdict, Some(Against::NotReached));
}

#[test]
fn every_figure_says_what_it_is_worth() {
    let mut portal = portal();
    portal.campaigns[0].metric = Some("Leads who held a talk".into());
    portal.campaigns[0].measures = Some(Measures::Behaviour);
    let steps = [Some(300), Some(60), Some(30), Some(20), Some(10), Some(5)];
    let results = Results { messages: vec![counts(steps)], ..Results::default() };
    let typed = measure(&portal, &results).campaigns.remove(0).metrics;
    let worth: Vec<_> = typed.iter().map(|typed| (typed.what, typed.worth, typed.level)).collect();
    assert_eq!(worth[0], (What::Metric(Some(Measures::Behaviour)), Worth::Outcome, Some(3)));
    assert_eq!(worth[1], (What::Step(Step::Applied), Worth::Outcome, Some(3)));
    assert_eq!(worth.iter().filter(|(_, worth, _)| *worth == Worth::Vanity).count(), 3, "sent, clicked, completed");
}
