//! Cards are read back as Slack reads them.

use serde_json::Value;

use super::*;
use crate::model::prose::Block;
use crate::render::channels::chat::Simplified;
use crate::render::channels::chat::fixture::{everything, hostile, written};
use crate::render::channels::fixture::{Fixture, copy, paragraph};

fn made(fixture: &Fixture) -> Slack {
    written(fixture, slack)
}

fn blocks(slack: &Slack) -> Vec<Value> {
    let card: Value = serde_json::from_str(&slack.card).unwrap();
    card["blocks"].as_array().unwrap().clone()
}

fn kinds(slack: &Slack) -> Vec<String> {
    blocks(slack).iter().map(|block| block["type"].as_str().unwrap().to_owned()).collect()
}

/// Every text of the blocks, in order.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) if fields.contains_key("verbatim") || fields.contains_key("emoji") => {
            vec![fields["text"].as_str().unwrap().to_owned()]
        }
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn all_text(slack: &Slack) -> String {
    blocks(slack).iter().flat_map(texts).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_message_is_title_text_voice_button_and_small_print() {
    let slack = made(&Fixture::new());
    assert_eq!(
        kinds(&slack),
        ["header", "section", "section", "actions", "context", "divider", "context"],
        "{}",
        slack.card
    );
    let all = blocks(&slack);
    assert_eq!(all[0]["text"]["text"], "One question that makes feedback easier");
    assert!(all[1]["text"]["text"].as_str().unwrap().starts_with("Hello there,\n\nmost of us"));
    assert!(all[1]["text"]["text"].as_str().unwrap().contains("utm_source=email&amp;utm_medium=email"));
    assert!(all[2]["text"]["text"].as_str().unwrap().starts_with("> “I used to put off"));
    let button = &all[3]["elements"][0];
    assert_eq!((&button["style"], &button["text"]["text"]), (&"primary".into(), &"Start the first ten minutes".into()));
    assert!(button["url"].as_str().unwrap().starts_with("https://learn.example.com/academy/c/spring/new-manager/?utm"));
    let card: Value = serde_json::from_str(&slack.card).unwrap();
    assert!(card["text"].as_str().unwrap().starts_with("One question that makes feedback easier\nAsk it on Tuesday."));
    assert!(all_text(&slack).contains("/nudges/"));
    assert!(slack.simplified.is_empty(), "{:?}", slack.simplified);
}

#[test]
fn every_construct_is_told() {
    let slack = made(&Fixture::with_body(everything()));
    let text = all_text(&slack);
    for told in [
        "*Why*",
        "A *strong* _word_ and abc",
        "• outer\n\u{2003}◦ inner",
        "3. three\n4. four",
        "☑ done\n☐ open",
        "> Somebody said.\n> Twice.",
        "```\nlet x = *y;\n```",
        "*Lesson – You take*\n• One – a question\n• Two – a sentence",
        "*Term*\nmeaning",
        "<https://a.example/p.svg|A drawing>",
        "|Read on>",
    ] {
        assert!(text.contains(told), "{told} is not in {text}");
    }
    assert!(kinds(&slack).contains(&"image".to_owned()));
    let expected = [Simplified::Table, Simplified::Definitions, Simplified::Tasks, Simplified::Picture];
    assert_eq!(slack.simplified.iter().copied().collect::<Vec<_>>(), expected);
}

#[test]
fn hostile_copy_marks_nothing_and_calls_nobody() {
    let slack = made(&hostile());
    for block in blocks(&slack) {
        for text in texts(&block).iter().filter(|_| block["type"] != "header" && block["type"] != "actions") {
            let links = text.matches('<').count();
            assert_eq!(links, text.matches("<https://learn.example.com/").count(), "{text}");
            assert!(!text.contains(['*', '`', '~', '\u{202e}']), "{text}");
            assert!(!text.contains("@here"), "{text}");
        }
    }
    assert!(all_text(&slack).contains("\u{2060}&gt; not a quote"));
    assert!(!slack.text.contains("@here") && !slack.text.contains("*b*"), "{}", slack.text);
}

#[test]
fn a_long_title_and_a_long_button_are_told_elsewhere() {
    let mut fixture = Fixture::new();
    let copies = &mut fixture.portal.campaigns[0].touchpoints[0].copy;
    copies.subject = Some(copy(&"Feedback ".repeat(25)));
    copies.cta = Some(copy(&"go ".repeat(30)));
    let slack = made(&fixture);
    let kinds = kinds(&slack);
    assert!(!kinds.contains(&"header".to_owned()) && !kinds.contains(&"actions".to_owned()), "{kinds:?}");
    assert!(all_text(&slack).starts_with(&format!("*{}*", "Feedback ".repeat(25).trim())));
    assert!(slack.simplified.contains(&Simplified::Title) && slack.simplified.contains(&Simplified::LabelAsLink));
}

#[test]
fn a_portal_without_https_has_a_link_for_a_button() {
    let mut portal = crate::render::channels::fixture::portal();
    portal.settings.base_url = url::Url::parse("http://intranet/").unwrap();
    let slack = made(&Fixture::of(portal));
    assert!(!kinds(&slack).contains(&"actions".to_owned()));
    assert!(all_text(&slack).contains("|Start the first ten minutes>* (takes about 10 minutes)"), "{}", slack.card);
    assert!(slack.simplified.contains(&Simplified::Address));
}

#[test]
fn a_body_of_five_thousand_words_is_split_measured_and_whole() {
    let sentence = "One honest sentence & a *way* to say it. ";
    let words = paragraph(sentence.repeat(600).trim());
    let code = Block::Code { language: String::new(), text: "a < b && c\n".repeat(400) };
    let slack = made(&Fixture::with_body(vec![words, code]));
    let text = all_text(&slack);
    assert_eq!(text.matches("One honest sentence &amp; a ∗way∗ to say it.").count(), 600);
    assert_eq!(text.matches("a &lt; b &amp;&amp; c").count(), 400);
    assert!(slack.figures.longest_section <= SECTION, "{:?}", slack.figures);
    assert!(slack.figures.characters > 13_000 && slack.figures.blocks < 50, "{:?}", slack.figures);
}

#[test]
fn the_text_to_paste_holds_all_of_it() {
    let slack = made(&Fixture::with_body(everything()));
    for told in
        ["*One question", "*Why*", "• outer", "> Somebody said.", "A pump (https://a.example/p.png)", "Read on ("]
    {
        assert!(slack.text.contains(told), "{told} is not in {}", slack.text);
    }
    assert!(slack.text.contains("Start the first ten minutes (takes about 10 minutes): https://"));
    assert!(!slack.text.contains("&amp;") && !slack.text.contains('<'));
}
