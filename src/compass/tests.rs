//! Ways of small portals, against every way that there is.

use proptest::prelude::*;

use super::way::{Aim, Pace, Stop, Way, shortest};
use super::{Compass, Rungs};
use crate::model::course::{Format, SkillGain};
use crate::model::{Course, Id, Portal, Skill};
use crate::render::channels::fixture;

fn skill(name: &str) -> Skill {
    Skill {
        id: name.to_owned(),
        name: name.to_owned(),
        description: None,
        levels: Vec::new(),
        human: false,
        same_as: None,
    }
}

/// A course of so many minutes; `gains` are skill, from and to.
fn course(minutes: Option<u32>, gains: &[(usize, u32, u32)], before: &[usize]) -> Course {
    let gain = |(skill, from, to): &(usize, u32, u32)| SkillGain { skill: Id::new(*skill), from: *from, to: Some(*to) };
    Course {
        item: fixture::item("course", "Course"),
        promise: None,
        why: None,
        format: Format::SelfPaced,
        level: None,
        minutes,
        language: "en".to_owned(),
        skills: gains.iter().map(gain).collect(),
        personas: Vec::new(),
        prerequisites: before.iter().map(|number| Id::new(*number)).collect(),
        platform: None,
        course_id: None,
        start_url: None,
        access: Vec::new(),
        apply_tomorrow: None,
        teach_back: None,
        career_outcomes: Vec::new(),
        community: None,
        retain_for: None,
        badge: None,
        modules: Vec::new(),
        quiz: Vec::new(),
    }
}

fn portal(courses: Vec<Course>) -> Portal {
    Portal { courses, skills: vec![skill("a"), skill("b")], ..fixture::portal() }
}

fn way(portal: &Portal, aims: &[(usize, u32)]) -> Way {
    let aims: Vec<_> = aims.iter().map(|(skill, to)| Aim { skill: Id::new(*skill), from: 0, to: *to }).collect();
    shortest(portal, &Rungs::of(portal), &aims, |_| true)
}

fn numbers(way: &Way) -> Vec<usize> {
    way.courses.iter().map(|course| course.index()).collect()
}

#[test]
fn the_fewest_minutes_win_not_the_fewest_courses() {
    let portal = portal(vec![
        course(Some(90), &[(0, 0, 2)], &[]),
        course(Some(20), &[(0, 0, 1)], &[]),
        course(Some(30), &[(0, 1, 2)], &[]),
        course(Some(30), &[(0, 1, 2)], &[]),
    ]);
    assert_eq!((numbers(&way(&portal, &[(0, 2)])), way(&portal, &[(0, 2)]).minutes), (vec![1, 2], 50));
    assert_eq!(way(&portal, &[(0, 0)]), Way { levels: vec![0], ..Way::default() });
}

#[test]
fn what_a_course_asks_for_comes_before_it_and_is_counted() {
    let portal = portal(vec![
        course(Some(10), &[(0, 0, 1)], &[2]),
        course(Some(25), &[(0, 0, 1)], &[]),
        course(Some(20), &[], &[3]),
        course(Some(1), &[(1, 0, 1)], &[]),
    ]);
    assert_eq!(numbers(&way(&portal, &[(0, 1)])), [1], "the shorter course costs more with what it asks for");
    let both = way(&portal, &[(0, 1), (1, 1)]);
    assert_eq!((numbers(&both), both.minutes, both.levels), (vec![1, 3], 26, vec![1, 1]));
}

#[test]
fn skills_share_courses() {
    let portal = portal(vec![
        course(Some(10), &[(0, 0, 1)], &[]),
        course(Some(10), &[(1, 0, 1)], &[]),
        course(Some(15), &[(0, 0, 1), (1, 0, 1)], &[]),
    ]);
    assert_eq!(numbers(&way(&portal, &[(0, 1), (1, 1)])), [2]);
    assert_eq!(numbers(&way(&portal, &[(0, 1)])), [0]);
}

#[test]
fn a_course_that_does_not_say_how_long_it_takes_is_the_last_choice() {
    let with = portal(vec![course(None, &[(0, 0, 1)], &[]), course(Some(300), &[(0, 0, 1)], &[])]);
    assert_eq!(numbers(&way(&with, &[(0, 1)])), [1]);
    let without = portal(vec![course(None, &[(0, 0, 1)], &[])]);
    let only = way(&without, &[(0, 1)]);
    assert_eq!((only.minutes, only.unknown), (0, 1));
}

#[test]
fn a_circle_of_courses_that_ask_for_each_other_ends() {
    let portal = portal(vec![course(Some(1), &[(0, 0, 1)], &[1]), course(Some(2), &[], &[0])]);
    assert_eq!(way(&portal, &[(0, 1)]).minutes, 3);
}

