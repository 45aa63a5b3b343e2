//! The press: makes sheets of posters, screens, badges and share pictures from the theme's templates in `channels/`.
//!
//! Enter at [`Press::new`], once per language, then [`Press::sheet`]. Nothing is drawn here: a sheet knows whether its texts
//! fit, and [`Press::drawing`] is drawn by whoever needs its bytes.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tera::Value;

use super::artwork::{self, Family};
use super::channels::email::sheet::Direction;
use super::engine::{self, Engine, RenderError, Templates};
use super::views::picture::{CardView, PictureView};
use super::wording::Wording;
use crate::brand::Tokens;
use crate::drawing::{Drawing, Fonts, Format, Ground, Grounds, Sheet};
use crate::model::{Campaign, Settings};
use crate::theme::Strings;

/// What pictures take from the content folder.
#[derive(Debug, Clone, Default)]
pub struct Materials {
    pub fonts: Arc<Fonts>,
    pub logo: Option<Logo>,
}

#[derive(Debug, Clone)]
pub struct Logo {
    /// `image/svg+xml`.
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// The pictures that a theme can draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    Poster,
    Signage,
    Share,
    /// What the cards of many pages share, and what is written on it.
    Card,
    CardWords,
    Badge,
}

impl Template {
    fn file(self) -> &'static str {
        match self {
            Self::Poster => "channels/poster.svg",
            Self::Signage => "channels/signage.svg",
            Self::Share => "channels/share.svg",
            Self::Card => "channels/card.svg",
            Self::CardWords => "channels/card-words.svg",
            Self::Badge => "channels/badge.svg",
        }
    }
}

pub struct Press {
    engine: Engine,
    fonts: Arc<Fonts>,
    pub wording: Wording,
    /// What is the same in every picture.
    blank: PictureView,
    /// What pictures have in common, drawn once.
    grounds: Grounds,
}

impl Press {
    /// A press for pictures in the language of `strings`.
    pub fn new(
        templates: &Templates,
        strings: Strings,
        settings: &Settings,
        tokens: &Tokens,
        materials: &Materials,
    ) -> Self {
        Self {
            engine: Engine::new(templates, Vec::new()),
            fonts: Arc::clone(&materials.fonts),
            wording: Wording::new(strings),
            blank: blank(settings, tokens, materials.logo.as_ref()),
            grounds: Grounds::default(),
        }
    }

    /// A view with what is the same in every picture; the rest is empty.
    pub fn blank(&self, campaign: &Campaign) -> PictureView {
        let art = engine::html(&artwork::pattern(&campaign.item.slug));
        PictureView { art, ..self.blank.clone() }
    }

    /// The pattern of many cards, with the portal's name.
    pub fn ground(&self, seed: &str, family: Family) -> Result<Arc<Ground>, RenderError> {
        let art = engine::html(&artwork::motif(seed, family));
        let sheet = self.sheet(Template::Card, &PictureView { art, ..self.blank.clone() })?;
        Ok(Ground::new(sheet, &self.fonts))
    }

    /// A card's view with what is the same in every card; the rest is empty.
    pub fn blank_card(&self) -> CardView {
        let PictureView { lang, direction, colours, .. } = &self.blank;
        CardView {
            lang: lang.clone(),
            direction,
            ink: colours.get("on_primary").cloned().unwrap_or_default(),
            kicker: String::new(),
            title: String::new(),
            note: String::new(),
        }
    }

    /// A page's card, of which nothing is laid out or drawn yet.
    pub fn card(&self, ground: &Arc<Ground>, view: &CardView) -> Result<Drawing, RenderError> {
        Ok(Drawing::on(ground, self.engine.render(Template::CardWords.file(), vec![("it", engine::value(view))])?))
    }

    /// Lays out the words of a card, to see whether that can be done.
    pub fn try_words(&self, view: &CardView) -> Result<(), RenderError> {
        self.laid_out(Template::CardWords, engine::value(view)).map(drop)
    }

    /// The same for a picture of no campaign.
    pub fn empty(&self) -> PictureView {
        self.blank.clone()
    }

    /// The picture as a sheet, with what doesn't fit.
    pub fn sheet(&self, template: Template, view: &PictureView) -> Result<Sheet, RenderError> {
        self.laid_out(template, engine::value(view))
    }

    fn laid_out(&self, template: Template, view: Value) -> Result<Sheet, RenderError> {
        let file = template.file();
        let svg = self.engine.render(file, vec![("it", view)])?;
        Sheet::lay_out(&svg, &self.fonts.open()).map_err(|problem| RenderError {
            file: file.to_owned(),
            at: None,
            message: format!("the picture is no sheet: {problem}"),
            page: file.to_owned(),
        })
    }

    pub fn drawing(&self, sheet: &Sheet, format: Format) -> Drawing {
        Drawing::of(sheet, format, &self.fonts, &self.grounds)
    }
}

fn blank(settings: &Settings, tokens: &Tokens, logo: Option<&Logo>) -> PictureView {
    let data = |logo: &Logo| format!("data:{};base64,{}", logo.kind, STANDARD.encode(&logo.bytes));
    PictureView {
        lang: settings.language.clone(),
        direction: Direction::of(&settings.language).word(),
        brand: settings.title.clone(),
        logo: logo.map(data).unwrap_or_default(),
        colours: tokens.light.named().iter().map(|(name, colour)| (*name, colour.to_string())).collect(),
        corner: f32::from(tokens.radius) / 2.0,
        title: String::new(),
        promise: String::new(),
        persona: String::new(),
        person: String::new(),
        action: String::new(),
        scan: String::new(),
        until: String::new(),
        link: String::new(),
        link_shown: String::new(),
        art: Value::none(),
    }
}
