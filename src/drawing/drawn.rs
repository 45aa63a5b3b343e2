//! [`Drawing`]: a laid-out sheet that becomes a file when its bytes are needed. Enter at [`Drawing::draw`].

use std::fmt;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontFamily, FontResolver, ImageHrefResolver, Options, Tree};

use super::fonts::Fonts;
use super::ground::{Ground, Grounds};
use super::indexed::Indexed;
use super::sheet::Sheet;
use super::{outlined, pdf};

/// What draws. A change here draws every picture anew; a test holds it to `Cargo.lock`.
pub const DRAWN_BY: &str = "resvg 0.45.1, krilla 0.7.0, krilla-svg 0.7.0, png 0.18.1, uptake 3";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With its texts as outlines, so that every program shows the same.
    Svg,
    Png,
    /// One page of the sheet's size. Its texts can be selected and searched.
    Pdf,
}

/// A picture that is drawn on demand.
#[derive(Clone)]
pub struct Drawing {
    work: Work,
    key: String,
}

#[derive(Clone)]
enum Work {
    /// A sheet that is laid out.
    Sheet { sheet: Arc<str>, format: Format, fonts: Arc<Fonts> },
    /// Words for a ground, to be laid out when they are drawn.
    Words { words: Arc<str>, ground: Arc<Ground> },
    /// Words that are laid out, and their ground.
    Laid { words: Arc<str>, ground: Arc<Ground> },
}

/// Why a sheet could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawingError(String);

impl fmt::Display for DrawingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DrawingError {}

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawing").field("key", &self.key).finish_non_exhaustive()
    }
}

impl Drawing {
    pub fn new(sheet: impl Into<Arc<str>>, format: Format, fonts: &Arc<Fonts>) -> Self {
        let sheet: Arc<str> = sheet.into();
        let key = key(&[format!("{format:?}").as_bytes(), fonts.version().as_bytes(), sheet.as_bytes()]);
        Self { work: Work::Sheet { sheet, format, fonts: Arc::clone(fonts) }, key }
    }

    /// A laid-out sheet. Of a PNG only the words are kept, beside a ground that it shares with others.
    pub fn of(sheet: &Sheet, format: Format, fonts: &Arc<Fonts>, grounds: &Grounds) -> Self {
        let whole = Self::new(Arc::clone(&sheet.svg), format, fonts);
        match (&sheet.parted, format) {
            (Some(parted), Format::Png) => {
                let (words, ground) = (parted.words.as_str().into(), grounds.of(&parted.ground, fonts));
                Self { work: Work::Laid { words, ground }, ..whole }
            }
            _ => whole,
        }
    }

    /// A PNG of `words`, a sheet that is not laid out yet, on a ground of the same size.
    pub fn on(ground: &Arc<Ground>, words: impl Into<Arc<str>>) -> Self {
        let words: Arc<str> = words.into();
        let key = key(&[b"on", ground.fonts().version().as_bytes(), ground.sheet().as_bytes(), words.as_bytes()]);
        Self { work: Work::Words { words, ground: Arc::clone(ground) }, key }
    }

    /// The same for the same bytes: it is made of everything that they depend on.
    pub fn key(&self) -> &str {
        &self.key
    }

    pub fn draw(&self) -> Result<Vec<u8>, DrawingError> {
        match &self.work {
            Work::Words { words, ground } => ground.with(words),
            Work::Laid { words, ground } => ground.with_laid(words),
            Work::Sheet { sheet, format, fonts } => {
                let tree = tree(sheet, fonts)?;
                match format {
                    Format::Svg => Ok(outlined::svg(&tree, sheet).into_bytes()),
                    Format::Png => png(&pixels(&tree)?),
                    Format::Pdf => pdf::pdf(&tree, sheet).map_err(problem),
                }
            }
        }
    }
}

/// The sheet as what is to be drawn.
pub(super) fn tree(sheet: &str, fonts: &Fonts) -> Result<Tree, DrawingError> {
    Tree::from_str(sheet, &options(fonts)).map_err(problem)
}

pub(super) fn png(picture: &Pixmap) -> Result<Vec<u8>, DrawingError> {
    match Indexed::exact(picture) {
        Some(indexed) => indexed.png(picture.width(), picture.height()),
        None => picture.encode_png().map_err(problem),
    }
}

/// No font and no picture that the sheet doesn't bring with it: never a file of the machine.
fn options(fonts: &Fonts) -> Options<'_> {
    let family = |family: &FontFamily| match family {
        FontFamily::Named(name) => fonts.named(name),
        _ => None,
    };
    Options {
        dpi: DPI,
        fontdb: fonts.database(),
        font_resolver: FontResolver {
            select_font: Box::new(move |font, _| font.families().iter().find_map(family).or_else(|| fonts.named(""))),
            select_fallback: Box::new(move |c, tried, _| fonts.with_character(c, tried)),
        },
        image_href_resolver: ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// CSS pixels in an inch: what a millimetre of a sheet is measured by.
pub const DPI: f32 = 96.0;

pub(super) fn problem(error: impl fmt::Display) -> DrawingError {
    DrawingError(error.to_string())
}

pub(super) fn pixels(tree: &Tree) -> Result<Pixmap, DrawingError> {
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| problem("the picture has no size"))?;
    resvg::render(tree, Transform::default(), &mut pixels.as_mut());
    Ok(pixels)
}

/// One key of everything that a picture depends on.
fn key(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(DRAWN_BY.as_bytes());
    parts.iter().for_each(|part| {
        hasher.update(part);
    });
    hasher.finalize().to_hex().to_string()
}
