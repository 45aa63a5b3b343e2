//! How probable it is that B is truly better than A, after what was counted and with every share as likely as any
//! other before: beta-binomial with uniform priors.
//!
//! Both posteriors are `x^hits · (1 − x)^misses`, and the answer is the integral of one by the integral of the other up
//! to the same share. It is reckoned by Gauss–Legendre quadrature over the panels where either has any weight, and
//! normalised by the same sums, so that neither beta functions nor their cancelling logarithms of millions occur. The
//! work is the same for ten people as for a million million.

use super::Share;
use super::shares::number;

/// The probability, from 0 to 1, that B's true share is above A's; within 1e-9 up to 2^40 people in an arm. `None`
/// where an arm is empty, or where there are so many that a share of all can't be told from one of nearly all.
pub fn chance_that_b_beats_a(a: Share, b: Share) -> Option<f64> {
    if a.all() == 0 || b.all() == 0 {
        return None;
    }
    let of_hits = |share: Share| Posterior::new(number(share.hits()), number(share.misses()));
    let of_misses = |share: Share| Posterior::new(number(share.misses()), number(share.hits()));
    // A float tells small shares apart more finely than large ones: where most people did it, count those who didn't.
    let mostly = number(a.hits()) + number(b.hits()) > number(a.misses()) + number(b.misses());
    let chance =
        if mostly { chance_above(&of_misses(b), &of_misses(a)) } else { chance_above(&of_hits(a), &of_hits(b)) };
    chance.is_finite().then_some(chance)
}

/// The probability that the second is above the first; no number where a posterior is narrower than floats are fine.
fn chance_above(first: &Posterior, second: &Posterior) -> f64 {
    let mut edges: Vec<f64> = first.edges().chain(second.edges()).collect();
    edges.sort_by(f64::total_cmp);
    let (mut below, mut all_second, mut above) = (0.0, 0.0, 0.0);
    for panel in edges.windows(2) {
        let (from, to) = (panel[0], panel[1]);
        let of_second = integral(from, to, |x| second.density(x));
        let within = integral(from, to, |x| second.density(x) * integral(from, x, |y| first.density(y)));
        above += below * of_second + within;
        below += integral(from, to, |x| first.density(x));
        all_second += of_second;
    }
    (above / (below * all_second)).clamp(0.0, 1.0)
}

/// What is known of a share, as a density that is 1 at its mean.
struct Posterior {
    hits: f64,
    misses: f64,
    mean: f64,
    /// How the logarithm of the density rises at the mean, in the closed form, in which nothing cancels.
    rise: f64,
}

/// Where the logarithm of a density has fallen so far, what lies beyond is less than 1e-15 of the whole.
const NOTHING: f64 = -40.0;
/// Into how many panels a posterior is divided: each is about two standard deviations wide.
const PANELS: u32 = 8;
/// How often a bisection halves: beyond the precision of the numbers.
const HALVINGS: u32 = 60;

impl Posterior {
    fn new(hits: f64, misses: f64) -> Posterior {
        let more = hits + misses + 2.0;
        let rise = more * (hits - misses) / ((hits + 1.0) * (misses + 1.0));
        Posterior { hits, misses, mean: (hits + 1.0) / more, rise }
    }

    fn density(&self, x: f64) -> f64 {
        libm::exp(self.log_density(x - self.mean))
    }

    /// The logarithm of the density so far from the mean.
    fn log_density(&self, distance: f64) -> f64 {
        // Nobody's power is 1, at the very end of the range too.
        let power = |count: f64, x: f64| if count > 0.0 { count * log1p_minus(x) } else { 0.0 };
        power(self.hits, distance / self.mean)
            + power(self.misses, -distance / (1.0 - self.mean))
            + self.rise * distance
    }

    /// The edges of the panels, between which all of its weight lies.
    fn edges(&self) -> impl Iterator<Item = f64> {
        let (low, high) = (self.mean + self.reach(-self.mean), self.mean + self.reach(1.0 - self.mean));
        (0..=PANELS).map(move |panel| low + (high - low) * (f64::from(panel) / f64::from(PANELS)))
    }

    /// How far there is weight in a direction, at most to `end`.
    fn reach(&self, end: f64) -> f64 {
        let (mut inside, mut outside) = (0.0, end);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(inside, outside);
            if self.log_density(middle) > NOTHING { inside = middle } else { outside = middle }
        }
        inside
    }
}

/// `ln(1 + x) − x`, for which the difference is too coarse where x is small: there it is the series of
/// `ln(1 + x) = 2 artanh(r)` with `r = x / (2 + x)`.
fn log1p_minus(x: f64) -> f64 {
    if x.abs() > 0.2 {
        return libm::log1p(x) - x;
    }
    let r = x / (2.0 + x);
    let series = (0..10).rev().fold(0.0, |sum, term| sum * r * r + 1.0 / f64::from(2 * term + 3));
    r * (2.0 * r * r * series - x)
}

