//! How text and grounds of an e-mail look: inline styles from the brand's tokens, and the class through which dark
//! mode reaches the very same element.
//!
//! Every number of the type scale stands here. Sizes are in px because Word and Gmail know no rem.

use std::fmt::Write;

use crate::brand::colour::{hex, push_hex};
use crate::brand::{Scheme, Tokens};
use crate::model::portal::Colour;

/// The width of the message, the de facto standard since preview panes were 600 px wide.
pub const WIDTH: u32 = 600;
/// Space on both sides of a card's content, on wide and on narrow screens.
pub const GUTTER: u32 = 40;
/// The widest picture: the card less its gutters.
pub const PICTURE: u32 = WIDTH - 2 * GUTTER;

/// A colour of text, with the class that dark mode knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Quiet,
    Link,
    OnPrimary,
    OnAccent,
    /// The brand's colour as text, on the colour of text that stands on it elsewhere.
    Primary,
    Accent,
    Success,
    Warning,
    Danger,
    /// Text of a fixed width: its colour is that of text, its font never changes.
    Code,
}

/// A ground, with the class that dark mode knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Paper,
    Card,
    Well,
    Tint,
    Primary,
    Accent,
    /// A button on the brand's colour.
    OnPrimary,
}

impl Ink {
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Quiet,
        Self::Link,
        Self::OnPrimary,
        Self::OnAccent,
        Self::Primary,
        Self::Accent,
        Self::Success,
        Self::Warning,
        Self::Danger,
        Self::Code,
    ];

    pub fn of(self, scheme: &Scheme) -> Colour {
        match self {
            Self::Text | Self::Code => scheme.ink,
            Self::Quiet => scheme.ink_soft,
            Self::Link => scheme.link,
            Self::OnPrimary => scheme.on_primary,
            Self::OnAccent => scheme.on_accent,
            Self::Primary => scheme.primary,
            Self::Accent => scheme.accent_text,
            Self::Success => scheme.success,
            Self::Warning => scheme.warning,
            Self::Danger => scheme.danger,
        }
    }

    /// One or two letters: each text carries it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Text => "t",
            Self::Quiet => "q",
            Self::Link => "l",
            Self::OnPrimary => "o",
            Self::OnAccent => "n",
            Self::Primary => "j",
            Self::Accent => "ta",
            Self::Success => "ts",
            Self::Warning => "tw",
            Self::Danger => "te",
            Self::Code => "k",
        }
    }
}

impl Ground {
    pub const ALL: [Self; 7] =
        [Self::Paper, Self::Card, Self::Well, Self::Tint, Self::Primary, Self::Accent, Self::OnPrimary];

    pub fn of(self, scheme: &Scheme) -> Colour {
        match self {
            Self::Paper => scheme.paper,
            Self::Card => scheme.surface,
            Self::Well => scheme.surface_soft,
            Self::Tint => scheme.primary_soft,
            Self::Primary => scheme.primary,
            Self::Accent => scheme.accent,
            Self::OnPrimary => scheme.on_primary,
        }
    }

    pub fn class(self) -> &'static str {
        match self {
            Self::Paper => "p",
            Self::Card => "s",
            Self::Well => "w",
            Self::Tint => "v",
            Self::Primary => "b",
            Self::Accent => "a",
            Self::OnPrimary => "i",
        }
    }
}

/// Code, in a paragraph of its own or within one.
pub const CODE_FAMILY: &str = "Consolas,Menlo,monospace";

/// Its marks are round and full, those of most brand fonts are ticks.
const MARK_FAMILY: &str = "Georgia,serif";

/// The class of elements with a hairline.
pub const LINE_CLASS: &str = "r";

/// A way of setting type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Type {
    pub size: u32,
    pub line: u32,
    pub face: Face,
    pub weight: Weight,
    pub ink: Ink,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Heading,
    Body,
    Code,
    /// A quotation mark as a sign.
    Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

const fn set(size: u32, line: u32, face: Face, weight: Weight, ink: Ink) -> Type {
    Type { size, line, face, weight, ink }
}

