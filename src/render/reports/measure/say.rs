//! Numbers in words: counts first, ranges behind them, and no percentage of a few.

use crate::measure::Proportion;
use crate::measure::awareness::Against;
use crate::model::results::Step;
use crate::render::views::measure::Cell;
use crate::render::views::report::{BAD, GOOD, Tone};
use crate::statistics::{Estimate, Interval, Share};

use super::DidItWork;

/// Below this a chance is said as "less than".
const SMALLEST_P: f64 = 0.001;

impl DidItWork<'_> {
    pub(super) fn count(&self, n: u64) -> String {
        self.words.number(usize::try_from(n).unwrap_or(usize::MAX))
    }

    /// `115 of 465`.
    pub(super) fn of(&self, n: u64, all: u64) -> String {
        self.words.with("n_of_all", &[("n", &self.count(n)), ("all", &self.count(all))])
    }

    /// `115 of 465, 21–29 %`; `3 of 12` where these are few.
    pub(super) fn share(&self, share: Share) -> String {
        let (count, range) = (self.of(share.hits(), share.all()), self.range_of(share));
        if range.is_empty() { count } else { self.words.with("measure_share", &[("count", &count), ("range", &range)]) }
    }

    /// `21–29 %`; empty where these are few.
    pub(super) fn range_of(&self, share: Share) -> String {
        let is_few = share.all() < Proportion::FEW;
        share.wilson().filter(|_| !is_few).map(|range| self.range(range)).unwrap_or_default()
    }

    /// The count, and its range behind.
    pub(super) fn share_cell(&self, share: Share) -> Cell {
        Cell::new(self.of(share.hits(), share.all())).note(self.range_of(share))
    }

    /// `21–29 %`, in whole numbers around the range, never within it.
    pub(super) fn range(&self, Interval { low, high }: Interval) -> String {
        let (low, high) = ((low * 100.0).floor(), (high * 100.0).ceil());
        let [low, high] = [low, high].map(|end| self.words.decimal(end, 0));
        self.words.with("measure_percent_range", &[("low", &low), ("high", &high)])
    }

    /// `60 %`, with a decimal place where it takes one.
    pub(super) fn percent(&self, share: f64) -> String {
        let percent = share * 100.0;
        let places = usize::from((percent - percent.round()).abs() >= 0.05);
        self.words.with("measure_percent", &[("n", &self.words.decimal(percent, places))])
    }

    /// `+11.2`: a difference of shares in percentage points.
    pub(super) fn points(&self, difference: f64) -> String {
        self.words.signed(difference * 100.0, 1)
    }

    /// `−0.6 to +23.0`.
    pub(super) fn points_range(&self, Interval { low, high }: Interval) -> String {
        self.words.with("from_to", &[("from", &self.points(low)), ("to", &self.points(high))])
    }

    /// `+11.2 (−0.6 to +23.0)`.
    pub(super) fn estimate(&self, estimate: Estimate) -> String {
        let (points, range) = (self.points(estimate.value), self.points_range(estimate.interval));
        self.words.with("measure_estimate", &[("points", &points), ("range", &range)])
    }

    /// `0.0496`: how often chance alone gives as much.
    pub(super) fn p(&self, p: f64) -> String {
        if p < SMALLEST_P {
            return self.words.with("measure_below", &[("n", &self.words.decimal(SMALLEST_P, 3))]);
        }
        // Near the border, three places would round what is below it onto it.
        self.words.decimal(p, if p < 0.1 { 4 } else { 3 })
    }

    /// `12,500 EUR`.
    pub(super) fn money(&self, amount: f64, currency: &str) -> String {
        let places = if amount.abs() < 1_000.0 && amount.fract() != 0.0 { 2 } else { 0 };
        let amount = self.words.decimal(amount, places);
        self.words.with("measure_money", &[("n", &amount), ("currency", currency)])
    }

    pub(super) fn step(&self, step: Step) -> String {
        self.words.choice("measure_step", step)
    }

    pub(super) fn quoted(&self, text: &str) -> String {
        self.words.with("measure_quoted", &[("text", text)])
    }
}

/// What a target says of a figure beside it: the end of a key, and what it means.
pub(super) fn against(against: Against) -> (&'static str, Tone) {
    match against {
        Against::Reached => ("reached", GOOD),
        Against::NotReached => ("missed", BAD),
        Against::CannotTell => ("untold", ""),
    }
}
