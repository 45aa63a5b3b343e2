//! Contrast as WCAG 2.2 defines it, of the 8-bit colours that will be shown. Nothing is rounded up.
//!
//! Enter at [`ratio`].

use crate::model::portal::Colour;

/// Text (WCAG 2.2, 1.4.3).
pub const TEXT: f64 = 4.5;
/// Large text, and the parts of controls that must be seen (1.4.3, 1.4.11).
pub const LARGE: f64 = 3.0;

/// The contrast of two colours, 1 to 21, whichever is lighter.
pub fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance (WCAG 2.2, "relative luminance"), 0 to 1.
pub fn luminance(colour: Colour) -> f64 {
    0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
}

fn linear(channel: u8) -> f64 {
    let v = f64::from(channel) / 255.0;
    if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::super::colour::WHITE;
    use super::*;

    fn on_white(text: &str) -> f64 {
        ratio(Colour::parse(text).unwrap(), WHITE)
    }

    /// The vectors of WCAG 2.2 that tools most often get wrong.
    #[test]
    fn the_known_vectors_hold() {
        assert!((on_white("#767676") - 4.54).abs() < 0.005);
        assert!((on_white("#777777") - 4.478).abs() < 0.0005);
        assert!((on_white("#0000ff") - 8.59).abs() < 0.005);
        assert!((on_white("#000000") - 21.0).abs() < 1e-9);
        assert!((on_white("#ffffff") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_rounded_up() {
        assert!(on_white("#767676") >= TEXT);
        assert!(on_white("#777777") < TEXT);
    }
}
