//! What a mail is packed into: the draft, the campaign for listmonk, the preview.

use jiff::civil::{date, time};
use jiff::tz::TimeZone;
use serde_json::Value;

use super::*;
use crate::model::campaign::ButtonLink;

fn listmonk(fixture: &Fixture) -> Value {
    serde_json::from_str(&made(fixture).listmonk).unwrap()
}

fn in_berlin(time: Option<jiff::civil::Time>) -> Fixture {
    let mut portal = portal();
    portal.settings.timezone = TimeZone::get("Europe/Berlin").unwrap();
    portal.campaigns[0].touchpoints[0].time = time;
    Fixture::of(portal)
}

#[test]
fn a_campaign_for_listmonk_is_in_its_dialect_whatever_the_portals_is() {
    for flavour in [EspFlavour::Outlook, EspFlavour::Mailchimp, EspFlavour::Listmonk] {
        let campaign = listmonk(&Fixture::new().flavour(flavour));
        let body = campaign["body"].as_str().unwrap();
        assert!(body.contains("Hello {{ with .Subscriber.FirstName }}{{ . }}{{ else }}there{{ end }},"), "{body}");
        assert!(body.contains("href=\"{{ UnsubscribeURL }}\"") && !body.contains("*|"), "{body}");
        assert!(campaign["altbody"].as_str().unwrap().contains("{{ UnsubscribeURL }}"));
        assert_eq!(campaign["type"], "regular");
        assert_eq!(campaign["content_type"], "html");
        assert_eq!(campaign["name"], "spring/01-teaser/new-manager");
        assert_eq!(campaign["tags"], serde_json::json!(["spring", "01-teaser", "new-manager"]));
        assert_eq!(campaign["lists"], serde_json::json!([]));
        assert_eq!(campaign["headers"], serde_json::json!([]));
        assert_eq!(campaign["attribs"]["kind"], "teaser");
        assert_eq!(campaign["attribs"].get("variant"), None);
    }
}

/// Its template engine takes comments out that are not marked as safe.
#[test]
fn what_word_needs_survives_listmonk() {
    let campaign = listmonk(&Fixture::new());
    let body = campaign["body"].as_str().unwrap();
    let rest = body.replace("{{ Safe `<!--", "").replace("-->` }}", "");
    assert!(
        body.contains("{{ Safe `<!--[if mso]>` }}<table") && body.contains("{{ Safe `<!--[if !mso]><!-->` }}<table")
    );
    assert!(!rest.contains("<!--") && !rest.replace("<!-->", "").contains("-->"), "{rest}");
}

#[test]
fn it_is_sent_on_the_day_at_the_time_of_the_portals_zone() {
    let winter = listmonk(&in_berlin(Some(time(9, 15, 0, 0))));
    assert_eq!(winter["send_at"], "2027-01-07T09:15:00+01:00");
    assert_eq!(listmonk(&in_berlin(None))["send_at"], "2027-01-07T09:00:00+01:00");
    let mut fixture = in_berlin(Some(time(2, 30, 0, 0)));
    fixture.portal.campaigns[0].launch = date(2027, 4, 4);
    assert_eq!(listmonk(&fixture)["send_at"], "2027-03-28T03:00:00+02:00", "half past two is skipped that night");
}

#[test]
fn a_variant_is_told_apart() {
    let mut portal = portal();
    portal.campaigns[0].touchpoints[0].variants.insert("b".to_owned(), TouchpointCopy::default());
    let fixture = Fixture::of(portal);
    let message = Message { variant: Some("b".to_owned()), ..fixture.message() };
    let campaign: Value = serde_json::from_str(&made_of(&message, &fixture).listmonk).unwrap();
    assert_eq!(campaign["name"], "spring/01-teaser/new-manager/b");
    assert_eq!(campaign["attribs"]["variant"], "b");
}

/// Nobody fills in tags in a draft, a paste or a preview.
#[test]
fn what_people_open_shows_fallbacks_in_every_dialect() {
    for flavour in EspFlavour::ALL.iter().map(|(_, flavour)| *flavour) {
        let mut fixture = Fixture::new().flavour(flavour);
        fixture.portal.campaigns[0].touchpoints[0].copy.subject = Some(with_name("Ready, "));
        let mail = made(&fixture);
        assert_eq!(mail.shown.subject, "Ready, there");
        for part in [&mail.shown.html, &mail.shown.text, &mail.paste, &mail.draft] {
            assert!(part.contains("Hello there,"), "{flavour:?}");
            assert!(!part.contains("*|") && !part.contains("{{"), "{flavour:?}");
        }
        assert!(mail.draft.contains("\r\nSubject: Ready, there\r\n"));
        assert!(mail.shown.html.contains("display:none"), "the preheader is hidden as in what is sent");
    }
}

fn with_name(words: &str) -> crate::model::Copy {
    let mut line = copy(words);
    line.segments.push(first_name());
    line
}

#[test]
fn a_button_leads_where_its_author_says() {
    let leads = |target| {
        let mut portal = portal();
        let link = ButtonLink { to: String::new(), target, place: place() };
        portal.campaigns[0].touchpoints[0].copy.cta_to = Some(link);
        cta(&Html::parse_document(&made(&Fixture::of(portal)).sent.html))
    };
    let inside = leads(Target::Portal("contribute/#how".to_owned()));
    assert!(inside.starts_with("https://learn.example.com/academy/contribute/?utm_source=email&"), "{inside}");
    assert!(inside.ends_with("#how"), "{inside}");
    let outside = leads(Target::External("https://forms.example/x?a=1".to_owned()));
    assert!(outside.starts_with("https://forms.example/x?a=1&utm_source=email&"), "{outside}");
    assert!(leads(Target::Unresolved).contains("/c/spring/new-manager/"), "a broken one has been reported");
}

#[test]
fn an_arms_button_wins_over_the_touchpoints() {
    let to = |address: &str| {
        let target = Target::Portal(address.to_owned());
        TouchpointCopy {
            cta_to: Some(ButtonLink { to: String::new(), target, place: place() }),
            ..TouchpointCopy::default()
        }
    };
    let mut portal = portal();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.copy.cta_to = to("one/").cta_to;
    touchpoint.variants.insert("b".to_owned(), to("two/"));
    let fixture = Fixture::of(portal);
    let message = Message { variant: Some("b".to_owned()), ..fixture.message() };
    assert!(made(&fixture).sent.text.contains("academy/one/?utm"));
    assert!(made_of(&message, &fixture).sent.text.contains("academy/two/?utm"));
}
