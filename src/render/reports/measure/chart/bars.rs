//! The funnel as bars, one below the other: as long as so many came to the step, with the range of the share that went on.

use super::{LETTERS, WIDTH, length};
use crate::render::plan::picture::{Anchor, Picture, fitted};
use crate::statistics::Interval;

/// A line of words and the bar below it.
const ROW: f64 = 44.0;
const BAR: f64 = 16.0;
/// From the top of a row to its bar.
const WORDS: f64 = 20.0;
/// Half of a whisker's ends.
const TIP: f64 = 5.0;

pub struct Bar {
    pub name: String,
    /// Its figures in words.
    pub text: String,
    pub count: u64,
    /// The share of those before who came this far, and how many those were.
    pub range: Option<(Interval, u64)>,
}

/// An inline picture with its title; `id` is unique on the page.
pub fn bars(id: &str, title: &str, bars: &[Bar]) -> String {
    let longest = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let x = |count: f64| (count / length(longest)).clamp(0.0, 1.0) * (WIDTH - 2.0) + 1.0;
    let mut picture = Picture::new(WIDTH);
    let mut top = 0.0;
    for bar in bars {
        let (middle, end) = (top + WORDS + BAR / 2.0, x(length(bar.count)));
        picture.text("chart-name", (0.0, top + 14.0), Anchor::Start, &fitted(&bar.name, WIDTH / 3.0, LETTERS));
        picture.text("chart-figure", (WIDTH, top + 14.0), Anchor::End, &fitted(&bar.text, WIDTH / 1.6, LETTERS));
        picture.rect("chart-track", (0.0, top + WORDS), (WIDTH, BAR), 3.0);
        picture.rect("chart-bar", (0.0, top + WORDS), (end, BAR), 3.0);
        if let Some((Interval { low, high }, before)) = bar.range {
            let (low, high) = (x(low * length(before)), x(high * length(before)));
            picture.line("chart-whisker", (low, middle), (high, middle));
            picture.line("chart-whisker", (low, middle - TIP), (low, middle + TIP));
            picture.line("chart-whisker", (high, middle - TIP), (high, middle + TIP));
        }
        top += ROW;
    }
    let spoken: Vec<_> = bars.iter().map(|bar| format!("{}: {}.", bar.name, bar.text)).collect();
    picture.finish(id, top, title, &spoken.join(" "))
}
