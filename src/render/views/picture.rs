//! What the templates of posters, screens and share pictures see, as `it`.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    pub lang: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    pub title: String,
    pub promise: String,
    /// Whom it is for; empty where it is for everyone.
    pub persona: String,
    /// Who passes it on: "With Jonas Weber". Empty where it is nobody's own.
    pub person: String,
    /// The portal's title.
    pub brand: String,
    /// What to do, in the author's words where there are some.
    pub action: String,
    /// The same in the program's words: "Scan to begin".
    pub scan: String,
    /// Until when; empty where the campaign stays open.
    pub until: String,
    /// The short link, in full and as people read it.
    pub link: String,
    pub link_shown: String,
    /// A `data:` URL; empty without a logo.
    pub logo: String,
    /// The light scheme's colours by the names of the brand's tokens.
    pub colours: BTreeMap<&'static str, String>,
    /// Of boxes, in millimetres on paper.
    pub corner: f32,
    /// The campaign's pattern: shapes in a box of 320 × 180.
    pub art: Value,
}

/// What the words of a page's card are made from.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    pub lang: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// What kind of thing it is: "Self-paced · 14 min".
    pub kicker: String,
    pub title: String,
    pub note: String,
    /// The colour of the words.
    pub ink: String,
}
