//! Statistics of shares: pure functions of numbers, for those who plan an experiment and for those who read its results.
//!
//! | who asks | enter at |
//! | --- | --- |
//! | how many people an experiment needs | [`per_arm`], [`smallest_effect`] |
//! | how sure one share is | [`Share::wilson`] |
//! | whether B did better than A | [`z_test`], [`difference`], [`chance_that_b_beats_a`] |
//! | the same, in several groups at once | [`mantel_haenszel`] |
//! | whether a change came from the campaign | [`difference_in_differences`] |
//! | what it brought for its cost | [`roi_percent`] |
//!
//! Shares, probabilities and differences go from 0 to 1, not to 100. Intervals are at 95 %. `None` means that the
//! numbers can't answer; what is `Some` is always finite. The same numbers give the same bits on every machine, because
//! logarithms and the like come from `libm` and not from the system.

mod differences;
mod interval;
mod planning;
mod posterior;
mod roi;
mod shares;
mod strata;
mod two_shares;

#[cfg(test)]
mod tests;

pub use differences::{Change, difference_in_differences};
pub use interval::{Estimate, Interval};
pub use planning::{as_equal_arms, per_arm, smallest_effect};
pub use posterior::chance_that_b_beats_a;
pub use roi::roi_percent;
pub use shares::Share;
pub use strata::{Stratified, mantel_haenszel};
pub use two_shares::{ZTest, difference, z_test};

/// The quantile of the normal distribution at 1 − α/2 for α = 0.05, two-sided (R: `qnorm(0.975)`).
const Z_SIGNIFICANT: f64 = 1.959_963_984_540_054;
