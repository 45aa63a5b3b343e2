//! [`Sheet`]: what every component needs to write itself, for a whole message or for one that will be pasted.
//!
//! The helpers here are the only place that knows the two apart by their mark-up: a paste keeps tables, inline
//! styles and attributes, and loses classes, comments and everything of Word's own.

use super::shell::Place;
use super::style::{Ground, Ink, LINE_CLASS, Type, WIDTH};
use crate::brand::Tokens;
use crate::brand::colour::hex;
use crate::model::Settings;
use crate::render::channels::delivery::Delivery;

/// Where the mark-up goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// A message that a mail system sends as it is.
    Whole,
    /// What survives being copied in a browser and pasted into Outlook or Gmail.
    Paste,
}

/// Whether the message caters for Outlook on Windows, which lays out with Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Supported,
    Ignored,
}

impl Word {
    /// As portal.toml says.
    pub fn of(settings: &Settings) -> Self {
        if settings.word { Self::Supported } else { Self::Ignored }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

#[derive(Clone)]
pub struct Sheet<'a> {
    pub profile: Profile,
    pub word: Word,
    pub tokens: &'a Tokens,
    pub delivery: &'a Delivery<'a>,
    pub direction: Direction,
}

/// A table without space of its own; callers close it.
pub const TABLE: &str = "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

/// What stands between the first two is for Word alone, and between the others for everybody else. These are the
/// only comments of a message.
const FOR_WORD: &str = "<!--[if mso]>";
const END_FOR_WORD: &str = "<![endif]-->";
const BUT_FOR_WORD: &str = "<!--[if !mso]><!-->";
const END_BUT_FOR_WORD: &str = "<!--<![endif]-->";

/// Every comment that a message may hold; all begin with [`COMMENT`].
pub const COMMENT: &str = "<!";
pub const COMMENTS: [&str; 4] = [FOR_WORD, BUT_FOR_WORD, END_BUT_FOR_WORD, END_FOR_WORD];

impl Sheet<'_> {
    /// ` class="t" style="…"` of an element that holds text set in `kind`, with `more` declarations before it.
    pub fn text(&self, kind: Type, more: &str) -> String {
        self.text_with(kind, "", more)
    }

    /// The same with a class for layout before the colour's.
    pub fn text_with(&self, kind: Type, layout: &str, more: &str) -> String {
        let mut out = String::with_capacity(160 + more.len());
        out.push_str(&self.class(layout, kind.ink.class()));
        out.push_str(" style=\"");
        out.push_str(more);
        kind.push_css(&mut out, self.tokens);
        out.push('"');
        out
    }

    /// ` class="l" style="color:…"` of an element within a text: it keeps the text's font.
    pub fn inline(&self, ink: Ink, more: &str) -> String {
        let colour = hex(ink.of(&self.tokens.light));
        format!("{} style=\"color:{colour};{more}\"", self.class("", ink.class()))
    }

    /// ` class="s" bgcolor="…" style="…"` of a cell with a ground. Pasting keeps `bgcolor` where styles are dropped.
    pub fn ground(&self, ground: Ground, layout: &str, more: &str) -> String {
        let colour = hex(ground.of(&self.tokens.light));
        let class = self.class(layout, ground.class());
        let attribute = match self.profile {
            Profile::Whole => String::new(),
            Profile::Paste => format!(" bgcolor=\"{colour}\""),
        };
        format!("{class}{attribute} style=\"background-color:{colour};{more}\"")
    }

    /// ` class="r" style="border-…:1px solid …"` of a cell with a line on one side.
    pub fn line(&self, side: &str, px: u32, more: &str) -> String {
        let colour = hex(self.tokens.light.line);
        format!("{} style=\"border-{side}:{px}px solid {colour};{more}\"", self.class("", LINE_CLASS))
    }

    /// ` class="m" style="…"` of a cell that only holds its place.
    pub fn layout(&self, class: &str, style: &str) -> String {
        format!("{} style=\"{style}\"", self.class("", class))
    }

    fn class(&self, layout: &str, colour: &str) -> String {
        match (self.profile, layout) {
            (Profile::Whole, "") => [" class=\"", colour, "\""].concat(),
            (Profile::Whole, layout) => [" class=\"", layout, " ", colour, "\""].concat(),
            (Profile::Paste, _) => String::new(),
        }
    }

    /// The attributes that make a table as wide as the message: fluid where a style sheet can say so, else fixed.
    pub fn message_width(&self, place: Place) -> String {
        let align = self.align(place);
        match (self.profile, place) {
            (Profile::Whole, Place::Middle) => {
                format!(" width=\"100%\" align=\"{align}\" style=\"max-width:{WIDTH}px;margin:0 auto\"")
            }
            (Profile::Whole, Place::Start) => format!(" width=\"100%\" style=\"max-width:{WIDTH}px\""),
            (Profile::Paste, _) => format!(" width=\"{WIDTH}\" align=\"{align}\""),
        }
    }

    /// Where on the page a message stands, as the `align` of tables says it.
    pub fn align(&self, place: Place) -> &'static str {
        match place {
            Place::Middle => "center",
            Place::Start => self.start(),
        }
    }

    /// Mark-up for Word alone.
    pub fn for_word(&self, markup: impl FnOnce() -> String) -> String {
        match (self.profile, self.word) {
            (Profile::Whole, Word::Supported) => format!("{FOR_WORD}{}{END_FOR_WORD}", markup()),
            _ => String::new(),
        }
    }

    /// Mark-up for everybody else, where Word has its own.
    pub fn but_for_word(&self, markup: &str) -> String {
        match (self.profile, self.word) {
            (Profile::Whole, Word::Supported) => format!("{BUT_FOR_WORD}{markup}{END_BUT_FOR_WORD}"),
            _ => markup.to_owned(),
        }
    }

    /// The side where lines begin: `left` or `right`.
    pub fn start(&self) -> &'static str {
        match self.direction {
            Direction::LeftToRight => "left",
            Direction::RightToLeft => "right",
        }
    }

    /// `padding:` with `by` px at the side where lines begin and `below` px beneath.
    pub fn start_padding(&self, by: u32, below: u32) -> String {
        match self.direction {
            Direction::LeftToRight => format!("padding:0 0 {below}px {by}px;"),
            Direction::RightToLeft => format!("padding:0 {by}px {below}px 0;"),
        }
    }

    /// The upper corners of a card.
    pub fn upper_corners(&self) -> String {
        match u16::from(self.tokens.radius) * 2 {
            0 => String::new(),
            px => format!("border-radius:{px}px {px}px 0 0;"),
        }
    }

    /// The lower corners of a card.
    pub fn lower_corners(&self) -> String {
        match u16::from(self.tokens.radius) * 2 {
            0 => String::new(),
            px => format!("border-radius:0 0 {px}px {px}px;"),
        }
    }

    /// Corners of a control or of a card; Word draws them square.
    pub fn radius(&self, times: u8) -> String {
        match u16::from(self.tokens.radius) * u16::from(times) {
            0 => String::new(),
            px => format!("border-radius:{px}px;"),
        }
    }
}

impl Direction {
    /// The direction of a language by its BCP 47 tag; these are the right-to-left languages of CLDR in common use.
    pub fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        match primary.as_str() {
            "ar" | "fa" | "he" | "iw" | "ku" | "ps" | "sd" | "ug" | "ur" | "yi" => Self::RightToLeft,
            _ => Self::LeftToRight,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}
