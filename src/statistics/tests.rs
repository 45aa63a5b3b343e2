//! What holds for any numbers that people can pass.

use proptest::prelude::*;

use super::*;

/// More people than there are.
const LARGEST: u64 = 1 << 40;

/// A share of any number of people from `from` on, small and large numbers being as likely.
fn shares(from: u64) -> impl Strategy<Value = Share> {
    let all = prop_oneof![from..=20, 1..=10_000_u64, 1..=LARGEST];
    let hits = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1")]
    let parts = |part: f64| (part * f64::from(u32::MAX)) as u64;
    (all, hits.prop_map(parts)).prop_map(|(all, part)| {
        let hits = u128::from(all) * u128::from(part) / u128::from(u32::MAX);
        Share::new(u64::try_from(hits).unwrap(), all).unwrap()
    })
}

fn changes(from: u64) -> impl Strategy<Value = Change> {
    (shares(from), shares(from)).prop_map(|(before, after)| Change { before, after })
}

fn groups() -> impl Strategy<Value = Vec<(Share, Share)>> {
    prop::collection::vec((shares(0), shares(0)), 0..6)
}

fn is_near(one: f64, other: f64, tolerance: f64) -> bool {
    (one - other).abs() <= tolerance
}

/// Whether an estimate is finite, in its interval, and that in its range.
fn is_sound(estimate: Estimate, bound: f64) -> bool {
    let Interval { low, high } = estimate.interval;
    -bound <= low
        && high <= bound
        && estimate.interval.contains(estimate.value)
        && estimate.error.is_none_or(f64::is_finite)
}

