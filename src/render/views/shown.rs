//! A picture of the content folder as `partials/picture.html` shows it. Addresses are relative to where files are published.

use serde::Serialize;

use crate::model;

#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// For programs that know no WebP.
    pub src: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// From narrow to wide; empty for a drawing.
    pub webp: Vec<Width>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Width {
    pub src: String,
    /// In pixels.
    pub width: u32,
}

impl From<&model::Shown> for Shown {
    fn from(shown: &model::Shown) -> Self {
        let width = |webp: &model::shown::Width| Width { src: webp.src.clone(), width: webp.width };
        Self {
            src: shown.src.clone(),
            width: shown.width,
            height: shown.height,
            webp: shown.webp.iter().map(width).collect(),
        }
    }
}
