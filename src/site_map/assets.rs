//! Where files that are not pages are published.

use std::collections::BTreeMap;

use super::data;
use crate::imaging::Print;
use crate::model::{Settings, Shown};

/// Addresses of published files, relative to the portal's root.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// What links lead to, by the path in the content folder: `courses/feedback/checklist.pdf` →
    /// `assets/checklist.1a2b3c4d5e.pdf`, `static/logo.svg` → `logo.svg`.
    pub content: BTreeMap<String, String>,
    /// Pictures that are shown, by the path in the content folder.
    pub pictures: BTreeMap<String, Shown>,
    /// Portraits, which are cut to a square, likewise.
    pub portraits: BTreeMap<String, Shown>,
    /// The brand's marks, likewise.
    pub logos: BTreeMap<String, Shown>,
    /// Every picture that is made of an author's, by its address.
    pub prints: BTreeMap<String, Print>,
    /// By the path in the theme's `assets/`: `portal.css` → `assets/portal.1a2b3c4d5e.css`.
    pub theme: BTreeMap<String, String>,
    /// Data for scripts, by name and language: `search-en` → `data/search-en.js`.
    pub data: BTreeMap<String, String>,
}

impl Assets {
    /// The same and those of `other`. What both name they name alike, since an address follows from the file alone.
    pub fn extend(&mut self, other: Self) {
        self.content.extend(other.content);
        self.pictures.extend(other.pictures);
        self.portraits.extend(other.portraits);
        self.logos.extend(other.logos);
        self.prints.extend(other.prints);
        self.theme.extend(other.theme);
        self.data.extend(other.data);
    }

    /// The address of data for a portal's pages; empty where there is none.
    pub fn data_of(&self, name: &str, settings: &Settings) -> String {
        self.data.get(&data::key(name, settings)).cloned().unwrap_or_default()
    }

    /// The address of a picture for programs that know nothing of widths and WebP, such as those for mail.
    pub fn picture(&self, file: &str) -> Option<&str> {
        self.pictures.get(file).map(|shown| shown.src.as_str())
    }

    /// The same for a brand's mark.
    pub fn logo(&self, file: &str) -> Option<&str> {
        self.logos.get(file).map(|shown| shown.src.as_str())
    }

    /// The same for a portrait.
    pub fn portrait(&self, file: &str) -> Option<&str> {
        self.portraits.get(file).map(|shown| shown.src.as_str())
    }
}
