//! Shares over time: a line through them, a band for their ranges, and levels such as a target across.

use super::{LETTERS, WIDTH};
use crate::render::plan::picture::{Anchor, Picture, fitted};
use crate::statistics::Interval;

const HEIGHT: f64 = 200.0;
const HEAD: f64 = 8.0;
/// Room for the percentages at the side and for the names below.
const SIDE: f64 = 52.0;
const FOOT: f64 = 26.0;
/// So far from the sides of the plot do the first and the last point stand.
const INSET: f64 = 14.0;

/// A share at some time.
pub struct Point {
    /// Days.
    pub x: f64,
    pub name: String,
    /// Name and figures in words.
    pub text: String,
    pub share: f64,
    pub range: Interval,
}

/// A share that all others are held against.
pub struct Level {
    pub at: f64,
    pub name: String,
}

pub struct Curve<'a> {
    /// By `x`.
    pub points: Vec<Point>,
    pub levels: Vec<Level>,
    /// How a share is said at the side.
    pub percent: &'a dyn Fn(f64) -> String,
}

/// Where days and shares lie.
struct Scale {
    first: f64,
    days: f64,
    top: f64,
}

impl Scale {
    fn of(curve: &Curve<'_>) -> Self {
        let first = curve.points.first().map_or(0.0, |point| point.x);
        let last = curve.points.last().map_or(first, |point| point.x);
        let shares = curve.points.iter().map(|point| point.range.high).chain(curve.levels.iter().map(|level| level.at));
        // In quarters, from none to at least all that is shown: a scale that began elsewhere would exaggerate.
        let top = (shares.fold(0.0, f64::max) * 4.0).ceil().clamp(1.0, 4.0) / 4.0;
        Self { first, days: last - first, top }
    }

    /// A single point stands in the middle.
    fn x(&self, day: f64) -> f64 {
        let part = if self.days > 0.0 { (day - self.first) / self.days } else { 0.5 };
        SIDE + INSET + part * (WIDTH - SIDE - 2.0 * INSET)
    }

    fn y(&self, share: f64) -> f64 {
        HEAD + (1.0 - share / self.top) * (HEIGHT - HEAD - FOOT)
    }
}

/// An inline picture with its title; `id` is unique on the page.
pub fn curve(id: &str, title: &str, curve: &Curve<'_>) -> String {
    let scale = Scale::of(curve);
    let mut picture = Picture::new(WIDTH);
    grid(&mut picture, curve, &scale);
    band(&mut picture, curve, &scale);
    for level in &curve.levels {
        let y = scale.y(level.at);
        picture.line("chart-level", (SIDE, y), (WIDTH, y));
        let (x, anchor) = free_side(curve, level);
        picture.text("chart-level-name", (x, y - 4.0), anchor, &fitted(&level.name, WIDTH - SIDE, LETTERS));
    }
    let line: Vec<_> = curve.points.iter().map(|point| (scale.x(point.x), scale.y(point.share))).collect();
    picture.path("chart-line", &line);
    line.iter().for_each(|at| picture.circle("chart-dot", *at, 4.0));
    names(&mut picture, curve, &scale);
    let spoken = curve.points.iter().map(|point| &point.text).chain(curve.levels.iter().map(|level| &level.name));
    let spoken: Vec<_> = spoken.map(|text| format!("{text}.")).collect();
    picture.finish(id, HEIGHT, title, &spoken.join(" "))
}

/// The side on which the line is farther from a level: its name stands there.
fn free_side(curve: &Curve<'_>, level: &Level) -> (f64, Anchor) {
    let far = |point: Option<&Point>| point.map_or(0.0, |point| (point.share - level.at).abs());
    match far(curve.points.first()) > far(curve.points.last()) {
        true => (SIDE + 2.0, Anchor::Start),
        false => (WIDTH, Anchor::End),
    }
}

fn grid(picture: &mut Picture, curve: &Curve<'_>, scale: &Scale) {
    for share in [0.0, scale.top / 2.0, scale.top] {
        let y = scale.y(share);
        picture.line("chart-grid", (SIDE, y), (WIDTH, y));
        picture.text("chart-name", (SIDE - 6.0, y + 4.0), Anchor::End, &(curve.percent)(share));
    }
}

/// The ranges of all points as one ground, and each as a line for those who see no shades.
fn band(picture: &mut Picture, curve: &Curve<'_>, scale: &Scale) {
    let end = |point: &Point, share: f64| (scale.x(point.x), scale.y(share));
    let upper = curve.points.iter().map(|point| end(point, point.range.high));
    let lower = curve.points.iter().rev().map(|point| end(point, point.range.low));
    picture.path("chart-band", &upper.chain(lower).collect::<Vec<_>>());
    for point in &curve.points {
        picture.line("chart-whisker", end(point, point.range.low), end(point, point.range.high));
    }
}

/// The first and the last name, which always have room.
fn names(picture: &mut Picture, curve: &Curve<'_>, scale: &Scale) {
    let room = (WIDTH - SIDE) / 2.0 - 8.0;
    let mut name = |point: &Point, x: f64, anchor: Anchor| {
        picture.text("chart-name", (x, HEIGHT - 6.0), anchor, &fitted(&point.name, room, LETTERS));
    };
    match curve.points.as_slice() {
        [] => {}
        [only] => name(only, scale.x(only.x), Anchor::Middle),
        [first, .., last] => {
            name(first, SIDE, Anchor::Start);
            name(last, WIDTH, Anchor::End);
        }
    }
}
