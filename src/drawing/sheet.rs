//! [`Sheet`]: an SVG whose texts have been fitted into their boxes. Enter at [`Sheet::lay_out`].
//!
//! Beside plain SVG a sheet has four elements of its own, in the namespace [`NAMESPACE`]:
//!
//! - `u:text`: a text in a box, at the largest size between `smallest` and `largest` at which it takes at most `lines`;
//! - `u:stack`: texts below each other, with the room that each one needs and the `gap` above it;
//! - `u:qr`: a QR code, its quiet zone included;
//! - `u:image`: a picture in a box.
//!
//! With `direction="rtl"` on the root their boxes are mirrored, and texts begin at the right.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use resvg::usvg::roxmltree::{Document, Node};

use super::attributes::{self, Align, Area, align, area, error, frame, optional, required};
use super::fit::{Fitted, fit};
use super::fonts::{Cut, Faces};
use super::parted::Parted;
use super::qr;
use super::shape::{Direction, Run, is_invisible};
use super::xml::{escaped, legal, number};

pub const NAMESPACE: &str = "urn:uptake:sheet";

/// A laid-out SVG; its texts name the fonts by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub svg: Arc<str>,
    pub texts: Vec<Written>,
    /// What it has in common with others, and the rest; `None` where they can't be told apart.
    pub parted: Option<Parted>,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The element's `name`.
    pub field: String,
    /// The room it would take at the smallest size that can be read, as a part of the room there is. More than one:
    /// it fits its box, but can't be read.
    pub fullness: f64,
    /// What no font has. Emoji are left out, everything else is drawn as a box.
    pub unknown: Vec<char>,
}

/// Why an SVG is no sheet: the template is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetError {
    /// Line and column in the SVG, from 1.
    pub at: (usize, usize),
    pub message: String,
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.at.0, self.at.1, self.message)
    }
}

impl std::error::Error for SheetError {}

impl Sheet {
    pub fn lay_out(svg: &str, faces: &Faces<'_>) -> Result<Self, SheetError> {
        let svg = legal(svg);
        let document = Document::parse(&svg).map_err(|problem| {
            let at = problem.pos();
            let position = |n: u32| usize::try_from(n).unwrap_or(0);
            SheetError { at: (position(at.row), position(at.col)), message: format!("this is not XML: {problem}") }
        })?;
        let mut layout = Layout::of(document.root_element(), faces)?;
        layout.element(document.root_element())?;
        let mut laid = String::with_capacity(svg.len() * 2);
        let mut done = 0;
        for (range, replacement) in &layout.replaced {
            laid.push_str(&svg[done..range.start]);
            laid.push_str(replacement);
            done = range.end;
        }
        laid.push_str(&svg[done..]);
        let replaced: Vec<_> = layout.replaced.iter().map(|(range, _)| range.clone()).collect();
        let parted = Parted::of(document.root_element(), &replaced, &laid);
        Ok(Self { svg: laid.into(), texts: layout.texts, parted })
    }
}

struct Layout<'a, 'f> {
    faces: &'a Faces<'f>,
    direction: Direction,
    /// The sheet's own width, to mirror boxes in.
    width: f64,
    /// The elements of ours and what stands in their place, in the order of the document.
    replaced: Vec<(Range<usize>, String)>,
    texts: Vec<Written>,
}

impl<'a, 'f> Layout<'a, 'f> {
    fn of(root: Node<'_, '_>, faces: &'a Faces<'f>) -> Result<Self, SheetError> {
        let view = root.attribute("viewBox").unwrap_or_default();
        let width = view.split([' ', ',']).nth(2).and_then(|width| width.parse().ok());
        let width = width.ok_or_else(|| error(root, "a sheet needs a `viewBox`".to_owned()))?;
        let direction = match root.attribute("direction") {
            Some("rtl") => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        };
        Ok(Self { faces, direction, width, replaced: Vec::new(), texts: Vec::new() })
    }

    fn element(&mut self, node: Node<'_, '_>) -> Result<(), SheetError> {
        for child in node.children().filter(Node::is_element) {
            if child.tag_name().namespace() != Some(NAMESPACE) {
                self.element(child)?;
                continue;
            }
            let replacement = match child.tag_name().name() {
                "text" => self.text(child)?,
                "stack" => self.stack(child)?,
                "qr" => self.qr(child)?,
                "image" => self.image(child)?,
                name => return Err(error(child, format!("there is no `u:{name}`: text, stack, qr, image"))),
            };
            self.replaced.push((child.range(), replacement));
        }
        Ok(())
    }

    fn text(&mut self, node: Node<'_, '_>) -> Result<String, SheetError> {
        let area = self.mirrored(area(node)?);
        let Some(fitted) = self.fitted(node, area)? else { return Ok(String::new()) };
        let top = area.y + spare(align(node, "valign")?, area.height - fitted.height);
        self.written(node, &fitted, area, top)
    }

    /// The texts one below the other. Each takes no more room than it says; the first, which is the largest, gets what
    /// the others leave.
    fn stack(&mut self, node: Node<'_, '_>) -> Result<String, SheetError> {
        let area = self.mirrored(area(node)?);
        let children: Vec<_> = node.children().filter(Node::is_element).collect();
        let mut parts = Vec::new();
        let mut height = 0.0;
        for (index, child) in children.iter().enumerate().rev() {
            let gap = if index == 0 { 0.0 } else { optional(*child, "gap")?.unwrap_or(0.0) };
            let room = (area.height - height - gap).min(required(*child, "height")?);
            let room = Area { height: room.max(area.height / 100.0), ..area };
            let Some(fitted) = self.fitted(*child, room)? else { continue };
            height += gap + fitted.height;
            parts.push((*child, fitted, gap));
        }
        let mut top = area.y + spare(align(node, "valign")?, area.height - height);
        let mut all = String::new();
        for (child, fitted, gap) in parts.into_iter().rev() {
            all += &self.written(child, &fitted, area, top + gap)?;
            top += gap + fitted.height;
        }
        Ok(all)
    }