#[test]
fn weeks_follow_from_minutes_a_week() {
    let portal = portal(vec![course(Some(24), &[(0, 0, 1)], &[]), course(Some(30), &[(0, 1, 2)], &[])]);
    let way = way(&portal, &[(0, 2)]);
    let stop = |course, first_week, last_week| Stop { course: Id::new(course), first_week, last_week };
    assert_eq!(way.stops(&portal, Pace(24)), [stop(0, 1, 1), stop(1, 2, 3)]);
    assert_eq!([Pace(24).weeks(way.minutes), Pace(24).weeks(48), Pace(0).weeks(1)], [Some(3), Some(2), None]);
    assert_eq!(way.stops(&portal, Pace(0)), [stop(0, 1, 1), stop(1, 1, 1)]);
}

#[test]
fn a_persona_is_led_as_far_as_its_courses_go() {
    let mut portal = portal(vec![course(Some(5), &[(0, 0, 1)], &[]), course(Some(5), &[(0, 1, 3)], &[])]);
    portal.personas.truncate(1);
    portal.personas[0].target_skills = [(Id::new(0), 3), (Id::new(1), 1)].into();
    portal.courses[1].personas = vec![Id::new(7)];
    let compass = Compass::of(&portal);
    let [a, b] = &compass.personas[0].targets[..] else { panic!("two skills") };
    assert_eq!((a.reached, a.is_open(), numbers(&a.way)), (1, true, vec![0]));
    assert_eq!((b.reached, b.is_open(), numbers(&b.way)), (0, true, vec![]));
}

/// Hundreds of interchangeable courses on each level, and skills that share some of them.
#[test]
fn many_courses_take_no_time() {
    let courses = (0..3_000_u32).map(|n| {
        let level = n % 3;
        let also = (1, level, level + 1);
        let gains = [(0, level, level + 1), also];
        course(Some(5 + n * 7 % 50), &gains[..=usize::from(n % 5 == 0)], &[])
    });
    let portal = portal(courses.collect());
    let way = way(&portal, &[(0, 3), (1, 3)]);
    assert_eq!(way.levels, [3, 3]);
    assert_eq!(way.minutes, 15, "the shortest of each level is one that raises both");
}

/// The least minutes of all orders of all sets of courses that reach the targets and honour what courses ask for.
fn by_force(portal: &Portal, levels: [u32; 2], taken: &mut Vec<usize>, targets: [u32; 2]) -> Option<u32> {
    if levels[0] >= targets[0] && levels[1] >= targets[1] {
        return Some(0);
    }
    let mut best: Option<u32> = None;
    for number in 0..portal.courses.len() {
        let course = &portal.courses[number];
        if taken.contains(&number) || course.prerequisites.iter().any(|before| !taken.contains(&before.index())) {
            continue;
        }
        let mut after = levels;
        for gain in &course.skills {
            let level = &mut after[gain.skill.index()];
            if gain.from <= *level {
                *level = (*level).max(gain.to.unwrap_or(0));
            }
        }
        taken.push(number);
        let rest = by_force(portal, after, taken, targets).map(|rest| rest + course.minutes.unwrap_or(0));
        taken.pop();
        best = best.into_iter().chain(rest).min();
    }
    best
}

/// Whether each course comes after what it asks for, and where they lead.
fn walked(portal: &Portal, way: &Way) -> Option<[u32; 2]> {
    let mut levels = [0; 2];
    for (at, course) in way.courses.iter().enumerate() {
        let before = &way.courses[..at];
        if before.contains(course) || !portal[*course].prerequisites.iter().all(|asked| before.contains(asked)) {
            return None;
        }
        for gain in &portal[*course].skills {
            let level = &mut levels[gain.skill.index()];
            if gain.from <= *level {
                *level = (*level).max(gain.to.unwrap_or(0));
            }
        }
    }
    Some(levels)
}

fn small_course() -> impl Strategy<Value = (u32, Vec<(usize, u32, u32)>, Vec<prop::sample::Index>)> {
    let gain = (0..2_usize, 0..3_u32, 1..3_u32).prop_map(|(skill, from, up)| (skill, from, from + up));
    (1..60_u32, prop::collection::vec(gain, 0..3), prop::collection::vec(any::<prop::sample::Index>(), 0..3))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Exact, in an order that works, and the same each time.
    #[test]
    fn no_way_is_shorter(
        drawn in prop::collection::vec(small_course(), 1..7),
        targets in [0..4_u32, 0..4_u32],
    ) {
        let of = |(at, (minutes, gains, before)): (usize, &(u32, Vec<_>, Vec<prop::sample::Index>))| {
            // A course asks for earlier ones only: no circles.
            let before: Vec<_> = before.iter().filter(|_| at > 0).map(|index| index.index(at.max(1))).collect();
            course(Some(*minutes), gains, &before)
        };
        let portal = portal(drawn.iter().enumerate().map(of).collect());
        let found = way(&portal, &[(0, targets[0]), (1, targets[1])]);
        let reached = walked(&portal, &found);
        prop_assert_eq!(reached.map(Vec::from), Some(found.levels.clone()), "{:?}", found);
        let is_there = found.levels[0] >= targets[0] && found.levels[1] >= targets[1];
        match by_force(&portal, [0, 0], &mut Vec::new(), targets) {
            Some(minutes) => prop_assert_eq!((is_there, found.minutes), (true, minutes), "{:?}", found),
            None => prop_assert!(!is_there, "{:?}", found),
        }
    }
}
