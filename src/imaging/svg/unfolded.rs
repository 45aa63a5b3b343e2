//! How much a drawing comes to where its parts name each other. Enter at [`is_endless`].
//!
//! `<use>` repeats a part, a pattern its content, a mask what it hides: thirty lines of which each shows the one before twice are
//! a thousand million shapes, for whoever draws the picture and for every browser that shows it.

use std::collections::HashMap;

use roxmltree::{Node, NodeId};

use super::{DEEPEST, XLINK, embedded};
use crate::imaging::MOST_PIXELS;

/// More shapes than a screen has pixels to show them.
const MOST: u64 = 1_000_000;

/// So many pixels of a picture weigh as much as a shape: all pictures of a drawing are no more than one of the largest.
const PIXELS_OF_A_SHAPE: u64 = MOST_PIXELS / MOST;

/// A shape is described in so many bytes; a longer path or text is as much work as several.
const BYTES_OF_A_SHAPE: usize = 64;

/// What one step of a filter costs, which reckons every pixel of its area.
const STEP: u64 = 1_000;

/// What style sheets may name, since any element may be meant.
const MOST_IN_SHEETS: usize = 200;

/// Whether it comes to more than anybody can draw.
pub fn is_endless(root: Node<'_, '_>) -> bool {
    let elements = || root.descendants().filter(Node::is_element);
    let sheets = elements().filter(|node| node.tag_name().name() == "style").filter_map(|node| node.text());
    let named = elements().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut drawing = Drawing { named, anywhere: Vec::new(), known: HashMap::new(), marker: 0 };
    drawing.anywhere = sheets.flat_map(in_css).filter_map(|id| drawing.repeated(id)).collect();
    if drawing.anywhere.len() > MOST_IN_SHEETS {
        return true;
    }
    let markers = elements().filter(|node| node.tag_name().name() == "marker");
    let largest = markers.map(|marker| drawing.shapes(marker, 0)).max().unwrap_or(0);
    drawing.known.clear();
    drawing.marker = largest;
    drawing.shapes(root, 0) > MOST
}

struct Drawing<'d> {
    named: HashMap<&'d str, Node<'d, 'd>>,
    /// What style sheets name, for any element at all.
    anywhere: Vec<Node<'d, 'd>>,
    /// How many shapes a part comes to; none while that is being reckoned, so that a circle, which nobody draws, has an end.
    known: HashMap<NodeId, u64>,
    /// How many shapes the largest marker comes to, which may stand at every point of every path.
    marker: u64,
}

impl<'d> Drawing<'d> {
    /// What an id names, unless drawing it costs the same whatever it is made of.
    fn repeated(&self, id: &str) -> Option<Node<'d, 'd>> {
        let node = *self.named.get(id)?;
        (!node.tag_name().name().ends_with("Gradient")).then_some(node)
    }

    fn shapes(&mut self, node: Node<'d, 'd>, depth: usize) -> u64 {
        if depth > 2 * DEEPEST {
            return MOST + 1;
        }
        if let Some(known) = self.known.get(&node.id()) {
            return *known;
        }
        self.known.insert(node.id(), 0);
        let inner: Vec<_> = node.children().filter(Node::is_element).chain(self.named_by(node)).collect();
        let own = self.own(node);
        let shapes = inner.into_iter().fold(own, |sum: u64, inner| sum.saturating_add(self.shapes(inner, depth + 1)));
        self.known.insert(node.id(), shapes);
        shapes
    }

    /// What an element costs by itself.
    fn own(&self, node: Node<'d, 'd>) -> u64 {
        let name = node.tag_name().name();
        let texts = node.children().filter(Node::is_text).filter_map(|text| text.text());
        let points = ["d", "points"].iter().filter_map(|name| node.attribute(*name)).map(points).sum::<u64>();
        let bytes: usize = node.attributes().map(|it| it.value()).chain(texts).map(str::len).sum();
        let described = u64::try_from(bytes / BYTES_OF_A_SHAPE).unwrap_or(MOST);
        let step = if name.starts_with("fe") { STEP } else { 1 };
        step + described + pictured(node) / PIXELS_OF_A_SHAPE + points.saturating_mul(self.marker)
    }

    fn named_by(&self, node: Node<'d, 'd>) -> Vec<Node<'d, 'd>> {
        let links = links(node).filter_map(|to| to.trim().strip_prefix('#'));
        let own = links.chain(node.attributes().flat_map(|attribute| in_css(attribute.value())));
        own.filter_map(|id| self.repeated(id)).chain(self.anywhere.iter().copied()).collect()
    }
}

/// How many points a path has at most: each has a number or a letter, and something between it and the next.
fn points(path: &str) -> u64 {
    u64::try_from(path.len() / 2).unwrap_or(MOST)
}

/// How many pixels the picture has that an element shows.
fn pictured<'d>(node: Node<'d, 'd>) -> u64 {
    let is_image = node.tag_name().name() == "image";
    links(node).filter(|_| is_image).filter_map(embedded::pixels).sum()
}

fn links<'d>(node: Node<'d, 'd>) -> impl Iterator<Item = &'d str> {
    let is_link = |space: Option<&str>, name: &str| name == "href" && matches!(space, None | Some(XLINK));
    node.attributes().filter(move |it| is_link(it.namespace(), it.name())).map(|it| it.value())
}

/// The ids that `url(#…)` names.
fn in_css(css: &str) -> impl Iterator<Item = &str> {
    css.split("url(").skip(1).filter_map(|rest| {
        let id = rest.trim_start().trim_start_matches(['"', '\'']).strip_prefix('#')?;
        Some(id.split(['"', '\'', ')']).next().unwrap_or(id).trim_end())
    })
}
