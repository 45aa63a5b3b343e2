//! Generated pictures: where an item has none, it still looks designed, and never broken.
//!
//! A picture depends on its slug and its family alone, so it stays the same from build to build. Shapes carry classes (`f…` fill,
//! `l…` line) and take their colours from the brand's custom properties in `55-art.css`; so they follow dark mode.

mod avatar;
mod badge;
mod cover;
mod portrait;
mod scene;
mod share;

pub use avatar::initials;
pub use badge::{badge, badge_sign};
pub use cover::{Family, cover, motif, pattern};
pub use portrait::portrait;
pub use scene::{door, horizon, lost};
pub use share::icon;

/// A small source of variety that gives the same numbers for the same seed on every machine.
struct Dice(u64);

impl Dice {
    /// FNV-1a over the seed's bytes.
    fn new(seed: &str) -> Self {
        let hash =
            seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        Self(hash | 1)
    }

    /// A number from `low` up to, but not including, `high`.
    fn roll(&mut self, low: i32, high: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let span = u64::try_from((high - low).max(1)).unwrap_or(1);
        low + i32::try_from((self.0 >> 24) % span).unwrap_or(0)
    }

    /// One of a few, all as likely.
    fn pick<'t, T, const N: usize>(&mut self, of: &'t [T; N]) -> &'t T {
        const { assert!(N > 0) };
        let index = self.roll(0, i32::try_from(N).unwrap_or(i32::MAX));
        &of[usize::try_from(index).unwrap_or(0) % N]
    }
}

/// An SVG that only decorates: it says nothing to a screen reader.
fn picture(view_box: &str, class: &str, align: &str, shapes: &str) -> String {
    format!(
        "<svg class=\"{class}\" viewBox=\"{view_box}\" preserveAspectRatio=\"{align} slice\" aria-hidden=\"true\">{shapes}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_always_gives_the_same_small_picture() {
        for family in Family::ALL {
            for slug in ["feedback", "hydronic-balancing", "ä", ""] {
                let svg = cover(slug, family);
                assert_eq!(svg, cover(slug, family));
                assert!(svg.len() < 1500, "{family:?} {slug}: {} bytes", svg.len());
                assert!(!svg.contains("style="));
            }
        }
        assert_ne!(cover("a", Family::Hills), cover("b", Family::Hills));
        assert!(horizon().len() < 1600);
    }
}
