//! Where files that are not pages are published.

use std::collections::BTreeMap;

/// Addresses of published files, relative to the portal's root.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// By the path in the content folder: `courses/feedback/cover.svg` → `assets/cover.1a2b3c4d5e.svg`,
    /// `static/logo.svg` → `logo.svg`.
    pub content: BTreeMap<String, String>,
    /// By the path in the theme's `assets/`: `portal.css` → `assets/portal.1a2b3c4d5e.css`.
    pub theme: BTreeMap<String, String>,
}
