//! What a query costs where there are 5,000 courses.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::reference::{Search, handed};
use super::{example, wording};
use crate::model::Portal;
use crate::model::copy::{Copy, Segment};
use crate::render::search::{KnownTexts, SearchFiles, files};

const COURSES: usize = 5_000;
const QUERIES: usize = 200;
/// What a visitor's query may cost in all, compressed.
const BUDGET: usize = 150_000;
/// So many results are shown at first.
const SHOWN: usize = 10;

/// Numbers that look random and are the same every time (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides).expect("few")).expect("few")
    }

    /// A small number more often than a large one, as words are used (Zipf).
    fn common(&mut self, sides: usize) -> usize {
        let limit = self.roll(sides) + 1;
        let limit = self.roll(limit) + 1;
        self.roll(limit)
    }
}

/// Words that nobody can guess from each other, and so compress worse than those of a language.
fn vocabulary(dice: &mut Dice) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "ba", "con", "der", "fi", "gra", "hel", "in", "ja", "kor", "lu", "men", "nis", "o", "pre", "qua", "ris", "sta",
        "ter", "u", "vel", "wor", "xe", "yn", "zo",
    ];
    let word = |dice: &mut Dice| (0..2 + dice.roll(3)).map(|_| SYLLABLES[dice.roll(24)]).collect::<String>();
    (0..6_000).map(|_| word(dice)).collect()
}

fn sentence(dice: &mut Dice, words: &[String], length: usize) -> String {
    (0..length).map(|_| words[dice.common(words.len())].as_str()).collect::<Vec<_>>().join(" ")
}

/// The example, with as many courses as a large company has.
fn large(dice: &mut Dice) -> Portal {
    let mut portal = example();
    let words = vocabulary(dice);
    let models = portal.courses.clone();
    portal.courses = (0..COURSES)
        .map(|at| {
            let mut course = models[at % models.len()].clone();
            let length = 2 + dice.roll(4);
            course.item.title = sentence(dice, &words, length);
            course.item.slug = format!("{}-{at}", course.item.title.replace(' ', "-"));
            let mut copy: Copy = course.item.summary.clone().expect("a summary");
            copy.segments = vec![Segment::Text(sentence(dice, &words, 16))];
            (course.item.summary, course.promise, course.why) = (Some(copy), None, None);
            let mut leaf = models[at % models.len()].item.body.leaves[0].clone();
            leaf.apart = Some(sentence(dice, &words, 150).into());
            course.item.body.leaves = Arc::new([leaf]);
            course.modules.clear();
            course
        })
        .collect();
    portal
}

/// Some words of a title, now and then mistyped or not yet finished.
fn query(dice: &mut Dice, title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let first = dice.roll(words.len());
    let mut query: Vec<char> = words[first..(first + 1 + dice.roll(2)).min(words.len())].join(" ").chars().collect();
    let at = dice.roll(query.len());
    match dice.roll(4) {
        0 if query.len() > 4 => {
            query.remove(at);
        }
        1 if query.len() > 4 && at + 1 < query.len() => query.swap(at, at + 1),
        2 => query.truncate(query.len().div_ceil(2).max(2)),
        _ => {}
    }
    query.into_iter().collect()
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}

fn sizes(SearchFiles { contents, parts }: &SearchFiles) -> BTreeMap<&str, usize> {
    parts.iter().chain([contents]).map(|file| (file.address.as_str(), compressed(&file.bytes))).collect()
}

#[test]
fn no_query_costs_a_visitor_more_than_the_budget() {
    let mut dice = Dice(5);
    let portal = large(&mut dice);
    let files = files(&portal, &wording(), &KnownTexts::Nothing);
    let sizes = sizes(&files);
    let script = compressed(include_bytes!("../../../../site-template/assets/late/search.js"));
    let (mut costs, mut missed) = (Vec::new(), Vec::new());
    for _ in 0..QUERIES {
        let wanted = &portal.courses[dice.roll(COURSES)].item.title;
        let query = query(&mut dice, wanted);
        let search = Search::of(&files);
        let found = search.find(&query, "new-lead");
        found.iter().take(SHOWN).for_each(|entry| drop(search.title(*entry)));
        costs.push(script + search.loaded.borrow().iter().map(|address| sizes[address.as_str()]).sum::<usize>());
        if found.is_empty() {
            missed.push(query);
        }
    }
    costs.sort_unstable();
    let parts = files.parts.len();
    println!("{parts} parts; a query costs {} bytes, at most {}; {missed:?}", costs[QUERIES / 2], costs[QUERIES - 1]);
    assert!(costs[QUERIES - 1] <= BUDGET, "{costs:?}");
    assert!(missed.len() <= QUERIES / 50, "{missed:?}");
}

#[test]
fn all_courses_can_be_narrowed_down_within_the_budget() {
    let portal = large(&mut Dice(7));
    let file = crate::render::search::courses::file(&portal).expect("a catalogue of several pages");
    let script = compressed(include_bytes!("../../../../site-template/assets/late/catalogue.js"));
    let cost = script + compressed(&file.bytes);
    println!("the facets of {COURSES} courses cost {cost} bytes");
    assert!(cost <= BUDGET, "{cost}");
    let data = handed(&file.bytes);
    assert_eq!(data["titles"].as_array().expect("titles").len(), COURSES);
    assert_eq!(data["columns"]["minutes"][0], portal.courses[0].minutes.expect("minutes"));
}
