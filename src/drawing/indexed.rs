//! A picture of few colours as a PNG with a palette (PNG, 11.2.2): a quarter of the size, in less time. Enter at [`png`].

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::Pixmap;

use super::drawn::{DrawingError, problem};

type Colour = [u8; 3];

/// The bits of a channel that tell colours apart. Flat shapes with soft edges have about a hundred colours; a
/// photograph among them takes more than a palette has room for, and then near ones become one.
const MASKS: [u8; 7] = [0xff, 0xfe, 0xfc, 0xf8, 0xf0, 0xe0, 0xc0];

/// A PNG of a picture that covers its ground, as it has no colour for seeing through.
pub fn png(picture: &Pixmap) -> Result<Vec<u8>, DrawingError> {
    let indexed = MASKS.iter().find_map(|mask| Indexed::of(picture.data(), *mask));
    let Indexed { palette, pixels } = indexed.ok_or_else(|| problem("the picture has too many colours"))?;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::Balanced);
    // Numbers of colours don't go up and down like light does; differences between them say nothing.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(problem)?;
    writer.write_image_data(&pixels).map_err(problem)?;
    writer.finish().map_err(problem)?;
    Ok(bytes)
}

struct Indexed {
    /// In the order in which they are met.
    palette: Vec<Colour>,
    pixels: Vec<u8>,
}

impl Indexed {
    /// `None` where more than 256 colours can be told apart.
    fn of(rgba: &[u8], mask: u8) -> Option<Self> {
        let mut known: HashMap<Colour, u8> = HashMap::new();
        let mut palette = Vec::new();
        let mut pixels = Vec::with_capacity(rgba.len() / 4);
        let mut last: Option<(Colour, u8)> = None;
        for pixel in rgba.as_chunks::<4>().0 {
            let colour = [pixel[0], pixel[1], pixel[2]].map(|light| (light & mask) | (!mask >> 1));
            let index = match last {
                Some((same, index)) if same == colour => index,
                _ => match known.get(&colour) {
                    Some(index) => *index,
                    None => {
                        let index = u8::try_from(palette.len()).ok()?;
                        palette.push(colour);
                        known.insert(colour, index);
                        index
                    }
                },
            };
            last = Some((colour, index));
            pixels.push(index);
        }
        Some(Self { palette, pixels })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(colour: impl Fn(u32, u32) -> [u8; 4]) -> Pixmap {
        let mut picture = Pixmap::new(300, 40).unwrap();
        for (at, pixel) in picture.data_mut().as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let at = u32::try_from(at).unwrap();
            *pixel = colour(at % 300, at / 300);
        }
        picture
    }

    fn shown(bytes: &[u8]) -> image::RgbImage {
        image::load_from_memory(bytes).unwrap().into_rgb8()
    }

    #[test]
    fn few_colours_stay_what_they_are() {
        let two = picture(|x, _| if x < 150 { [11, 90, 99, 255] } else { [255, 255, 255, 255] });
        let shown = shown(&png(&two).unwrap());
        assert_eq!((shown.get_pixel(149, 3).0, shown.get_pixel(150, 3).0), ([11, 90, 99], [255, 255, 255]));
    }

    #[test]
    fn of_many_colours_near_ones_become_one() {
        let light = |n: u32| u8::try_from(n % 256).unwrap();
        let many = picture(|x, y| [light(x), light(y * 6), light(x + y), 255]);
        let shown = shown(&png(&many).unwrap());
        for (x, y) in [(0, 0), (200, 20), (255, 39)] {
            let (is, was) = (shown.get_pixel(x, y).0, [light(x), light(y * 6), light(x + y)]);
            assert!(is.iter().zip(was).all(|(a, b)| a.abs_diff(b) <= 32), "{is:?} {was:?}");
        }
    }
}
