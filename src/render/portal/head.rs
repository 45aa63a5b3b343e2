//! What a page says about itself: title, description, addresses, picture, machine-readable data.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tera::Value;

use super::social::SocialCard;
use super::{At, Pages, json_ld};
use crate::model::item::Extra;
use crate::model::portal::SharePictures;
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::page::{ExtraValue, FeedLink, Head};
use crate::site_map::{Addressed, Feed, FeedForm, PageKind, address};

/// A page before it is rendered.
pub struct Doc {
    pub template: &'static str,
    pub it: Value,
    pub about: About,
}

/// What the head is made from.
#[derive(Default)]
pub struct About {
    pub title: String,
    pub description: String,
    /// Open Graph; empty means `website`.
    pub kind: &'static str,
    /// The navigation entry that the page belongs to.
    pub section: &'static str,
    /// The pages above this one, from the front page down; the page itself comes last.
    pub crumbs: Vec<Link>,
    /// Machine-readable data besides breadcrumbs and site.
    pub data: Vec<Json>,
    pub hidden: bool,
    /// The feed of the page's own news, besides the portal's.
    pub feed: Option<Feed>,
    /// The absolute address of what says how to embed it; empty where nothing does.
    pub oembed: String,
}

/// The longest description that search results show.
const DESCRIPTION: usize = 160;

impl Pages<'_> {
    /// What a page says of itself; which picture stands for it is said by whoever has its card.
    pub(super) fn head(&self, doc: &Doc, at: &At<'_>, page: PageKind) -> Head {
        let (about, settings, item) = (&doc.about, &self.portal.settings, page.item(self.portal));
        let mut website = json_ld::website(self.portal, self.links);
        if page == PageKind::Front {
            website["potentialAction"] = json_ld::search(self.links);
        }
        let mut data = vec![website];
        let is_spoken = page.is_spoken(self.portal);
        // The original's crumbs are shown in its own words.
        if is_spoken && !about.crumbs.is_empty() {
            data.push(json_ld::breadcrumbs(&about.crumbs, &about.title, at.address, self.links));
        }
        data.extend(about.data.iter().filter(|_| is_spoken).cloned());
        // A page that isn't translated is a copy of the original.
        let canonical = self.editions.first().filter(|_| !is_spoken).map_or(self.links, |original| original.links);
        Head {
            title: about.title.clone(),
            description: shortened(if about.description.is_empty() { &settings.summary } else { &about.description }),
            canonical: canonical.absolute(at.address),
            alternates: self.alternates(page, at),
            tongues: self.tongues(page, at),
            fallback: None,
            is_bare: false,
            image: String::new(),
            image_alt: String::new(),
            kind: if about.kind.is_empty() { "website" } else { about.kind },
            data: engine::html(&json_ld::script(&data)),
            noindex: settings.internal || about.hidden || !page.is_listed(),
            section: about.section,
            crumbs: about.crumbs.clone(),
            feeds: self.feeds(about),
            oembed: about.oembed.clone(),
            tags: item.map(|item| item.tags.clone()).unwrap_or_default(),
            extra: item.map(|item| extra(&item.extra)).unwrap_or_default(),
        }
    }

    /// The address of a page's card, and what it says; without one of its own, that of the page it belongs to.
    pub(super) fn share_image(
        &self,
        page: PageKind,
        at: &At<'_>,
        about: &About,
        card: Option<&SocialCard>,
    ) -> (String, String) {
        // What isn't translated has the original's.
        let is_spoken = page.is_spoken(self.portal);
        let url = |page: &str| match address::social_card(page) {
            card if is_spoken => self.links.absolute(&card),
            card => self.links.file(&card),
        };
        let brand = &self.portal.settings.brand;
        match (card, page) {
            (Some(card), _) => (format!("{}?v={}", url(at.address), card.edition()), card.alt.clone()),
            (None, _) if brand.share_pictures == SharePictures::One => {
                (url(address::FRONT), self.portal.settings.title.clone())
            }
            (None, PageKind::Check(id) | PageKind::Card(id)) => {
                (url(&self.portal[id].address()), self.portal[id].item.title.clone())
            }
            (None, PageKind::Selection(_)) => (url(address::COURSES), self.portal.settings.title.clone()),
            (None, page) if page.has_card(brand) => (url(at.address), about.title.clone()),
            (None, _) => (url(address::FRONT), self.portal.settings.title.clone()),
        }
    }

    /// The page's own feed first, because readers offer the first one.
    fn feeds(&self, about: &About) -> Vec<FeedLink> {
        let portal = self.portal;
        let feeds = about.feed.into_iter().chain([Feed::Portal]);
        let link = |(feed, form): (Feed, FeedForm)| FeedLink {
            media_type: form.media_type(),
            href: feed.address(form, portal),
            title: match feed {
                Feed::Portal => portal.settings.title.clone(),
                Feed::Persona(_) | Feed::Skill(_) => self.wording.named(&portal.settings.title, &about.title),
            },
        };
        feeds.flat_map(|feed| FeedForm::ALL.map(|form| (feed, form))).map(link).collect()
    }

    /// The front page as the first of the crumbs.
    pub(super) fn home(&self) -> Link {
        Link::new("", self.wording.text("home"))
    }
}

/// The author's free fields.
fn extra(fields: &BTreeMap<String, Extra>) -> BTreeMap<String, ExtraValue> {
    fields.iter().map(|(name, value)| (name.clone(), extra_value(value))).collect()
}

fn extra_value(value: &Extra) -> ExtraValue {
    match value {
        Extra::Text(text) => ExtraValue::Text(text.clone()),
        Extra::Integer(number) => ExtraValue::Integer(*number),
        Extra::Number(number) => ExtraValue::Number(*number),
        Extra::Truth(truth) => ExtraValue::Truth(*truth),
        Extra::List(items) => ExtraValue::List(items.iter().map(extra_value).collect()),
        Extra::Table(fields) => ExtraValue::Table(extra(fields)),
    }
}

/// At most as many characters as are shown, cut between words.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    let cut: String = text.chars().take(DESCRIPTION - 1).collect();
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', '.', ':']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_description_ends_between_words() {
        assert_eq!(shortened("short"), "short");
        let long = shortened(&"word ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= 160, "{long}");
    }
}
