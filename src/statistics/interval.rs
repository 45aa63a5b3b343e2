//! What a number may well be: an interval, and an estimate with one.

use super::Z_SIGNIFICANT;

/// From the lowest to the highest value that agrees with the data, at 95 %; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether there is a value that both contain.
    pub fn overlaps(&self, other: &Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether an effect with this interval can't be told from none.
    pub fn spans_zero(&self) -> bool {
        self.contains(0.0)
    }
}

/// A difference, and what it may well be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The difference that was seen.
    pub value: f64,
    /// The standard error, where the interval was made from one.
    pub error: Option<f64>,
    pub interval: Interval,
}

impl Estimate {
    /// An estimate that is spread like a normal distribution, in a range from −`bound` to `bound`; `None` where the
    /// error is none, because people who are all alike say nothing about how much others would differ.
    pub(super) fn normal(value: f64, error: f64, bound: f64) -> Option<Estimate> {
        let reach = Z_SIGNIFICANT * error;
        let interval = Interval { low: (value - reach).max(-bound), high: (value + reach).min(bound) };
        (error > 0.0).then_some(Estimate { value, error: Some(error), interval })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_belong_to_an_interval() {
        let interval = Interval { low: -0.1, high: 0.2 };
        for (value, inside) in [(-0.1, true), (0.0, true), (0.2, true), (-0.11, false), (0.21, false)] {
            assert_eq!(interval.contains(value), inside, "{value}");
        }
        for (low, high, both) in [(0.2, 0.3, true), (-1.0, -0.1, true), (0.0, 0.1, true), (0.21, 0.3, false)] {
            let other = Interval { low, high };
            assert_eq!((interval.overlaps(&other), other.overlaps(&interval)), (both, both), "{other:?}");
        }
    }

    #[test]
    fn an_effect_of_none_is_in_what_touches_zero() {
        for (low, high, spans) in [(-0.1, 0.1, true), (0.0, 0.1, true), (-0.1, 0.0, true), (0.01, 0.1, false)] {
            assert_eq!(Interval { low, high }.spans_zero(), spans, "{low} to {high}");
        }
    }

    #[test]
    fn an_error_of_none_is_no_certainty() {
        assert_eq!(Estimate::normal(0.5, 0.0, 1.0), None);
        assert_eq!(Estimate::normal(0.5, f64::NAN, 1.0), None);
    }
}
