//! What stands around every page: the brand, the navigation, the footer with its human.

use std::collections::BTreeMap;

use super::languages::{direction, mark_field};
use super::pictures;
use crate::model::facet::{Facet, Facets, MINUTES};
use crate::model::portal::Drafts;
use crate::model::{Item, Portal, skill};
use crate::render::views::course::Choice;
use crate::render::views::page::Site;
use crate::render::views::{Action, Link};
use crate::render::wording::Wording;
use crate::site_map::{Addressed, Assets, SEARCH, Selection, address};

pub fn site(portal: &Portal, assets: &Assets, wording: &Wording, facets: &Facets) -> Site {
    let settings = &portal.settings;
    let theme = |name: &str| assets.theme.get(name).cloned().unwrap_or_default();
    let brand = |file: &Option<String>| file.as_ref().and_then(|file| assets.logos.get(file)).map(Into::into);
    Site {
        title: settings.title.clone(),
        promise: settings.promise.clone(),
        promise_lang: mark_field(&settings.origin, "promise", portal),
        language: settings.language.clone(),
        dir: direction(&settings.language),
        css: theme("portal.css"),
        js: theme("portal.js"),
        late: late(assets),
        icon: theme("icon.svg"),
        logo: brand(&settings.brand.logo),
        logo_dark: brand(&settings.brand.logo_dark),
        feed: address::ATOM.to_owned(),
        search: assets.data_of(SEARCH, settings),
        minutes: minutes(portal, wording, facets),
        nav: navigation(portal, wording),
        learn: learn(portal, wording),
        about: about(portal, wording),
        people: portal.personas.iter().map(|persona| who(&persona.item)).collect(),
        contribute: settings.takes_stories().then(|| Action::inside(address::CONTRIBUTE, wording.text("contribute"))),
        contact: settings.contact.as_ref().map(pictures::contact),
        internal: settings.internal,
    }
}

fn who(persona: &Item) -> Choice {
    Choice { key: persona.slug.clone(), text: persona.title.clone(), note: String::new() }
}

/// Every script of the theme but the one of all pages, by its name.
fn late(assets: &Assets) -> BTreeMap<String, String> {
    let script = |(name, address): (&String, &String)| Some((name.strip_suffix(".js")?.to_owned(), address.clone()));
    assets.theme.iter().filter(|(name, _)| *name != "portal.js").filter_map(script).collect()
}

/// The courses that fit into the time that somebody has.
pub fn minutes(portal: &Portal, wording: &Wording, facets: &Facets) -> Vec<Link> {
    let link = |(facet, courses): (Facet, &[_])| {
        let Facet::Minutes(minutes) = facet else { return None };
        let selection = Selection { facet: Some(facet), ..Selection::ALL };
        let link = Link::new(selection.address(portal, facets), wording.count("minutes", minutes as usize));
        Some(link.note(wording.count(if minutes == MINUTES[0] { "first_lessons" } else { "courses" }, courses.len())))
    };
    facets.all().filter_map(link).collect()
}

/// Only what exists: a link to an empty page helps nobody.
fn navigation(portal: &Portal, wording: &Wording) -> Vec<Link> {
    let stories = !portal.testimonials.is_empty() || !portal.champions.is_empty();
    let entries = [
        (!portal.personas.is_empty(), address::PERSONAS, "for_you"),
        (!portal.courses.is_empty(), address::COURSES, "courses"),
        (!portal.paths.is_empty(), address::PATHS, "paths"),
        (!portal.events.is_empty(), address::EVENTS, "events"),
        (!portal.communities.is_empty(), address::COMMUNITIES, "communities"),
        (stories, address::STORIES, "stories"),
    ];
    entries.iter().filter(|(exists, ..)| *exists).map(|(_, href, word)| Link::new(*href, wording.text(word))).collect()
}

pub fn learn(portal: &Portal, wording: &Wording) -> Vec<Link> {
    let mut links = navigation(portal, wording);
    let entries = [
        (!portal.courses.is_empty(), address::FINDER, "finder_title"),
        (!portal.champions.is_empty(), address::CHAMPIONS, "champions"),
        (!skill::named(portal).is_empty(), address::SKILLS, "skills_nav"),
        (portal.courses.iter().any(|course| course.badge.is_some()), address::BADGES, "badges_nav"),
    ];
    let others = entries.iter().filter(|(exists, ..)| *exists);
    links.extend(others.map(|(_, href, word)| Link::new(*href, wording.text(word))));
    links
}

fn about(portal: &Portal, wording: &Wording) -> Vec<Link> {
    let pages = portal.pages.iter().map(|page| Link::new(page.address(), page.item.title.clone()));
    let guide =
        (portal.settings.drafts == Drafts::Shown).then(|| Link::new(address::STYLEGUIDE, wording.text("style_title")));
    pages.chain([Link::new(address::NUDGES, wording.text("nudges"))]).chain(guide).collect()
}
