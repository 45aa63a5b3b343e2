//! [`Known`]: what the editor's configuration takes from the portal, as its author wrote it.

use std::sync::Arc;

use crate::load::values::Spanned;
use crate::load::{Content, Entry, HasItem};

/// Something that fields can name: what stands in the file, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Default)]
pub struct Known {
    pub title: String,
    pub base_url: Option<String>,
    /// The portal's languages, its own first.
    pub languages: Vec<String>,
    pub courses_and_paths: Vec<Choice>,
    pub skills: Vec<Choice>,
    pub facts: Vec<Choice>,
    pub platforms: Vec<Choice>,
}

impl Known {
    pub fn of(content: &Content) -> Self {
        let portal = content.portal.as_ref().map(|entry| &entry.record);
        let own =
            portal.and_then(|portal| portal.language.as_ref()).map_or("en", |language| &language.value).to_owned();
        let all = portal.map_or(&[][..], |portal| &portal.languages).iter().map(|language| language.value.clone());
        let mut languages: Vec<String> =
            std::iter::once(own.clone()).chain(all.filter(|other| *other != own)).collect();
        languages.dedup();
        let skills = content.skills.iter().flat_map(|entry| &entry.record.skills);
        let facts = content.facts.iter().flat_map(|entry| &entry.record.facts);
        let platforms = portal.into_iter().flat_map(|portal| &portal.platforms);
        Self {
            title: portal.and_then(|portal| portal.title.clone()).unwrap_or_default(),
            base_url: portal.and_then(|portal| Some(portal.base_url.as_ref()?.value.0.clone())),
            languages,
            courses_and_paths: items(&content.courses).chain(items(&content.paths)).collect(),
            skills: skills.map(|(id, skill)| choice(id, skill.value.name.as_deref())).collect(),
            facts: facts.map(|(id, fact)| choice(id, fact.value.claim.as_deref())).collect(),
            platforms: platforms.map(|(id, platform)| choice(id, platform.name.as_deref())).collect(),
        }
    }
}

/// The originals of a kind, by their slugs.
fn items<R: HasItem>(entries: &[Arc<Entry<R>>]) -> impl Iterator<Item = Choice> {
    let originals = entries.iter().filter(|entry| entry.translation.is_none());
    originals.map(|entry| {
        let item = entry.record.item();
        let text = |field: &Option<Spanned<String>>| field.as_ref().map(|text| text.value.clone());
        choice(&text(&item.slug).unwrap_or_else(|| entry.name.clone()), text(&item.title).as_deref())
    })
}

fn choice(value: &str, label: Option<&str>) -> Choice {
    Choice { value: value.to_owned(), label: label.unwrap_or(value).to_owned() }
}
