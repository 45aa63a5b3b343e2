//! Walks a [`Prose`]: every block and inline, however deep, for those who look for one kind of them.

use std::sync::Arc;

use super::prose::{Block, Inline, Prose};

/// One node of a prose.
pub enum Node<'a> {
    Block(&'a Block),
    Inline(&'a Inline),
}

/// Calls `visit` with every node, parents before children, footnotes last.
pub fn each_node<'a>(prose: &'a Prose, visit: &mut dyn FnMut(Node<'a>)) {
    each_block(&prose.blocks, visit);
    prose.footnotes.iter().for_each(|(_, blocks)| each_block(blocks, visit));
}

/// Calls `visit` with every node of these blocks, parents before children.
pub fn each_block<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(Node<'a>)) {
    for block in blocks {
        visit(Node::Block(block));
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => each_inline(content, visit),
            Block::List { items, .. } => items.iter().for_each(|item| each_block(&item.blocks, visit)),
            Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::For { blocks, .. } => each_block(blocks, visit),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| each_inline(cell, visit));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    each_inline(&definition.term, visit);
                    definition.meanings.iter().for_each(|blocks| each_block(blocks, visit));
                }
            }
            Block::Code { .. } | Block::Rule | Block::Html { .. } => {}
        }
    }
}

fn each_inline<'a>(content: &'a [Inline], visit: &mut dyn FnMut(Node<'a>)) {
    for inline in content {
        visit(Node::Inline(inline));
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => each_inline(inner, visit),
            Inline::Link(link) => each_inline(&link.content, visit),
            _ => {}
        }
    }
}

/// One node of a prose, to be finished.
pub enum NodeMut<'a> {
    Block(&'a mut Block),
    Inline(&'a mut Inline),
}

/// As [`each_node`], for those who finish nodes. A text that is shared is copied: ask first what it [holds](Prose::holds).
pub fn each_node_mut(prose: &mut Prose, visit: &mut dyn FnMut(NodeMut<'_>)) {
    each_block_mut(Arc::make_mut(&mut prose.blocks), visit);
    prose.footnotes.iter_mut().for_each(|(_, blocks)| each_block_mut(blocks, visit));
}

fn each_block_mut(blocks: &mut [Block], visit: &mut dyn FnMut(NodeMut<'_>)) {
    for block in blocks {
        visit(NodeMut::Block(block));
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => each_inline_mut(content, visit),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_block_mut(&mut item.blocks, visit)),
            Block::Quote(blocks) | Block::Alert { blocks, .. } | Block::For { blocks, .. } => {
                each_block_mut(blocks, visit);
            }
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| each_inline_mut(cell, visit));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    each_inline_mut(&mut definition.term, visit);
                    definition.meanings.iter_mut().for_each(|blocks| each_block_mut(blocks, visit));
                }
            }
            Block::Code { .. } | Block::Rule | Block::Html { .. } => {}
        }
    }
}

fn each_inline_mut(content: &mut [Inline], visit: &mut dyn FnMut(NodeMut<'_>)) {
    for inline in content {
        visit(NodeMut::Inline(inline));
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                each_inline_mut(inner, visit);
            }
            Inline::Link(link) => each_inline_mut(&mut link.content, visit),
            _ => {}
        }
    }
}
