//! The campaign kit's own pages.

use serde::Serialize;

/// The same around every page of the kit.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The portal's name.
    pub portal: String,
    pub language: String,
    pub dir: &'static str,
    /// The portal's mark as an address that needs no file.
    pub icon: String,
}

/// What one page says about itself.
#[derive(Debug, Serialize)]
pub struct Head {
    pub title: String,
    /// The way to the kit's folder.
    pub root: String,
}
