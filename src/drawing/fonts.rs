//! [`Fonts`]: the fonts that pictures are written in. The system's are never asked, since they differ from machine to
//! machine; a picture is written in the author's fonts, then in those of `fonts/` in the program's repository.
//!
//! Enter at [`Fonts::new`]; [`Faces`] are the same fonts, opened to measure with.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Style, Weight};
use rustybuzz::{Direction, GlyphBuffer, Script, ShapePlan, UnicodeBuffer};

use super::shapes::Shapes;

/// The program's own, in the order in which they are asked for a character. `fonts/README.md` says where they are from.
const HEADING: &[&[u8]] = &[
    include_bytes!("../../fonts/InterDisplay-Bold.otf"),
    include_bytes!("../../fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansHebrew-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansDevanagari-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansThai-Bold.ttf"),
];
const BODY: &[&[u8]] = &[
    include_bytes!("../../fonts/Inter-Regular.otf"),
    include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansThai-Regular.ttf"),
];

/// How a font is named in a laid-out sheet: families can share names, numbers can't.
const ALIAS: &str = "uptake-";

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// The heading font, bold.
    Heading,
    /// The body font, regular.
    Body,
}

/// The families that an author chose for `[brand]`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chosen<'a> {
    pub heading: Option<&'a str>,
    pub body: Option<&'a str>,
}

type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

pub struct Fonts {
    database: Arc<Database>,
    faces: Vec<Face>,
    /// Indexes of `faces` in the order in which they are asked for a character.
    heading: Vec<usize>,
    body: Vec<usize>,
    version: blake3::Hash,
    /// Measured with these fonts.
    shapes: Shapes,
}

struct Face {
    id: ID,
    bytes: Bytes,
    index: u32,
}

impl Face {
    fn open(&self) -> Option<rustybuzz::Face<'_>> {
        rustybuzz::Face::from_slice((*self.bytes).as_ref(), self.index)
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("version", &self.version.to_hex()).finish_non_exhaustive()
    }
}

impl Default for Fonts {
    /// The program's own.
    fn default() -> Self {
        Self::new(&[], Chosen::default())
    }
}

impl Fonts {
    /// The chosen families of the authored font files (TTF or OTF), then the program's own fonts, then the other
    /// authored ones: they may hold a script that the program has no font for.
    pub fn new(authored: &[Vec<u8>], chosen: Chosen<'_>) -> Self {
        let mut collected = Collected::default();
        let own: [Vec<usize>; 2] =
            [HEADING, BODY].map(|cut| cut.iter().flat_map(|b| collected.add(Arc::new(*b))).collect());
        let authored: Vec<usize> = authored.iter().flat_map(|bytes| collected.add(Arc::new(bytes.clone()))).collect();
        let order = |family: Option<&str>, own: &[usize], weight: Weight| {
            let first = family.and_then(|family| collected.find(family, weight, &authored));
            let mut order: Vec<usize> = first.into_iter().chain(own.iter().copied()).collect();
            order.extend(collected.by_weight(&authored, weight).into_iter().filter(|face| Some(*face) != first));
            order
        };
        let heading = order(chosen.heading.or(chosen.body), &own[0], Weight::BOLD);
        let body = order(chosen.body, &own[1], Weight::NORMAL);
        let version = collected.version(&heading, &body);
        let (database, faces) = (Arc::new(collected.database), collected.faces);
        Self { database, faces, heading, body, version, shapes: Shapes::default() }
    }

    /// Changes with every font and with the order in which they are asked.
    pub fn version(&self) -> blake3::Hash {
        self.version
    }

    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The font of an alias; the body font for any other name, so that a theme's plain texts are written too.
    pub(super) fn named(&self, family: &str) -> Option<ID> {
        let index = family.trim_matches(['"', '\'']).strip_prefix(ALIAS).and_then(|number| number.parse().ok());
        self.faces.get(index.unwrap_or_else(|| self.body.first().copied().unwrap_or(0))).map(|face| face.id)
    }

    /// The first font that has a character, other than those in `tried`.
    pub(super) fn with_character(&self, c: char, tried: &[ID]) -> Option<ID> {
        let untried =
            self.body.iter().filter_map(|face| self.faces.get(*face)).filter(|face| !tried.contains(&face.id));
        let has = |face: &&Face| face.open().is_some_and(|face| face.glyph_index(c).is_some());
        untried.into_iter().find(has).map(|face| face.id)
    }

