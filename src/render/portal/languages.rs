//! One page in several languages: which of them it really exists in, how to get there, and what to say where it doesn't.

use std::collections::BTreeMap;

use tera::Value;

use super::{At, Pages};
use crate::model::item::Origin;
use crate::model::{Item, Portal};
use crate::render::engine::{self, RenderError};
use crate::render::views::page::{Alternate, Fallback, Tongue};
use crate::render::{Edition, escape};
use crate::site_map::PageKind;
use crate::theme::Theme;

/// A language of the portal by what it calls itself.
pub struct Language {
    tag: String,
    name: String,
    dir: &'static str,
}

impl Language {
    pub fn new(tag: &str, theme: &Theme) -> Self {
        Self { tag: tag.to_owned(), name: name_of(tag, theme), dir: direction(tag) }
    }
}

/// What a language calls itself; its tag, where the theme has no words in it.
pub fn name_of(tag: &str, theme: &Theme) -> String {
    if theme.lacks(tag) { tag.to_owned() } else { theme.strings(tag).text("language_name").to_owned() }
}

/// Attributes for the words of an item that isn't translated (WCAG 2.2, 3.1.2): ` lang="en" dir="ltr"`, else nothing.
pub fn mark(item: &Item, portal: &Portal) -> Value {
    if portal.speaks(item) {
        return engine::html("");
    }
    let mut tag = String::new();
    escape::attribute(&mut tag, &item.language);
    engine::html(&format!(" lang=\"{tag}\" dir=\"{}\"", direction(&item.language)))
}

/// The same for each field of a page: a translation may leave some to the original. Fields that are translated have
/// no attributes.
pub fn marks(item: &Item, portal: &Portal, fields: &[&'static str]) -> BTreeMap<&'static str, Value> {
    fields.iter().map(|field| (*field, mark_field(&item.origin, field, portal))).collect()
}

/// The same for one field.
pub fn mark_field(origin: &Origin, field: &str, portal: &Portal) -> Value {
    if !origin.untranslated.contains(field) {
        return engine::html("");
    }
    let original = portal.settings.default_language();
    engine::html(&format!(" lang=\"{original}\" dir=\"{}\"", direction(original)))
}

/// The writing direction of a language.
pub fn direction(language: &str) -> &'static str {
    let base = language.split('-').next().unwrap_or(language);
    if ["ar", "fa", "he", "ur", "yi", "ps", "ckb", "sd", "ug", "dv"].contains(&base) { "rtl" } else { "ltr" }
}

impl Pages<'_> {
    /// Ways to the same page in every language, by its own name; to the front pages from an address that doesn't exist.
    /// None where there is only one language.
    pub(super) fn tongues(&self, page: PageKind, at: &At<'_>) -> Vec<Tongue> {
        let editions = self.editions.iter().zip(&self.languages).filter(|_| self.editions.len() > 1);
        let tongue = |(edition, language): (&Edition<'_>, &Language)| Tongue {
            tag: language.tag.clone(),
            name: language.name.clone(),
            dir: language.dir,
            href: match page {
                PageKind::NotFound => edition.links.prefix().to_owned(),
                _ => format!("{}{}", edition.links.prefix(), at.address),
            },
            is_current: language.tag == self.portal.settings.language,
        };
        editions.map(tongue).collect()
    }

    /// Every address at which the page is told in another language, itself included: search engines follow such links
    /// only where each page names all (developers.google.com/search/docs/specialty/international/localized-versions).
    pub(super) fn alternates(&self, page: PageKind, at: &At<'_>) -> Vec<Alternate> {
        if page == PageKind::NotFound || !page.is_spoken(self.portal) {
            return Vec::new();
        }
        let spoken: Vec<_> = self.editions.iter().filter(|edition| page.is_spoken(edition.portal)).collect();
        let Some(first) = spoken.first().filter(|_| spoken.len() > 1) else { return Vec::new() };
        let default = Alternate { tag: "x-default".to_owned(), href: first.links.absolute(at.address) };
        let alternate = |edition: &&Edition<'_>| Alternate {
            tag: edition.portal.settings.language.clone(),
            href: edition.links.absolute(at.address),
        };
        spoken.iter().map(alternate).chain([default]).collect()
    }

    /// What stands in the place of a page that isn't translated: the main part of the original, in its own language.
    /// Its links stay in this edition.
    pub(super) fn fallback(
        &self,
        page: PageKind,
        at: &At<'_>,
        originals: &Pages<'_>,
    ) -> Result<Option<Fallback>, RenderError> {
        if page.is_spoken(self.portal) {
            return Ok(None);
        }
        let Some(original) = originals.languages.first() else { return Ok(None) };
        Ok(Some(Fallback {
            tag: original.tag.clone(),
            name: original.name.clone(),
            dir: original.dir,
            href: at.address.to_owned(),
            main: engine::html(&originals.main(page, at)?),
        }))
    }
}
