//! A picture of few colours as a PNG with a palette (PNG, 11.2.2): a quarter of the size, in less time.
//!
//! Enter at [`Indexed::of`]; [`Indexed::changed`] is for a picture that differs little from one that is known, and
//! [`Indexed::exact`] for one whose colours must not change.

use std::ops::Range;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{IntRect, Pixmap};

use super::drawn::{DrawingError, problem};

type Colour = [u8; 3];

/// The bits of a channel that tell colours apart. Flat shapes with soft edges have about a hundred colours; a
/// photograph among them takes more than a palette has room for, and then near ones become one.
const MASKS: [u8; 7] = [0xff, 0xfe, 0xfc, 0xf8, 0xf0, 0xe0, 0xc0];

/// So many pixels are compared at once.
const BLOCK: usize = 40;

/// How hard zlib tries. On flat shapes more takes three times as long and saves a sixth.
const EFFORT: DeflateCompression = DeflateCompression::Level(2);

/// A picture that covers its ground, by the numbers of its colours.
pub struct Indexed {
    palette: Palette,
    pixels: Vec<u8>,
}

impl Indexed {
    pub fn of(picture: &Pixmap) -> Result<Self, DrawingError> {
        let indexed = MASKS.iter().find_map(|mask| Self::with(picture, Palette::new(*mask)));
        indexed.ok_or_else(|| problem("the picture has too many colours"))
    }

    /// `None` where the picture has more colours than a palette, or can be seen through.
    pub fn exact(picture: &Pixmap) -> Option<Self> {
        if is_opaque(picture) { Self::with(picture, Palette::new(u8::MAX)) } else { None }
    }

    fn with(picture: &Pixmap, mut palette: Palette) -> Option<Self> {
        let (width, colours) = (usize::try_from(picture.width()).ok()?, picture.data());
        let mut pixels: Vec<u8> = Vec::with_capacity(colours.len() / 4);
        for block in colours.chunks(BLOCK * 4) {
            let (done, length) = (pixels.len(), block.len() / 4);
            let above = done.checked_sub(width).filter(|above| above + length <= done);
            match above.filter(|above| colours[above * 4..].starts_with(block)) {
                // Shapes go on from row to row.
                Some(above) => pixels.extend_from_within(above..above + length),
                None => {
                    for pixel in block.as_chunks().0 {
                        pixels.push(palette.number(*pixel)?);
                    }
                }
            }
        }
        Some(Self { palette, pixels })
    }

    /// The numbers of `now`, which differs from the picture `before`, whose numbers these are, in `places` alone.
    pub fn changed(&self, before: &Pixmap, now: &Pixmap, places: &[Range<usize>]) -> Result<Self, DrawingError> {
        self.repainted(before, now, places).map_or_else(|| Self::of(now), Ok)
    }

    fn repainted(&self, before: &Pixmap, now: &Pixmap, places: &[Range<usize>]) -> Option<Self> {
        let mut palette = self.palette.clone();
        let mut pixels = self.pixels.clone();
        let (before, now) = (before.data().as_chunks().0, now.data().as_chunks().0);
        for place in places {
            let colours = before[place.clone()].iter().zip(&now[place.clone()]);
            for ((before, now), number) in colours.zip(&mut pixels[place.clone()]) {
                if before != now {
                    *number = palette.number(*now)?;
                }
            }
        }
        Some(Self { palette, pixels })
    }

    pub fn png(&self, width: u32, height: u32) -> Result<Vec<u8>, DrawingError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.palette.colours.concat());
        encoder.set_deflate_compression(EFFORT);
        // Numbers of colours don't go up and down like light does; differences between them say nothing.
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(problem)?;
        writer.write_image_data(&self.pixels).map_err(problem)?;
        writer.finish().map_err(problem)?;
        Ok(bytes)
    }
}

/// Whether nothing behind the picture can be seen.
pub fn is_opaque(picture: &Pixmap) -> bool {
    picture.data().as_chunks::<4>().0.iter().all(|pixel| pixel[3] == u8::MAX)
}

/// Where two pictures of one size differ within `area`, as ranges of pixels in the order of reading.
pub fn differences(one: &Pixmap, other: &Pixmap, area: &IntRect) -> Vec<Range<usize>> {
    let whole = IntRect::from_xywh(0, 0, one.width(), one.height());
    let Some(area) = whole.and_then(|whole| whole.intersect(area)) else { return Vec::new() };
    let number = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    let (left, top) = (number(area.left().unsigned_abs()), number(area.top().unsigned_abs()));
    let rows = (top..top + number(area.height())).map(|row| row * number(one.width()) + left);
    let blocks = rows.flat_map(|start| {
        let end = start + number(area.width());
        (start..end).step_by(BLOCK).map(move |from| from..end.min(from + BLOCK))
    });
    let differs = |block: &Range<usize>| {
        let bytes = block.start * 4..block.end * 4;
        one.data()[bytes.clone()] != other.data()[bytes]
    };
    blocks.filter(differs).collect()
}

/// Makes `picture` what `original` is, of which it differs in `places`.
pub fn restore(picture: &mut Pixmap, original: &Pixmap, places: &[Range<usize>]) {
    for place in places {
        let bytes = place.start * 4..place.end * 4;
        picture.data_mut()[bytes.clone()].copy_from_slice(&original.data()[bytes]);
    }
}

