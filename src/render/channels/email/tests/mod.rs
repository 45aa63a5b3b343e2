//! Whole e-mails, asserted by selector.
//!
//! `constructs` holds what authors can write, `designs` how a mail looks by its purpose, `forms` what it is packed
//! into, `hostile` what tries to break it.

mod constructs;
mod designs;
mod forms;
mod hostile;

use scraper::{Html, Selector};

use super::{Email, email};
use crate::model::campaign::{TouchpointCopy, VoiceChoice};
use crate::model::portal::{EspFlavour, RawHtml};
use crate::model::prose::{AlertKind, Alignment, Block, Definition, Inline, ListItem, PersonaRef, Target};
use crate::model::{Choice, Id};
use crate::render::channels::fixture::{
    Fixture, champion, copy, first_name, link, paragraph, picture, place, portal, text, value,
};
use crate::render::message::Letter;
use crate::schedule::Message;

fn made(fixture: &Fixture) -> Email {
    made_of(&fixture.message(), fixture)
}

fn made_of(message: &Message, fixture: &Fixture) -> Email {
    email(&Letter::of(message, &fixture.portal), &fixture.context())
}

fn select<'a>(page: &'a Html, selector: &'a str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: scraper::ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn cta(page: &Html) -> String {
    select(page, "td.i a.j")[0].attr("href").unwrap().to_owned()
}

fn rich() -> Fixture {
    let mut fixture = Fixture::with_body(constructs::everything());
    fixture.portal.campaigns[0].touchpoints[0].item.body.footnotes =
        vec![("1".to_owned(), vec![paragraph("Asked of 162 people in spring.")])];
    fixture
}

/// A body of `count` words in paragraphs of fifty.
fn long(count: usize) -> Fixture {
    let words =
        |n: usize| "feedback helps when it is kind and soon".split(' ').cycle().take(n).collect::<Vec<_>>().join(" ");
    Fixture::with_body((0..count / 50).map(|_| paragraph(&words(50))).collect())
}

#[test]
fn a_message_has_the_parts_that_mail_programs_and_people_need() {
    let mail = made(&Fixture::new());
    let page = Html::parse_document(&mail.sent.html);
    assert!(mail.sent.html.starts_with("<!doctype html>"));
    let root = select(&page, "html[lang=en][dir=ltr]");
    assert_eq!(root.len(), 1);
    let article = select(&page, "body > div[role=article][lang=en][dir=ltr][aria-roledescription=email]");
    assert_eq!(article[0].attr("aria-label"), Some("One question that makes feedback easier"));
    assert_eq!(select(&page, "h1").len(), 1);
    assert_eq!(words(select(&page, "h1")[0]), "One question that makes feedback easier");
    assert!(select(&page, "table:not([role=presentation])").is_empty());
    assert!(mail.sent.html.contains("<o:PixelsPerInch>96<"));
    assert!(mail.sent.html.contains("<!--[if mso]><table role=\"presentation\""));
    assert_eq!(mail.sent.html.matches("<!--[if").count(), mail.sent.html.matches("<![endif]-->").count());
    assert!(words(select(&page, "td.v")[0]).starts_with("“I used to put off the hard talks."));
    assert!(words(select(&page, "td.v")[0]).ends_with("TO Tomás Oliveira Team lead, Warehouse North"));
}

#[test]
fn the_preheader_is_hidden_first_and_filled() {
    let mail = made(&Fixture::new());
    let page = Html::parse_document(&mail.sent.html);
    let first = select(&page, "body > :first-child")[0];
    let text: String = first.text().collect();
    assert!(
        first.attr("style").unwrap().contains("display:none") && first.attr("style").unwrap().contains("mso-hide:all")
    );
    assert!(text.starts_with("Ask it on Tuesday."), "{text}");
    assert!(text.chars().count() >= 200);
    assert_eq!(mail.sent.preheader, "Ask it on Tuesday. It takes ten minutes and no courage at all.");
}

#[test]
fn the_call_to_action_leads_to_the_personas_landing_page_with_attribution() {
    let mail = made(&Fixture::new());
    let url = "https://learn.example.com/academy/c/spring/new-manager/?utm_source=email&utm_medium=email\
               &utm_campaign=spring&utm_content=01-teaser-new-manager";
    assert_eq!(cta(&Html::parse_document(&mail.sent.html)), url);
    assert!(
        mail.sent.text.contains(&format!("Start the first ten minutes:\n{url}\nTakes about 10 minutes.\n")),
        "{}",
        mail.sent.text
    );
    assert!(mail.sent.html.contains("courses/feedback/?utm_source=email&amp;utm_medium=email"));
    assert!(mail.sent.html.contains("c/spring/new-manager/?utm_source=email&amp;utm_medium=email"));
}

#[test]
fn a_persona_outside_the_campaign_gets_the_landing_page_for_everyone() {
    let fixture = Fixture::new();
    let mut message = fixture.message();
    message.persona = Id::new(1);
    let mail = made_of(&message, &fixture);
    assert!(cta(&Html::parse_document(&mail.sent.html)).starts_with("https://learn.example.com/academy/c/spring/?utm"));
}

