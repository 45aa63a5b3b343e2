//! [`Examined`]: what can be known of a picture without looking at its pixels. Enter at [`examine`].

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageReader, Limits};

use super::svg::{self, Removed};
use super::whole::structure;
use super::{Encoding, Kind, Problem, Traces};

/// The most pixels a picture may have. Phones make 50 million; decoded, 64 million are a quarter of a gigabyte.
pub const MOST_PIXELS: u64 = 64_000_000;

/// The longest file, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The memory that decoding one picture may take, in bytes.
const MEMORY: u64 = 768 * 1024 * 1024;

/// A picture as its file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    pub kind: Kind,
    /// In pixels, as it is looked at: after it was turned upright.
    pub width: u32,
    pub height: u32,
    /// Whether parts of it may be seen through.
    pub is_transparent: bool,
    /// Whether it holds several pictures that are shown one after the other.
    pub moves: bool,
    pub traces: Traces,
    /// What an SVG holds that a page must not.
    pub removed: Vec<Removed>,
}

impl Examined {
    /// What a program that knows no WebP gets.
    pub fn fallback(&self) -> Encoding {
        match (self.kind, self.is_transparent) {
            (Kind::Svg, _) => Encoding::Svg,
            (_, true) => Encoding::Png,
            (_, false) => Encoding::Jpeg,
        }
    }
}

pub fn examine(bytes: &[u8]) -> Result<Examined, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    match Kind::of(bytes).map_err(Problem::Unsupported)? {
        Kind::Svg => drawing(bytes),
        kind => raster(bytes, kind),
    }
}

fn drawing(bytes: &[u8]) -> Result<Examined, Problem> {
    let clean = svg::clean(bytes)?;
    let (width, height) = clean.size;
    let (kind, traces) = (Kind::Svg, Traces::default());
    Ok(Examined { kind, width, height, is_transparent: true, moves: false, traces, removed: clean.removed })
}

fn raster(bytes: &[u8], kind: Kind) -> Result<Examined, Problem> {
    let structure = structure(kind, bytes);
    if !structure.is_whole {
        return Err(Problem::CutOff(kind));
    }
    let mut decoder = decoder(bytes, kind)?;
    let (width, height) = decoder.dimensions();
    // The reader of WebP takes the largest side that there can be for none.
    if width == 0 || height == 0 {
        return Err(damaged(kind, &"it has no width or no height"));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Problem::TooManyPixels { width, height });
    }
    let exif = decoder.exif_metadata().ok().flatten();
    let xmp = decoder.xmp_metadata().ok().flatten();
    let (width, height) = upright(width, height, orientation(&mut decoder));
    Ok(Examined {
        kind,
        width,
        height,
        is_transparent: decoder.color_type().has_alpha(),
        moves: structure.moves,
        traces: Traces::of(exif.as_deref(), xmp.as_deref()),
        removed: Vec::new(),
    })
}

/// Reads the head of a picture. What it says of its size is believed only up to [`MEMORY`].
pub fn decoder(bytes: &[u8], kind: Kind) -> Result<impl ImageDecoder + '_, Problem> {
    let format = match kind {
        Kind::Jpeg => image::ImageFormat::Jpeg,
        Kind::Png => image::ImageFormat::Png,
        Kind::Gif => image::ImageFormat::Gif,
        Kind::Webp => image::ImageFormat::WebP,
        Kind::Svg => return Err(Problem::Unsupported(None)),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| damaged(kind, &error))
}

pub fn damaged(kind: Kind, error: &dyn std::fmt::Display) -> Problem {
    Problem::Damaged(kind, error.to_string().trim_end_matches('.').to_owned())
}

/// How the picture is to be turned; one that says nothing stands upright.
pub fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

fn upright(width: u32, height: u32, orientation: Orientation) -> (u32, u32) {
    if is_turned(orientation) { (height, width) } else { (width, height) }
}

/// Whether width and height change places.
pub fn is_turned(orientation: Orientation) -> bool {
    use Orientation as O;
    matches!(orientation, O::Rotate90 | O::Rotate270 | O::Rotate90FlipH | O::Rotate270FlipH)
}