/// Colours in the order in which they are met.
#[derive(Clone)]
struct Palette {
    mask: u8,
    colours: Vec<Colour>,
    /// The numbers of the colours, each at the place that [`place`] gives it or at the next free one.
    places: [Option<u8>; PLACES],
    /// The pixel that was asked for last: most are like their neighbour.
    last: Option<([u8; 4], u8)>,
}

/// Far more than colours, so that few meet at one place.
const PLACES: usize = 2048;

impl Palette {
    fn new(mask: u8) -> Self {
        Self { mask, colours: Vec::new(), places: [None; PLACES], last: None }
    }

    /// `None` where more than 256 colours would have to be told apart.
    fn number(&mut self, pixel: [u8; 4]) -> Option<u8> {
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == pixel) {
            return Some(number);
        }
        let number = self.found(pixel)?;
        self.last = Some((pixel, number));
        Some(number)
    }

    fn found(&mut self, [red, green, blue, _]: [u8; 4]) -> Option<u8> {
        let near = |light: u8| (light & self.mask) | (!self.mask >> 1);
        let colour = [near(red), near(green), near(blue)];
        let mut at = place(colour);
        while let Some(number) = self.places[at] {
            if self.colours[usize::from(number)] == colour {
                return Some(number);
            }
            at = (at + 1) % PLACES;
        }
        let number = u8::try_from(self.colours.len()).ok()?;
        self.colours.push(colour);
        self.places[at] = Some(number);
        Some(number)
    }
}

/// Where a colour is looked for first. Neighbours on the way from one colour to another are spread out (Knuth, 6.4).
fn place([red, green, blue]: Colour) -> usize {
    let spread = u32::from_le_bytes([red, green, blue, 0]).wrapping_mul(0x9e37_79b1);
    usize::try_from(spread >> 21).unwrap_or(0)
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

    fn shown(indexed: &Indexed) -> image::RgbImage {
        image::load_from_memory(&indexed.png(300, 40).unwrap()).unwrap().into_rgb8()
    }

    #[test]
    fn few_colours_stay_what_they_are() {
        let two = picture(|x, _| if x < 150 { [11, 90, 99, 255] } else { [255, 255, 255, 255] });
        let shown = shown(&Indexed::of(&two).unwrap());
        assert_eq!((shown.get_pixel(149, 3).0, shown.get_pixel(150, 3).0), ([11, 90, 99], [255, 255, 255]));
    }

    #[test]
    fn of_many_colours_near_ones_become_one() {
        let light = |n: u32| u8::try_from(n % 256).unwrap();
        let many = picture(|x, y| [light(x), light(y * 6), light(x + y), 255]);
        let shown = shown(&Indexed::of(&many).unwrap());
        for (x, y) in [(0, 0), (200, 20), (255, 39)] {
            let (is, was) = (shown.get_pixel(x, y).0, [light(x), light(y * 6), light(x + y)]);
            assert!(is.iter().zip(was).all(|(a, b)| a.abs_diff(b) <= 32), "{is:?} {was:?}");
        }
    }

    #[test]
    fn a_picture_that_a_palette_would_change_has_none() {
        let light = |n: u32| u8::try_from(n % 256).unwrap();
        assert!(Indexed::exact(&picture(|x, _| [light(x), 0, 0, 255])).is_some());
        assert!(Indexed::exact(&picture(|x, y| [light(x), light(y), 0, 255])).is_none());
        assert!(Indexed::exact(&picture(|x, _| [0, 0, 0, light(x)])).is_none());
    }

    /// What changed has its colours and everything else keeps its own, also where there are too many in the end.
    #[test]
    fn a_picture_is_the_same_whatever_it_was_made_from() {
        let before = picture(|x, _| if x < 150 { [11, 90, 99, 255] } else { [255, 255, 255, 255] });
        let few = picture(|x, y| if (60..70).contains(&x) && y > 5 { [0, 0, 0, 255] } else { [11, 90, 99, 255] });
        let light = |n: u32| u8::try_from(n % 256).unwrap();
        let many = picture(|x, y| [light(x), light(y), light(x * y), 255]);
        let known = Indexed::of(&before).unwrap();
        for now in [&before, &few, &many] {
            let area = IntRect::from_xywh(0, 0, 300, 40).unwrap();
            let places = differences(&before, now, &area);
            assert_eq!(shown(&known.changed(&before, now, &places).unwrap()), shown(&Indexed::of(now).unwrap()));
            let mut canvas = now.clone();
            restore(&mut canvas, &before, &places);
            assert!(canvas == before);
        }
    }

    #[test]
    fn pictures_are_compared_within_an_area_alone() {
        let before = picture(|_, _| [255, 255, 255, 255]);
        let now =
            picture(|x, y| if y == 7 && [2, 60, 290].contains(&x) { [0, 0, 0, 255] } else { [255, 255, 255, 255] });
        let found = |left, top, width, height| {
            let places = differences(&before, &now, &IntRect::from_xywh(left, top, width, height).unwrap());
            places.into_iter().map(|place| (place.start - 7 * 300, place.end - 7 * 300)).collect::<Vec<_>>()
        };
        assert_eq!(found(0, 0, 300, 40), [(0, 40), (40, 80), (280, 300)]);
        assert_eq!(found(-5, -5, 60, 50), [(0, 40)]);
        assert_eq!(found(50, 7, 11, 1), [(50, 61)]);
        assert!(found(0, 8, 300, 40).is_empty());
        assert!(found(300, 0, 10, 10).is_empty());
    }
}
