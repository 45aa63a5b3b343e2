//! What keeps a stranger's drawing from being drawn into ours. Enter at [`hindrance`].
//!
//! A logo is drawn once for every poster, screen and share picture, so it may not decide how long that takes, nor how much
//! memory. resvg draws whatever it is given: a dash of a thousandth is drawn a million times, and a layer is allocated as large
//! as what lies in it.

use resvg::usvg::{Group, Node, Options, Paint, Path, Pattern, Rect, Stroke, Transform, Tree};
use roxmltree::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// Reckoned pixel by pixel, in an area as large as they say.
    Filters,
    /// Every machine would write it in another font.
    Text,
    /// Something lies far outside its frame.
    Far,
    /// It takes more than [`MOST_PIECES`] or [`MOST_AREA`].
    Laborious,
}

/// No picture is larger along a side, in its own units. One that doesn't say how large it is, is as large as what it shows.
const LARGEST_SIDE: f32 = 100_000.0;
/// How many times its own size a drawing may reach beyond its frame. What is drawn fits into some thousand pixels, and resvg 0.45
/// counts them in 32 bits: beyond, it would wrap around.
const REACH: f32 = 1_000.0;
/// The same for what is drawn on a layer or a tile of its own, which takes memory wherever it lies.
const LAYER_REACH: f32 = 4.0;
/// Digits of a coordinate before its point.
const MOST_DIGITS: i64 = 7;
/// Corners, bends and dashes, however often a part is shown.
const MOST_PIECES: f32 = 100_000.0;
/// What is painted, layers and tiles too, in squares of the drawing's longer side.
const MOST_AREA: f32 = 200.0;

/// Why a drawing, written anew by [`clean`](crate::imaging::svg::clean), is not drawn into others; `None` where it can be.
pub fn hindrance(svg: &str) -> Option<Hindrance> {
    if svg.contains("<filter") {
        return Some(Hindrance::Filters);
    }
    if svg.contains("<text") {
        return Some(Hindrance::Text);
    }
    if has_far_points(svg) {
        return Some(Hindrance::Far);
    }
    let Ok(tree) = Tree::from_str(svg, &Options::default()) else { return Some(Hindrance::Far) };
    let side = tree.size().width().max(tree.size().height());
    if side > LARGEST_SIDE {
        return Some(Hindrance::Far);
    }
    let mut work = Work { side, is_far: false, pieces: 0.0, area: 0.0 };
    work.group(tree.root(), 1.0);
    match work {
        Work { is_far: true, .. } => Some(Hindrance::Far),
        Work { pieces, area, .. } => (pieces > MOST_PIECES || area > MOST_AREA).then_some(Hindrance::Laborious),
    }
}

/// Whether a path has numbers that no picture has. usvg 0.45 divides an arc into as many bends as its radius asks for, which are
/// millions at 10^30, before anybody can ask how many they are.
fn has_far_points(svg: &str) -> bool {
    let Ok(document) = Document::parse(svg) else { return true };
    let paths = document.descendants().filter_map(|node| node.attribute("d"));
    paths.flat_map(numbers).any(is_far)
}