    fn qr(&self, node: Node<'_, '_>) -> Result<String, SheetError> {
        let side = required(node, "size")?;
        let area = Area { x: required(node, "x")?, y: required(node, "y")?, width: side, height: side };
        let colour = |name: &str, usual: &'static str| node.attribute(name).unwrap_or(usual).to_owned();
        let text = attributes::text(node);
        let code = qr::code(&text, self.mirrored(area), &colour("fill", "#000000"), &colour("ground", "#ffffff"));
        code.ok_or_else(|| error(node, "this text is too long for a QR code".to_owned()))
    }

    fn image(&self, node: Node<'_, '_>) -> Result<String, SheetError> {
        let Area { x, y, width, height } = self.mirrored(area(node)?);
        let side = if self.direction == Direction::RightToLeft { "xMax" } else { "xMin" };
        Ok(format!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"{side}YMid meet\" href=\"{}\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            escaped(node.attribute("href").unwrap_or_default())
        ))
    }

    fn mirrored(&self, area: Area) -> Area {
        match self.direction {
            Direction::LeftToRight => area,
            Direction::RightToLeft => Area { x: self.width - area.x - area.width, ..area },
        }
    }

    /// The text of an element in a box; `None` where there is nothing to write.
    fn fitted(&mut self, node: Node<'_, '_>, area: Area) -> Result<Option<Fitted>, SheetError> {
        let text = attributes::text(node);
        let direction = Direction::of(&text).unwrap_or(self.direction);
        let frame = frame(node, area.width, area.height, direction)?;
        let (text, unknown) = self.known(&text, frame.cut);
        if text.is_empty() && unknown.is_empty() {
            return Ok(None);
        }
        let fitted = fit(&text, &frame, self.faces);
        let over = frame.smallest / fitted.size;
        let field = node.attribute("name").unwrap_or_default().to_owned();
        self.texts.push(Written { field, fullness: over * over, unknown });
        Ok(Some(fitted))
    }

    /// The text without the signs that no font has, and all characters that none has.
    fn known(&self, text: &str, cut: Cut) -> (String, Vec<char>) {
        let is_unknown = |c: &char| !c.is_whitespace() && !is_invisible(*c) && self.faces.with(*c, cut).is_none();
        let mut unknown: Vec<char> = text.chars().filter(is_unknown).collect();
        if unknown.is_empty() {
            return (text.to_owned(), unknown);
        }
        unknown.sort_unstable();
        unknown.dedup();
        let kept: String = text.chars().filter(|c| !(is_sign(*c) && is_unknown(c))).collect();
        let words = kept.split(' ').filter(|word| !word.chars().all(is_invisible));
        (words.collect::<Vec<_>>().join(" "), unknown)
    }

    /// The lines as texts whose places don't depend on who draws them: every run has its own.
    fn written(&self, node: Node<'_, '_>, fitted: &Fitted, area: Area, top: f64) -> Result<String, SheetError> {
        let align = align(node, "align")?;
        let size = number(fitted.size);
        let mut written = format!("<g fill=\"{}\">", escaped(node.attribute("fill").unwrap_or("#000000")));
        let mut y = top + fitted.first;
        for line in &fitted.lines {
            let from_left = match (align, self.direction) {
                (Align::Middle, _) => Align::Middle,
                (Align::Start, Direction::LeftToRight) | (Align::End, Direction::RightToLeft) => Align::Start,
                _ => Align::End,
            };
            let mut x = area.x + spare(from_left, area.width - line.width * fitted.size);
            for run in &line.runs {
                let (alias, text) = (Faces::alias(run.face), directed(&run.text, run.direction));
                let shifted = shifted(run, fitted.size);
                written += &format!(
                    "<text x=\"{}\" y=\"{}\"{shifted} font-size=\"{size}\" font-family=\"{alias}\" xml:space=\"preserve\">{}</text>",
                    number(x),
                    number(y),
                    escaped(&text)
                );
                x += run.width * fitted.size;
            }
            y += fitted.pitch;
        }
        Ok(written + "</g>")
    }
}

/// How much of the free room lies before a block.
fn spare(align: Align, room: f64) -> f64 {
    match align {
        Align::Start => 0.0,
        Align::Middle => room / 2.0,
        Align::End => room,
    }
}

/// The `dx` of a run's characters, where one has any.
fn shifted(run: &Run, size: f64) -> String {
    let Some(last) = run.shifts.iter().map(|(number, _)| *number).max() else { return String::new() };
    // The mark before a run from right to left is a character too.
    let before = usize::from(run.direction == Direction::RightToLeft);
    let shift =
        |number: usize| run.shifts.iter().find(|(known, _)| known + before == number).map_or(0.0, |(_, by)| *by);
    let all: Vec<String> = (0..=last + before).map(|n| number(shift(n) * size)).collect();
    format!(" dx=\"{}\"", all.join(" "))
}

/// A run by itself would be taken to go from left to right: between two marks its signs go the way of its letters.
fn directed(text: &str, direction: Direction) -> String {
    const MARK: char = '\u{200f}';
    match direction {
        Direction::LeftToRight => text.to_owned(),
        Direction::RightToLeft => format!("{MARK}{text}{MARK}"),
    }
}

/// Emoji and other pictures: a sentence says the same without them.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{20e3}' | '\u{1f000}'..='\u{1faff}')
}
