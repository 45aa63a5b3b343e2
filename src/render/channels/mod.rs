//! One folder for each channel a message can take.
//!
//! `delivery` is what they share: how copy is resolved, how links become absolute and attributed, in which dialect
//! merge tags are written. `text` turns prose into plain text; `email` writes the three files of an e-mail.

pub mod delivery;
pub mod email;
pub mod headings;
pub mod merge_tags;
pub mod outbound;
pub mod text;

#[cfg(test)]
pub(crate) mod fixture;