proptest! {
    #[test]
    fn wilson_contains_the_share_and_stays_between_0_and_1(share in shares(1)) {
        let Interval { low, high } = share.wilson().unwrap();
        prop_assert!(0.0 <= low && high <= 1.0 && low < high, "{low} to {high}");
        prop_assert!(share.wilson().unwrap().contains(share.share().unwrap()));
    }

    #[test]
    fn more_people_with_the_same_share_never_widen_wilson(share in shares(1), times in 2_u64..1_000) {
        let more = Share::new(share.hits() * times, share.all() * times).unwrap();
        let width = |share: Share| share.wilson().map(|interval| interval.high - interval.low).unwrap();
        prop_assert!(width(more) <= width(share) + 1e-15);
    }

    #[test]
    fn swapped_arms_mirror_every_answer(a in shares(1), b in shares(1)) {
        let (there, back) = (difference(a, b).unwrap(), difference(b, a).unwrap());
        prop_assert!(is_near(there.value, -back.value, 0.0));
        prop_assert!(is_near(there.interval.low, -back.interval.high, 1e-15));
        prop_assert!(is_near(there.interval.high, -back.interval.low, 1e-15));
        let chances = chance_that_b_beats_a(a, b).unwrap() + chance_that_b_beats_a(b, a).unwrap();
        prop_assert!(is_near(chances, 1.0, 1e-9), "{chances}");
        match (z_test(a, b), z_test(b, a)) {
            (Some(there), Some(back)) => prop_assert!(is_near(there.z, -back.z, 0.0) && is_near(there.p, back.p, 0.0)),
            (there, back) => prop_assert_eq!(there, back),
        }
    }

    #[test]
    fn misses_instead_of_hits_mirror_the_chance(a in shares(1), b in shares(1)) {
        let turned = |share: Share| Share::new(share.misses(), share.all()).unwrap();
        let (hits, misses) = (chance_that_b_beats_a(a, b).unwrap(), chance_that_b_beats_a(turned(b), turned(a)).unwrap());
        prop_assert!(is_near(hits, misses, 1e-9), "{hits} {misses}");
    }

    #[test]
    fn one_hit_more_never_lowers_the_chance(a in shares(1), b in shares(1)) {
        let more = Share::new((b.hits() + 1).min(b.all()), b.all()).unwrap();
        prop_assert!(chance_that_b_beats_a(a, more).unwrap() >= chance_that_b_beats_a(a, b).unwrap() - 1e-9);
    }

    #[test]
    fn equal_changes_differ_by_nothing(change in changes(1)) {
        if let Some(estimate) = difference_in_differences(change, change) {
            prop_assert!(is_near(estimate.value, 0.0, 0.0) && estimate.interval.spans_zero());
        }
    }

    #[test]
    fn swapped_groups_mirror_the_difference_in_differences(treated in changes(0), control in changes(0)) {
        let (there, back) = (difference_in_differences(treated, control), difference_in_differences(control, treated));
        prop_assert_eq!(there.map(|estimate| estimate.value), back.map(|estimate| -estimate.value));
        prop_assert_eq!(there.map(|estimate| estimate.interval.low), back.map(|estimate| -estimate.interval.high));
    }

    #[test]
    fn the_order_of_groups_does_not_matter(groups in groups(), turned in 0_usize..6) {
        let mut other = groups.clone();
        other.reverse();
        other.rotate_left(turned.min(groups.len()));
        match (mantel_haenszel(&groups), mantel_haenszel(&other)) {
            (Some(one), Some(other)) => {
                prop_assert!(is_near(one.difference.value, other.difference.value, 1e-12));
                prop_assert!(is_near(one.difference.interval.low, other.difference.interval.low, 1e-9));
                prop_assert!(is_near(one.p, other.p, 1e-9));
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn a_group_that_is_split_in_equal_halves_says_nearly_the_same(a in shares(1), b in shares(1)) {
        let twice = |share: Share| Share::new(share.hits() * 2, share.all() * 2).unwrap();
        if let (Some(whole), Some(halves)) = (mantel_haenszel(&[(twice(a), twice(b))]), mantel_haenszel(&[(a, b), (a, b)])) {
            prop_assert!(is_near(whole.difference.value, halves.difference.value, 1e-12));
            prop_assert!(is_near(whole.difference.error.unwrap(), halves.difference.error.unwrap(), 1e-9));
        }
    }

    #[test]
    fn whatever_is_counted_the_answers_are_numbers_in_their_range(a in shares(0), b in shares(0), c in shares(0), d in shares(0)) {
        prop_assert!(a.share().is_none_or(|share| (0.0..=1.0).contains(&share)));
        prop_assert!(z_test(a, b).is_none_or(|test| test.z.is_finite() && (0.0..=1.0).contains(&test.p)));
        prop_assert!(chance_that_b_beats_a(a, b).is_none_or(|chance| (0.0..=1.0).contains(&chance)));
        prop_assert!(difference(a, b).is_none_or(|estimate| is_sound(estimate, 1.0)));
        let changes = difference_in_differences(Change { before: a, after: b }, Change { before: c, after: d });
        prop_assert!(changes.is_none_or(|estimate| is_sound(estimate, 2.0)));
        let together = mantel_haenszel(&[(a, b), (c, d)]);
        prop_assert!(together.is_none_or(|found| is_sound(found.difference, 1.0) && (0.0..=1.0).contains(&found.p)));
    }

    #[test]
    fn no_money_gives_what_is_no_number(benefit in prop::num::f64::ANY, cost in prop::num::f64::ANY) {
        prop_assert!(roi_percent(benefit, cost).is_none_or(f64::is_finite));
    }
}

/// Where counts end, so do answers, but none of them is wrong in kind.
#[test]
fn the_largest_counts_that_there_are() {
    let (none, half, all) =
        (Share::new(0, u64::MAX), Share::new(u64::MAX / 2, u64::MAX), Share::new(u64::MAX, u64::MAX));
    for (a, b) in [(none, half), (half, half), (half, all), (none, all), (all, all)] {
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!(chance_that_b_beats_a(a, b).is_none_or(|chance| (0.0..=1.0).contains(&chance)), "{a:?} {b:?}");
        assert!(difference(a, b).is_some_and(|estimate| is_sound(estimate, 1.0)));
        assert!(z_test(a, b).is_none_or(|test| test.z.is_finite() && (0.0..=1.0).contains(&test.p)));
        assert!(mantel_haenszel(&[(a, b)]).is_none_or(|found| is_sound(found.difference, 1.0)));
    }
}
