//! The guide in `docs/`: a portal that uptake builds, a reference that is made from the program, and snippets that work.

mod fragments;
mod reference;
mod snippets;
mod typed;

use std::fs;

use crate::support::{files_below, repository, temp, uptake};

/// The pages of the guide with their texts, by path.
fn pages() -> Vec<(String, String)> {
    let docs = repository("docs");
    let pages = files_below(&docs).into_iter().filter(|file| file.ends_with(".md"));
    pages
        .map(|file| {
            let text = fs::read_to_string(docs.join(&file)).expect("a page");
            (file, text)
        })
        .collect()
}

/// A guide that was fine once must not rot by itself.
#[test]
fn the_guide_is_a_sound_portal_today_and_in_years() {
    for today in ["2027-03-01", "2031-01-01"] {
        let out = temp();
        let built = uptake(&format!("build --strict --today {today} --out"), &[out.path(), &repository("docs")]);
        assert_eq!(built.code, 0, "{today}: {built:?}");
    }
}

/// Every snippet works as it stands, and every page of the reference says what the program says.
#[test]
fn every_snippet_of_the_guide_works() {
    let wrong: Vec<String> = pages().iter().flat_map(|(file, text)| snippets::run(file, text)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
