//! The brand: from the few colours an author gives to everything pages and e-mails are drawn with.
//!
//! Enter at [`Tokens::of`]. Whatever the author's colours, every pair of [`pairs::PAIRS`] meets WCAG AA in light
//! and in dark; where an authored colour had to give way for that, [`forced_pairs`] tells the author.
//! `colour` writes colours, `contrast` measures them, `derive` chooses them, `css` hands them to pages, together with
//! what the portal's look decides (`looks`).

pub mod authored;
pub mod colour;
pub mod contrast;
pub mod css;
pub mod derive;
pub mod fonts;
pub mod forced;
pub mod looks;
pub mod pairs;

pub use authored::COLOURS;
pub use css::{custom_properties, looks_side_by_side};
pub use forced::{BadPair, forced_pairs};

use crate::model::portal::{Brand, Colour, Look, Radius};
use authored::Wishes;

/// The design tokens. The portal's stylesheet and the e-mails' inline styles are written from the same value.
#[derive(Debug, Clone, PartialEq)]
pub struct Tokens {
    pub light: Scheme,
    pub dark: Scheme,
    /// Corner radius of controls, in CSS pixels; cards use a multiple of that.
    pub radius: u8,
    /// What is neither colour nor font: sizes, weights, spaces, lines, shadows.
    pub look: Look,
    /// CSS font stacks; nothing is ever fetched from elsewhere.
    pub heading_font: String,
    pub body_font: String,
    /// Short stacks for e-mail, where every text repeats them.
    pub mail_heading_font: String,
    pub mail_body_font: String,
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
    /// Text, and quieter text; both readable on every ground except `primary` and `accent`.
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
    /// Meaning, as text on paper, surface and surface_soft.
    pub success: Colour,
    pub warning: Colour,
    pub danger: Colour,
    /// The focus ring, 3:1 against paper and surface; against `primary` too where one colour can do all three
    /// (none can beside white and a ground of about 8 % luminance), so a ring needs a gap of paper around it.
    pub focus: Colour,
}

impl Tokens {
    pub fn of(brand: &Brand) -> Self {
        let stacks = fonts::stacks(brand.heading_font.as_deref(), brand.body_font.as_deref(), brand.look);
        Self {
            light: derive::scheme(&Wishes::light(brand)),
            dark: derive::scheme(&Wishes::dark(brand)),
            radius: match brand.radius {
                Radius::Sharp => 0,
                Radius::Soft => 6,
                Radius::Round => 12,
            },
            look: brand.look,
            heading_font: stacks.heading,
            body_font: stacks.body,
            mail_heading_font: stacks.mail_heading,
            mail_body_font: stacks.mail_body,
        }
    }
}

impl Scheme {
    /// Every colour with its name, in the order of the fields.
    pub fn named(&self) -> [(&'static str, Colour); 20] {
        [
            ("paper", self.paper),
            ("surface", self.surface),
            ("surface_soft", self.surface_soft),
            ("ink", self.ink),
            ("ink_soft", self.ink_soft),
            ("line", self.line),
            ("line_strong", self.line_strong),
            ("primary", self.primary),
            ("on_primary", self.on_primary),
            ("primary_strong", self.primary_strong),
            ("primary_soft", self.primary_soft),
            ("link", self.link),
            ("accent", self.accent),
            ("on_accent", self.on_accent),
            ("accent_soft", self.accent_soft),
            ("accent_text", self.accent_text),
            ("success", self.success),
            ("warning", self.warning),
            ("danger", self.danger),
            ("focus", self.focus),
        ]
    }

    /// The colour of that name.
    pub fn get(&self, name: &str) -> Option<Colour> {
        self.named().into_iter().find(|(known, _)| *known == name).map(|(_, colour)| colour)
    }
}
