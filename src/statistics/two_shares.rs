//! Two shares beside each other: whether B differs from A, and by how much.

use std::f64::consts::FRAC_1_SQRT_2;

use super::shares::number;
use super::{Estimate, Interval, Share};

/// What a z test says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZTest {
    /// How many standard errors B is above A; negative where it is below.
    pub z: f64,
    /// How probable it is that chance alone gives a difference as large, in either direction: from 0 to 1.
    pub p: f64,
}

/// The pooled two-proportion z test without continuity correction (Fleiss, Levin and Paik 2003, 3.3). `None` where an
/// arm is empty, or where nobody or everybody did it in both.
pub fn z_test(a: Share, b: Share) -> Option<ZTest> {
    let (in_a, in_b) = (a.share()?, b.share()?);
    let all = number(a.all()) + number(b.all());
    let hits = (number(a.hits()) + number(b.hits())) / all;
    let misses = (number(a.misses()) + number(b.misses())) / all;
    let error = (hits * misses * (1.0 / number(a.all()) + 1.0 / number(b.all()))).sqrt();
    let z = (in_b - in_a) / error;
    (error > 0.0).then(|| ZTest { z, p: two_sided(z) })
}

/// How probable it is that a normal distribution is as far from its middle, in either direction.
pub(super) fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() * FRAC_1_SQRT_2)
}

/// B's share minus A's, from −1 to 1, with the hybrid score interval (Newcombe 1998, method 10), which is made of the
/// Wilson intervals of both and so holds for few people too. `None` where an arm is empty.
pub fn difference(a: Share, b: Share) -> Option<Estimate> {
    let (in_a, in_b) = (a.share()?, b.share()?);
    let (of_a, of_b) = (a.wilson()?, b.wilson()?);
    let value = in_b - in_a;
    let down = libm::hypot(in_b - of_b.low, of_a.high - in_a);
    let up = libm::hypot(of_b.high - in_b, in_a - of_a.low);
    let interval = Interval { low: (value - down).max(-1.0), high: (value + up).min(1.0) };
    Some(Estimate { value, error: None, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(hits: u64, all: u64) -> Share {
        Share::new(hits, all).unwrap()
    }

    #[test]
    fn the_tests_of_the_books() {
        for (a, b, z, p) in [
            (share(120, 1_000), share(150, 1_000), "1.963", "0.0496"),
            (share(18, 200), share(27, 200), "1.424", "0.154"),
        ] {
            let test = z_test(a, b).unwrap();
            assert_eq!(format!("{:.3}", test.z), z);
            assert_eq!(format!("{:.*}", p.len() - 2, test.p), p);
        }
    }

    /// Table II of Newcombe 1998, column (a): 56/70 and 48/80 differ by 0.2, from 0.0524 to 0.3339.
    #[test]
    fn the_difference_of_the_paper() {
        let estimate = difference(share(48, 80), share(56, 70)).unwrap();
        let Interval { low, high } = estimate.interval;
        assert_eq!(format!("{:.4} {low:.4} {high:.4}", estimate.value), "0.2000 0.0524 0.3339");
    }

    #[test]
    fn what_cannot_be_tested_is_none() {
        for (a, b) in [(share(0, 0), share(1, 2)), (share(1, 2), share(0, 0)), (share(0, 5), share(0, 9))] {
            assert_eq!(z_test(a, b), None, "{a:?} {b:?}");
        }
        assert_eq!(z_test(share(5, 5), share(9, 9)), None);
        assert_eq!(difference(share(0, 0), share(1, 2)), None);
    }

    #[test]
    fn a_difference_of_none_has_an_interval() {
        assert!(difference(share(0, 5), share(0, 9)).unwrap().interval.spans_zero());
    }
}
