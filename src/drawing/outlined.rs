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
    let Said { title, description, language } = Said::of(sheet);
    format!(
        "{head} role=\"img\" lang=\"{}\"><title>{}</title><desc>{}</desc>{rest}",
        escaped(&language),
        escaped(&title),
        escaped(&description)
    )
}
