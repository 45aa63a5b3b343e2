//! Pictures for tests, made in code.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageEncoder, ImageFormat, RgbImage, RgbaImage};

/// Something like a photograph: a red left half, a blue right half, both darker towards the bottom.
pub fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light = u8::try_from(255 - y * 128 / height).unwrap();
        if x * 2 < width { image::Rgb([light, 20, 20]) } else { image::Rgb([20, 20, light]) }
    })
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg_with(width, height, None)
}

/// A JPEG with Exif data, which stands behind the marker.
pub fn jpeg_with(width: u32, height: u32, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).unwrap();
    }
    encoder.write_image(&photo(width, height), width, height, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// Exif data as a phone writes it: turned a quarter (6), a serial number, and latitude 52° 31' N.
pub fn exif() -> Vec<u8> {
    let short = |n: u16| n.to_be_bytes();
    let long = |n: u32| n.to_be_bytes();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&short(tag)[..], &short(kind), &long(count), &value].concat()
    };
    let first = [
        short(3).to_vec(),
        entry(0x0112, 3, 1, [0, 6, 0, 0]),
        entry(0x8769, 4, 1, long(50)),
        entry(0x8825, 4, 1, long(68)),
        long(0).to_vec(),
    ];
    let serial = [short(1).to_vec(), entry(0xa431, 2, 4, *b"SN7\0"), long(0).to_vec()];
    let gps = [short(2).to_vec(), entry(1, 2, 2, *b"N\0\0\0"), entry(2, 5, 3, long(98)), long(0).to_vec()];
    let degrees = [52, 1, 31, 1, 0, 1].map(long).concat();
    [b"MM\0\x2a".to_vec(), long(8).to_vec(), first.concat(), serial.concat(), gps.concat(), degrees].concat()
}

pub fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgba8).unwrap();
    bytes
}

/// A picture whose corners can be seen through.
pub fn see_through(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| image::Rgba([0, 90, 70, if x + y < width / 2 { 0 } else { 255 }]))
}

pub fn gif(frames: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let frame = |n: u32| Frame::new(see_through(20 + n, 20 + n));
    let mut encoder = GifEncoder::new(&mut bytes);
    (0..frames).for_each(|n| encoder.encode_frame(frame(n)).unwrap());
    drop(encoder);
    bytes
}

pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(photo(width, height)).write_to(&mut bytes, ImageFormat::WebP).unwrap();
    bytes.into_inner()
}
