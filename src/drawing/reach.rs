//! Whether a stranger's drawing can be drawn into ours. Enter at [`is_near`].

use resvg::usvg::{Group, Node, Options, Tree};

/// How many times its own size a drawing may reach beyond its frame. What is drawn fits into some thousand pixels, and resvg 0.45
/// counts them in 32 bits: beyond, it would wrap around.
const REACH: f32 = 1_000.0;
/// No picture is larger along a side, in its own units. One that doesn't say how large it is, is as large as what it shows.
const LARGEST_SIDE: f32 = 100_000.0;

/// Whether all that is drawn lies within reach of the drawing's own frame; what can't be read is nowhere.
pub fn is_near(svg: &str) -> bool {
    let Ok(tree) = Tree::from_str(svg, &Options::default()) else { return false };
    let side = tree.size().width().max(tree.size().height());
    side <= LARGEST_SIDE && group_is_near(tree.root(), side * REACH)
}

/// Masks and patterns are groups of their own, drawn like any other.
fn group_is_near(group: &Group, most: f32) -> bool {
    let bounds = group.abs_layer_bounding_box();
    let own = group.layer_bounding_box();
    let edges = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom(), own.width(), own.height()];
    edges.iter().all(|edge| edge.abs() <= most) && group.children().iter().all(|node| node_is_near(node, most))
}

fn node_is_near(node: &Node, most: f32) -> bool {
    let mut is_near = match node {
        Node::Group(group) => group_is_near(group, most),
        _ => node.abs_layer_bounding_box().is_none_or(|it| it.width().max(it.height()) <= most),
    };
    node.subroots(|group| is_near &= group_is_near(group, most));
    is_near
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
        for inner in [far, scaled, &masked] {
            assert!(!is_near(&svg(inner)), "{inner}");
        }
        assert!(!is_near("no drawing"));
    }

    /// Found by fuzzing: what says nothing of its height took its shapes for its size.
    #[test]
    fn a_size_that_is_not_said_is_no_excuse() {
        let drawing = svg("<rect x=\"-1e30\" width=\"2e30\" height=\"9\"/>");
        for size in [" height=\"60\"", " width=\"120\""] {
            assert!(!is_near(&drawing.replacen(size, "", 1)), "{size}");
        }
    }

    #[test]
    fn what_overhangs_a_little_is_near() {
        assert!(is_near(&svg("")));
        assert!(is_near(&svg("<g opacity=\"0.5\"><circle cx=\"-20\" cy=\"300\" r=\"90\"/></g>")));
    }
}