/// Nodes and weights of Gauss–Legendre quadrature with 16 points on −1…1; each stands for its mirror image too (NIST
/// DLMF, 3.5(v)).
const GAUSS: [(f64, f64); 8] = [
    (0.095_012_509_837_637_44, 0.189_450_610_455_068_5),
    (0.281_603_550_779_258_9, 0.182_603_415_044_923_58),
    (0.458_016_777_657_227_4, 0.169_156_519_395_002_54),
    (0.617_876_244_402_643_7, 0.149_595_988_816_576_74),
    (0.755_404_408_355_003, 0.124_628_971_255_533_88),
    (0.865_631_202_387_831_7, 0.095_158_511_682_492_78),
    (0.944_575_023_073_232_6, 0.062_253_523_938_647_894),
    (0.989_400_934_991_649_9, 0.027_152_459_411_754_096),
];

fn integral(from: f64, to: f64, of: impl Fn(f64) -> f64) -> f64 {
    let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0);
    let pair = |(node, weight): &(f64, f64)| weight * (of(middle - half * node) + of(middle + half * node));
    half * GAUSS.iter().map(pair).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(a: (u64, u64), b: (u64, u64)) -> f64 {
        let share = |(hits, all)| Share::new(hits, all).unwrap();
        chance_that_b_beats_a(share(a), share(b)).unwrap()
    }

    #[test]
    fn the_chances_of_the_books() {
        assert_eq!(format!("{:.4}", chance((18, 200), (27, 200))), "0.9210");
        assert_eq!(format!("{:.5}", chance((120, 1_000), (150, 1_000))), "0.97507");
    }

    #[test]
    fn equal_data_are_even() {
        for (all, tolerance) in [(1, 1e-12), (7, 1e-12), (200, 1e-12), (10_000_000, 1e-12), (1 << 40, 1e-9)] {
            for hits in [0, 1, all / 3, all / 2, all - 1, all] {
                let even = chance((hits, all), (hits, all));
                assert!((even - 0.5).abs() < tolerance, "{hits} of {all}: {even}");
            }
        }
    }

    /// Where neither was ever hit, both posteriors are powers: (m + 1)/(m + n + 2).
    #[test]
    fn without_hits_the_answer_is_a_fraction() {
        for (all_a, all_b) in [(1, 1), (3, 100), (20, 10_000_000), (10_000_000, 9_000_000), (5, 1 << 40)] {
            let expected = number(all_a + 1) / number(all_a + all_b + 2);
            for (a, b, expected) in
                [((0, all_a), (0, all_b), expected), ((all_a, all_a), (all_b, all_b), 1.0 - expected)]
            {
                let found = chance(a, b);
                assert!((found - expected).abs() < 1e-12, "{a:?} {b:?}: {found}, not {expected}");
            }
        }
    }

    /// What the same integral gives with 45 digits. The floats lose something only by what they can't tell apart.
    #[test]
    fn very_large_arms_stay_exact() {
        const LARGEST: u64 = 1 << 40;
        for (a, b, expected) in [
            ((5_000_000, 10_000_000), (5_001_500, 10_000_000), 0.748_832_514_049_234_6),
            ((LARGEST / 2, LARGEST), (LARGEST / 2 + 1_000_000, LARGEST), 0.911_283_191_043_584_5),
            ((LARGEST / 10, LARGEST), (LARGEST / 10 - 300_000, LARGEST + 12_345), 0.249_163_345_927_475_3),
            ((7 * LARGEST / 8, LARGEST), (7 * LARGEST / 8 - 400_000, LARGEST), 0.207_359_876_481_192_3),
            ((LARGEST - 1_000, LARGEST), (LARGEST - 950, LARGEST), 0.871_182_866_091_388_1),
            ((LARGEST - 3, LARGEST), (LARGEST - 1, LARGEST), 0.812_500_000_000_284_2),
            ((1, 3), (LARGEST / 2, LARGEST), 0.687_499_999_999_658_9),
        ] {
            let found = chance(a, b);
            assert!((found - expected).abs() < 1e-9, "{a:?} {b:?}: {found}, not {expected}");
        }
    }

    #[test]
    fn nobody_says_nothing() {
        let (nobody, one) = (Share::default(), Share::new(1, 2).unwrap());
        assert_eq!(chance_that_b_beats_a(nobody, one), None);
        assert_eq!(chance_that_b_beats_a(one, nobody), None);
    }

    #[test]
    fn the_series_meets_the_logarithm() {
        for x in [-0.2, -0.1, 0.1, 0.2, 0.200_000_1, 1.0, -0.9] {
            assert!((log1p_minus(x) - (libm::log1p(x) - x)).abs() < 1e-16, "{x}");
        }
        // −x²/2 + x³/3 − x⁴/4, of which the difference would keep nothing.
        assert!((log1p_minus(1e-9) / -4.999_999_996_666_667e-19 - 1.0).abs() < 1e-15);
    }
}
