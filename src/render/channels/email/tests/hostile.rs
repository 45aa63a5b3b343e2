//! Copies, addresses and lengths that try to break a mail.

use super::*;
use crate::model::campaign::TouchpointKind;
use crate::render::channels::limits::EMAIL;

/// Copy that wants to be mark-up, a header, a tag of a mail system, the other direction.
const EVIL: &str =
    "\"'><script>alert(1)</script>\r\nBcc: x@y *|UNSUB|* {{ UnsubscribeURL }} `<!--[if mso]>` 🎉 שלום\u{202e}";

/// A portal in which everything that people write is [`EVIL`].
fn evil(kind: TouchpointKind, flavour: EspFlavour) -> Fixture {
    let mut portal = portal();
    portal.settings.esp = flavour;
    portal.settings.title = EVIL.to_owned();
    portal.personas[0].item.title = EVIL.to_owned();
    portal.testimonials[0].quote = EVIL.to_owned();
    portal.testimonials[0].person = EVIL.to_owned();
    portal.campaigns[0].item.title = EVIL.to_owned();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.kind = kind;
    touchpoint.copy.subject = Some(copy(EVIL));
    touchpoint.copy.preheader = Some(copy(EVIL));
    touchpoint.copy.cta = Some(copy(EVIL));
    // The parser hands over text in pieces.
    let mut pieces = ["*", "|UNSUB|", "*", "{", "{ x }", "}", EVIL].map(text).to_vec();
    // Plain text marks strong words with asterisks of its own.
    pieces.push(Inline::Strong(vec![text("|UNSUB|")]));
    touchpoint.item.body.blocks =
        [Block::Paragraph(pieces), Block::Html { text: EVIL.to_owned(), place: place() }].into();
    Fixture::of(portal)
}

fn each_evil_mail(judge: impl Fn(Email, EspFlavour)) {
    for kind in [TouchpointKind::Announcement, TouchpointKind::Endorsement, TouchpointKind::LastChance] {
        for (_, flavour) in EspFlavour::ALL {
            judge(made(&evil(kind, *flavour)), *flavour);
        }
    }
}

#[test]
fn hostile_copy_stays_copy() {
    each_evil_mail(|mail, _| {
        assert!(!mail.sent.subject.contains(['\r', '\n']), "{}", mail.sent.subject);
        for html in [&mail.sent.html, &mail.shown.html, &mail.paste] {
            let page = Html::parse_document(html);
            assert!(select(&page, "script").is_empty());
            let handlers =
                select(&page, "*").iter().flat_map(|e| e.value().attrs()).filter(|(n, _)| n.starts_with("on")).count();
            assert_eq!(handlers, 0);
            assert_eq!(select(&page, "h1").len(), 1);
            assert!(words(select(&page, "h1")[0]).contains("<script>alert(1)</script>"), "and it is all there");
        }
        let comments = mail.sent.html.matches("<!--").count();
        let own = ["<!--[if mso]>", "<!--[if !mso]><!-->", "<!--<![endif]-->"]
            .map(|c| mail.sent.html.matches(c).count() * c.matches("<!--").count());
        assert_eq!(comments, own.iter().sum::<usize>(), "no comment but ours");
    });
}

#[test]
fn what_an_author_writes_is_no_tag_of_a_mail_system() {
    each_evil_mail(|mail, flavour| {
        let all = [&mail.sent.html, &mail.sent.text, &mail.sent.subject];
        let live: usize =
            all.map(|part| part.matches("*|UNSUB").count() + part.matches("UNSUB|*").count()).iter().sum();
        match flavour {
            EspFlavour::Mailchimp => assert_eq!(live, 4, "only the two links to stop are live: {}", mail.sent.text),
            EspFlavour::Hubspot | EspFlavour::Listmonk => {
                assert!(all.iter().all(|part| !part.contains("{{ x") && !part.contains("{{ UnsubscribeURL }} `")));
                assert!(!mail.sent.subject.contains("{{"), "{}", mail.sent.subject);
            }
            EspFlavour::Outlook | EspFlavour::None => {}
        }
    });
}

#[test]
fn hostile_copy_is_a_draft_of_four_headers() {
    each_evil_mail(|mail, _| {
        let head = mail.draft.split("\r\n\r\n").next().unwrap();
        let names: Vec<&str> =
            head.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(':').next()).collect();
        assert_eq!(names, ["X-Unsent", "Subject", "MIME-Version", "Content-Type"], "{head}");
        assert!(mail.draft.is_ascii() && mail.draft.split("\r\n").all(|line| line.len() <= 78));
        assert_eq!(mail.draft.replace("\r\n", "").matches(['\r', '\n']).count(), 0);
    });
}

#[test]
fn hostile_copy_is_a_campaign_that_listmonk_reads() {
    each_evil_mail(|mail, _| {
        let campaign: serde_json::Value = serde_json::from_str(&mail.listmonk).unwrap();
        let part = |name: &str| campaign[name].as_str().unwrap().to_owned();
        assert!(part("subject").contains("<script>") && !part("subject").contains("{{"));
        // All actions are ours: for Word, and the link to stop.
        let stop = |text: &str| {
            text.matches("{{ UnsubscribeURL }}\"").count() + text.matches("{{ UnsubscribeURL }}\n").count()
        };
        let body = part("body");
        assert_eq!(body.matches("{{").count(), body.matches("{{ Safe `<!").count() + stop(&body), "{body}");
        assert_eq!(part("altbody").matches("{{").count(), stop(&part("altbody")), "{}", part("altbody"));
    });
}

#[test]
fn a_hostile_address_stays_in_its_attribute() {
    let url = "https://a.example/?q=\"><img src=x onerror='alert(1)'>&*|UNSUB|*";
    let mail = made(&Fixture::with_body(vec![Block::Paragraph(vec![link("there", Target::External(url.to_owned()))])]));
    let page = Html::parse_document(&mail.sent.html);
    assert!(select(&page, "img").is_empty());
    assert_eq!(select(&page, "a[href^='https://a.example/?q=']").len(), 1);
    assert_eq!(mail.sent.html.matches("*|UNSUB|*").count(), 1);
}

#[test]
fn long_titles_and_bodies_stay_whole() {
    for kind in [TouchpointKind::Announcement, TouchpointKind::SuccessStory, TouchpointKind::Recap] {
        let mut fixture = long(5_000);
        let title = "Feedback ".repeat(25);
        let touchpoint = &mut fixture.portal.campaigns[0].touchpoints[0];
        touchpoint.kind = kind;
        touchpoint.copy.subject = Some(copy(&title));
        touchpoint.copy.cta = Some(copy(&title));
        let mail = made(&fixture);
        assert_eq!(mail.sent.subject, title.trim());
        let page = Html::parse_document(&mail.sent.html);
        assert!(words(select(&page, "body")[0]).split(' ').count() > 5_000);
        assert!(EMAIL.bars[1].most > mail.sent.html.len(), "{}", mail.sent.html.len());
        assert!(mail.draft.split("\r\n").all(|line| line.len() <= 76));
    }
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
    assert_eq!(mail.sent.subject, "Teaser");
    assert!(mail.sent.preheader.starts_with("Hello there,"), "{}", mail.sent.preheader);
    assert!(select(&Html::parse_document(&mail.sent.html), "td.v").is_empty());
    assert!(mail.sent.text.contains("See what is in it for you:\nhttps://"));
}
