//! Writing colours, and [`Lch`], the space in which they are chosen.
//!
//! Enter at [`hex`] and [`Lch::of`]. Oklch keeps hue and perceived lightness apart, so a search for contrast can
//! move the one without spoiling the other.

use palette::{IntoColor, IsWithinBounds, OklabHue, Oklch, Srgb};

use crate::model::portal::Colour;

pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

/// `#rrggbb`: six digits, because Word and Gmail know no shorter form.
pub fn hex(colour: Colour) -> String {
    let mut out = String::with_capacity(7);
    push_hex(&mut out, colour);
    out
}

/// The same at the end of a text: each element of an e-mail has one.
pub fn push_hex(out: &mut String, colour: Colour) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('#');
    for part in [colour.red, colour.green, colour.blue] {
        out.extend([part >> 4, part & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
    }
}

/// A colour as lightness (0 to 1), chroma (0 to about 0.37 in sRGB) and hue in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lch {
    pub l: f32,
    pub c: f32,
    pub h: f32,
}

impl Lch {
    pub fn of(colour: Colour) -> Self {
        let rgb: Srgb<f32> = Srgb::new(colour.red, colour.green, colour.blue).into_format();
        let lch: Oklch = rgb.into_color();
        Self { l: lch.l, c: lch.chroma, h: lch.hue.into_positive_degrees() }
    }

    pub fn lightness(self, l: f32) -> Self {
        Self { l: l.clamp(0.0, 1.0), ..self }
    }

    /// At most that much chroma.
    pub fn muted(self, most: f32) -> Self {
        Self { c: self.c.min(most), ..self }
    }

    /// The colour of 8 bits a channel. Where sRGB has no such colour, chroma is given up, never lightness or hue.
    pub fn colour(self) -> Colour {
        if self.l <= 0.0 {
            return BLACK;
        }
        if self.l >= 1.0 {
            return WHITE;
        }
        if let Some(colour) = self.in_gamut() {
            return colour;
        }
        // Twelve halvings find the chroma to 0.0001, less than one step of 8 bits.
        let (mut inside, mut outside) = (0.0, self.c);
        for _ in 0..12 {
            let middle = f32::midpoint(inside, outside);
            match self.muted(middle).in_gamut() {
                Some(_) => inside = middle,
                None => outside = middle,
            }
        }
        bits(self.muted(inside).rgb())
    }

    fn in_gamut(self) -> Option<Colour> {
        let rgb = self.rgb();
        // Half a step of 8 bits outside is still the colour itself, rounded.
        let slack = 0.5 / 255.0;
        let near = |v: f32| (-slack..=1.0 + slack).contains(&v);
        (rgb.is_within_bounds() || [rgb.red, rgb.green, rgb.blue].into_iter().all(near)).then(|| bits(rgb))
    }

    fn rgb(self) -> Srgb<f32> {
        use palette::convert::FromColorUnclamped;
        Srgb::from_color_unclamped(Oklch::new(self.l, self.c, OklabHue::from_degrees(self.h)))
    }
}

fn bits(rgb: Srgb<f32>) -> Colour {
    let rgb: Srgb<u8> =
        Srgb::new(rgb.red.clamp(0.0, 1.0), rgb.green.clamp(0.0, 1.0), rgb.blue.clamp(0.0, 1.0)).into_format();
    Colour { red: rgb.red, green: rgb.green, blue: rgb.blue }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_written() {
        assert_eq!(hex(Colour::parse("#f0B").unwrap()), "#ff00bb");
        assert_eq!(hex(Colour::parse("#0B5FFF").unwrap()), "#0b5fff");
    }

    #[test]
    fn a_colour_survives_the_way_through_oklch() {
        for text in ["#0b5fff", "#ffffff", "#000000", "#808080", "#39ff14", "#fff3b0", "#0000ff"] {
            assert_eq!(hex(Lch::of(Colour::parse(text).unwrap()).colour()), text);
        }
    }

    #[test]
    fn what_srgb_lacks_loses_chroma_not_lightness() {
        let vivid = Lch { l: 0.9, c: 0.3, h: 264.0 };
        let shown = Lch::of(vivid.colour());
        assert!((shown.l - 0.9).abs() < 0.01, "{shown:?}");
        assert!(shown.c < 0.1, "{shown:?}");
    }
}
