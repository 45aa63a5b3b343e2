//! [`Ground`]: what many pictures have in common, drawn once and kept, so that each of them costs no more than its
//! words.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::drawn::{DrawingError, pixels, png, problem, tree};
use super::fonts::Fonts;
use super::indexed::{Indexed, differences, is_opaque, restore};
use super::sheet::Sheet;

/// A laid-out sheet on which words are written.
pub struct Ground {
    sheet: Arc<str>,
    fonts: Arc<Fonts>,
    drawn: OnceLock<Result<Drawn, DrawingError>>,
}

/// How far around the box of some words it is looked for them, in pixels.
const BORDER: i32 = 4;

struct Drawn {
    pixels: Pixmap,
    /// The same by the numbers of its colours; `None` where it can be seen through.
    indexed: Option<Indexed>,
    /// Copies to paint words on, one for each who paints at the same time. Afterwards the words are taken off.
    canvases: Mutex<Vec<Pixmap>>,
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
            Ok(Drawn { pixels, indexed, canvases: Mutex::default() })
        });
        let drawn = drawn.as_ref().map_err(Clone::clone)?;
        let words = tree(words, &self.fonts)?;
        match &drawn.indexed {
            Some(indexed) => drawn.written(&words, indexed),
            None => {
                let mut whole = drawn.pixels.clone();
                resvg::render(&words, Transform::default(), &mut whole.as_mut());
                png(&whole)
            }
        }
    }
}

impl Drawn {
    /// A PNG with the tree drawn on the pixels, whose numbers are `indexed`.
    fn written(&self, words: &Tree, indexed: &Indexed) -> Result<Vec<u8>, DrawingError> {
        let Self { pixels, .. } = self;
        let mut canvas = self.canvases().pop().unwrap_or_else(|| pixels.clone());
        resvg::render(words, Transform::default(), &mut canvas.as_mut());
        // The border has room for what is rounded.
        let area = words.root().abs_layer_bounding_box().to_int_rect().make_outset(BORDER, BORDER);
        let places = area.map(|area| differences(pixels, &canvas, &area)).unwrap_or_default();
        let changed = indexed.changed(pixels, &canvas, &places)?;
        restore(&mut canvas, pixels, &places);
        debug_assert!(canvas == *pixels, "words were painted outside their box");
        self.canvases().push(canvas);
        changed.png(pixels.width(), pixels.height())
    }

    fn canvases(&self) -> MutexGuard<'_, Vec<Pixmap>> {
        self.canvases.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