/// The numbers of a path, without their signs: `M10-2.5h1e-3` has 10, 2.5 and 1e-3.
fn numbers(path: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    path.split(move |c: char| {
        let is_exponent = matches!(before, 'e' | 'E') && matches!(c, '+' | '-');
        before = c;
        !(is_exponent || c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E'))
    })
}

/// A number may touch the next one, as in `0.5.5`.
fn is_far(number: &str) -> bool {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let whole = mantissa.split('.').next().unwrap_or(mantissa).trim_start_matches('0');
    let exponent = exponent.split('.').next().unwrap_or(exponent);
    // What has too many digits for a number is far, unless it is a fraction.
    let exponent = exponent.parse().unwrap_or(if exponent.starts_with('-') { 0 } else { i64::MAX });
    i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_add(exponent) > MOST_DIGITS
}

/// What drawing comes to. Patterns are drawn in units of their own, `scale` times as large as the drawing's.
struct Work {
    side: f32,
    is_far: bool,
    pieces: f32,
    area: f32,
}

impl Work {
    /// Masks, clips and patterns are groups of their own, drawn like any other, each time that they are named.
    fn group(&mut self, group: &Group, scale: f32) {
        self.reach(group.layer_bounding_box().to_rect(), 1.0, REACH);
        let bounds = group.abs_layer_bounding_box().to_rect();
        self.reach(bounds, scale, if group.should_isolate() { LAYER_REACH } else { REACH });
        if group.should_isolate() {
            let layers = [true, group.clip_path().is_some(), group.mask().is_some()];
            layers.iter().filter(|is_drawn| **is_drawn).for_each(|_| self.paint(bounds, scale));
        }
        group.children().iter().for_each(|node| self.node(node, scale));
    }

    fn node(&mut self, node: &Node, scale: f32) {
        if self.is_far || self.pieces > MOST_PIECES || self.area > MOST_AREA {
            return;
        }
        self.pieces += 1.0;
        match node {
            Node::Group(group) => self.group(group, scale),
            Node::Path(path) => self.path(path, scale),
            Node::Image(_) | Node::Text(_) => self.reach(node.abs_bounding_box(), scale, REACH),
        }
        if !matches!(node, Node::Path(_)) {
            node.subroots(|group| self.group(group, scale));
        }
    }

    fn path(&mut self, path: &Path, scale: f32) {
        let bounds = path.abs_stroke_bounding_box();
        self.reach(bounds, scale, REACH);
        self.paint(bounds, scale);
        self.pieces += f32_of(path.data().len()) + path.stroke().map_or(0.0, |stroke| dashes(path, stroke));
        let paints = [path.fill().map(resvg::usvg::Fill::paint), path.stroke().map(resvg::usvg::Stroke::paint)];
        for paint in paints.into_iter().flatten() {
            if let Paint::Pattern(pattern) = paint {
                self.pattern(pattern, path.abs_transform(), scale);
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern, shown: Transform, scale: f32) {
        let (across, down) = shown.pre_concat(pattern.transform()).get_scale();
        let scale = scale * across.max(down);
        self.reach(pattern.rect().to_rect(), scale, LAYER_REACH);
        self.paint(pattern.rect().to_rect(), scale);
        self.group(pattern.root(), scale);
    }

    fn reach(&mut self, bounds: Rect, scale: f32, most: f32) {
        let edges = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom(), bounds.width(), bounds.height()];
        self.is_far |= !edges.iter().all(|edge| (edge * scale).abs() <= most * self.side);
    }

    /// What lies outside the frame is hardly drawn, but it may be looked at.
    fn paint(&mut self, bounds: Rect, scale: f32) {
        let [across, down] = [bounds.width(), bounds.height()].map(|side| (side * scale / self.side).min(LAYER_REACH));
        self.area += across * down;
    }
}

/// How many dashes a path is drawn in: at most as many as fit along the lines between its points.
fn dashes(path: &Path, stroke: &Stroke) -> f32 {
    let Some(dashes) = stroke.dasharray() else { return 0.0 };
    let points = path.data().points();
    let length: f32 = points.windows(2).map(|pair| (pair[1] - pair[0]).length()).sum();
    length / dashes.iter().sum::<f32>() * f32_of(dashes.len())
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn f32_of(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\">{inner}</svg>")
    }

    #[test]
    fn what_lies_far_outside_is_seen() {
        let far = "<rect x=\"-1e30\" width=\"2e30\" height=\"9\"/>";
        let scaled = "<g opacity=\"0.5\" transform=\"scale(30000)\"><rect width=\"900\" height=\"900\"/></g>";
        let masked = format!("<mask id=\"m\">{scaled}</mask><rect mask=\"url(#m)\" width=\"9\" height=\"9\"/>");
        let broad = "<path d=\"M0 5h40v10\" stroke=\"red\" stroke-width=\"1e30\"/>";
        let flat = "<path d=\"M-1e30 5H1e30\" stroke=\"red\"/>";
        let tile = "<pattern id=\"p\" width=\"1e4\" height=\"1e4\"><rect width=\"1e5\" height=\"1e5\"/></pattern>\
            <rect width=\"4\" height=\"4\" fill=\"url(#p)\"/>";
        let layer = "<g opacity=\"0.5\"><rect width=\"9000\" height=\"9000\"/></g>";
        for inner in [far, scaled, &masked, broad, flat, tile, layer] {
            assert_eq!(hindrance(&svg(inner)), Some(Hindrance::Far), "{inner}");
        }
        assert_eq!(hindrance("no drawing"), Some(Hindrance::Far));
    }

    /// Found by fuzzing: what says nothing of its height took its shapes for its size.
    #[test]
    fn a_size_that_is_not_said_is_no_excuse() {
        let drawing = svg("<rect x=\"-1e30\" width=\"2e30\" height=\"9\"/>");
        for size in [" height=\"60\"", " width=\"120\""] {
            assert_eq!(hindrance(&drawing.replacen(size, "", 1)), Some(Hindrance::Far), "{size}");
        }
    }

    /// Found by fuzzing: dividing these arcs took half a minute.
    #[test]
    fn arcs_of_no_size_are_not_even_divided() {
        for far in [
            "0a10 10 0 0 1 101e30-10",
            "0a44 44 0 0 1-44 41111111111111111111111111111114",
            "0a1E+9 9 0 0 1 4.5.5",
            "0h1e99999999999999999999",
        ] {
            assert_eq!(hindrance(&svg(&format!("<path d=\"M9 {far}H36\"/>"))), Some(Hindrance::Far), "{far}");
        }
        assert_eq!(hindrance(&svg("<path d=\"M0000000001 0a1e-30 10.123456789.5 0 0 1 10-10H36z\"/>")), None);
    }

    /// Found by fuzzing: a hundred bytes that took ten seconds.
    #[test]
    fn a_million_dashes_are_too_many() {
        let dashed = "<path d=\"M0 5h40v10\" stroke=\"red\" stroke-width=\"90\" stroke-dasharray=\"1e-4\"/>";
        assert_eq!(hindrance(&svg(dashed)), Some(Hindrance::Laborious));
        let few = dashed.replace("1e-4", "1 2");
        assert_eq!(hindrance(&svg(&few)), None);
        assert_eq!(hindrance(&svg(&few.repeat(3_000))), Some(Hindrance::Laborious), "many shapes with few dashes");
    }

    #[test]
    fn painting_the_whole_frame_again_and_again_is_too_much() {
        let whole = "<rect width=\"120\" height=\"60\"/>";
        assert_eq!(hindrance(&svg(&whole.repeat(100))), None);
        let layers = [("<g opacity=\"0.5\">").repeat(150), whole.to_owned(), "</g>".repeat(150)].concat();
        let tiles = "<pattern id=\"p\" width=\"400\" height=\"400\" patternUnits=\"userSpaceOnUse\"><rect width=\"4\" height=\"4\"/></pattern>";
        let tiled = [tiles, &"<rect width=\"4\" height=\"4\" fill=\"url(#p)\"/>".repeat(50)].concat();
        for inner in [whole.repeat(1_000), layers.repeat(3), tiled] {
            assert_eq!(hindrance(&svg(&inner)), Some(Hindrance::Laborious), "{inner}");
        }
    }

    #[test]
    fn fonts_and_filters_are_not_ours_to_choose() {
        assert_eq!(hindrance(&svg("<text y=\"9\">Tidewell</text>")), Some(Hindrance::Text));
        assert_eq!(hindrance(&svg("<filter id=\"f\"/>")), Some(Hindrance::Filters));
    }

    #[test]
    fn what_overhangs_a_little_is_no_hindrance() {
        assert_eq!(hindrance(&svg("")), None);
        assert_eq!(hindrance(&svg("<g opacity=\"0.5\"><circle cx=\"-20\" cy=\"250\" r=\"90\"/></g>")), None);
    }
}
