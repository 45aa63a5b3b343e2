//! Difference in differences: what changed where the campaign was, beyond what changed where it wasn't.
//!
//! It takes for granted that both groups would have changed alike without the campaign, and that the people asked
//! before and after are different ones; where they are the same people, the true interval is narrower.

use super::shares::number;
use super::{Estimate, Share};

/// One group's share before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub before: Share,
    pub after: Share,
}

impl Change {
    fn difference(self) -> Option<f64> {
        Some(self.after.share()? - self.before.share()?)
    }

    fn variance(self) -> Option<f64> {
        Some(variance(self.before)? + variance(self.after)?)
    }
}

/// The sampling variance of a share.
fn variance(share: Share) -> Option<f64> {
    Some(share.share()? * (number(share.misses()) / number(share.all())) / number(share.all()))
}

/// The treated group's change minus the control group's, from −2 to 2, with the normal interval of a difference of four
/// independent shares. `None` where a group has nobody, or where each of the four shares is 0 or 1, from which no
/// interval can be made. With fewer than about twenty people in a group the interval is too narrow.
pub fn difference_in_differences(treated: Change, control: Change) -> Option<Estimate> {
    let value = treated.difference()? - control.difference()?;
    let error = (treated.variance()? + control.variance()?).sqrt();
    Estimate::normal(value, error, 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(before: (u64, u64), after: (u64, u64)) -> Change {
        let share = |(hits, all)| Share::new(hits, all).unwrap();
        Change { before: share(before), after: share(after) }
    }

    #[test]
    fn a_campaign_that_cannot_be_told_from_none() {
        let (treated, control) = (change((40, 200), (70, 200)), change((44, 210), (52, 210)));
        let estimate = difference_in_differences(treated, control).unwrap();
        let points = |value: f64| format!("{:+.1}", value * 100.0);
        assert_eq!(points(estimate.value), "+11.2");
        assert_eq!(points(estimate.error.unwrap()), "+6.0");
        assert_eq!((points(estimate.interval.low), points(estimate.interval.high)), ("-0.6".into(), "+23.0".into()));
        assert!(estimate.interval.spans_zero());
    }

    #[test]
    fn nothing_is_said_without_people_or_spread() {
        let whole = change((1, 2), (1, 2));
        assert_eq!(difference_in_differences(change((0, 0), (1, 2)), whole), None);
        assert_eq!(difference_in_differences(whole, change((1, 2), (0, 0))), None);
        assert_eq!(difference_in_differences(change((0, 9), (9, 9)), change((0, 9), (0, 9))), None);
    }
}
