//! What a page says about itself: title, description, addresses, picture, machine-readable data.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tera::Value;

use super::{At, Pages, json_ld};
use crate::model::item::{Extra, Image};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::page::{ExtraValue, Head};
use crate::site_map::PageKind;

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
    pub image: Option<Image>,
    /// Open Graph; empty means `website`.
    pub kind: &'static str,
    /// The navigation entry that the page belongs to.
    pub section: &'static str,
    /// The pages above this one, from the front page down; the page itself comes last.
    pub crumbs: Vec<Link>,
    /// Machine-readable data besides breadcrumbs and site.
    pub data: Vec<Json>,
    pub hidden: bool,
}

/// The longest description that search results show.
const DESCRIPTION: usize = 160;

impl Pages<'_> {
    pub(super) fn head(&self, doc: &Doc, at: &At<'_>, page: PageKind) -> Head {
        let (about, settings, item) = (&doc.about, &self.portal.settings, page.item(self.portal));
        let image = self.share_image(about.image.as_ref());
        let mut data = vec![json_ld::website(self.portal, self.links)];
        if !about.crumbs.is_empty() {
            data.push(json_ld::breadcrumbs(&about.crumbs, &about.title, at.address, self.links));
        }
        let is_spoken = page.is_spoken(self.portal);
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
            image_alt: if image.1.is_empty() { settings.title.clone() } else { image.1 },
            image: image.0,
            kind: if about.kind.is_empty() { "website" } else { about.kind },
            data: engine::html(&json_ld::script(&data)),
            noindex: settings.internal || about.hidden,
            section: about.section,
            crumbs: about.crumbs.clone(),
            tags: item.map(|item| item.tags.clone()).unwrap_or_default(),
            extra: item.map(|item| extra(&item.extra)).unwrap_or_default(),
        }
    }

    /// The item's own picture where social networks can read it, else the portal's.
    fn share_image(&self, image: Option<&Image>) -> (String, String) {
        let raster =
            |file: &str| [".png", ".jpg", ".jpeg", ".webp"].iter().any(|end| file.to_lowercase().ends_with(end));
        let own = image.filter(|image| raster(&image.file));
        let own = own.and_then(|image| Some((self.assets.picture(&image.file)?, image.alt.as_str())));
        let logo = self.portal.settings.brand.logo.as_ref().filter(|logo| raster(logo));
        let logo = || logo.and_then(|logo| self.assets.logo(logo)).map(|src| (src, ""));
        let card = || self.assets.theme.get("share.svg").map(|src| (src.as_str(), ""));
        let (src, alt) = own.or_else(logo).or_else(card).unwrap_or_default();
        (self.links.file(src), alt.to_owned())
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
fn shortened(text: &str) -> String {
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
