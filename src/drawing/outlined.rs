//! An SVG that needs no font: its texts are outlines. Enter at [`svg`].

use resvg::usvg::{Indent, Tree, WriteOptions};

use super::said::Said;
use super::xml::escaped;

/// The tree as an SVG. What it says to a screen reader is taken over from the sheet.
pub fn svg(tree: &Tree, sheet: &str) -> String {
    let options = WriteOptions {
        preserve_text: false,
        coordinates_precision: 3,
        transforms_precision: 6,
        indent: Indent::None,
        ..WriteOptions::default()
    };
    let svg = tree.to_string(&options);
    let Some((head, rest)) = svg.split_once('>') else { return svg };
    let Some((_, names)) = head.split_once(" xmlns=") else { return svg };
    let Said { title, description, language, width, height } = Said::of(sheet);
    let (across, down) = (tree.size().width(), tree.size().height());
    // The library writes the size in pixels alone: such a picture couldn't be scaled, and printed with another size.
    format!(
        "<svg width=\"{}\" height=\"{}\" viewBox=\"0 0 {across} {down}\" role=\"img\" lang=\"{}\" xmlns={names}>\
         <title>{}</title><desc>{}</desc>{rest}",
        escaped(&width),
        escaped(&height),
        escaped(&language),
        escaped(&title),
        escaped(&description)
    )
}
