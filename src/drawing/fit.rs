//! [`Fitted`]: a text at the largest size at which it fits its frame. Enter at [`fit`].
//!
//! Lines are chosen with the widths of their pieces, then measured as they are written: what a line turns out to be
//! wider than its pieces (an Arabic letter at its end has another form) only costs it a step in size.

use std::ops::Range;
use std::slice;
use std::sync::Arc;

use super::breaks::{pieces, written};
use super::fonts::{Cut, Faces};
use super::shape::{Direction, Shaped, shape};

/// One step down; a difference that nobody sees.
const STEP: f64 = 0.97;
/// The height of capitals in most fonts, in ems: what the eye takes for the top of a line.
const CAPITALS: f64 = 0.72;
/// Ink of two lines never comes closer than this, in ems.
const CLEARANCE: f64 = 0.05;

/// Where a text has to go. Lengths are in the sheet's unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
    /// Sizes below this can't be read from where people stand.
    pub smallest: f64,
    pub largest: f64,
    pub most_lines: usize,
    /// From baseline to baseline, in ems.
    pub leading: f64,
    pub cut: Cut,
    pub direction: Direction,
}

/// A text in its frame. It always fits; where `size` is less than the frame's smallest, it can't be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    pub size: f64,
    pub lines: Vec<Arc<Shaped>>,
    /// From the top of the block to the first baseline, from baseline to baseline, and in all; in the sheet's unit.
    pub first: f64,
    pub pitch: f64,
    pub height: f64,
}

pub fn fit(text: &str, frame: &Frame, faces: &Faces<'_>) -> Fitted {
    let measured = Measured::of(text, frame, faces);
    let mut size = frame.largest;
    loop {
        if let Some(fitted) = measured.at(size, frame) {
            return fitted;
        }
        let next = size * STEP;
        if next < frame.smallest * STEP {
            return measured.small(frame);
        }
        size = next.max(frame.smallest);
        if size <= frame.smallest {
            return measured.at(size, frame).unwrap_or_else(|| measured.small(frame));
        }
    }
}

/// A text's pieces with their widths in ems.
struct Measured<'a, 'f> {
    pieces: Vec<Piece<'a>>,
    faces: &'a Faces<'f>,
}

struct Piece<'a> {
    text: &'a str,
    /// Within a line, and at its end.
    inner: f64,
    last: f64,
}

impl<'a, 'f> Measured<'a, 'f> {
    fn of(text: &'a str, frame: &Frame, faces: &'a Faces<'f>) -> Self {
        let width = |text: &str| shape(text, frame.direction, frame.cut, faces).width;
        let piece = |text: &'a str| {
            let shown: String = text.chars().filter(|c| *c != super::breaks::SOFT_HYPHEN).collect();
            Piece { text, inner: width(&shown), last: width(&written(text)) }
        };
        Self { pieces: pieces(text).into_iter().map(piece).collect(), faces }
    }

    /// The text at this size, if it fits.
    fn at(&self, size: f64, frame: &Frame) -> Option<Fitted> {
        let most = frame.width / size;
        let lines = self.wrapped(most)?;
        let is_high = |lines: usize| count(lines.saturating_sub(1)) * frame.leading * size > frame.height;
        if (size >= frame.smallest && lines.len() > frame.most_lines) || is_high(lines.len()) {
            return None;
        }
        let fitted = self.set(&self.balanced(lines, most), size, frame);
        fitted.fits(frame).then_some(fitted)
    }

    /// Too much for the frame: at the size at which it fits nevertheless, which is reported.
    fn small(&self, frame: &Frame) -> Fitted {
        let sizes = std::iter::successors(Some(frame.smallest * STEP), |size| Some(size * STEP));
        let found = sizes.take(SMALLER).find_map(|size| self.at(size, frame));
        found.unwrap_or_else(|| {
            let all = 0..self.pieces.len();
            let line = self.set(slice::from_ref(&all), 1.0, frame);
            let width = line.lines.iter().map(|line| line.width).fold(0.0, f64::max);
            let size = (frame.width / width).min(frame.height / line.height).min(frame.smallest);
            self.set(slice::from_ref(&all), size * STEP, frame)
        })
    }

    /// As many pieces in each line as go in; `None` where one alone is too wide.
    fn wrapped(&self, most: f64) -> Option<Vec<Range<usize>>> {
        let (mut lines, mut start, mut width) = (Vec::new(), 0, 0.0);
        for (index, piece) in self.pieces.iter().enumerate() {
            if piece.last > most {
                return None;
            }
            if width + piece.last > most {
                lines.push(start..index);
                (start, width) = (index, 0.0);
            }
            width += piece.inner;
        }
        if start < self.pieces.len() {
            lines.push(start..self.pieces.len());
        }
        Some(lines)
    }

    /// The same number of lines, as even as they can be: nobody likes a word alone in the last line.
    fn balanced(&self, lines: Vec<Range<usize>>, most: f64) -> Vec<Range<usize>> {
        let (mut narrow, mut wide, mut best) = (0.0, most, lines);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(narrow, wide);
            match self.wrapped(middle) {
                Some(lines) if lines.len() <= best.len() => (wide, best) = (middle, lines),
                _ => narrow = middle,
            }
        }
        best
    }

    fn set(&self, lines: &[Range<usize>], size: f64, frame: &Frame) -> Fitted {
        let text = |line: &Range<usize>| self.pieces[line.clone()].iter().map(|piece| piece.text).collect::<String>();
        let shaped = |line: &Range<usize>| shape(&written(&text(line)), frame.direction, frame.cut, self.faces);
        let lines: Vec<Arc<Shaped>> = lines.iter().map(shaped).collect();
        let closest =
            lines.windows(2).map(|pair| pair[0].below + pair[1].above + CLEARANCE).fold(frame.leading, f64::max);
        let above = lines.first().map_or(CAPITALS, |line| line.above.max(CAPITALS));
        let below = lines.last().map_or(0.0, |line| line.below);
        let height = above + count(lines.len().saturating_sub(1)) * closest + below;
        Fitted { size, lines, first: above * size, pitch: closest * size, height: height * size }
    }
}

impl Fitted {
    /// The widest line, in the sheet's unit.
    pub fn width(&self) -> f64 {
        self.lines.iter().map(|line| line.width * self.size).fold(0.0, f64::max)
    }

    fn fits(&self, frame: &Frame) -> bool {
        self.width() <= frame.width && self.height <= frame.height
    }
}

/// Steps below the smallest size before a text is put on a single line: down to a thousandth of it.
const SMALLER: usize = 230;
/// Enough for a hundredth of a per cent of the width.
const HALVINGS: usize = 14;

/// A number of lines as a factor.
fn count(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(u32::MAX))
}
