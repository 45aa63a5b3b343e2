//! [`Shaped`]: one line of text with its true width and ink, in any mixture of scripts and directions.
//!
//! Enter at [`shape`]. The line is parted into runs of one direction, one script and one font, in the order in which
//! they are seen. All lengths are in ems: a size multiplies them.

use std::sync::Arc;

use rustybuzz::UnicodeBuffer;
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript};

use super::fonts::{Cut, Faces};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The direction of a text's first letter (UAX #9, P2), if it has one.
    pub fn of(text: &str) -> Option<Self> {
        match unicode_bidi::get_base_direction(text) {
            unicode_bidi::Direction::Ltr => Some(Self::LeftToRight),
            unicode_bidi::Direction::Rtl => Some(Self::RightToLeft),
            unicode_bidi::Direction::Mixed => None,
        }
    }
}

/// A line, measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shaped {
    /// From left to right.
    pub runs: Vec<Run>,
    pub width: f64,
    /// How far ink reaches above and below the baseline.
    pub above: f64,
    pub below: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub text: String,
    /// The number of its font in [`Faces`].
    pub face: usize,
    pub direction: Direction,
    pub width: f64,
    /// How much further to the right a cluster of glyphs stands than the one who draws would put it: by the number of
    /// its first character. usvg 0.45 takes a cluster to be as wide as its widest glyph; the vowels of Devanagari and
    /// Thai stand beside their consonant, and would be written over.
    pub shifts: Vec<(usize, f64)>,
}

/// Measures `line`, which is part of a text that goes in `direction`, unless that was done before.
pub fn shape(line: &str, direction: Direction, cut: Cut, faces: &Faces<'_>) -> Arc<Shaped> {
    faces.shapes().get(line, direction, cut, || measured(line, direction, cut, faces))
}

fn measured(line: &str, direction: Direction, cut: Cut, faces: &Faces<'_>) -> Shaped {
    let base = match direction {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let bidi = BidiInfo::new(line, Some(base));
    let mut shaped = Shaped::default();
    for paragraph in &bidi.paragraphs {
        let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for range in ranges {
            let Some(text) = line.get(range.clone()) else { continue };
            let rtl = levels.get(range.start).is_some_and(Level::is_rtl);
            let mut parts = itemized(text, cut, faces);
            if rtl {
                parts.reverse();
            }
            let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            parts.into_iter().for_each(|(text, face)| shaped.push(text, face, direction, faces));
        }
    }
    shaped
}

impl Shaped {
    fn push(&mut self, text: &str, face: usize, direction: Direction, faces: &Faces<'_>) {
        let Some(font) = faces.get(face) else { return };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(match direction {
            Direction::LeftToRight => rustybuzz::Direction::LeftToRight,
            Direction::RightToLeft => rustybuzz::Direction::RightToLeft,
        });
        let Some(glyphs) = faces.glyphs(face, buffer) else { return };
        let em = f64::from(font.units_per_em());
        let mut width = 0.0;
        let mut clusters: Vec<(u32, f64, f64)> = Vec::new();
        for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            let advance = f64::from(position.x_advance) / em;
            width += advance;
            match clusters.last_mut() {
                Some((cluster, sum, widest)) if *cluster == info.cluster => {
                    (*sum, *widest) = (*sum + advance, widest.max(advance));
                }
                _ => clusters.push((info.cluster, advance, advance.max(0.0))),
            }
            let glyph = u16::try_from(info.glyph_id).map(rustybuzz::ttf_parser::GlyphId);
            let Some(ink) = glyph.ok().and_then(|glyph| font.glyph_bounding_box(glyph)) else { continue };
            let raised = f64::from(position.y_offset);
            self.above = self.above.max((f64::from(ink.y_max) + raised) / em);
            self.below = self.below.max(-(f64::from(ink.y_min) + raised) / em);
        }
        self.width += width;
        let shifts = shifts(text, &clusters);
        self.runs.push(Run { text: text.to_owned(), face, direction, width, shifts });
    }
}

/// What is missing before each cluster: the true width of the one before it, less its widest glyph.
fn shifts(text: &str, clusters: &[(u32, f64, f64)]) -> Vec<(usize, f64)> {
    let pairs = clusters.windows(2).filter(|pair| (pair[0].1 - pair[0].2).abs() > 0.000_1);
    let number =
        |byte: u32| text.char_indices().take_while(|(at, _)| u32::try_from(*at).is_ok_and(|at| at < byte)).count();
    pairs.map(|pair| (number(pair[1].0), pair[0].1 - pair[0].2)).collect()
}

/// Parts of one font and one script. Marks, joiners and what belongs to no script stay with what they follow.
fn itemized<'t>(text: &'t str, cut: Cut, faces: &Faces<'_>) -> Vec<(&'t str, usize)> {
    let mut parts: Vec<(usize, usize, Script)> = Vec::new();
    for (at, c) in text.char_indices() {
        let script = c.script();
        let is_neutral = matches!(script, Script::Common | Script::Inherited);
        let has = |face: usize| faces.get(face).is_some_and(|font| font.glyph_index(c).is_some());
        let stays = parts
            .last()
            .is_some_and(|(_, face, current)| (is_neutral || *current == script) && (has(*face) || is_invisible(c)));
        if stays {
            continue;
        }
        let face = faces.with(c, cut).unwrap_or_else(|| faces.first(cut));
        match parts.last_mut() {
            Some((_, current, known)) if *current == face && (is_neutral || is_open(*known)) => {
                if !is_neutral {
                    *known = script;
                }
            }
            _ => parts.push((at, face, script)),
        }
    }
    let ends = parts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    parts.iter().zip(ends).filter_map(|((at, face, _), end)| Some((text.get(*at..end)?, *face))).collect()
}

fn is_open(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited)
}

/// Characters that steer others and have no picture of their own, so that no font need have them.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
