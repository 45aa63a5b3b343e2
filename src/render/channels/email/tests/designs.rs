//! How a mail looks by its purpose: three designs, both directions, with and without Word.

use std::collections::BTreeMap;

use super::*;
use crate::model::Shown;
use crate::model::campaign::TouchpointKind;
use crate::model::item::Image;
use crate::theme::Theme;

const KINDS: [TouchpointKind; 3] = [TouchpointKind::Announcement, TouchpointKind::Testimonial, TouchpointKind::Nudge];

fn of_kind(kind: TouchpointKind) -> Fixture {
    in_language("en", kind)
}

/// A message with everything that Markdown can say.
fn in_language(language: &str, kind: TouchpointKind) -> Fixture {
    let mut portal = rich().portal;
    portal.settings.language = language.to_owned();
    portal.campaigns[0].touchpoints[0].kind = kind;
    Fixture::of(portal)
}

/// Where words stand in a text.
fn order<const N: usize>(text: &str, parts: [&str; N]) -> bool {
    parts.map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"))).is_sorted()
}

const TITLE: &str = "A headline of its own";
const QUOTE: &str = "I used to put off";
const BODY: &str = "What you will do";
const CALL: &str = "Start the first ten minutes";
const SENDER: &str = "Amara Nwosu";

#[test]
fn an_announcement_has_its_title_and_its_button_high_up() {
    let mail = made(&of_kind(TouchpointKind::Announcement));
    let page = Html::parse_document(&mail.sent.html);
    let article = words(select(&page, "div[role=article]")[0]);
    assert!(order(&article, [TITLE, CALL, BODY, QUOTE, SENDER]));
    assert_eq!(select(&page, "td.b h1.o").len(), 1, "the title stands in the brand's colour");
    assert_eq!(select(&page, "td.b td.i a.j").len(), 1, "and so does the button");
    assert_eq!(select(&page, &format!("a[href='{}']", cta(&page))).len(), 2, "the end leads there as well");
}

#[test]
fn a_voice_comes_before_everything_else() {
    let mail = made(&of_kind(TouchpointKind::Testimonial));
    let page = Html::parse_document(&mail.sent.html);
    assert!(order(&words(select(&page, "div[role=article]")[0]), [QUOTE, "Tomás Oliveira", TITLE, BODY, CALL, SENDER]));
    assert!(order(&mail.sent.text, [QUOTE, "Tomás Oliveira", TITLE, BODY, CALL, SENDER]), "in the plain text as well");
    assert_eq!(select(&page, "td.v p.g").len(), 1);
    assert_eq!(select(&page, "td.b a.o").len(), 1);
}

#[test]
fn a_nudge_looks_like_a_letter() {
    let mail = made(&of_kind(TouchpointKind::Nudge));
    let page = Html::parse_document(&mail.sent.html);
    assert!(order(&words(select(&page, "div[role=article]")[0]), [TITLE, BODY, QUOTE, CALL, SENDER]));
    assert!(select(&page, "body.s").len() == 1 && select(&page, "td.b a, h1.h, td.p").is_empty());
    assert!(!words(select(&page, "div[role=article]")[0]).starts_with("N Northwind"), "no brand above");
    assert_eq!(select(&page, "td.w a.l").len(), 1);
    assert!(!mail.sent.html.contains("roundrect"), "a link needs no drawing");
}

#[test]
fn without_a_voice_a_testimonial_is_its_senders_letter() {
    let mut fixture = of_kind(TouchpointKind::Testimonial);
    fixture.portal.testimonials[0].consent.scope.clear();
    assert_eq!(select(&Html::parse_document(&made(&fixture).sent.html), "body.s").len(), 1);
}

#[test]
fn a_portrait_is_shown_where_mail_programs_can() {
    let page = |file: &str| {
        let mut fixture = of_kind(TouchpointKind::Testimonial);
        let photo = Image { file: file.to_owned(), alt: "Tomás \"T\" at his desk".to_owned() };
        fixture.portal.testimonials[0].photo = Some(photo);
        let shown = Shown { src: format!("assets/{file}"), width: 288, height: 288, webp: Vec::new() };
        fixture.assets.portraits.insert(file.to_owned(), shown);
        Html::parse_document(&made(&fixture).sent.html)
    };
    let shown = page("tomas.jpg");
    let portrait = select(&shown, "td.v img[width='64'][alt='Tomás \"T\" at his desk']");
    assert_eq!(portrait[0].attr("src"), Some("https://learn.example.com/academy/assets/tomas.jpg"));
    let drawn = page("tomas.svg");
    assert!(select(&drawn, "td.v img").is_empty());
    assert!(words(select(&drawn, "td.v")[0]).contains("TO Tomás Oliveira"), "initials instead");
}

