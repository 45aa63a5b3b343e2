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

/// What style sheets may name, since any element may be meant.
const MOST_IN_SHEETS: usize = 200;

/// Whether it comes to more than anybody can draw.
pub fn is_endless(root: Node<'_, '_>) -> bool {
    let elements = || root.descendants().filter(Node::is_element);
    let sheets = elements().filter(|node| node.tag_name().name() == "style").filter_map(|node| node.text());
    let named = elements().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut drawing = Drawing { named, anywhere: Vec::new(), known: HashMap::new() };
    drawing.anywhere = sheets.flat_map(in_css).filter_map(|id| drawing.repeated(id)).collect();
    drawing.anywhere.len() > MOST_IN_SHEETS || drawing.shapes(root, 0) > MOST
}

struct Drawing<'d> {
    named: HashMap<&'d str, Node<'d, 'd>>,
    /// What style sheets name, for any element at all.
    anywhere: Vec<Node<'d, 'd>>,
    /// How many shapes a part comes to; none while that is being reckoned, so that a circle, which nobody draws, has an end.
    known: HashMap<NodeId, u64>,
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
        let own = 1 + pictured(node) / PIXELS_OF_A_SHAPE;
        let shapes = inner.into_iter().fold(own, |sum: u64, inner| sum.saturating_add(self.shapes(inner, depth + 1)));
        self.known.insert(node.id(), shapes);
        shapes
    }

    fn named_by(&self, node: Node<'d, 'd>) -> Vec<Node<'d, 'd>> {
        let links = links(node).filter_map(|to| to.trim().strip_prefix('#'));
        let own = links.chain(node.attributes().flat_map(|attribute| in_css(attribute.value())));
        own.filter_map(|id| self.repeated(id)).chain(self.anywhere.iter().copied()).collect()
    }
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
