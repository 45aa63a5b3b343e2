//! Copies, addresses and lengths that try to break a mail.

use super::*;
use crate::render::channels::limits::EMAIL;

/// Copy that wants to be mark-up, a header, a tag of a mail system.
#[test]
fn hostile_copy_stays_copy() {
    let evil = "\"'><script>alert(1)</script>\r\nBcc: x@y *|UNSUB|* {{ UnsubscribeURL }} 🎉 שלום\u{202e}";
    for flavour in [EspFlavour::Mailchimp, EspFlavour::Hubspot, EspFlavour::Listmonk, EspFlavour::None] {
        let mut portal = portal();
        portal.settings.esp = flavour;
        portal.settings.title = evil.to_owned();
        portal.personas[0].item.title = evil.to_owned();
        portal.testimonials[0].quote = evil.to_owned();
        portal.testimonials[0].person = evil.to_owned();
        portal.campaigns[0].item.title = evil.to_owned();
        let touchpoint = &mut portal.campaigns[0].touchpoints[0];
        touchpoint.copy.subject = Some(copy(evil));
        touchpoint.copy.preheader = Some(copy(evil));
        touchpoint.copy.cta = Some(copy(evil));
        // The parser hands over text in pieces.
        let mut pieces = ["*", "|UNSUB|", "*", "{", "{ x }", "}", evil].map(text).to_vec();
        // Plain text marks strong words with asterisks of its own.
        pieces.push(Inline::Strong(vec![text("|UNSUB|")]));
        touchpoint.item.body.blocks =
            vec![Block::Paragraph(pieces), Block::Html { text: evil.to_owned(), place: place() }];
        let mail = made(&Fixture::of(portal));

        assert!(!mail.subject.contains(['\r', '\n']), "{}", mail.subject);
        for html in [&mail.html, &mail.paste] {
            let page = Html::parse_document(html);
            assert!(select(&page, "script").is_empty());
            let tags =
                select(&page, "*").iter().flat_map(|e| e.value().attrs()).filter(|(n, _)| n.starts_with("on")).count();
            assert_eq!(tags, 0);
            assert_eq!(select(&page, "h1").len(), 1);
        }
        let tags: usize = [&mail.html, &mail.text, &mail.subject]
            .map(|part| part.matches("*|UNSUB").count() + part.matches("UNSUB|*").count())
            .iter()
            .sum();
        let own = if flavour == EspFlavour::Mailchimp { 4 } else { tags };
        assert_eq!(tags, own, "only the two links to stop are live: {}", mail.text);
        if matches!(flavour, EspFlavour::Hubspot | EspFlavour::Listmonk) {
            assert!(!mail.text.contains("{{ x") && !mail.html.contains("{{ x") && !mail.subject.contains("{{"));
        }
    }
}

#[test]
fn a_hostile_address_stays_in_its_attribute() {
    let url = "https://a.example/?q=\"><img src=x onerror='alert(1)'>&*|UNSUB|*";
    let mail = made(&Fixture::with_body(vec![Block::Paragraph(vec![link("there", Target::External(url.to_owned()))])]));
    let page = Html::parse_document(&mail.html);
    assert!(select(&page, "img").is_empty());
    assert_eq!(select(&page, "a[href^='https://a.example/?q=']").len(), 1);
    assert_eq!(mail.html.matches("*|UNSUB|*").count(), 1);
}

#[test]
fn long_titles_and_bodies_stay_whole() {
    let mut fixture = long(5_000);
    let title = "Feedback ".repeat(25);
    fixture.portal.campaigns[0].touchpoints[0].copy.subject = Some(copy(&title));
    let mail = made(&fixture);
    assert_eq!(mail.subject, title.trim());
    let page = Html::parse_document(&mail.html);
    assert!(words(select(&page, "body")[0]).split(' ').count() > 5_000);
    assert!(EMAIL.bars[1].most > mail.html.len(), "{}", mail.html.len());
}

#[test]
fn a_mail_without_sender_voice_or_copy_is_still_a_mail() {
    let mut portal = portal();
    portal.settings.contact = None;
    portal.testimonials[0].consent.scope.clear();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.sender = None;
    touchpoint.copy = TouchpointCopy::default();
    touchpoint.minutes = None;
    let mail = made(&Fixture::of(portal));
    assert_eq!(mail.subject, "Teaser");
    assert!(mail.preheader.starts_with("Hello there,"), "{}", mail.preheader);
    assert!(select(&Html::parse_document(&mail.html), "td.v").is_empty());
    assert!(mail.text.contains("See what is in it for you:\nhttps://"));
}
