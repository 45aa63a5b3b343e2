//! The index as the script sees it. `reference` searches the published files by the script's rules; what both find is
//! held together by the tables in `tests/search/`, which `.ci/portal-search.mjs` gives to the script itself.

mod large;
mod reference;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;

use self::reference::Search;
use super::words::terms;
use super::{KnownTexts, files};
use crate::check::{self, CheckOptions, Day, Drafts};
use crate::load::folder::Files;
use crate::model::{Item, Listed, Persona, Portal};
use crate::render::wording::Wording;
use crate::site_map::{ArtefactKind, Linked, Published, SEARCH, SiteMap};
use crate::theme::Theme;

fn example() -> Portal {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-content");
    let (content, _) = crate::load::load(&folder, Path::new("/nowhere")).expect("the example");
    let options = CheckOptions { day: Day::Fixed(date(2026, 12, 1)), drafts: Drafts::Hidden, base_url: None };
    check::check(&content, &options).portal.expect("a sound example")
}

fn wording() -> Wording {
    Wording::new(Theme::load(&BTreeMap::new()).expect("the built-in theme").strings("en"))
}

fn table<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("a table")
}

/// The script takes texts apart by the same table.
#[test]
fn texts_become_terms_in_every_script() {
    let table: Vec<(String, Vec<String>)> = table(include_str!("../../../../tests/search/words.json"));
    assert!(table.len() > 20);
    for (text, expected) in table {
        assert_eq!(terms(&text), expected, "{text}");
    }
}

/// What people of the example find first. The script answers the same.
#[test]
fn the_best_answers_come_first() {
    let table: Vec<(String, String, Vec<String>)> = table(include_str!("../../../../tests/search/answers.json"));
    let files = files(&example(), &wording(), &KnownTexts::Nothing);
    let mut found = Vec::new();
    for (query, persona, expected) in &table {
        let search = Search::of(&files);
        let first = search.find(query, persona).into_iter().take(expected.len().max(1));
        found.push((query.clone(), persona.clone(), first.map(|entry| search.address(entry)).collect::<Vec<_>>()));
    }
    assert_eq!(found, table);
}

#[test]
fn every_page_of_an_item_is_found_by_its_title() {
    let portal = example();
    let files = files(&portal, &wording(), &KnownTexts::Nothing);
    let has_page =
        |item: &&Item| !["testimonials/", "campaigns/"].iter().any(|it| item.origin.source.path.starts_with(it));
    for item in portal.items().filter(has_page) {
        let search = Search::of(&files);
        let first: Vec<_> = search.find(&item.title, "").into_iter().take(3).map(|at| search.title(at)).collect();
        assert!(first.contains(&item.title), "{}: {first:?}", item.title);
    }
}

#[test]
fn what_is_for_the_visitor_comes_earlier_and_hides_nothing() {
    let portal = example();
    let files = files(&portal, &wording(), &KnownTexts::Nothing);
    let search = Search::of(&files);
    let all = search.find("courses", "");
    for (_, persona) in Persona::all(&portal) {
        let own = search.find("courses", &persona.item.slug);
        let hub = |found: &[usize]| found.iter().position(|at| search.title(*at) == persona.item.title);
        assert!(hub(&own) <= hub(&all), "{}", persona.item.slug);
        assert_eq!(own.len(), all.len(), "{}", persona.item.slug);
    }
}

/// What pages know the table of contents by, if there is one.
fn planned(mut portal: Portal) -> String {
    let published = |_: &Portal, _: &[Portal]| Published::default();
    let (files, mut linked) = (Files::new(), Linked::Nothing);
    let (map, _) = SiteMap::of(&mut portal, &mut [], &[], &[], &files, &mut linked, published);
    let planned = map.artefacts.iter().filter(|artefact| matches!(artefact.kind, ArtefactKind::Search)).count();
    let address = map.assets.data_of(SEARCH, &portal.settings);
    assert_eq!(planned, usize::from(!address.is_empty()));
    address
}

#[test]
fn an_empty_portal_has_nothing_to_search() {
    assert_eq!(planned(example()), "data/search-en.js");
    let portal = Portal {
        courses: Vec::new(),
        paths: Vec::new(),
        events: Vec::new(),
        communities: Vec::new(),
        testimonials: Vec::new(),
        champions: Vec::new(),
        personas: Vec::new(),
        pages: Vec::new(),
        campaigns: Vec::new(),
        skills: Vec::new(),
        ..example()
    };
    assert_eq!(planned(portal), "");
}
