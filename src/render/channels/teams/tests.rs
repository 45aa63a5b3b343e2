//! Cards are read back as Teams reads them.

use serde_json::Value;

use super::*;
use crate::model::prose::Block;
use crate::render::channels::chat::Simplified;
use crate::render::channels::chat::fixture::{everything, hostile, written};
use crate::render::channels::fixture::{Fixture, paragraph, portal, text};

fn made(fixture: &Fixture) -> Teams {
    written(fixture, teams)
}

fn content(teams: &Teams) -> Value {
    let mut envelope: Value = serde_json::from_str(&teams.card).unwrap();
    assert_eq!(envelope["type"], "message");
    envelope["attachments"][0]["content"].take()
}

/// Every element of the card, outer ones first.
fn elements(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(fields) => {
            let own = fields.contains_key("type").then(|| value.clone());
            own.into_iter().chain(fields.values().flat_map(elements)).collect()
        }
        Value::Array(all) => all.iter().flat_map(elements).collect(),
        _ => Vec::new(),
    }
}

fn of_type(teams: &Teams, kind: &str) -> Vec<Value> {
    elements(&content(teams)).into_iter().filter(|element| element["type"] == kind).collect()
}

fn texts(teams: &Teams) -> Vec<String> {
    of_type(teams, "TextBlock").iter().map(|block| block["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_message_is_title_text_voice_button_and_small_print() {
    let teams = made(&Fixture::new());
    let card = content(&teams);
    assert_eq!((&card["version"], &card["lang"]), (&"1.5".into(), &"en".into()));
    assert!(card.get("rtl").is_none());
    let texts = texts(&teams);
    assert_eq!(texts[..2], ["One question that makes feedback easier", "Hello there,"]);
    assert!(texts.iter().any(|text| {
        text.contains("[Feedback that lands](https://learn.example.com/academy/courses/feedback/?utm_source=")
    }));
    let action = &of_type(&teams, "Action.OpenUrl")[0];
    assert_eq!(action["title"], "Start the first ten minutes");
    assert!(texts.last().unwrap().contains("/nudges/"));
    assert!(of_type(&teams, "TextBlock").iter().all(|block| block["wrap"] == true));
    assert!(teams.simplified.is_empty());
}

#[test]
fn every_construct_is_told() {
    let teams = made(&Fixture::with_body(everything()));
    let texts = texts(&teams);
    for told in [
        "Why",
        "A **strong** _word_ and abc",
        "- outer\n- – inner",
        "3. three\n4. four",
        "- ☑ done\n- ☐ open",
        "Somebody said.\n\nTwice.",
        "let x = \\*y;",
        "**Term**\n\nmeaning",
        "[A drawing](https://a.example/p.svg)",
    ] {
        assert!(texts.contains(&told.to_owned()), "{told} is not in {texts:#?}");
    }
    let facts = &of_type(&teams, "FactSet")[0]["facts"];
    assert_eq!(facts.as_array().unwrap().len(), 3);
    assert_eq!((&facts[0]["title"], &facts[1]["value"]), (&"Lesson".into(), &"a question".into()));
    assert_eq!(of_type(&teams, "Image")[0]["altText"], "A pump");
    let expected = [Simplified::Table, Simplified::Definitions, Simplified::Tasks, Simplified::Picture];
    assert_eq!(teams.simplified.iter().copied().collect::<Vec<_>>(), expected);
}

#[test]
fn a_wide_table_names_each_cell() {
    let row = |words: [&str; 3]| words.map(|word| vec![text(word)]).to_vec();
    let table = Block::Table {
        alignments: Vec::new(),
        head: row(["Day", "What", "Where"]),
        rows: vec![row(["Mon", "Ask", "Hall"])],
    };
    let teams = made(&Fixture::with_body(vec![table]));
    assert!(texts(&teams).contains(&"• Day: Mon · What: Ask · Where: Hall".to_owned()), "{:?}", texts(&teams));
}

/// No mark, mention, entity, expression or tag of the author's reaches a client.
#[test]
fn hostile_copy_marks_nothing() {
    let teams = made(&hostile());
    for text in texts(&teams) {
        let bare = text.replace("\\*", "").replace("\\_", "").replace("\\`", "").replace("\\[", "").replace("\\]", "");
        let links = bare.matches("](https://learn.example.com").count();
        assert_eq!(bare.matches('[').count(), links, "{text}");
        for mark in ["*", "`", "<at", "<b", "&amp;", "{{", "@{", "${", "\u{202e}"] {
            assert!(!bare.contains(mark), "{mark} in {text}");
        }
        assert!(!text.starts_with(['#', '>', '-', '1']) || text.starts_with("1\\"), "{text}");
    }
}

#[test]
fn a_language_from_the_right_turns_the_card() {
    let mut portal = portal();
    portal.settings.language = "ar-EG".to_owned();
    let card = content(&made(&Fixture::of(portal)));
    assert_eq!((&card["rtl"], &card["lang"]), (&true.into(), &"ar".into()));
}

#[test]
fn a_body_of_five_thousand_words_is_whole_and_measured() {
    let fixture = Fixture::with_body(vec![paragraph(&"feedback ".repeat(5_000)), Block::Rule, paragraph("The end.")]);
    let teams = made(&fixture);
    assert!(texts(&teams)[1].matches("feedback").count() == 5_000);
    assert!(teams.card.len() > 28_000);
    let end = of_type(&teams, "TextBlock").into_iter().find(|block| block["text"] == "The end.").unwrap();
    assert_eq!(end["separator"], true);
}
