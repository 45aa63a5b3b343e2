//! Reads the attributes of a sheet's own elements. What is wrong names the element and the place in the sheet.

use resvg::usvg::roxmltree::Node;

use super::fit::Frame;
use super::fonts::Cut;
use super::shape::Direction;
use super::sheet::SheetError;

/// How a block stands in its box, along either axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Middle,
    End,
}

/// A rectangle in the sheet's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

pub fn error(node: Node<'_, '_>, message: String) -> SheetError {
    let at = node.document().text_pos_at(node.range().start);
    let position = |n: u32| usize::try_from(n).unwrap_or(0);
    SheetError { at: (position(at.row), position(at.col)), message }
}

pub fn required(node: Node<'_, '_>, name: &str) -> Result<f64, SheetError> {
    optional(node, name)?.ok_or_else(|| error(node, format!("`{}` needs `{name}`", node.tag_name().name())))
}

pub fn optional(node: Node<'_, '_>, name: &str) -> Result<Option<f64>, SheetError> {
    let Some(text) = node.attribute(name) else { return Ok(None) };
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(error(node, format!("`{name}` is \"{text}\", and a number is needed"))),
    }
}

pub fn area(node: Node<'_, '_>) -> Result<Area, SheetError> {
    let (x, y) = (required(node, "x")?, required(node, "y")?);
    Ok(Area { x, y, width: required(node, "width")?, height: required(node, "height")? })
}

/// One of a few words; the first where there is none.
pub fn word<T: Copy>(node: Node<'_, '_>, name: &str, words: &[(&str, T)]) -> Result<Option<T>, SheetError> {
    let Some(text) = node.attribute(name) else { return Ok(words.first().map(|(_, value)| *value)) };
    let known = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    known.map(Some).ok_or_else(|| error(node, format!("`{name}` is \"{text}\", and can be: {}", all.join(", "))))
}

pub fn align(node: Node<'_, '_>, name: &str) -> Result<Align, SheetError> {
    let words = [("start", Align::Start), ("middle", Align::Middle), ("end", Align::End)];
    Ok(word(node, name, &words)?.unwrap_or(Align::Start))
}

/// The frame of a text: `width`, `height`, `smallest`, `largest`, `lines`, `leading`, `font`.
pub fn frame(node: Node<'_, '_>, width: f64, height: f64, direction: Direction) -> Result<Frame, SheetError> {
    let cut = word(node, "font", &[("body", Cut::Body), ("heading", Cut::Heading)])?.unwrap_or(Cut::Body);
    let largest = required(node, "largest")?;
    let smallest = optional(node, "smallest")?.unwrap_or(largest);
    if !(smallest > 0.0 && smallest <= largest && width > 0.0 && height > 0.0) {
        return Err(error(node, "a text needs a box and sizes above 0, and `smallest` at most `largest`".to_owned()));
    }
    let lines = optional(node, "lines")?.unwrap_or(f64::INFINITY);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast cuts to what a count can be")]
    let most_lines = lines.max(1.0) as usize;
    let leading = optional(node, "leading")?.unwrap_or(1.2);
    Ok(Frame { width, height, smallest, largest, most_lines, leading, cut, direction })
}

/// A text on one line, as a browser would take it.
pub fn text(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter_map(|inner| inner.is_text().then(|| inner.text())?).collect();
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