    /// The fonts, opened to measure with.
    pub fn open(&self) -> Faces<'_> {
        Faces { opened: self.faces.iter().map(|_| OnceCell::new()).collect(), plans: RefCell::default(), fonts: self }
    }
}

/// Fonts, opened to measure with. Opening one, and planning how it shapes a script, takes longer than shaping many a
/// line: both are done once, when they are asked for.
pub struct Faces<'f> {
    opened: Vec<OnceCell<Option<rustybuzz::Face<'f>>>>,
    plans: RefCell<HashMap<(usize, Script, bool), Rc<ShapePlan>>>,
    fonts: &'f Fonts,
}

impl<'f> Faces<'f> {
    /// The lines that were measured with these fonts.
    pub(super) fn shapes(&self) -> &'f Shapes {
        &self.fonts.shapes
    }

    pub(super) fn get(&self, index: usize) -> Option<&rustybuzz::Face<'f>> {
        self.opened.get(index)?.get_or_init(|| self.fonts.faces.get(index)?.open()).as_ref()
    }

    /// The glyphs of a run that is written in one font, one script and one direction.
    pub(super) fn glyphs(&self, index: usize, mut run: UnicodeBuffer) -> Option<GlyphBuffer> {
        let face = self.get(index)?;
        run.guess_segment_properties();
        let (script, direction) = (run.script(), run.direction());
        let key = (index, script, direction == Direction::RightToLeft);
        let plan = Rc::clone(
            self.plans
                .borrow_mut()
                .entry(key)
                .or_insert_with(|| Rc::new(ShapePlan::new(face, direction, Some(script), None, &[]))),
        );
        Some(rustybuzz::shape_with_plan(face, &plan, run))
    }

    /// The first font of a cut that has the character.
    pub(super) fn with(&self, c: char, cut: Cut) -> Option<usize> {
        let has = |index: &usize| self.get(*index).is_some_and(|face| face.glyph_index(c).is_some());
        self.order(cut).iter().copied().find(has)
    }

    /// The font that a cut is mainly written in.
    pub(super) fn first(&self, cut: Cut) -> usize {
        self.order(cut).first().copied().unwrap_or(0)
    }

    pub(super) fn alias(index: usize) -> String {
        format!("{ALIAS}{index}")
    }

    fn order(&self, cut: Cut) -> &[usize] {
        match cut {
            Cut::Heading => &self.fonts.heading,
            Cut::Body => &self.fonts.body,
        }
    }
}

/// Fonts on their way into a [`Fonts`].
#[derive(Default)]
struct Collected {
    database: Database,
    faces: Vec<Face>,
}

impl Collected {
    /// The faces of a font file; none where it can't be read as one.
    fn add(&mut self, bytes: Bytes) -> Vec<usize> {
        let first = self.faces.len();
        for id in self.database.load_font_source(Source::Binary(Arc::clone(&bytes))) {
            let Some(index) = self.database.face(id).map(|face| face.index) else { continue };
            self.faces.push(Face { id, bytes: Arc::clone(&bytes), index });
        }
        (first..self.faces.len()).collect()
    }

    /// The face of an authored family that is nearest to `weight`.
    fn find(&self, family: &str, weight: Weight, authored: &[usize]) -> Option<usize> {
        let is_meant = |index: &usize| {
            let names = self.info(*index).map(|face| face.families.iter().map(|(name, _)| name));
            names.is_some_and(|mut names| names.any(|name| name.eq_ignore_ascii_case(family.trim())))
        };
        self.by_weight(authored, weight).into_iter().find(is_meant)
    }

    /// Upright faces before others, the nearest to `weight` first; the order of the files among equals.
    fn by_weight(&self, authored: &[usize], weight: Weight) -> Vec<usize> {
        let rank = |index: &usize| {
            self.info(*index).map(|face| (face.style != Style::Normal, face.weight.0.abs_diff(weight.0)))
        };
        let mut all = authored.to_vec();
        all.sort_by_key(rank);
        all
    }

    fn info(&self, index: usize) -> Option<&FaceInfo> {
        self.database.face(self.faces.get(index)?.id)
    }

    fn version(&self, heading: &[usize], body: &[usize]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for order in [heading, body] {
            hasher.update(&order.len().to_le_bytes());
            for face in order.iter().filter_map(|index| self.faces.get(*index)) {
                hasher.update(&face.index.to_le_bytes()).update(blake3::hash((*face.bytes).as_ref()).as_bytes());
            }
        }
        hasher.finalize()
    }
}