#[test]
fn without_utm_links_are_bare() {
    let mut fixture = Fixture::new();
    fixture.portal.settings.utm = false;
    let mail = made(&fixture);
    assert!(!mail.sent.html.contains("utm_") && !mail.sent.text.contains("utm_") && !mail.paste.contains("utm_"));
}

#[test]
fn a_personas_copy_wins_over_the_touchpoints_and_a_variants_over_both() {
    let mut portal = portal();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    let own = TouchpointCopy { subject: Some(copy("For managers")), ..TouchpointCopy::default() };
    touchpoint.copy_for.insert(Id::new(0), own);
    let arm = TouchpointCopy { subject: Some(copy("Arm b")), ..TouchpointCopy::default() };
    touchpoint.variants.insert("b".to_owned(), arm);
    let fixture = Fixture::of(portal);
    assert_eq!(made(&fixture).sent.subject, "For managers");
    let arm = made_of(&Message { variant: Some("b".to_owned()), ..fixture.message() }, &fixture);
    assert_eq!(arm.sent.subject, "Arm b");
    assert!(arm.sent.text.contains("utm_content=01-teaser-new-manager-b"), "{}", arm.sent.text);
    assert!(arm.sent.preheader.starts_with("Ask it on Tuesday."));
}

#[test]
fn each_mail_system_gets_its_own_way_to_stop() {
    let page = |flavour| {
        let mail = made(&Fixture::new().flavour(flavour));
        (mail.sent.html, mail.sent.text)
    };
    let (html, text) = page(EspFlavour::Mailchimp);
    assert!(html.contains("href=\"*|UNSUB|*\"") && html.contains("*|HTML:LIST_ADDRESS_HTML|*"));
    assert!(text.contains("*|UNSUB|*") && text.contains("*|LIST:ADDRESS|*"));
    let (html, text) = page(EspFlavour::Hubspot);
    assert!(html.contains("href=\"{{ unsubscribe_link_all }}\"") && html.contains("{{ site_settings.company_name }}"));
    assert!(text.contains("{{ unsubscribe_link_all }}"));
    let (html, text) = page(EspFlavour::Listmonk);
    assert!(html.contains("href=\"{{ UnsubscribeURL }}\"") && text.contains("{{ UnsubscribeURL }}"));
    for flavour in [EspFlavour::Outlook, EspFlavour::None] {
        let (html, text) = page(flavour);
        assert!(html.contains("https://learn.example.com/academy/nudges/?utm") && text.contains("academy/nudges/?utm"));
        assert!(!html.contains("*|") && !html.contains("{{"));
        assert!(html.contains("Hello there,"));
    }
}

#[test]
fn merge_tags_reach_subject_and_body_but_not_the_title() {
    let mut fixture = Fixture::new();
    let mut subject = copy("Ready, ");
    subject.segments.push(first_name());
    fixture.portal.campaigns[0].touchpoints[0].copy.subject = Some(subject);
    let mail = made(&fixture);
    let tag = "*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*";
    assert_eq!(mail.sent.subject, format!("Ready, {tag}"));
    assert!(mail.sent.html.contains(&format!("Hello {tag},")) && mail.sent.text.contains(&format!("Hello {tag},")));
    assert_eq!(words(select(&Html::parse_document(&mail.sent.html), "title")[0]), "Ready, there");
}

/// Our bar: 12,000 bytes and 80 bytes a word, for a message of usual length.
#[test]
fn a_usual_message_is_light() {
    let mail = made(&long(150));
    let page = Html::parse_document(&mail.sent.html);
    let visible =
        select(&page, "div[role=article]").into_iter().map(words).map(|w| w.split(' ').count()).sum::<usize>();
    assert!(mail.sent.html.len() <= 12_000, "{} bytes", mail.sent.html.len());
    assert!(mail.sent.html.len() <= 80 * visible, "{} bytes a word", mail.sent.html.len() / visible);
}

#[test]
fn who_speaks_need_not_sign_as_well() {
    let mut portal = portal();
    let sender = portal.campaigns[0].touchpoints[0].sender.as_mut().unwrap();
    sender.name = portal.testimonials[0].person.clone();
    let mail = made(&Fixture::of(portal));
    assert_eq!(mail.sent.html.matches("Tomás Oliveira").count(), 1);
    assert_eq!(mail.sent.text.matches("Tomás Oliveira").count(), 1);
}

#[test]
fn a_champion_speaks_with_their_story_or_with_what_they_are_thanked_for() {
    let mut portal = portal();
    portal.champions = vec![champion("Amina Diallo")];
    portal.campaigns[0].touchpoints[0].voice = VoiceChoice::Champion(Id::new(0));
    let page = |portal: &crate::model::Portal| Html::parse_document(&made(&Fixture::of(portal.clone())).sent.html);
    assert_eq!(words(select(&page(&portal), "td.v")[0]), "“For asking first.” AD Amina Diallo Dispatcher, Night shift");
    portal.champions[0].item.body.blocks = [paragraph("I asked one question.")].into();
    assert!(words(select(&page(&portal), "td.v")[0]).starts_with("“I asked one question.”"));
}

#[test]
fn the_same_message_gives_the_same_bytes() {
    assert_eq!(made(&rich()), made(&rich()));
}
