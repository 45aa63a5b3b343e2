//! Withdrawal: everything that has to change so that a person is named nowhere any more. It changes nothing itself.
//!
//! Enter at [`withdraw`]. `who` says whom a name means, `edits` what to change in the content folder, `carried` which
//! artefacts carry them now; `letters` finds a name however it is written.

mod carried;
mod edits;
pub mod human;
pub mod json;
mod letters;
mod lines;
mod who;

use std::sync::Arc;

pub use carried::{Artefact, Because, Carried};
pub use edits::{Action, Edit};
pub use who::Nobody;

use crate::load::Content;
use crate::source::Source;
use letters::Name;

/// What to do for somebody who takes their consent back.
#[derive(Debug)]
pub struct Withdrawal {
    pub name: String,
    /// In the order of files and lines.
    pub edits: Vec<Edit>,
    /// Lines with only a part of the name, which may mean them.
    pub look: Vec<Look>,
    pub carried: Vec<Carried>,
}

/// A line that a person has to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub text: String,
}

/// The withdrawal of the person whom `asked` means: a name, or the slug of a testimonial or champion. `texts` are all
/// texts of the content folder, `artefacts` the output as it is.
///
/// # Errors
/// When nobody, or more than one person, is meant.
pub fn withdraw(
    asked: &str,
    content: &Content,
    texts: &[Arc<Source>],
    artefacts: &[Artefact],
) -> Result<Withdrawal, Nobody> {
    let person = who::meant(asked, content)?;
    let name = Name::new(&person.name).ok_or_else(|| Nobody::unknown(asked, content))?;
    let (edits, look) = edits::edits(&person, &name, content, texts);
    let own = edits.iter().filter(|edit| edit.action == Action::DeleteFile).map(|edit| edit.file.as_str()).collect();
    let carried = carried::carried(&person, &own, &name, artefacts);
    if !person.is_listed && edits.is_empty() && carried.is_empty() {
        return Err(Nobody::unknown(asked, content));
    }
    Ok(Withdrawal { name: person.name, edits, look, carried })
}
