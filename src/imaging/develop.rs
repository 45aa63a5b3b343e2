//! From an original to the pictures that are published of it. Enter at [`develop`].
//!
//! The original is decoded once and made as small as the largest picture needs before anything else is done to it; so
//! a photograph of 40 million pixels costs little more than one of four. All that is kept of it are pixels.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::examine::{damaged, decoder, is_turned, orientation};
use super::sizes::scaled;
use super::{Crop, Encoding, Kind, Problem, Rendition, encode, svg};

/// The renditions of the picture in `bytes`, in their order.
pub fn develop(bytes: &[u8], renditions: &[Rendition]) -> Result<Vec<Vec<u8>>, Problem> {
    match Kind::of(bytes).map_err(Problem::Unsupported)? {
        Kind::Svg => {
            let clean = svg::clean(bytes)?.text.into_bytes();
            Ok(renditions.iter().map(|_| clean.clone()).collect())
        }
        kind => {
            let master = master(bytes, kind, renditions)?;
            renditions.iter().map(|rendition| print(&master, *rendition, kind)).collect()
        }
    }
}

/// The original, upright and in sRGB, no larger than needed.
fn master(bytes: &[u8], kind: Kind, renditions: &[Rendition]) -> Result<RgbaImage, Problem> {
    let mut decoder = decoder(bytes, kind)?;
    let turn = orientation(&mut decoder);
    let profile = decoder.icc_profile().ok().flatten();
    let is_transparent = decoder.color_type().has_alpha();
    let decoded = DynamicImage::from_decoder(decoder).map_err(|error| damaged(kind, &error))?.into_rgba8();
    let (width, height) = needed(&decoded, turn, renditions);
    let small = resized(&decoded, Area::all(&decoded), (width, height), is_transparent, kind)?;
    drop(decoded);
    let mut upright = DynamicImage::ImageRgba8(small);
    upright.apply_orientation(turn);
    Ok(in_srgb(upright.into_rgba8(), profile.as_deref()))
}

/// The size, before it is turned, at which every rendition can be cut out of the picture.
fn needed(decoded: &RgbaImage, turn: Orientation, renditions: &[Rendition]) -> (u32, u32) {
    let (width, height) = decoded.dimensions();
    let shorter = width.min(height);
    let across = if is_turned(turn) { height } else { width };
    // As fractions of the original: what is asked for, and the length that it is asked of.
    let asked = renditions.iter().map(|rendition| match rendition.crop {
        Crop::All => (rendition.width.min(across), across),
        Crop::Square => (rendition.width.min(shorter), shorter),
    });
    let largest = asked.max_by(|a, b| (u64::from(a.0) * u64::from(b.1)).cmp(&(u64::from(b.0) * u64::from(a.1))));
    let (part, whole) = largest.unwrap_or((1, 1));
    (scaled(width, part, whole), scaled(height, part, whole))
}

fn print(master: &RgbaImage, rendition: Rendition, kind: Kind) -> Result<Vec<u8>, Problem> {
    let area = match rendition.crop {
        Crop::All => Area::all(master),
        Crop::Square => Area::square(master),
    };
    let is_transparent = rendition.encoding != Encoding::Jpeg;
    let picture = resized(master, area, (rendition.width, rendition.height), is_transparent, kind)?;
    encode::encode(&picture, rendition.encoding).map_err(|reason| Problem::Damaged(kind, reason))
}

/// A part of a picture, in pixels.
#[derive(Clone, Copy)]
struct Area {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
}

impl Area {
    fn all(picture: &RgbaImage) -> Self {
        Self { left: 0, top: 0, width: picture.width(), height: picture.height() }
    }

    /// See [`Crop::Square`].
    fn square(picture: &RgbaImage) -> Self {
        let (width, height) = picture.dimensions();
        let side = width.min(height);
        Self { left: (width - side) / 2, top: (height - side) / 3, width: side, height: side }
    }
}

fn resized(
    picture: &RgbaImage,
    area: Area,
    (width, height): (u32, u32),
    is_transparent: bool,
    kind: Kind,
) -> Result<RgbaImage, Problem> {
    if (area.width, area.height) == (width, height) && picture.dimensions() == (width, height) {
        return Ok(picture.clone());
    }
    let from = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x4);
    let from = from.map_err(|error| damaged(kind, &error))?;
    let mut to = Image::new(width, height, PixelType::U8x4);
    let options = ResizeOptions::new()
        .crop(f64::from(area.left), f64::from(area.top), f64::from(area.width), f64::from(area.height))
        .use_alpha(is_transparent);
    Resizer::new().resize(&from, &mut to, &options).map_err(|error| damaged(kind, &error))?;
    RgbaImage::from_raw(width, height, to.into_vec()).ok_or_else(|| damaged(kind, &"it has no pixels"))
}

/// Colours as every screen takes them. Phones save in wider colour spaces, and without its profile such a picture
/// looks pale.
fn in_srgb(picture: RgbaImage, profile: Option<&[u8]>) -> RgbaImage {
    let Some(profile) = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok()) else { return picture };
    if profile.color_space != DataColorSpace::Rgb {
        return picture;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, options) else {
        return picture;
    };
    let mut converted = RgbaImage::new(picture.width(), picture.height());
    match transform.transform(picture.as_raw(), &mut converted) {
        Ok(()) => converted,
        Err(_) => picture,
    }
}
