//! Social cards: what a chat or a network shows beside a link to a page.
//!
//! Enter at [`Cards::new`], once per language, then [`Pages::social_card`] for each page. A portal has thousands of pages and a
//! card for each, so nothing of a card is laid out or drawn before somebody needs its bytes, and the pattern behind the
//! words is drawn only once for all cards that share it.

use std::sync::Arc;

use super::head::{About, shortened};
use super::{Pages, pictures};
use crate::drawing::{Drawing, Ground};
use crate::model::{Event, Portal};
use crate::render::artwork::Family;
use crate::render::engine::RenderError;
use crate::render::press::Press;
use crate::render::views::picture::CardView;
use crate::site_map::PageKind;

/// A page's card, and what it says for those who don't see it.
pub struct SocialCard {
    pub drawing: Drawing,
    pub alt: String,
}

impl SocialCard {
    /// A few digits that change with the picture: networks keep what they once fetched from an address.
    pub fn edition(&self) -> &str {
        self.drawing.key().get(..8).unwrap_or_default()
    }
}

pub struct Cards<'a> {
    press: &'a Press,
    /// [`VARIANTS`] of each family, in the order of [`Family::ALL`].
    grounds: Vec<Arc<Ground>>,
}

/// Patterns of each family. Each takes three megabytes while cards are drawn.
const VARIANTS: usize = 2;

impl<'a> Cards<'a> {
    pub fn new(press: &'a Press) -> Result<Self, RenderError> {
        let patterns = Family::ALL.iter().flat_map(|family| (0..VARIANTS).map(move |variant| (*family, variant)));
        let grounds = patterns.map(|(family, variant)| press.ground(&format!("card-{variant}"), family));
        let cards = Self { press, grounds: grounds.collect::<Result<_, _>>()? };
        cards.try_out()?;
        Ok(cards)
    }

    /// A theme's broken template is found here, and not when the cards are drawn.
    fn try_out(&self) -> Result<(), RenderError> {
        let word = || "Word".to_owned();
        self.press.try_words(&CardView { kicker: word(), title: word(), note: word(), ..self.press.blank_card() })
    }

    fn ground(&self, family: Family, title: &str) -> &Arc<Ground> {
        let row = Family::ALL.iter().position(|known| *known == family).unwrap_or(0);
        &self.grounds[row * VARIANTS + title.len() % VARIANTS]
    }
}

/// The words of a card.
struct Words {
    kicker: String,
    title: String,
    note: String,
}

impl Pages<'_> {
    /// The card of a page that says `about` of itself.
    pub(super) fn social_card(&self, page: PageKind, about: &About) -> Result<SocialCard, RenderError> {
        let Words { kicker, title, note } = self.card_words(page, about);
        let said = [&self.portal.settings.title, &kicker, &title];
        let alt = said.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        let ground = self.cards.ground(family(page, self.portal), &title);
        let view = CardView { kicker, title, note, ..self.cards.press.blank_card() };
        Ok(SocialCard { drawing: self.cards.press.card(ground, &view)?, alt })
    }

    fn card_words(&self, page: PageKind, about: &About) -> Words {
        // Of the pages above this one the last says what kind of thing it is.
        let above = about.crumbs.iter().skip(1).next_back().map(|crumb| crumb.text.clone());
        let usual = Words {
            kicker: above.unwrap_or_default(),
            title: about.title.clone(),
            note: shortened(&about.description),
        };
        match page {
            PageKind::Front => Words { title: self.portal.settings.promise.clone(), ..usual },
            PageKind::Course(id) => {
                let course = &self.portal[id];
                let minutes = course.minutes.map(|minutes| self.wording.duration(minutes));
                let format = self.wording.choice("format", course.format);
                Words {
                    kicker: [Some(format), minutes].into_iter().flatten().collect::<Vec<_>>().join(" · "), ..usual
                }
            }
            PageKind::Event(id) => Words { kicker: self.event_kicker(&self.portal[id]), ..usual },
            PageKind::Champion(id) => {
                let champion = &self.portal[id];
                let who = [Some(champion.person.clone()), champion.role.clone()];
                Words { note: who.into_iter().flatten().collect::<Vec<_>>().join(", "), ..usual }
            }
            PageKind::Landing(campaign, Some(persona)) => Words {
                kicker: self.portal[persona].item.title.clone(),
                title: self.portal[campaign].item.title.clone(),
                ..usual
            },
            _ => usual,
        }
    }

    /// What it is, and when, if it is once only: a card can't follow a date that moves.
    fn event_kicker(&self, event: &Event) -> String {
        let kind = self.wording.choice("event", event.kind);
        match event.repeat {
            None => format!("{kind} · {}", self.wording.date(event.starts.date())),
            Some(_) => kind,
        }
    }
}

/// The pattern of a page: its course's, or that of its kind.
fn family(page: PageKind, portal: &Portal) -> Family {
    match page {
        PageKind::Course(id) => pictures::family(&portal[id]),
        PageKind::Persona(_) | PageKind::Personas => Family::Arcs,
        PageKind::Path(_) | PageKind::Paths | PageKind::Catalogue => Family::Steps,
        PageKind::Event(_) | PageKind::Events => Family::Tiles,
        PageKind::Community(_) | PageKind::Communities => Family::Ripples,
        PageKind::Champion(_) | PageKind::Champions | PageKind::Stories => Family::Waves,
        _ => Family::Hills,
    }
}
