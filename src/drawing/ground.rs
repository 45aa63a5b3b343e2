//! [`Ground`]: what many pictures have in common, drawn once and kept, so that each of them costs no more than its
//! words.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::drawn::{DrawingError, pixels, problem, tree};
use super::fonts::Fonts;
use super::indexed::{Indexed, Part};
use super::sheet::Sheet;

/// A laid-out sheet that covers the whole picture, and on which words are written.
pub struct Ground {
    sheet: String,
    fonts: Arc<Fonts>,
    drawn: OnceLock<Result<(Pixmap, Indexed), DrawingError>>,
}

impl Ground {
    pub fn new(sheet: Sheet, fonts: &Arc<Fonts>) -> Arc<Self> {
        Arc::new(Self { sheet: sheet.svg, fonts: Arc::clone(fonts), drawn: OnceLock::new() })
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
        let words = Sheet::lay_out(words, &self.fonts.open()).map_err(problem)?;
        let drawn = self.drawn.get_or_init(|| {
            let ground = pixels(&tree(&self.sheet, &self.fonts)?)?;
            let indexed = Indexed::of(&ground)?;
            Ok((ground, indexed))
        });
        let (ground, indexed) = drawn.as_ref().map_err(Clone::clone)?;
        let written = written(&tree(&words.svg, &self.fonts)?, ground);
        let changed = written.map(|part| indexed.changed(ground, &part)).transpose()?;
        changed.as_ref().unwrap_or(indexed).png(ground.width(), ground.height())
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
