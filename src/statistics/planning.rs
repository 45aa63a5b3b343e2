//! How many people an experiment needs, and what so many can show.
//!
//! Enter at [`per_arm`] and [`smallest_effect`].

use super::Z_SIGNIFICANT;

/// The quantile at a power of 0.8 (R: `qnorm(0.8)`).
const Z_POWER: f64 = 0.841_621_233_572_914_3;

/// How often a bisection halves: beyond the precision of the numbers.
const HALVINGS: u32 = 60;

/// How many people each of two arms needs, so that a true change from one share to the other is found in four cases of
/// five, with a false alarm in one of twenty (normal approximation, unpooled: Fleiss, Levin and Paik 2003, 4.2).
/// `None` where there is no change, or where a share is none.
pub fn per_arm(from: f64, to: f64) -> Option<u32> {
    let needed = needed(from, to)?.ceil();
    // A number of people beyond the counter is as good as the largest.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast stops at the bounds")]
    Some(needed as u32)
}

fn needed(from: f64, to: f64) -> Option<f64> {
    let shares = (0.0..=1.0).contains(&from) && (0.0..=1.0).contains(&to);
    let variance = from * (1.0 - from) + to * (1.0 - to);
    let needed = (Z_SIGNIFICANT + Z_POWER).powi(2) * variance / (from - to).powi(2);
    (shares && needed.is_finite()).then_some(needed)
}

/// The smallest rise from a share that arms of this size would find in four cases of five; `None` where they would
/// find none.
pub fn smallest_effect(baseline: f64, per_arm: f64) -> Option<f64> {
    let finds = |effect: f64| needed(baseline, baseline + effect).is_some_and(|needed| needed <= per_arm);
    let (mut low, mut high) = (0.0, 1.0 - baseline);
    if !(0.0..1.0).contains(&baseline) || !finds(high) {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if finds(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

/// The size of each of two equal arms that would tell as much as two unequal ones do.
pub fn as_equal_arms(one: u32, other: u32) -> f64 {
    let (one, other) = (f64::from(one), f64::from(other));
    if one + other > 0.0 { 2.0 * one * other / (one + other) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In points, with one decimal.
    fn points(effect: Option<f64>) -> Option<String> {
        effect.map(|effect| format!("{:.1}", effect * 100.0))
    }

    #[test]
    fn the_samples_of_the_books() {
        assert_eq!(per_arm(0.05, 0.07), Some(2_210));
        assert_eq!(per_arm(0.10, 0.15), Some(683));
        assert_eq!(per_arm(0.15, 0.10), Some(683), "a fall is found as a rise is");
    }

    #[test]
    fn the_smallest_effect_that_an_audience_can_show() {
        assert_eq!(points(smallest_effect(0.10, 200.0)).as_deref(), Some("9.9"));
        assert_eq!(points(smallest_effect(0.10, 1_000.0)).as_deref(), Some("4.1"));
        assert_eq!(smallest_effect(0.10, 0.0), None, "nobody shows nothing");
    }

    #[test]
    fn what_is_no_share_or_no_change_needs_no_sample() {
        for (from, to) in [(0.1, 0.1), (-0.1, 0.2), (0.5, 1.2), (f64::NAN, 0.2), (0.0, 0.0)] {
            assert_eq!(per_arm(from, to), None, "{from} to {to}");
        }
        assert_eq!(per_arm(0.5, 0.500_000_001), Some(u32::MAX), "as many as can be counted");
        for baseline in [-0.1, 1.0, f64::INFINITY, f64::NAN] {
            assert_eq!(smallest_effect(baseline, 1_000.0), None);
        }
    }

    #[test]
    fn unequal_arms_tell_less() {
        assert!((as_equal_arms(100, 100) - 100.0).abs() < 1e-9);
        assert!((as_equal_arms(20, 180) - 36.0).abs() < 1e-9);
        assert!(as_equal_arms(0, 0).abs() < 1e-9);
    }
}