pub const BODY: Type = set(16, 26, Face::Body, Weight::Regular, Ink::Text);
pub const HERO: Type = set(34, 42, Face::Heading, Weight::Bold, Ink::OnPrimary);
pub const TITLE: Type = set(26, 33, Face::Heading, Weight::Bold, Ink::Text);
pub const HEADING: Type = set(21, 28, Face::Heading, Weight::Bold, Ink::Text);
pub const SUBHEADING: Type = set(17, 26, Face::Heading, Weight::Bold, Ink::Text);
pub const BRAND: Type = set(17, 24, Face::Heading, Weight::Bold, Ink::Text);
pub const KICKER: Type = set(14, 20, Face::Body, Weight::Bold, Ink::Accent);
/// The words of a voice design, and the mark above them.
pub const BIG_QUOTE: Type = set(24, 34, Face::Heading, Weight::Regular, Ink::Text);
pub const MARK: Type = set(72, 44, Face::Mark, Weight::Bold, Ink::Accent);
pub const QUOTE: Type = set(18, 28, Face::Heading, Weight::Regular, Ink::Text);
pub const NAME: Type = set(15, 22, Face::Body, Weight::Bold, Ink::Text);
pub const ROLE: Type = set(14, 20, Face::Body, Weight::Regular, Ink::Quiet);
pub const BUTTON: Type = set(17, 22, Face::Body, Weight::Bold, Ink::OnPrimary);
pub const CHIP: Type = set(14, 20, Face::Body, Weight::Regular, Ink::Quiet);
pub const FOOTER: Type = set(13, 20, Face::Body, Weight::Regular, Ink::Quiet);
pub const NOTE: Type = set(14, 22, Face::Body, Weight::Regular, Ink::Quiet);
pub const CELL: Type = set(15, 22, Face::Body, Weight::Regular, Ink::Text);
pub const CODE: Type = set(14, 22, Face::Code, Weight::Regular, Ink::Code);

impl Type {
    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// `font-family:…;font-size:…;line-height:…;color:…`
    pub fn css(self, tokens: &Tokens) -> String {
        let mut css = String::with_capacity(128);
        self.push_css(&mut css, tokens);
        css
    }

    /// The same at the end of a text. It is most of a message, so it is written without intermediate texts.
    pub fn push_css(self, out: &mut String, tokens: &Tokens) {
        let family = match self.face {
            Face::Heading => &tokens.mail_heading_font,
            Face::Body => &tokens.mail_body_font,
            Face::Code => CODE_FAMILY,
            Face::Mark => MARK_FAMILY,
        };
        out.push_str("font-family:");
        out.push_str(family);
        // Writing into a String can't fail.
        let _ = write!(out, ";font-size:{}px;line-height:{}px;color:", self.size, self.line);
        push_hex(out, self.ink.of(&tokens.light));
        if self.weight == Weight::Bold {
            out.push_str(";font-weight:bold");
        }
    }
}

/// The rules for readers who prefer dark, only for classes that `body` uses.
///
/// Apple Mail, Samsung and Outlook for Mac read `prefers-color-scheme`; Outlook.com inverts colours on its own,
/// marks what it changed with `data-ogsc` (text) and `data-ogsb` (ground), and lets rules that name the marks win.
pub fn dark_rules(tokens: &Tokens, body: &str) -> String {
    let classes = colour_classes(body);
    let used = |class: &str| classes.contains(&class);
    // Room for all of them, so that neither has to move while it grows.
    let mut rules = [1_000, 2_000].map(String::with_capacity);
    let mut add = |class: &str, property: &str, mark: &str, colour: Colour| {
        let value = hex(colour);
        rules[0].extend([".", class, "{", property, ":", &value, "!important}"]);
        rules[1].extend(["[", mark, "] .", class, ",.", class, "[", mark, "]{", property, ":", &value, "!important}"]);
    };
    for ground in Ground::ALL.into_iter().filter(|ground| used(ground.class())) {
        add(ground.class(), "background-color", "data-ogsb", ground.of(&tokens.dark));
    }
    for ink in Ink::ALL.into_iter().filter(|ink| used(ink.class())) {
        add(ink.class(), "color", "data-ogsc", ink.of(&tokens.dark));
    }
    if used(LINE_CLASS) {
        add(LINE_CLASS, "border-color", "data-ogsc", tokens.dark.line);
    }
    ["@media (prefers-color-scheme:dark){", &rules[0], "}\n", &rules[1]].concat()
}

/// The classes that carry a colour. Such a class stands alone or last: `class="s"`, `class="m s"`.
fn colour_classes(body: &str) -> Vec<&str> {
    let mut classes = Vec::with_capacity(20);
    for (at, name) in body.match_indices(" class=\"") {
        let value = body[at + name.len()..].split('"').next().unwrap_or_default();
        let class = value.rsplit(' ').next().unwrap_or(value);
        // The classes are few: looking through them is quicker than sorting them.
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    classes
}
