//! The report's pictures: markup from numbers and words. Colours come from the page's style sheet by class, so that a picture
//! is right in light, in dark and on paper; beside each stands a table that says the same.

mod bars;
mod curve;

pub(super) use bars::{Bar, bars};
pub(super) use curve::{Curve, Level, Point, curve};

/// Pictures are drawn for a narrow column, so that their words can be read on a phone.
const WIDTH: f64 = 440.0;
/// The size of their words.
const LETTERS: f64 = 13.0;

#[expect(clippy::cast_precision_loss, reason = "no picture shows one person of many millions")]
fn length(count: u64) -> f64 {
    count as f64
}
