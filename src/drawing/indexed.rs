//! A picture of few colours as a PNG with a palette (PNG, 11.2.2): a quarter of the size, in less time.
//!
//! Enter at [`Indexed::of`]; [`Indexed::changed`] is for a picture that differs little from one that is known, and
//! [`Indexed::exact`] for one whose colours must not change.

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

    /// The numbers of the picture `before`, whose numbers these are, with `part` in it.
    pub fn changed(&self, before: &Pixmap, part: &Part) -> Result<Self, DrawingError> {
        self.repainted(before, part).map_or_else(|| Self::of(&part.within(before)), Ok)
    }

    fn repainted(&self, before: &Pixmap, part: &Part) -> Option<Self> {
        let mut palette = self.palette.clone();
        let mut pixels = self.pixels.clone();
        for (at, now) in part.rows(before) {
            let before = before.data()[at * 4..].chunks(BLOCK * 4);
            let blocks = before.zip(now.chunks(BLOCK * 4)).zip(pixels[at..].chunks_mut(BLOCK));
            for ((_, now), numbers) in blocks.filter(|((before, now), _)| !before.starts_with(now)) {
                for (pixel, number) in now.as_chunks().0.iter().zip(numbers) {
                    *number = palette.number(*pixel)?;
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

/// A part of a picture, to be painted anew.
pub struct Part {
    pub left: u16,
    pub top: u16,
    pub pixels: Pixmap,
}

impl Part {
    /// What of `area` lies within `whole`.
    pub fn of(whole: &Pixmap, area: IntRect) -> Option<Self> {
        let area = IntRect::from_xywh(0, 0, whole.width(), whole.height())?.intersect(&area)?;
        let (left, top) = (u16::try_from(area.left()).ok()?, u16::try_from(area.top()).ok()?);
        let mut part = Self { left, top, pixels: Pixmap::new(area.width(), area.height())? };
        let starts: Vec<usize> = part.rows(whole).map(|(at, _)| at * 4).collect();
        let length = part.pixels.data().len() / starts.len();
        for (row, at) in part.pixels.data_mut().chunks_mut(length).zip(starts) {
            row.copy_from_slice(&whole.data()[at..][..length]);
        }
        Some(part)
    }

    /// Its rows, each with the number of the pixel of `whole` that it begins at.
    fn rows(&self, whole: &Pixmap) -> impl Iterator<Item = (usize, &[u8])> {
        let wide = |picture: &Pixmap| usize::try_from(picture.width()).unwrap_or(usize::MAX);
        let (left, top, width) = (usize::from(self.left), usize::from(self.top), wide(whole));
        let rows = self.pixels.data().chunks(wide(&self.pixels) * 4).enumerate();
        rows.map(move |(row, pixels)| ((top + row) * width + left, pixels))
    }

    fn within(&self, whole: &Pixmap) -> Pixmap {
        let mut picture = whole.clone();
        for (at, row) in self.rows(whole) {
            picture.data_mut()[at * 4..][..row.len()].copy_from_slice(row);
        }
        picture
    }
}

/// Colours in the order in which they are met.
#[derive(Clone)]
struct Palette {
    mask: u8,
    colours: Vec<Colour>,
    /// The numbers of the colours, each at the place that [`place`] gives it or at the next free one.
    places: [Option<u8>; PLACES],
}

/// Far more than colours, so that few meet at one place.
const PLACES: usize = 2048;

impl Palette {
    fn new(mask: u8) -> Self {
        Self { mask, colours: Vec::new(), places: [None; PLACES] }
    }

    /// `None` where more than 256 colours would have to be told apart.
    fn number(&mut self, [red, green, blue, _]: [u8; 4]) -> Option<u8> {
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
            let all = Part { left: 0, top: 0, pixels: now.clone() };
            assert_eq!(shown(&known.changed(&before, &all).unwrap()), shown(&Indexed::of(now).unwrap()));
            let area = IntRect::from_xywh(7, 5, 280, 50).unwrap();
            let part = Part::of(now, area).unwrap();
            let whole = part.within(&before);
            assert_eq!((whole.pixel(6, 9), whole.pixel(7, 9)), (before.pixel(6, 9), now.pixel(7, 9)));
            assert_eq!(shown(&known.changed(&before, &part).unwrap()), shown(&Indexed::of(&whole).unwrap()));
        }
    }
}
