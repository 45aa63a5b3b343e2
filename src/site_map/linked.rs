//! [`Linked`]: texts whose links were led on before, for whoever makes the site map again after a small change.
//!
//! Where the links of a text lead depends on the text, and on which pages and headings there are. A text is used again where both
//! are the same. Files and pictures, of which more has to be known, are looked at each time, as is whatever has a finding.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::addresses::Addresses;
use crate::model::prose::{Block, Prose};

/// By language. Whoever makes the site map once keeps nothing: a text that is kept has to be copied.
#[derive(Debug, Default)]
pub enum Linked {
    #[default]
    Nothing,
    Lasting(BTreeMap<String, LinkedTexts>),
}

impl Linked {
    /// The texts of a language, to be given back with [`Linked::keep`]; `None` where nothing is kept.
    pub fn take(&mut self, language: &str) -> Option<LinkedTexts> {
        match self {
            Self::Nothing => None,
            Self::Lasting(texts) => Some(texts.remove(language).unwrap_or_default()),
        }
    }

    pub fn keep(&mut self, language: &str, kept: LinkedTexts) {
        if let Self::Lasting(texts) = self {
            texts.insert(language.to_owned(), kept);
        }
    }
}

/// Texts of one language that lead to pages only, with what they were led on with.
#[derive(Debug, Default)]
pub struct LinkedTexts {
    addresses: Arc<Addresses>,
    /// By where the blocks that were authored stand in memory. They are kept, so that no others can come to stand there.
    texts: HashMap<usize, LinkedText, FixedState>,
}

#[derive(Debug, Clone)]
pub struct LinkedText {
    authored: Arc<[Block]>,
    finished: Prose,
}

impl LinkedText {
    pub fn new(authored: Arc<[Block]>, finished: Prose) -> Self {
        Self { authored, finished }
    }

    pub fn finished(&self) -> Prose {
        self.finished.clone()
    }
}

impl LinkedTexts {
    pub fn new(addresses: Arc<Addresses>, texts: impl IntoIterator<Item = LinkedText>) -> Self {
        let texts = texts.into_iter().map(|text| (place(&text.authored), text)).collect();
        Self { addresses, texts }
    }

    /// Those that are still true where links lead to `addresses`.
    pub fn of(self, addresses: &Addresses) -> Self {
        if self.addresses.leads_like(addresses) { self } else { Self::default() }
    }

    pub fn get(&self, authored: &Arc<[Block]>) -> Option<&LinkedText> {
        self.texts.get(&place(authored))
    }
}

fn place(blocks: &Arc<[Block]>) -> usize {
    Arc::as_ptr(blocks).addr()
}
