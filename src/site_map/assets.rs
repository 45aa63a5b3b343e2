//! Where files that are not pages are published.

use std::collections::BTreeMap;

use super::data;
use crate::model::Settings;

/// Addresses of published files, relative to the portal's root.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// By the path in the content folder: `courses/feedback/cover.svg` → `assets/cover.1a2b3c4d5e.svg`,
    /// `static/logo.svg` → `logo.svg`.
    pub content: BTreeMap<String, String>,
    /// By the path in the theme's `assets/`: `portal.css` → `assets/portal.1a2b3c4d5e.css`.
    pub theme: BTreeMap<String, String>,
    /// Data for scripts, by name and language: `search-en` → `assets/search-en.1a2b3c4d5e.js`.
    pub data: BTreeMap<String, String>,
}

impl Assets {
    /// The address of data for a portal's pages; empty where there is none.
    pub fn data_of(&self, name: &str, settings: &Settings) -> String {
        self.data.get(&data::key(name, &settings.language)).cloned().unwrap_or_default()
    }
}
