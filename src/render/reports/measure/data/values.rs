//! Shares, differences and rows as numbers.

use jiff::civil::Date;

use crate::measure::{Proportion, Withheld};
use crate::model::results::{Lines, Rows};
use crate::render::views::measure_data as views;
use crate::statistics::{Estimate, Interval, Share};

pub fn rows(rows: &Rows) -> views::Rows {
    let range = |(file, lines): (u32, Lines)| views::Range { file, from: lines.from, to: lines.to };
    views::Rows { rows: rows.count(), ranges: rows.iter().map(range).collect() }
}

pub fn interval(Interval { low, high }: Interval) -> views::Interval {
    views::Interval { low, high }
}

pub fn estimate(estimate: Estimate) -> views::Estimate {
    views::Estimate { value: estimate.value, standard_error: estimate.error, interval: interval(estimate.interval) }
}

/// Of a few people only the counts.
pub fn share(share: Share) -> views::Share {
    let is_few = share.all() < Proportion::FEW;
    views::Share {
        count: share.hits(),
        of: share.all(),
        share: share.share().filter(|_| !is_few),
        interval: share.wilson().filter(|_| !is_few).map(interval),
    }
}

pub fn proportion(proportion: &Proportion) -> views::Proportion {
    views::Proportion { share: share(proportion.share), made_of: rows(&proportion.rows) }
}

pub fn wave(date: Date, people: &Proportion) -> views::Wave {
    views::Wave { date: date.to_string(), people: proportion(people) }
}

pub fn withheld(withheld: &Withheld) -> views::Withheld {
    views::Withheld { about_few: withheld.small.count(), beside_them: withheld.beside.count() }
}
