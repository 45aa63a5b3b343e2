//! [`Ground`]: what many pictures have in common, drawn once and kept, so that each of them costs no more than its
//! words.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::drawn::{DrawingError, pixels, png, problem, tree};
use super::fonts::Fonts;
use super::indexed::{Indexed, Part, is_opaque};
use super::sheet::Sheet;

/// A laid-out sheet on which words are written.
pub struct Ground {
    sheet: Arc<str>,
    fonts: Arc<Fonts>,
    drawn: OnceLock<Result<Drawn, DrawingError>>,
}

struct Drawn {
    pixels: Pixmap,
    /// The same by the numbers of its colours; `None` where it can be seen through.
    indexed: Option<Indexed>,
}

/// The grounds that somebody has drawings on, so that all of these have the same one.
#[derive(Default)]
pub struct Grounds(Mutex<HashMap<Arc<str>, Weak<Ground>>>);

impl Grounds {
    /// The ground of a laid-out sheet. Once nobody has a drawing on it any more, its pixels are let go.
    pub fn of(&self, sheet: &str, fonts: &Arc<Fonts>) -> Arc<Ground> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ground) = known.get(sheet).and_then(Weak::upgrade) {
            return ground;
        }
        let sheet: Arc<str> = sheet.into();
        let ground = Ground::of(Arc::clone(&sheet), fonts);
        known.insert(sheet, Arc::downgrade(&ground));
        ground
    }
}

impl Ground {
    pub fn new(sheet: Sheet, fonts: &Arc<Fonts>) -> Arc<Self> {
        Self::of(sheet.svg, fonts)
    }

    fn of(sheet: Arc<str>, fonts: &Arc<Fonts>) -> Arc<Self> {
        Arc::new(Self { sheet, fonts: Arc::clone(fonts), drawn: OnceLock::new() })
    }

    /// What the picture depends on.
    pub(super) fn sheet(&self) -> &str {
        &self.sheet
    }

    pub(super) fn fonts(&self) -> &Arc<Fonts> {
        &self.fonts
    }

    /// A PNG of the ground with `words` on it: a sheet of the same size that is not laid out yet.
    pub(super) fn with(&self, words: &str) -> Result<Vec<u8>, DrawingError> {
        self.with_laid(&Sheet::lay_out(words, &self.fonts.open()).map_err(problem)?.svg)
    }

    /// A PNG of the ground with `words` on it: a laid-out sheet of the same size.
    pub(super) fn with_laid(&self, words: &str) -> Result<Vec<u8>, DrawingError> {
        let drawn = self.drawn.get_or_init(|| {
            let pixels = pixels(&tree(&self.sheet, &self.fonts)?)?;
            let indexed = is_opaque(&pixels).then(|| Indexed::of(&pixels)).transpose()?;
            Ok(Drawn { pixels, indexed })
        });
        let Drawn { pixels, indexed } = drawn.as_ref().map_err(Clone::clone)?;
        let words = tree(words, &self.fonts)?;
        let Some(indexed) = indexed else {
            let mut whole = pixels.clone();
            resvg::render(&words, Transform::default(), &mut whole.as_mut());
            return png(&whole);
        };
        let changed = written(&words, pixels).map(|part| indexed.changed(pixels, &part)).transpose()?;
        changed.as_ref().unwrap_or(indexed).png(pixels.width(), pixels.height())
    }
}

/// The part of the ground that the tree is drawn on, with the tree; `None` where it isn't drawn anywhere.
fn written(tree: &Tree, ground: &Pixmap) -> Option<Part> {
    // A border of a pixel has room for what is rounded.
    let area = tree.root().abs_layer_bounding_box().to_int_rect().make_outset(1, 1)?;
    let mut part = Part::of(ground, area)?;
    let moved = Transform::from_translate(-f32::from(part.left), -f32::from(part.top));
    resvg::render(tree, moved, &mut part.pixels.as_mut());
    Some(part)
}
