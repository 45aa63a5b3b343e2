//! The style guide.

use serde::Serialize;
use tera::Value;

use super::people::{Person, Start};
use super::{Action, Cover};

#[derive(Debug, Serialize)]
pub struct Styleguide {
    /// The words of the looks, the portal's own first.
    pub looks: Vec<&'static str>,
    /// Where the style sheet that shows looks side by side is published.
    pub looks_css: String,
    pub colours: Vec<Swatch>,
    pub pairs: Vec<PairRow>,
    pub steps: Vec<StepRow>,
    pub groups: Vec<TokenGroup>,
    pub families: Vec<Vec<Cover>>,
    pub people: Vec<Person>,
    pub doors: Vec<Value>,
    /// The first of each kind that the portal has.
    pub course: Option<Value>,
    pub event: Option<Value>,
    pub voice: Option<Value>,
    pub story: Option<Value>,
    pub start: Option<Start>,
    pub action: Action,
}

/// A colour of the brand, as it is in light and in dark.
#[derive(Debug, Serialize)]
pub struct Swatch {
    pub name: String,
    pub light: String,
    pub dark: String,
}

/// Two colours that meet, and their contrast.
#[derive(Debug, Serialize)]
pub struct PairRow {
    pub text: String,
    pub ground: String,
    /// `4.52`, cut and never rounded up.
    pub light: String,
    pub dark: String,
    pub needed: String,
}

/// A size of type.
#[derive(Debug, Serialize)]
pub struct StepRow {
    pub name: String,
    pub step: i8,
    /// In pixels, on a small phone and on a laptop.
    pub least: u32,
    pub most: u32,
}

#[derive(Debug, Serialize)]
pub struct TokenGroup {
    pub title: String,
    pub tokens: Vec<TokenRow>,
}

/// A token with its value in each look, in the order of `looks`.
#[derive(Debug, Serialize)]
pub struct TokenRow {
    pub name: &'static str,
    pub values: Vec<&'static str>,
}
