//! [`Rendition`]: one of the pictures that an original is published as. Enter at [`Rendition::wide`],
//! [`Rendition::portraits`] and [`Rendition::whole`].

use super::Examined;

/// What is shown of an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crop {
    All,
    /// A square of the shorter side: from the middle, or of a tall picture from its upper third, where faces are.
    Square,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    Webp,
    Jpeg,
    Png,
    /// Written anew, and nothing else: an SVG has no pixels.
    Svg,
}

impl Encoding {
    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rendition {
    pub crop: Crop,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    pub encoding: Encoding,
}

/// From a thumbnail on a phone to a page's whole width on a sharp screen; each twice as wide as needed two steps below.
const WIDTHS: [u32; 4] = [320, 640, 960, 1280];

/// What is sent to programs that know no WebP, which may be mail programs: wide enough for either.
const FALLBACK_WIDTH: u32 = 960;

/// Portraits are shown at 48, 72 and 144 pixels, and most screens have two for each.
const SIDES: [u32; 3] = [96, 144, 288];

/// Logos are shown 36 pixels high; this is enough for the sharpest screens and for mail programs.
const LOGO: u32 = 144;

/// A width that is so near another saves nobody anything.
const NEAR: f64 = 0.9;

impl Rendition {
    /// A picture in a text or on a card, in several widths and once for programs that know no WebP. The last one is that.
    pub fn wide(original: &Examined) -> Vec<Self> {
        if original.fallback() == Encoding::Svg {
            return vec![Self::whole(original)];
        }
        let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= original.width).collect();
        let widest = original.width.min(WIDTHS[WIDTHS.len() - 1]);
        let is_near = |width: &u32| f64::from(*width) >= f64::from(widest) * NEAR;
        if !widths.last().is_some_and(is_near) {
            widths.push(widest);
        }
        let webp = widths.into_iter().map(|width| Self::scaled(original, width, Encoding::Webp));
        webp.chain([Self::scaled(original, FALLBACK_WIDTH.min(original.width), original.fallback())]).collect()
    }

    /// A portrait in a circle or square. The last one is for programs that know no WebP.
    pub fn portraits(original: &Examined) -> Vec<Self> {
        if original.fallback() == Encoding::Svg {
            return vec![Self::whole(original)];
        }
        let shorter = original.width.min(original.height);
        let square = |side: u32, encoding| Self { crop: Crop::Square, width: side, height: side, encoding };
        let mut sides: Vec<u32> = SIDES.into_iter().filter(|side| *side <= shorter).collect();
        if sides.is_empty() {
            sides.push(shorter);
        }
        let largest = sides.iter().copied().max().unwrap_or(shorter);
        let webp = sides.into_iter().map(|side| square(side, Encoding::Webp));
        webp.chain([square(largest, original.fallback())]).collect()
    }

    /// A brand's mark, once as WebP and once for programs that don't know it.
    pub fn logo(original: &Examined) -> Vec<Self> {
        if original.fallback() == Encoding::Svg {
            return vec![Self::whole(original)];
        }
        let width = scaled(original.width, LOGO.min(original.height), original.height);
        [Encoding::Webp, original.fallback()].map(|encoding| Self::scaled(original, width, encoding)).to_vec()
    }

    /// The picture in its own size, for those who download it.
    pub fn whole(original: &Examined) -> Self {
        Self::scaled(original, original.width, original.fallback())
    }

    fn scaled(original: &Examined, width: u32, encoding: Encoding) -> Self {
        let height = scaled(original.height, width, original.width);
        Self { crop: Crop::All, width, height, encoding }
    }
}

/// `length` as many times smaller as `part` is than `whole`, rounded, and never nothing.
pub fn scaled(length: u32, part: u32, whole: u32) -> u32 {
    let (length, part, whole) = (u64::from(length), u64::from(part), u64::from(whole.max(1)));
    u32::try_from(((length * part * 2 + whole) / (whole * 2)).max(1)).unwrap_or(u32::MAX)
}
