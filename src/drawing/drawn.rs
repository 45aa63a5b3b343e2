//! [`Drawing`]: a laid-out sheet that becomes a file when its bytes are needed. Enter at [`Drawing::draw`].

use std::fmt;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontFamily, FontResolver, ImageHrefResolver, Options, Tree};

use super::fonts::Fonts;
use super::{outlined, pdf};

/// What draws. A change here draws every picture anew; a test holds it to `Cargo.lock`.
pub const DRAWN_BY: &str = "resvg 0.45.1, krilla 0.7.0, krilla-svg 0.7.0, uptake 1";

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
    sheet: Arc<str>,
    format: Format,
    fonts: Arc<Fonts>,
    key: String,
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
        f.debug_struct("Drawing").field("format", &self.format).field("key", &self.key).finish_non_exhaustive()
    }
}

impl Drawing {
    pub fn new(sheet: impl Into<Arc<str>>, format: Format, fonts: &Arc<Fonts>) -> Self {
        let sheet: Arc<str> = sheet.into();
        let mut hasher = blake3::Hasher::new();
        hasher.update(DRAWN_BY.as_bytes()).update(format!("{format:?}").as_bytes());
        hasher.update(fonts.version().as_bytes()).update(sheet.as_bytes());
        Self { sheet, format, fonts: Arc::clone(fonts), key: hasher.finalize().to_hex().to_string() }
    }

    /// The same for the same bytes: it is made of everything that they depend on.
    pub fn key(&self) -> &str {
        &self.key
    }

    pub fn draw(&self) -> Result<Vec<u8>, DrawingError> {
        let tree = self.tree()?;
        match self.format {
            Format::Svg => Ok(outlined::svg(&tree, &self.sheet).into_bytes()),
            Format::Png => png(&tree),
            Format::Pdf => pdf::pdf(&tree, &self.sheet).map_err(problem),
        }
    }

    pub(super) fn tree(&self) -> Result<Tree, DrawingError> {
        Tree::from_str(&self.sheet, &self.options()).map_err(problem)
    }

    /// No font and no picture that the sheet doesn't bring with it: never a file of the machine.
    fn options(&self) -> Options<'_> {
        let fonts = &self.fonts;
        let family = |family: &FontFamily| match family {
            FontFamily::Named(name) => fonts.named(name),
            _ => None,
        };
        Options {
            dpi: DPI,
            fontdb: fonts.database(),
            font_resolver: FontResolver {
                select_font: Box::new(move |font, _| {
                    font.families().iter().find_map(family).or_else(|| fonts.named(""))
                }),
                select_fallback: Box::new(move |c, tried, _| fonts.with_character(c, tried)),
            },
            image_href_resolver: ImageHrefResolver {
                resolve_data: ImageHrefResolver::default_data_resolver(),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        }
    }
}

/// CSS pixels in an inch: what a millimetre of a sheet is measured by.
pub const DPI: f32 = 96.0;

fn problem(error: impl fmt::Display) -> DrawingError {
    DrawingError(error.to_string())
}

fn png(tree: &Tree) -> Result<Vec<u8>, DrawingError> {
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| problem("the picture has no size"))?;
    resvg::render(tree, Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(problem)
}
