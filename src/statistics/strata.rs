//! Two shares in several groups at once, each compared only within its own: a group that is larger in one arm can't
//! pass for an effect.

use super::shares::number;
use super::two_shares::two_sided;
use super::{Estimate, Share};

/// What all groups say together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratified {
    /// B's share minus A's, from −1 to 1.
    pub difference: Estimate,
    /// How probable it is that chance alone gives a difference as large in groups where there is none: from 0 to 1.
    pub p: f64,
}

/// The Mantel–Haenszel difference of the shares (B − A) over groups of (A, B), with the variance that holds for few large
/// groups and for many small ones (Sato 1989, as in Klingenberg 2014, section 2), and the Cochran–Mantel–Haenszel
/// test without continuity correction. Groups with an empty arm say nothing and don't count. `None` where no group is
/// left, where nobody or everybody did it in each, or where one arm is nobody and the other everybody.
pub fn mantel_haenszel(strata: &[(Share, Share)]) -> Option<Stratified> {
    let sums = strata.iter().filter_map(|(a, b)| Terms::of(*a, *b)).fold(Terms::default(), Terms::and);
    let value = sums.excess / sums.weight;
    let error = (value * sums.slope + sums.spread).sqrt() / sums.weight;
    let z = sums.excess / sums.chance.sqrt();
    // Without any group all is zero by zero, which is no error above zero.
    let difference = Estimate::normal(value, error, 1.0)?;
    (sums.chance > 0.0).then(|| Stratified { difference, p: two_sided(z) })
}

/// What one group adds to each sum.
#[derive(Default)]
struct Terms {
    /// How much it counts: n₁n₀/N.
    weight: f64,
    /// Its difference by its weight; the same as observed minus expected hits in B.
    excess: f64,
    /// Sato's P: how the variance moves with the difference.
    slope: f64,
    /// Sato's Q: the variance where there is no difference.
    spread: f64,
    /// The variance of B's hits where only chance divides them (hypergeometric).
    chance: f64,
}

impl Terms {
    fn of(a: Share, b: Share) -> Option<Terms> {
        let (in_a, in_b) = (a.share()?, b.share()?);
        let (all_a, all_b) = (number(a.all()), number(b.all()));
        let all = all_a + all_b;
        let weight = all_a / all * all_b;
        let (hits, misses) = (number(a.hits()) + number(b.hits()), number(a.misses()) + number(b.misses()));
        Some(Terms {
            weight,
            excess: weight * (in_b - in_a),
            slope: weight * ((all_b * (in_a - 0.5) + all_a * (0.5 - in_b)) / all),
            spread: weight * (in_b * (1.0 - in_a) + in_a * (1.0 - in_b)) / 2.0,
            chance: weight * (hits / all) * (misses / (all - 1.0)),
        })
    }

    fn and(self, other: Terms) -> Terms {
        Terms {
            weight: self.weight + other.weight,
            excess: self.excess + other.excess,
            slope: self.slope + other.slope,
            spread: self.spread + other.spread,
            chance: self.chance + other.chance,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::z_test;

    fn share(hits: u64, all: u64) -> Share {
        Share::new(hits, all).unwrap()
    }

    /// Twice the same share in each group, and far more people of the good group in B: pooled, that looks like an effect.
    #[test]
    fn who_was_asked_is_no_effect() {
        let strata = [(share(10, 100), share(2, 20)), (share(10, 20), share(50, 100))];
        let pooled = z_test(share(20, 120), share(52, 120)).unwrap();
        assert!(pooled.p < 0.001);
        let together = mantel_haenszel(&strata).unwrap();
        assert!(together.difference.value.abs() < 1e-12 && together.p > 0.999, "{together:?}");
    }

    /// With one group the error is that of two independent shares, and the test is the pooled z test with N − 1 for N.
    #[test]
    fn one_group_is_the_plain_difference() {
        let (a, b) = (share(30, 100), share(60, 150));
        let found = mantel_haenszel(&[(a, b)]).unwrap();
        let plain = (0.3 * 0.7 / 100.0 + 0.4 * 0.6 / 150.0_f64).sqrt();
        assert!((found.difference.error.unwrap() - plain).abs() < 1e-12, "{found:?} {plain}");
        let p = two_sided(z_test(a, b).unwrap().z * (249.0 / 250.0_f64).sqrt());
        assert!((found.p - p).abs() < 1e-12, "{found:?} {p}");
    }

    #[test]
    fn groups_without_both_arms_do_not_count() {
        let whole = (share(30, 100), share(60, 150));
        assert_eq!(mantel_haenszel(&[whole, (share(0, 0), share(5, 9))]), mantel_haenszel(&[whole]));
        assert_eq!(mantel_haenszel(&[(share(0, 0), share(5, 9))]), None);
        assert_eq!(mantel_haenszel(&[]), None);
    }

    #[test]
    fn nothing_is_said_without_spread() {
        assert_eq!(mantel_haenszel(&[(share(0, 9), share(0, 5))]), None);
        assert_eq!(mantel_haenszel(&[(share(0, 9), share(0, 5)), (share(7, 7), share(3, 3))]), None);
        assert_eq!(mantel_haenszel(&[(share(0, 9), share(5, 5)), (share(0, 3), share(7, 7))]), None);
    }
}
