//! Pixels → the bytes of a file. Enter at [`encode`].

use std::fmt::Display;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder, RgbaImage};
use webp::WebPConfig;

use super::Encoding;

/// From 0 to 100; libwebp's own usual is 75.
const WEBP_QUALITY: f32 = 78.0;

/// From 1 to 100.
const JPEG_QUALITY: u8 = 82;

/// `Err` in the encoder's words.
pub fn encode(picture: &RgbaImage, encoding: Encoding) -> Result<Vec<u8>, String> {
    match encoding {
        Encoding::Webp => webp(picture),
        Encoding::Jpeg => jpeg(picture),
        Encoding::Png => png(picture),
        Encoding::Svg => Err("a picture of pixels can't become an SVG".to_owned()),
    }
}

fn webp(picture: &RgbaImage) -> Result<Vec<u8>, String> {
    let mut config = WebPConfig::new().map_err(|()| "libwebp has another version than expected".to_owned())?;
    config.quality = WEBP_QUALITY;
    let encoder = webp::Encoder::from_rgba(picture.as_raw(), picture.width(), picture.height());
    encoder.encode_advanced(&config).map(|bytes| bytes.to_vec()).map_err(|error| format!("{error:?}"))
}

fn jpeg(picture: &RgbaImage) -> Result<Vec<u8>, String> {
    let opaque = DynamicImage::ImageRgba8(picture.clone()).into_rgb8();
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    encoder.write_image(&opaque, opaque.width(), opaque.height(), ExtendedColorType::Rgb8).map_err(said)?;
    Ok(bytes)
}

fn png(picture: &RgbaImage) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgba8).map_err(said)?;
    Ok(bytes)
}

fn said(error: impl Display) -> String {
    error.to_string()
}
