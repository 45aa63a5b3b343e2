//! Which artefacts carry a person's name, words or picture.

use crate::source::SourceFiles;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::letters::{Letters, Name};
use super::who::Person;

/// One file of the output.
pub struct Artefact {
    pub path: String,
    pub kind: String,
    /// The content files that it is made from.
    pub sources: SourceFiles,
    /// `None` for what can't be read as text.
    pub text: Option<String>,
}

/// An artefact that carries something of a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carried {
    pub path: String,
    pub kind: String,
    pub because: Because,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    Name,
    /// What they said.
    Words,
    /// A picture, or a drawing with their words: it is made from their own file.
    Made,
}

impl Because {
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Words => "words",
            Self::Made => "made-from-their-file",
        }
    }
}

/// So many words of a quote are nobody else's.
const QUOTED: usize = 6;

/// What scripts search: the words of pages, each by itself. Nobody can be told from theirs in it, so it is listed
/// whenever a page is.
const TAKEN_APART: &str = "page-data";

/// `gone` are the content files that are the person's own.
pub fn carried(person: &Person, gone: &BTreeSet<&str>, name: &Name, artefacts: &[Artefact]) -> Vec<Carried> {
    let begin = |quote: &String| Name::new(&quote.split_whitespace().take(QUOTED).collect::<Vec<_>>().join(" "));
    let quotes: Vec<Name> =
        person.quotes.iter().filter(|quote| quote.split_whitespace().count() >= QUOTED).filter_map(begin).collect();
    let mut carried: Vec<Carried> = artefacts
        .par_iter()
        .filter_map(|artefact| {
            let because = because(artefact, gone, name, &quotes)?;
            Some(Carried { path: artefact.path.clone(), kind: artefact.kind.clone(), because })
        })
        .collect();
    if carried.iter().any(|it| it.path.ends_with(".html")) {
        let apart = artefacts.iter().filter(|artefact| artefact.kind == TAKEN_APART);
        let because = Because::Made;
        let apart = apart.map(|it| Carried { path: it.path.clone(), kind: it.kind.clone(), because });
        let unknown: Vec<_> = apart.filter(|it| carried.iter().all(|known| known.path != it.path)).collect();
        carried.extend(unknown);
    }
    carried.sort();
    carried
}

fn because(artefact: &Artefact, gone: &BTreeSet<&str>, name: &Name, quotes: &[Name]) -> Option<Because> {
    let is_named = !Letters::of(&artefact.path).find(name).is_empty();
    let Some(text) = artefact.text.as_ref().filter(|_| !is_named) else {
        let is_made = artefact.sources.iter().any(|source| gone.contains(&**source));
        return if is_named { Some(Because::Name) } else { is_made.then_some(Because::Made) };
    };
    let forms = [Letters::of(text), Letters::without_tags(text)];
    let has = |name: &Name| forms.iter().any(|letters| !letters.find(name).is_empty());
    if has(name) {
        return Some(Because::Name);
    }
    quotes.iter().any(has).then_some(Because::Words)
}
