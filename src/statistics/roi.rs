//! What something brought for its cost.

/// Return on investment in percent (Phillips): what the benefit is above the cost, by the cost; both in one currency,
/// and learners' time belongs to the cost. `None` where nothing was spent, or where it can't be told.
pub fn roi_percent(benefit: f64, cost: f64) -> Option<f64> {
    let percent = (benefit - cost) / cost * 100.0;
    (cost > 0.0 && percent.is_finite()).then_some(percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_in_percent() {
        assert_eq!(roi_percent(15_000.0, 10_000.0), Some(50.0));
        assert_eq!(roi_percent(10_000.0, 10_000.0), Some(0.0));
        assert_eq!(roi_percent(0.0, 10_000.0), Some(-100.0));
        assert_eq!(roi_percent(-5_000.0, 10_000.0), Some(-150.0), "what did harm costs twice");
    }

    #[test]
    fn no_return_on_nothing() {
        for (benefit, cost) in
            [(1.0, 0.0), (1.0, -1.0), (1.0, f64::NAN), (f64::NAN, 1.0), (1.0, f64::INFINITY), (f64::MAX, 1e-9)]
        {
            assert_eq!(roi_percent(benefit, cost), None, "{benefit} for {cost}");
        }
    }
}
