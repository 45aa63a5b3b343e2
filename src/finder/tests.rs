//! The ranking of small portals that tests make up.

use proptest::prelude::*;

use super::*;

fn course(index: usize) -> Facts {
    Facts {
        course: Id::new(index),
        personas: Vec::new(),
        starts: Vec::new(),
        gains: Vec::new(),
        first: 4,
        minutes: 12,
        dated: false,
        before: None,
    }
}

fn table(courses: Vec<Facts>) -> Table {
    let targets = vec![BTreeMap::from([(Id::new(0), 2)]), BTreeMap::new()];
    Table { skills: vec![Id::new(0), Id::new(1)], targets, courses }
}

fn gain(skill: usize, from: u32, to: u32) -> Gain {
    Gain { skill: Id::new(skill), from, to }
}

fn order(found: &[Match]) -> Vec<usize> {
    found.iter().map(|found| found.course.index()).collect()
}

fn words(found: &Match) -> Vec<&'static str> {
    found.reasons.iter().map(|reason| reason.word()).collect()
}

#[test]
fn a_course_for_the_person_comes_first_and_says_so() {
    let me = Id::new(0);
    let own = Facts { personas: vec![me], starts: vec![me], gains: vec![gain(0, 1, 2)], ..course(2) };
    let others = Facts { personas: vec![Id::new(1)], ..course(0) };
    let found = table(vec![others, course(1), own]).rank(Answers { who: Some(me), ..Answers::default() });
    assert_eq!(order(&found), [2, 1, 0]);
    assert_eq!(words(&found[0]), ["named", "start", "target"]);
    assert_eq!((found[0].points, found[0].misses), (11, 0));
    assert_eq!(words(&found[1]), ["everybody"]);
    assert_eq!((words(&found[2]), found[2].misses), (vec!["others"], 1));
}

#[test]
fn the_beginning_of_a_skill_comes_before_its_end() {
    let higher = Facts { gains: vec![gain(1, 2, 3)], before: Some(Id::new(1)), ..course(0) };
    let begin = Facts { gains: vec![gain(1, 0, 1)], first: 30, minutes: 30, ..course(1) };
    let found = table(vec![higher, begin]).rank(Answers { skill: Some(Id::new(1)), ..Answers::default() });
    assert_eq!(order(&found), [1, 0]);
    assert_eq!(words(&found[1]), ["builds", "before"]);
    assert_eq!(found[1].misses, 0, "another course that is good to have is no miss");
}

#[test]
fn time_is_honest() {
    let answers = Answers { minutes: Some(5), ..Answers::default() };
    let why = |facts: Facts| words(&table(vec![facts]).rank(answers)[0]);
    assert_eq!(why(Facts { minutes: 5, ..course(0) }), ["whole"]);
    assert_eq!(why(Facts { first: 5, ..course(0) }), ["first"]);
    assert_eq!(why(Facts { first: 6, ..course(0) }), ["too_long"]);
    assert_eq!(why(Facts { first: 0, minutes: 0, ..course(0) }), ["unknown_time"]);
    assert_eq!(why(Facts { dated: true, ..course(0) }), ["dated"]);
}

#[test]
fn where_nothing_fits_the_nearest_come() {
    let answers = Answers { who: Some(Id::new(0)), skill: Some(Id::new(1)), minutes: Some(5) };
    let long = Facts { gains: vec![gain(1, 0, 1)], first: 20, minutes: 20, ..course(0) };
    let none = Facts { personas: vec![Id::new(1)], dated: true, ..course(1) };
    let found = table(vec![long, none]).rank(answers);
    assert_eq!(order(&found), [0], "what misses everything isn't near");
    assert_eq!(words(&found[0]), ["everybody", "builds", "too_long"]);
}

#[test]
fn equals_stand_in_the_order_of_the_first_step_and_then_of_the_portal() {
    let slow = Facts { first: 9, ..course(0) };
    let unknown = Facts { first: 0, minutes: 0, ..course(1) };
    let found = table(vec![slow, unknown, course(2), course(3)]).rank(Answers::default());
    assert_eq!(order(&found), [2, 3, 0, 1]);
}

#[test]
fn an_empty_table_has_no_answer() {
    assert_eq!(table(Vec::new()).rank(Answers::default()), []);
}

prop_compose! {
    fn any_course()(
        personas in prop::collection::vec(0_usize..2, 0..2),
        starts in prop::collection::vec(0_usize..2, 0..2),
        gains in prop::collection::vec((0_usize..2, 0_u32..4, 1_u32..3), 0..3),
        times in (0_u32..30, 0_u32..70),
        dated in prop::bool::weighted(0.2),
        before in prop::option::weighted(0.2, Just(Id::new(0))),
    ) -> Facts {
        Facts {
            personas: personas.into_iter().map(Id::new).collect(),
            starts: starts.into_iter().map(Id::new).collect(),
            gains: gains.into_iter().map(|(skill, from, up)| gain(skill, from, from + up)).collect(),
            first: times.0, minutes: times.1, dated, before, ..course(0)
        }
    }
}

proptest! {
    /// What the page leaves out would never have been shown.
    #[test]
    fn the_shortlist_gives_the_same_answers(courses in prop::collection::vec(any_course(), 0..60)) {
        let number = |(index, facts)| Facts { course: Id::new(index), ..facts };
        let all = table(courses.into_iter().enumerate().map(number).collect());
        let short = shortlist::kept(all.clone());
        for who in [None, Some(Id::new(0)), Some(Id::new(1))] {
            for skill in [None, Some(Id::new(0)), Some(Id::new(1))] {
                for minutes in [None, Some(5), Some(15), Some(60)] {
                    let answers = Answers { who, skill, minutes };
                    prop_assert_eq!(all.rank(answers), short.rank(answers));
                }
            }
        }
    }
}
