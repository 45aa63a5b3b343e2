//! [`Prose`]: a Markdown text as a tree that holds no Markdown any more.
//!
//! Every channel writes itself from this tree with an exhaustive `match`, so that a construct that a channel
//! cannot show is a decision in its code and never lost by accident. Places are those of the authored file.

use std::sync::Arc;

use super::copy::{MergeTag, Placeholder};
use super::manuscript::Leaf;
use super::walk::{Node, each_node};
use super::{Id, Persona, Shown};
use crate::source::Place;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// Shared by all editions and readings of the same text, until one of them finishes it in its own way.
    pub blocks: Arc<[Block]>,
    /// Footnote texts in the order in which they are first cited, each with its label.
    pub footnotes: Vec<(String, Vec<Block>)>,
    /// The words as they stand in the file, for those who judge wording.
    pub leaves: Arc<[Leaf]>,
    holds: Holds,
    headings: Arc<[Box<str>]>,
}

/// What a text was made with, for those who look for one thing: most texts hold none of it, and to walk those of a large portal
/// takes longer than whatever is done about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holds {
    /// Links and pictures.
    pub links: bool,
    /// Placeholders, merge tags, raw HTML: what has to be judged.
    pub tokens: bool,
    /// `:::for persona`.
    pub passages: bool,
}

impl Prose {
    pub fn new(blocks: Vec<Block>, footnotes: Vec<(String, Vec<Block>)>) -> Self {
        let mut prose = Self { blocks: blocks.into(), footnotes, ..Self::default() };
        let (mut holds, mut headings) = (Holds::default(), Vec::new());
        each_node(&prose, &mut |node| match node {
            Node::Inline(Inline::Link(_) | Inline::Image(_)) => holds.links = true,
            Node::Inline(Inline::Value(_) | Inline::Merge(_) | Inline::Html { .. })
            | Node::Block(Block::Html { .. }) => holds.tokens = true,
            Node::Block(Block::For { .. }) => holds.passages = true,
            Node::Block(Block::Heading { id, .. }) => headings.push(id.as_str().into()),
            _ => {}
        });
        (prose.holds, prose.headings) = (holds, headings.into());
        prose
    }

    /// The ids of its headings, in order.
    pub fn headings(&self) -> &Arc<[Box<str>]> {
        &self.headings
    }

    pub fn holds(&self) -> Holds {
        self.holds
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// `level` is 1 to 6 as authored; `id` is unique within the text.
    Heading {
        level: u8,
        id: String,
        content: Vec<Inline>,
    },
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        items: Vec<ListItem>,
    },
    Quote(Vec<Block>),
    /// `> [!NOTE]` and its four siblings.
    Alert {
        kind: AlertKind,
        blocks: Vec<Block>,
    },
    Code {
        language: String,
        text: String,
    },
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Definitions(Vec<Definition>),
    Rule,
    /// Raw HTML as authored; untrusted.
    Html {
        text: String,
        place: Place,
    },
    /// `:::for persona` … `:::`: only for readers of that persona.
    For {
        persona: PersonaRef,
        blocks: Vec<Block>,
    },
}

/// The persona that a passage is kept for. The name is resolved once all personas are known.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonaRef {
    pub slug: String,
    pub place: Place,
    /// `None` until resolved, and for good where no such persona exists.
    pub id: Option<Id<Persona>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// `Some` for a task list item: whether it is ticked.
    pub done: Option<bool>,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    pub term: Vec<Inline>,
    pub meanings: Vec<Vec<Block>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    Code(String),
    Link(Box<Link>),
    Image(Box<Picture>),
    /// A line end in the source: a space in most channels.
    SoftBreak,
    HardBreak,
    /// The number of the footnote (from 1) and which citation of it this is (from 1).
    FootnoteRef {
        number: usize,
        citation: usize,
    },
    Value(Placeholder),
    Merge(MergeTag),
    /// Raw HTML as authored; untrusted.
    Html {
        text: String,
        place: Place,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The address as authored. Placeholders in addresses are not supported and are reported as broken links.
    pub to: String,
    pub target: Target,
    pub title: String,
    pub content: Vec<Inline>,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub to: String,
    pub target: Target,
    /// What is published of it, once that is known.
    pub shown: Option<Box<Shown>>,
    pub alt: String,
    pub title: String,
    pub place: Place,
}

/// Where a link leads. Check resolves every `Unresolved` one or reports it.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    Unresolved,
    /// A page of this portal or a place on it: an address relative to the portal's root, such as
    /// `courses/feedback/#try-it` (empty: the front page).
    Portal(String),
    /// A published file, the same for every language of the portal: `assets/bench.1a2b3c4d5e.jpg`.
    File(String),
    /// A fragment of the page it stands on, with its `#`.
    Fragment(String),
    /// `https:`, `http:`, `mailto:` or `tel:`, normalised.
    External(String),
}