/// What only Word reads is there by default, in comments that everybody else skips, and can be left out.
#[test]
fn word_gets_what_it_needs_and_no_more() {
    for kind in KINDS {
        let mut fixture = of_kind(kind);
        let html = made(&fixture).sent.html;
        assert!(html.contains("<!--[if mso]><table role=\"presentation\""), "a ghost table");
        let opened = html.matches("<!--[if mso]>").count() + html.matches("<!--[if !mso]><!-->").count();
        assert_eq!(opened, html.matches("<![endif]-->").count());
        let rest: String = html.split("<!--[if mso]>").map(|part| part.split("<![endif]-->").last().unwrap()).collect();
        assert!(!rest.contains("v:") && !rest.contains("w:anchorlock"), "{rest}");
        fixture.portal.settings.word = false;
        let html = made(&fixture).sent.html;
        assert!(!html.contains("mso") && !html.contains("v:round") && !html.contains("microsoft"), "{html}");
    }
}

#[test]
fn the_drawn_button_leads_where_the_other_one_does() {
    for kind in [TouchpointKind::Announcement, TouchpointKind::Testimonial] {
        let html = made(&of_kind(kind)).sent.html;
        let drawn = html.split("<v:roundrect").nth(1).unwrap().split("</v:roundrect>").next().unwrap();
        assert!(drawn.contains("href=\"https://learn.example.com/academy/c/spring/new-manager/?utm_source=email&amp;"));
        assert!(drawn.contains("<w:anchorlock/>") && drawn.contains(&format!(">{CALL}</center>")), "{drawn}");
    }
}

#[test]
fn every_design_turns_around() {
    for kind in KINDS {
        let [there, back] = ["en", "ar"].map(|language| made(&in_language(language, kind)));
        for (there, back) in [(&there.sent.html, &back.sent.html), (&there.paste, &back.paste)] {
            assert!(there.contains("table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"100%\" dir=\"ltr\""));
            assert!(back.contains(" dir=\"rtl\">") && !back.contains("border-left:"));
            // What begins on the left there begins on the right here.
            for (left, right) in
                [("border-left:4px", "border-right:4px"), ("padding:0 0 0px 14px", "padding:0 14px 0px 0")]
            {
                assert!(there.contains(left) && !there.contains(right), "{left}");
                assert_eq!(there.matches(left).count(), back.matches(right).count(), "{left}");
            }
            // Only code reads from the left, and a column that its author wants so.
            assert_eq!(back.matches("align=\"left\"").count(), 4, "{back}");
        }
    }
}

#[test]
fn what_a_mail_says_by_itself_is_in_the_portals_language() {
    let mut fixture = in_language("de", TouchpointKind::Testimonial);
    fixture.portal.campaigns[0].touchpoints[0].copy.cta = None;
    let mail = made(&fixture);
    for part in [&mail.sent.html, &mail.sent.text, &mail.paste] {
        let said = ["Sehen Sie, was Sie davon haben", "Dauert etwa 10 Minuten", "Fragen?", "Tipp", "Sie können diese"];
        for words in said {
            assert!(part.contains(words), "{words}: {part}");
        }
        assert!(!part.contains("Takes about") && !part.contains("Preferences") && !part.contains("Caution"));
    }
    assert!(
        mail.sent.text.contains("„I used to put off the hard talks.") && mail.sent.html.contains(">„I used to put off")
    );
}

/// There are no built-in words in Persian: mails show what pages show.
#[test]
fn a_theme_can_bring_words_for_any_language() {
    let strings = |texts: &[(&str, &str)]| {
        let overrides: BTreeMap<_, _> =
            texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Theme::load(&overrides).unwrap().strings("fa")
    };
    let mut fixture = in_language("fa", TouchpointKind::Nudge);
    fixture.strings = strings(&[]);
    assert!(made(&fixture).sent.text.contains("Takes about 10 minutes."));
    fixture.strings = strings(&[("strings/en.toml", "message_minutes_other = \"حوالي {n} دقائق\"\n")]);
    assert!(made(&fixture).sent.text.contains("حوالي 10 دقائق"));
}
