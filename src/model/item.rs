//! What every kind of item has: a name, an address, dates, an owner, a body.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::choice::choices;
use super::copy::Copy;
use super::prose::Prose;
use crate::source::{Place, Source};

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The last part of the item's address; unique within its kind.
    pub slug: String,
    pub title: String,
    /// The language of its words: the portal's, or that of the original where no translation exists.
    pub language: String,
    pub summary: Option<Copy>,
    pub publish_date: Option<Date>,
    pub expiry_date: Option<Date>,
    pub updated: Option<Date>,
    /// Old addresses relative to the portal's root, ending in `/`.
    pub aliases: Vec<String>,
    /// Smaller comes first; items without one come last, by title.
    pub weight: Option<i64>,
    pub tags: Vec<String>,
    pub image: Option<Image>,
    pub owner: Option<String>,
    pub review_by: Option<Date>,
    pub provenance: Option<Provenance>,
    pub reviewed_by: Option<String>,
    /// The author's free fields, for templates of their own.
    pub extra: BTreeMap<String, Extra>,
    pub body: Prose,
    pub origin: Origin,
}

impl Item {
    /// The day of the last change that readers should know of.
    pub fn changed(&self) -> Option<Date> {
        self.updated.or(self.publish_date)
    }
}

/// A picture of the content folder that will be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Relative to the content folder.
    pub file: String,
    pub alt: String,
}

choices! {
    /// Who wrote the words.
    Provenance { Human = "human", AiAssisted = "ai-assisted", AiGenerated = "ai-generated" }
}

/// A value of `[extra]`.
#[derive(Debug, Clone, PartialEq)]
pub enum Extra {
    Text(String),
    Integer(i64),
    Number(f64),
    Truth(bool),
    List(Vec<Extra>),
    Table(BTreeMap<String, Extra>),
}

/// Where an item was authored, so that later steps can point at any of its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    pub source: Arc<Source>,
    /// The values of the top-level fields by name.
    pub fields: BTreeMap<String, Range<usize>>,
    /// Codes that the author silenced here.
    pub allow: Vec<String>,
    /// The file of the original, where this is a translation of it.
    pub original: Option<Arc<str>>,
    /// The fields (and `body`) that a translation leaves out: their words are the original's.
    pub untranslated: BTreeSet<&'static str>,
}

impl Origin {
    /// The value of `field`, or the file where the field was not written.
    pub fn place(&self, field: &str) -> Place {
        match self.fields.get(field) {
            Some(span) => Place::new(&self.source, span.clone()),
            None => Place::file(&self.source),
        }
    }

    /// The value that names the item: its slug, else its title.
    pub fn name_place(&self) -> Place {
        self.place(if self.fields.contains_key("slug") { "slug" } else { "title" })
    }
}
