//! Fragments are read as a page would read them.

use scraper::{Html, Selector};

use super::*;
use crate::render::channels::chat::fixture::{everything, hostile, written};
use crate::render::channels::fixture::{Fixture, portal};

fn made(fixture: &Fixture) -> (String, Html) {
    let text = written(fixture, fragment);
    let page = Html::parse_fragment(&text);
    (text, page)
}

fn count(page: &Html, selector: &str) -> usize {
    page.select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn a_message_is_one_section_with_heading_voice_and_button() {
    let (text, page) = made(&Fixture::new());
    assert_eq!(count(&page, "section[aria-label='One question that makes feedback easier'][lang=en][dir=ltr]"), 1);
    assert_eq!((count(&page, "h1"), count(&page, "h2"), count(&page, "blockquote")), (0, 1, 1));
    assert_eq!(count(&page, "a[href*='/c/spring/new-manager/?utm_source=']"), 1, "{text}");
    assert_eq!(count(&page, "a[href*='/nudges/']"), 1);
    assert!(!text.contains("class=") && !text.contains("<style") && !text.contains("id="));
}

#[test]
fn every_construct_means_what_it_says() {
    let (text, page) = made(&Fixture::with_body(everything()));
    for (selector, times) in [
        ("h3", 1),
        ("ul ul li", 1),
        ("ol[start='3'] li", 2),
        ("pre code", 1),
        ("th[scope=col]", 2),
        ("dl dt", 1),
        ("hr", 1),
        ("img[alt='A drawing']", 1),
        ("strong", 2),
    ] {
        assert_eq!(count(&page, selector), times, "{selector} in {text}");
    }
    assert!(text.contains("☑ done") && text.contains("☐ open"));
}

#[test]
fn hostile_copy_stays_copy() {
    let (text, page) = made(&hostile());
    assert_eq!(count(&page, "script, b, at, channel"), 0, "{text}");
    assert_eq!(count(&page, "section"), 1);
    assert!(
        !page.select(&Selector::parse("*").unwrap()).any(|e| e.value().attrs().any(|(name, _)| name.starts_with("on")))
    );
}

#[test]
fn a_language_from_the_right_turns_the_section() {
    let mut portal = portal();
    portal.settings.language = "he".to_owned();
    assert_eq!(count(&made(&Fixture::of(portal)).1, "section[lang=he][dir=rtl]"), 1);
}
