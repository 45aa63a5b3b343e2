//! Every construct, and what hostile text comes to in it.

use std::sync::Arc;

use super::{Place, Raw, Sanitiser, Writer};
use crate::model::prose::{Block, Inline, Link, ListItem, PersonaRef, Picture, Prose, Target};
use crate::model::values::Scope;
use crate::source;
use crate::theme::{Strings, Theme};

const HOSTILE: &str = "</p><script>alert(1)</script>\" onclick='x' &";

fn words() -> Strings {
    Theme::load(&std::collections::BTreeMap::new()).unwrap().strings("en")
}

fn write(prose: &Prose, raw: Raw<'_>) -> String {
    let portal = crate::render::channels::fixture::portal();
    let words = words();
    let place =
        Place { scope: Scope::portal(&portal), root: "../", files: "../", words: &words, level: 2, prefix: "", raw };
    Writer::html(prose, place)
}

fn escaped(blocks: Vec<Block>) -> String {
    write(&Prose::new(blocks, Vec::new()), Raw::Escape)
}

fn place() -> source::Place {
    source::Place::file(&Arc::clone(&source::Source::new("a.md", "a")))
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn heading(level: u8, id: &str) -> Block {
    Block::Heading { level, id: id.to_owned(), content: vec![text(id)] }
}

fn link(target: Target) -> Inline {
    Inline::Link(Box::new(Link {
        to: String::new(),
        target,
        title: HOSTILE.to_owned(),
        content: vec![text("words")],
        place: place(),
    }))
}

fn picture(target: Target) -> Inline {
    Inline::Image(Box::new(Picture {
        to: String::new(),
        target,
        shown: None,
        alt: HOSTILE.to_owned(),
        title: String::new(),
        place: place(),
    }))
}

#[test]
fn hostile_text_stays_text_in_every_place() {
    let inlines = vec![
        text(HOSTILE),
        Inline::Code(HOSTILE.to_owned()),
        Inline::Html { text: HOSTILE.to_owned(), place: place() },
        link(Target::Portal(format!("courses/{HOSTILE}"))),
        picture(Target::File("assets/a.svg".to_owned())),
    ];
    let html = escaped(vec![
        Block::Paragraph(inlines),
        Block::Code { language: HOSTILE.to_owned(), text: HOSTILE.to_owned() },
        Block::Html { text: HOSTILE.to_owned(), place: place() },
    ]);
    let page = scraper::Html::parse_fragment(&html);
    let count = |css: &str| page.select(&scraper::Selector::parse(css).unwrap()).count();
    assert_eq!(count("script, [onclick]"), 0, "{html}");
    assert_eq!(count("img[alt], a[title]"), 2, "{html}");
}

#[test]
fn headings_go_below_the_pages_own_and_skip_no_level() {
    let html = escaped(vec![heading(1, "a"), heading(4, "b"), heading(4, "c"), heading(2, "d")]);
    let order: Vec<_> = html.match_indices("<h").map(|(at, _)| &html[at + 2..at + 3]).collect();
    assert_eq!(order, ["2", "3", "4", "3"], "{html}");
}

#[test]
fn links_lead_through_the_root_or_are_just_words() {
    let paragraph = |target| escaped(vec![Block::Paragraph(vec![link(target)])]);
    assert!(paragraph(Target::Portal("courses/a/#b".to_owned())).contains("href=\"../courses/a/#b\""));
    assert!(paragraph(Target::Fragment("#b".to_owned())).contains("href=\"#b\""));
    assert_eq!(paragraph(Target::Unresolved), "<p>words</p>");
    assert_eq!(paragraph(Target::External("javascript:alert(1)".to_owned())), "<p>words</p>");
}

#[test]
fn a_picture_from_elsewhere_is_never_asked_for() {
    let html =
        escaped(vec![Block::Paragraph(vec![picture(Target::External("https://other.example/a.png".to_owned()))])]);
    assert!(!html.contains("<img"), "{html}");
    assert!(html.contains("<a href=\"https://other.example/a.png\">"), "{html}");
}

#[test]
fn tasks_say_in_words_which_are_done() {
    let item = |done| ListItem { done, blocks: vec![Block::Paragraph(vec![text("x")])] };
    let html = escaped(vec![Block::List { start: None, items: vec![item(Some(true)), item(Some(false))] }]);
    assert_eq!(
        html,
        "<ul class=\"tasks\"><li class=\"done\"><span class=\"vh\">Done: </span>x</li>\
         <li><span class=\"vh\">To do: </span>x</li></ul>"
    );
}

#[test]
fn passages_for_a_persona_are_for_that_persona_only() {
    let portal = crate::render::channels::fixture::portal();
    let slug = portal.personas[0].item.slug.clone();
    let reader = PersonaRef { slug, place: place(), id: None };
    let blocks = vec![Block::For { persona: reader, blocks: vec![Block::Paragraph(vec![text("for you")])] }];
    assert_eq!(escaped(blocks.clone()), "");
    let words = words();
    let scope = Scope::portal(&portal).persona(&portal.personas[0]);
    let place = Place { scope, root: "", files: "", words: &words, level: 2, prefix: "", raw: Raw::Escape };
    assert_eq!(Writer::html(&Prose::new(blocks, Vec::new()), place), "<p>for you</p>");
}

#[test]
fn footnotes_lead_there_and_back_each_time() {
    let cite = |citation| Inline::FootnoteRef { number: 1, citation };
    let note = ("a".to_owned(), vec![Block::Paragraph(vec![text("note")])]);
    let prose = Prose::new(vec![Block::Paragraph(vec![cite(1), cite(2)])], vec![note]);
    let html = write(&prose, Raw::Escape);
    for id in ["u-ref-1-1", "u-ref-1-2", "u-fn-1"] {
        assert!(html.contains(&format!("id=\"{id}\"")) && html.contains(&format!("href=\"#{id}\"")), "{id}: {html}");
    }
}

#[test]
fn a_wide_table_can_be_reached_and_scrolled() {
    let head = vec![vec![text("A")], vec![text("B")]];
    let alignments = vec![crate::model::prose::Alignment::None, crate::model::prose::Alignment::Right];
    let html = escaped(vec![Block::Table { alignments, head: head.clone(), rows: vec![head] }]);
    assert!(
        html.starts_with("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table: A, B\">"),
        "{html}"
    );
    assert!(
        html.contains("<th scope=\"col\" class=\"end\">B</th>") && html.contains("<td class=\"end\">B</td>"),
        "{html}"
    );
}

#[test]
fn raw_html_is_text_or_cleaned_but_never_passed_through() {
    let raw = |html: &str| Inline::Html { text: html.to_owned(), place: place() };
    let blocks = vec![Block::Paragraph(vec![
        raw("<kbd>"),
        text("Ctrl <b>"),
        raw("</kbd>"),
        raw("<img src=x onerror=alert(1)>"),
    ])];
    let prose = Prose::new(blocks, Vec::new());
    assert!(write(&prose, Raw::Escape).contains("&lt;kbd&gt;"));
    let clean = write(&prose, Raw::Sanitise(&Sanitiser::default()));
    assert!(clean.contains("<kbd>Ctrl &lt;b&gt;</kbd>"), "{clean}");
    assert!(!clean.contains("onerror"), "{clean}");
}
