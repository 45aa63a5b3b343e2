//! [`Parted`]: a laid-out sheet in two, its ground and what is written on it. Sheets of one campaign differ in their words alone, so
//! what takes longest to draw needs to be drawn once. Enter at [`Parted::of`].

use std::ops::Range;

use resvg::usvg::roxmltree::Node;

/// Two sheets of the same size: one drawn on the other is the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    pub ground: String,
    pub words: String,
}

/// What is said to people who can't see, and differs where the picture doesn't.
const SAID: [&str; 2] = ["title", "desc"];
/// What both parts may refer to.
const SHARED: [&str; 2] = ["style", "defs"];
/// How parts of a picture refer to each other.
const REFERENCES: [&str; 3] = ["url(", "href=\"#", "href='#"];

impl Parted {
    /// Parts a sheet before the first element at its top level that holds one of the elements `replaced`. `laid` is the sheet
    /// of `root` after they were replaced. `None` where it isn't known that the two drawn one on the other are the same picture.
    pub fn of(root: Node<'_, '_>, replaced: &[Range<usize>], laid: &str) -> Option<Self> {
        let first = replaced.first()?.start;
        let seam = root.children().find(|child| child.range().contains(&first))?.range().start;
        // Nothing was replaced before the seam, so the places in the document are those in the laid-out sheet.
        let opening = laid.get(root.range().start..root.first_child()?.range().start)?;
        let rest = laid.get(seam..)?;
        if REFERENCES.iter().any(|reference| rest.contains(reference)) {
            return None;
        }
        let (mut ground, mut words) = (opening.to_owned(), opening.to_owned());
        let before = root.children().filter(|child| child.is_element() && child.range().end <= seam);
        for child in before.filter(|child| !SAID.contains(&child.tag_name().name())) {
            let element = laid.get(child.range())?;
            ground += element;
            if SHARED.contains(&child.tag_name().name()) {
                words += element;
            }
        }
        Some(Self { ground: ground + "</svg>", words: words + rest })
    }
}
