//! The statistics against independent programs: `tests/statistics/reference.csv` holds what statsmodels, exact fractions
//! and sums of 50 digits say of a thousand random comparisons, and `tests/statistics/reference.py` makes it.

use std::collections::BTreeMap;

use uptake::statistics::{
    Change, Estimate, Interval, Share, chance_that_b_beats_a, difference, difference_in_differences, mantel_haenszel,
    z_test,
};

use crate::support::repository;

/// How far an answer may be from the table's: of shares, probabilities and differences, and relatively of a large z.
const TOLERANCE: f64 = 1e-9;

/// One line of the table.
struct Case {
    line: usize,
    counts: [u64; 8],
    expected: BTreeMap<String, Option<f64>>,
}

impl Case {
    /// A, B, C and D.
    fn shares(&self) -> [Share; 4] {
        [0, 2, 4, 6].map(|at| Share::new(self.counts[at], self.counts[at + 1]).expect("hits of all"))
    }
}

fn cases() -> Vec<Case> {
    let mut table = csv::Reader::from_path(repository("tests/statistics/reference.csv")).expect("the table");
    let names: Vec<String> = table.headers().expect("names").iter().map(str::to_owned).collect();
    let number = |text: &str| (!text.is_empty()).then(|| text.parse().expect("a number"));
    let case = |(index, row): (usize, csv::Result<csv::StringRecord>)| {
        let row = row.expect("a row");
        let answers = names.iter().zip(&row).skip(8).map(|(name, text)| (name.clone(), number(text)));
        let counts = std::array::from_fn(|at| row[at].parse().expect("a count"));
        Case { line: index + 2, counts, expected: answers.collect() }
    };
    table.records().enumerate().map(case).collect()
}

/// What the program says, by the table's names.
fn answers([a, b, c, d]: [Share; 4]) -> Vec<(&'static str, Option<f64>)> {
    let test = z_test(a, b);
    let changes = difference_in_differences(Change { before: a, after: b }, Change { before: c, after: d });
    let together = mantel_haenszel(&[(a, b), (c, d), (b, c)]);
    let mut answers = vec![
        ("z", test.map(|test| test.z)),
        ("p", test.map(|test| test.p)),
        ("chance", chance_that_b_beats_a(a, b)),
        ("did", changes.map(|estimate| estimate.value)),
        ("did_error", changes.and_then(|estimate| estimate.error)),
        ("mh", together.map(|found| found.difference.value)),
        ("mh_error", together.and_then(|found| found.difference.error)),
        ("mh_p", together.map(|found| found.p)),
    ];
    let interval = |estimate: Estimate| estimate.interval;
    answers.extend(ends(["wilson_low", "wilson_high"], a.wilson()));
    answers.extend(ends(["newcombe_low", "newcombe_high"], difference(a, b).map(interval)));
    answers.extend(ends(["did_low", "did_high"], changes.map(interval)));
    answers.extend(ends(["mh_low", "mh_high"], together.map(|found| found.difference.interval)));
    answers
}

fn ends(names: [&'static str; 2], interval: Option<Interval>) -> [(&'static str, Option<f64>); 2] {
    [(names[0], interval.map(|interval| interval.low)), (names[1], interval.map(|interval| interval.high))]
}

/// How far an answer is from the expected one; infinitely where only one of them is.
fn distance(name: &str, found: Option<f64>, expected: Option<f64>) -> f64 {
    match (found, expected) {
        (None, None) => 0.0,
        (Some(found), Some(expected)) if name == "z" => (found - expected).abs() / expected.abs().max(1.0),
        (Some(found), Some(expected)) => (found - expected).abs(),
        _ => f64::INFINITY,
    }
}

#[test]
fn a_thousand_answers_are_those_of_other_programs() {
    let cases = cases();
    assert_eq!(cases.len(), 1_000);
    let mut wrong = Vec::new();
    let mut farthest: BTreeMap<&str, f64> = BTreeMap::new();
    for case in &cases {
        let answers = answers(case.shares());
        assert_eq!(answers.len(), case.expected.len(), "every answer of the table is looked at");
        for (name, found) in answers {
            let expected = case.expected[name];
            let distance = distance(name, found, expected);
            let largest = farthest.entry(name).or_default();
            *largest = largest.max(distance);
            if distance.is_nan() || distance > TOLERANCE {
                wrong.push(format!("line {}, {name}: {found:?}, not {expected:?}", case.line));
            }
        }
    }
    println!("The farthest: {farthest:#?}");
    assert!(wrong.is_empty(), "{} differ, first:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

/// A table of easy cases would prove little.
#[test]
fn the_table_has_small_large_and_extreme_cases() {
    let cases = cases();
    let count = |is: &dyn Fn(&[u64; 8]) -> bool| cases.iter().filter(|case| is(&case.counts)).count();
    let everyone = |counts: &[u64; 8]| [counts[1], counts[3], counts[5], counts[7]];
    assert!(count(&|counts| everyone(counts).iter().all(|all| *all < 20)) >= 100, "small ones");
    assert!(count(&|counts| everyone(counts).iter().any(|all| *all >= 100_000)) >= 50, "large ones");
    assert!(count(&|counts| counts.chunks(2).any(|share| share[0] == 0 || share[0] == share[1])) >= 100, "extremes");
    let open = |case: &&Case| case.expected["chance"].is_some_and(|chance| (0.001..0.999).contains(&chance));
    assert!(cases.iter().filter(open).count() >= 500, "chances that aren't as good as certain");
}
