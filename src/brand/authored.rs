//! What an author may say about colours: the names of `[brand]` in portal.toml, and [`Wishes`] for one scheme.
//!
//! Enter at [`COLOURS`] (the names) and [`Wishes::light`].

use crate::model::portal::{Brand, Colour};

/// Every colour that `[brand]` may name, with its meaning. Only `primary` is needed; the rest is derived from it.
pub const COLOURS: &[(&str, &str)] = &[
    ("primary", "the brand colour: buttons, links and tints come from it"),
    ("accent", "the one second colour, for highlights and voices"),
    ("paper", "the ground of every page"),
    ("surface", "the ground of cards and panels"),
    ("ink", "text"),
    ("link", "links and icons in the brand colour"),
    ("on_primary", "text on the brand colour, such as the words of a button"),
    ("on_accent", "text on the accent"),
    ("success", "text that says something went well"),
    ("warning", "text that asks for care"),
    ("danger", "text that says something went wrong"),
    ("dark_primary", "the brand colour where people prefer dark screens"),
    ("dark_accent", "the accent where people prefer dark screens"),
    ("dark_paper", "the ground of every page where people prefer dark screens"),
    ("dark_surface", "the ground of cards where people prefer dark screens"),
    ("dark_ink", "text where people prefer dark screens"),
];

/// The brand colour of a portal that names none: a calm blue.
const DEFAULT_PRIMARY: Colour = Colour { red: 0x2f, green: 0x5b, blue: 0xd8 };

/// Which of the two schemes is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Light,
    Dark,
}

/// What the author asked for in one scheme.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    pub mode: Mode,
    brand: &'a Brand,
}

impl<'a> Wishes<'a> {
    pub fn light(brand: &'a Brand) -> Self {
        Self { mode: Mode::Light, brand }
    }

    pub fn dark(brand: &'a Brand) -> Self {
        Self { mode: Mode::Dark, brand }
    }

    /// The authored colour for a token, exactly as given.
    ///
    /// In dark only a `dark_` colour is a wish: a ground or text that was chosen for light would glare.
    pub fn exact(&self, token: &str) -> Option<Colour> {
        self.brand.colours.get(self.name(token)?).copied()
    }

    /// The authored name of a token in this scheme, where there is one.
    pub fn name(&self, token: &str) -> Option<&'static str> {
        let wanted = match self.mode {
            Mode::Light => token.to_owned(),
            Mode::Dark => format!("dark_{token}"),
        };
        COLOURS.iter().map(|(name, _)| *name).find(|name| *name == wanted)
    }

    /// The colour whose hue and strength a token should have: the wish itself, or what was said for light.
    pub fn hint(&self, token: &str) -> Option<Colour> {
        self.exact(token).or_else(|| self.brand.colours.get(token).copied())
    }

    /// The brand colour, whichever scheme it was given for.
    pub fn primary(&self) -> Colour {
        self.hint("primary").unwrap_or(DEFAULT_PRIMARY)
    }
}
