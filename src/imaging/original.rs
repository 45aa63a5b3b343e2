//! [`Original`]: an author's picture with everything that it is published as. A [`Print`] is one of these.

use std::sync::Arc;

use super::Rendition;
use crate::inside::Inside;

/// What makes the pictures. A change here makes every one anew; a test holds it to `Cargo.lock`.
pub const DEVELOPED_BY: &str =
    "image 0.25.10, fast_image_resize 6.1.0, libwebp-sys 0.9.6, moxcms 0.8.1, roxmltree 0.20.0, uptake 1";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Relative to the content folder.
    pub file: String,
    /// Where it lies.
    pub disk: Inside,
    /// The blake3 hash of what is in it.
    pub hash: String,
    pub renditions: Vec<Rendition>,
}

/// One published picture of an original, made when its bytes are needed.
#[derive(Debug, Clone)]
pub struct Print {
    pub original: Arc<Original>,
    /// Which of its renditions.
    pub index: usize,
}

impl Original {
    /// The same for the same renditions of the same picture.
    pub fn id(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        self.renditions.iter().for_each(|rendition| {
            hasher.update(self.key(*rendition).as_bytes());
        });
        hasher.finalize().to_hex().to_string()
    }

    /// The same for the same bytes of a rendition: it is made of everything that they depend on.
    pub fn key(&self, rendition: Rendition) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(DEVELOPED_BY.as_bytes()).update(self.hash.as_bytes());
        hasher.update(format!("{rendition:?}").as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

impl Print {
    pub fn rendition(&self) -> Option<Rendition> {
        self.original.renditions.get(self.index).copied()
    }

    pub fn key(&self) -> String {
        self.rendition().map(|rendition| self.original.key(rendition)).unwrap_or_default()
    }
}
