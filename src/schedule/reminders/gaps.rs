//! After how many days a reminder helps most.
//!
//! Enter at [`days`]. The best gap before the first reminder falls from about a third of a short delay to a fourteenth
//! of a long one (Cepeda, Vul, Rohrer, Wixted and Pashler 2008). Further ones come at doubled gaps. That is a convention
//! of practice: in the end equal gaps do as well (Kang 2014).

/// Days to be remembered, and the share of them that the first gap takes; in between along their logarithm.
const SHORT: (f64, f64) = (7.0, 0.30);
const LONG: (f64, f64) = (365.0, 0.075);

/// The first gap in days for something to be remembered for `interval` days.
fn first_gap(interval: f64) -> f64 {
    let along = ((interval / SHORT.0).ln() / (LONG.0 / SHORT.0).ln()).clamp(0.0, 1.0);
    interval * (SHORT.1 + along * (LONG.1 - SHORT.1))
}

/// The days after learning on which reminders are due: the first gap, then twice as many, while something is to be
/// remembered. At most four.
pub fn days(interval: u32) -> Vec<u32> {
    let interval = f64::from(interval);
    let doubled = std::iter::successors(Some(first_gap(interval)), |gap| Some(gap * 2.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a u32")]
    let mut days: Vec<u32> =
        doubled.take_while(|gap| *gap > 0.0 && *gap < interval).map(|gap| gap.round() as u32).collect();
    days.retain(|day| *day > 0);
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_gap_is_that_of_the_study() {
        let gaps = [7.0, 14.0, 30.0, 60.0, 90.0, 180.0, 365.0].map(|days| format!("{:.1}", first_gap(days)));
        assert_eq!(gaps, ["2.1", "3.6", "6.5", "10.7", "13.9", "20.7", "27.4"]);
    }

    #[test]
    fn gaps_double_while_something_is_to_be_remembered() {
        assert_eq!(days(7), [2, 4]);
        assert_eq!(days(90), [14, 28, 56]);
        assert_eq!(days(365), [27, 55, 110, 219]);
        assert_eq!(days(0), [0; 0]);
        assert_eq!(days(1), [1], "the first would be due at once");
    }

    proptest! {
        #[test]
        fn reminders_are_few_and_in_order(interval in 0_u32..=u32::MAX) {
            let days = days(interval);
            prop_assert!(days.len() <= 4, "{:?}", days);
            prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(days.iter().all(|day| *day <= interval));
        }
    }
}
