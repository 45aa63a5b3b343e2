//! So many of so many, and how sure that share is.

use super::{Interval, Z_SIGNIFICANT};

/// How many of all people did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    hits: u64,
    all: u64,
}

impl Share {
    /// `None` where more did it than there are.
    pub fn new(hits: u64, all: u64) -> Option<Share> {
        (hits <= all).then_some(Share { hits, all })
    }

    pub fn hits(self) -> u64 {
        self.hits
    }

    pub fn all(self) -> u64 {
        self.all
    }

    /// Those who didn't.
    pub fn misses(self) -> u64 {
        self.all - self.hits
    }

    /// From 0 to 1; `None` where there is nobody.
    pub fn share(self) -> Option<f64> {
        (self.all > 0).then(|| number(self.hits) / number(self.all))
    }

    /// The score interval without continuity correction (Wilson 1927), which holds for few people too; `None` where
    /// there is nobody.
    pub fn wilson(self) -> Option<Interval> {
        let share = self.share()?;
        let (hits, misses, all) = (number(self.hits), number(self.misses()), number(self.all));
        let square = Z_SIGNIFICANT * Z_SIGNIFICANT;
        let reach = Z_SIGNIFICANT * (hits * (misses / all) + square / 4.0).sqrt();
        let end = |reach: f64| (hits + square / 2.0 + reach) / (all + square);
        // At the ends of the range the interval ends with the share itself, whatever the last bit says.
        Some(Interval { low: end(-reach).clamp(0.0, share), high: end(reach).clamp(share, 1.0) })
    }
}

/// A count as what is reckoned with.
#[expect(clippy::cast_precision_loss, reason = "beyond 2^53 people, one more or less changes no share that is shown")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In percent, with one decimal.
    fn wilson(hits: u64, all: u64) -> Option<String> {
        let interval = Share::new(hits, all)?.wilson()?;
        Some(format!("{:.1}–{:.1}", interval.low * 100.0, interval.high * 100.0))
    }

    #[test]
    fn the_intervals_of_the_books() {
        assert_eq!(wilson(3, 12).as_deref(), Some("8.9–53.2"));
        assert_eq!(wilson(41, 162).as_deref(), Some("19.2–32.5"));
    }

    #[test]
    fn nobody_and_everybody_are_ends_of_their_intervals() {
        let (nobody, everybody) = (Share::new(0, 7).unwrap(), Share::new(7, 7).unwrap());
        assert_eq!(nobody.wilson().unwrap().low.to_bits(), 0.0_f64.to_bits());
        assert_eq!(everybody.wilson().unwrap().high.to_bits(), 1.0_f64.to_bits());
        assert_eq!(wilson(0, 7).as_deref(), Some("0.0–35.4"));
    }

    #[test]
    fn no_share_of_nobody_and_none_above_all() {
        assert_eq!(Share::default().share(), None);
        assert_eq!(Share::default().wilson(), None);
        assert_eq!(Share::new(4, 3), None);
        assert_eq!(Share::new(3, 4).map(|share| (share.hits(), share.misses(), share.all())), Some((3, 1, 4)));
    }
}
