//! What templates see: plain words and addresses, ready to be written. The only `Serialize` between model and theme.
//!
//! Addresses are relative: templates put `root` before those of pages (`href`) and `files` before those of published
//! files (`src`); an [`Action`] that leads out says so with `external`. Changing a field here changes the contract of `crate::theme`.

pub mod attention;
pub mod campaign;
pub mod catalog;
pub mod check;
pub mod course;
pub mod courses_data;
pub mod embed;
pub mod event;
pub mod feed;
pub mod finder;
pub mod handout;
pub mod hosting;
pub mod kit;
pub mod listmonk;
pub mod measure;
pub mod measure_data;
pub mod page;
pub mod people;
pub mod picture;
pub mod plan;
pub mod plan_data;
pub mod report;
pub mod search;
pub mod selection;
pub mod shown;
pub mod styleguide;
pub mod together;
pub mod viva;

use serde::Serialize;
use tera::Value;

use shown::Shown;

/// A link within the portal.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub href: String,
    pub text: String,
    /// A few words more: `14 min`.
    pub note: String,
}

/// A link that may lead out of the portal.
#[derive(Debug, Clone, Serialize)]
pub struct Action {
    pub href: String,
    pub external: bool,
    pub text: String,
    pub note: String,
}

impl Link {
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into(), note: String::new() }
    }

    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

impl Action {
    pub fn inside(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), external: false, text: text.into(), note: String::new() }
    }

    pub fn outside(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), external: true, text: text.into(), note: String::new() }
    }
}

/// A picture: of the content folder, or generated.
#[derive(Debug, Clone, Serialize)]
pub struct Cover {
    /// None where `svg` is drawn instead.
    pub shown: Option<Shown>,
    pub alt: String,
    pub svg: Value,
}
