//! The brand: from the few colours an author gives to everything pages and e-mails are drawn with.
//!
//! Enter at [`Tokens::of`]. Whatever the author's colours, derived pairs meet WCAG AA in light and in dark.

use crate::model::portal::Colour;

/// The design tokens. The portal's stylesheet and the e-mails' inline styles are written from the same value.
#[derive(Debug, Clone, PartialEq)]
pub struct Tokens {
    pub light: Scheme,
    pub dark: Scheme,
    /// Corner radius of controls, in CSS pixels; cards use twice that.
    pub radius: u8,
    /// CSS font stacks; nothing is ever fetched from elsewhere.
    pub heading_font: String,
    pub body_font: String,
}

/// The colours of one scheme. Text pairs have at least 4.5:1, controls and large text 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scheme {
    /// The page's ground.
    pub paper: Colour,
    /// Cards and panels on the paper.
    pub surface: Colour,
    /// Quiet bands and wells.
    pub surface_soft: Colour,
    /// Text, and quieter text; both readable on paper, surface and surface_soft.
    pub ink: Colour,
    pub ink_soft: Colour,
    /// Hairlines (decorative) and the borders of controls (3:1).
    pub line: Colour,
    pub line_strong: Colour,
    /// The brand colour as a ground, and text on it.
    pub primary: Colour,
    pub on_primary: Colour,
    /// The ground while hovered or pressed; carries `on_primary` too.
    pub primary_strong: Colour,
    /// A tint of the brand colour as a ground for `ink` and `link`.
    pub primary_soft: Colour,
    /// The brand colour as text and icons on paper, surface, surface_soft and primary_soft.
    pub link: Colour,
    /// The one accent: ground, text on it, a tint, and as text.
    pub accent: Colour,
    pub on_accent: Colour,
    pub accent_soft: Colour,
    pub accent_text: Colour,
    /// Meaning, as text on paper and surface.
    pub success: Colour,
    pub warning: Colour,
    pub danger: Colour,
    /// The focus ring, 3:1 against paper, surface and primary.
    pub focus: Colour,
}
