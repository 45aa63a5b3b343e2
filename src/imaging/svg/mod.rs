//! An author's SVG, written anew from what may be in a picture. Enter at [`clean`].
//!
//! An SVG is a document: it can run scripts, load files from elsewhere and hold web pages. A page shows it as a
//! picture, where browsers run nothing; but whoever opens its address gets the document. So nothing of the author's
//! file is copied. `allowed` lists the elements and attributes that are written; `style` judges CSS, and `unfolded`
//! how much there is to draw.

mod allowed;
mod embedded;
mod style;
mod unfolded;
mod writer;

use roxmltree::{Document, ParsingOptions};

use super::{Kind, LARGEST_FILE, Problem};
use crate::xml;
use writer::Writer;

pub const NAMESPACE: &str = "http://www.w3.org/2000/svg";
pub const XLINK: &str = "http://www.w3.org/1999/xlink";

/// No drawing that people make has more; each costs memory.
const MOST_NODES: u32 = 200_000;

/// Deeper than anything that people draw.
const DEEPEST: usize = 200;

/// The longest SVG, in bytes: everybody who sees the page has to load it as it is.
const LARGEST_SVG: u64 = 4 * 1024 * 1024;

/// What browsers give a picture that says nothing of its size (CSS Images 3, 4.4), in pixels.
const USUAL_SIZE: (u32, u32) = (300, 150);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    pub text: String,
    /// In CSS pixels.
    pub size: (u32, u32),
    pub removed: Vec<Removed>,
}

/// Something that was left out and could have done harm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// As it stands in the file: `<script>`, `onload`.
    pub what: String,
    /// In the file, from 1.
    pub line: u32,
}

pub fn clean(bytes: &[u8]) -> Result<Clean, Problem> {
    let length = u64::try_from(bytes.len()).unwrap_or(LARGEST_FILE);
    if length > LARGEST_SVG {
        let megabytes = length.div_ceil(1024 * 1024);
        return Err(Problem::Damaged(Kind::Svg, format!("{megabytes} MB of text, and 4 MB are the most")));
    }
    let damaged = |reason: String| Problem::Damaged(Kind::Svg, reason);
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is not UTF-8 text".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((excess, _)) = xml::excess(text, DEEPEST) {
        return Err(damaged(excess.to_string()));
    }
    // Drawing programs write document types with entities; the parser limits how far these unfold.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES };
    let document = Document::parse_with_options(text, options).map_err(|error| damaged(error.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !matches!(root.tag_name().namespace(), Some(NAMESPACE) | None) {
        return Err(Problem::Unsupported(None));
    }
    if unfolded::is_endless(root) {
        return Err(damaged("its parts repeat each other without end".to_owned()));
    }
    let size = size(root.attribute("width"), root.attribute("height"), root.attribute("viewBox"));
    let mut writer = Writer::new(&document);
    writer.root(root);
    let (text, removed) = writer.finish();
    Ok(Clean { text, size, removed })
}

/// The size in pixels: as the root says, else the size of its view.
fn size(width: Option<&str>, height: Option<&str>, view: Option<&str>) -> (u32, u32) {
    let view: Vec<f64> = view.unwrap_or_default().split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
    let view = match view[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    };
    let (width, height) = (width.and_then(pixels), height.and_then(pixels));
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(view)) => (width, width * view.1 / view.0),
        (None, Some(height), Some(view)) => (height * view.0 / view.1, height),
        (_, _, Some(view)) => view,
        _ => return USUAL_SIZE,
    };
    (whole(width), whole(height))
}

/// A length in pixels; `None` where it depends on the page, as per cent do.
fn pixels(length: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 6] =
        [("px", 1.0), ("pt", 96.0 / 72.0), ("pc", 16.0), ("mm", 96.0 / 25.4), ("cm", 96.0 / 2.54), ("in", 96.0)];
    let length = length.trim();
    let known = UNITS.iter().find_map(|(unit, pixels)| Some((length.strip_suffix(unit)?, pixels)));
    let (number, pixels) = known.unwrap_or((length, &1.0));
    number.trim().parse::<f64>().ok().map(|number| number * pixels).filter(|length| *length > 0.0)
}

/// A length as an attribute of `<img>` can say it.
fn whole(length: f64) -> u32 {
    const LONGEST: f64 = 16_384.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 16384")]
    let whole = length.round().clamp(1.0, LONGEST) as u32;
    whole
}

#[cfg(test)]
mod tests;
