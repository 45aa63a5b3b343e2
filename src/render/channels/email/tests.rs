//! Whole e-mails, asserted by selector, and the copies that try to break them.

use std::fmt::Write;

use scraper::{Html, Selector};

use super::sheet::Word;
use super::{Email, HTML_LIMIT, MailContext, email};
use crate::model::Id;
use crate::model::campaign::TouchpointCopy;
use crate::model::portal::EspFlavour;
use crate::model::prose::{AlertKind, Alignment, Block, Definition, Inline, ListItem, PersonaRef, Target};
use crate::render::channels::fixture::{
    Fixture, copy, first_name, link, paragraph, picture, place, portal, text, value,
};

fn context(fixture: &Fixture) -> MailContext<'_> {
    let Fixture { portal, tokens, links, assets } = fixture;
    MailContext { portal, tokens, links, assets, word: Word::Supported, variant: None }
}

fn made(fixture: &Fixture) -> Email {
    email(&fixture.message(), &context(fixture))
}

fn select<'a>(page: &'a Html, selector: &'a str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: scraper::ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn cta(page: &Html) -> String {
    select(page, "td.b a.o")[0].attr("href").unwrap().to_owned()
}

/// One of everything that Markdown can say.
fn everything() -> Vec<Block> {
    let item = |done, words: &str| ListItem { done, blocks: vec![paragraph(words)] };
    vec![
        Block::Heading { level: 1, id: "h".to_owned(), content: vec![text("A headline of its own")] },
        Block::Paragraph(vec![
            Inline::Strong(vec![text("strong")]),
            text(", "),
            Inline::Emphasis(vec![text("emphasis")]),
            text(", "),
            Inline::Strikethrough(vec![text("struck")]),
            text(", "),
            Inline::Code("let x = 1 < 2;".to_owned()),
            Inline::HardBreak,
            Inline::Value(value("campaign.title")),
            Inline::SoftBreak,
            link("a long way out", Target::External("https://a.example/a/very/long/way/out?x=1&y=2#z".to_owned())),
            text(" and "),
            link("write to us", Target::External("mailto:us@a.example".to_owned())),
            Inline::FootnoteRef { number: 1, citation: 1 },
        ]),
        Block::Heading { level: 4, id: "a".to_owned(), content: vec![text("What you will do")] },
        Block::List {
            start: None,
            items: vec![item(None, "listen for ten minutes"), item(Some(true), "a task that is done")],
        },
        Block::Heading { level: 5, id: "b".to_owned(), content: vec![text("In which order")] },
        Block::List {
            start: Some(3),
            items: vec![
                ListItem {
                    done: None,
                    blocks: vec![paragraph("ask"), Block::List { start: None, items: vec![item(None, "and wait")] }],
                },
                item(None, "answer"),
            ],
        },
        Block::Quote(vec![paragraph("People hear what you do.")]),
        Block::Alert { kind: AlertKind::Tip, blocks: vec![paragraph("Do it before lunch.")] },
        Block::Alert { kind: AlertKind::Caution, blocks: vec![paragraph("Not by e-mail.")] },
        Block::Code { language: "text".to_owned(), text: "when you <do>\n  I feel & I ask\n".to_owned() },
        Block::Table {
            alignments: vec![Alignment::Left, Alignment::Right],
            head: vec![vec![text("Day")], vec![text("Minutes")]],
            rows: vec![vec![vec![text("Monday")], vec![text("10")]], vec![vec![text("Tuesday")], vec![text("5")]]],
        },
        Block::Definitions(vec![Definition {
            term: vec![text("Feedforward")],
            meanings: vec![vec![paragraph("what to try next time")]],
        }]),
        Block::Rule,
        Block::Html { text: "<script>alert(1)</script>".to_owned(), place: place() },
        Block::For {
            persona: PersonaRef { slug: "new-manager".to_owned(), place: place(), id: Some(Id::new(0)) },
            blocks: vec![paragraph("Only for new managers.")],
        },
        Block::For {
            persona: PersonaRef { slug: "driver".to_owned(), place: place(), id: Some(Id::new(1)) },
            blocks: vec![paragraph("Only for drivers.")],
        },
        Block::Paragraph(vec![picture("https://a.example/plan.png?v=1", "The plan of the week")]),
        Block::Paragraph(vec![picture("https://a.example/plan.svg", "A drawing")]),
    ]
}

fn rich() -> Fixture {
    let mut fixture = Fixture::with_body(everything());
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
    let page = Html::parse_document(&mail.html);
    assert!(mail.html.starts_with("<!doctype html>"));
    let root = select(&page, "html[lang=en][dir=ltr]");
    assert_eq!(root.len(), 1);
    let article = select(&page, "body > div[role=article][lang=en][dir=ltr][aria-roledescription=email]");
    assert_eq!(article[0].attr("aria-label"), Some("One question that makes feedback easier"));
    assert_eq!(select(&page, "h1").len(), 1);
    assert_eq!(words(select(&page, "h1")[0]), "One question that makes feedback easier");
    assert!(select(&page, "table:not([role=presentation])").is_empty());
    assert!(mail.html.contains("<o:PixelsPerInch>96<"));
    assert!(mail.html.contains("<!--[if mso]><table role=\"presentation\""));
    assert_eq!(mail.html.matches("<!--[if").count(), mail.html.matches("<![endif]-->").count());
    assert!(words(select(&page, "td.v")[0]).starts_with("“I used to put off the hard talks."));
    assert!(words(select(&page, "td.v")[0]).ends_with("TO Tomás Oliveira Team lead, Warehouse North"));
}

#[test]
fn the_preheader_is_hidden_first_and_filled() {
    let mail = made(&Fixture::new());
    let page = Html::parse_document(&mail.html);
    let first = select(&page, "body > :first-child")[0];
    let text: String = first.text().collect();
    assert!(
        first.attr("style").unwrap().contains("display:none") && first.attr("style").unwrap().contains("mso-hide:all")
    );
    assert!(text.starts_with("Ask it on Tuesday."), "{text}");
    assert!(text.chars().count() >= 200);
    assert_eq!(mail.preheader, "Ask it on Tuesday. It takes ten minutes and no courage at all.");
}

#[test]
fn the_call_to_action_leads_to_the_personas_landing_page_with_attribution() {
    let mail = made(&Fixture::new());
    let url = "https://learn.example.com/academy/c/spring/new-manager/?utm_source=email&utm_medium=email\
               &utm_campaign=spring&utm_content=01-teaser-new-manager";
    assert_eq!(cta(&Html::parse_document(&mail.html)), url);
    assert!(
        mail.text.contains(&format!("Start the first ten minutes (takes about 10 minutes):\n{url}\n")),
        "{}",
        mail.text
    );
    assert!(mail.html.contains("courses/feedback/?utm_source=email&amp;utm_medium=email"));
}

#[test]
fn a_persona_outside_the_campaign_gets_the_landing_page_for_everyone() {
    let fixture = Fixture::new();
    let mut message = fixture.message();
    message.persona = Id::new(1);
    let mail = email(&message, &context(&fixture));
    assert!(cta(&Html::parse_document(&mail.html)).starts_with("https://learn.example.com/academy/c/spring/?utm"));
}

#[test]
fn without_utm_links_are_bare() {
    let mut fixture = Fixture::new();
    fixture.portal.settings.utm = false;
    let mail = made(&fixture);
    assert!(!mail.html.contains("utm_") && !mail.text.contains("utm_") && !mail.paste.contains("utm_"));
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
    assert_eq!(made(&fixture).subject, "For managers");
    let arm = email(&fixture.message(), &MailContext { variant: Some("b"), ..context(&fixture) });
    assert_eq!(arm.subject, "Arm b");
    assert!(arm.text.contains("utm_content=01-teaser-new-manager-b"), "{}", arm.text);
    assert!(arm.preheader.starts_with("Ask it on Tuesday."));
}

#[test]
fn every_text_carries_its_own_font_size_and_colour() {
    let mail = made(&rich());
    for html in [&mail.html, &mail.paste] {
        for element in select(&Html::parse_document(html), "p, li, h1, h2, h3") {
            let style = element.attr("style").unwrap_or_default();
            let spacer = words(element).is_empty();
            assert!(
                spacer || ["font-family:", "font-size:", "color:#"].iter().all(|p| style.contains(p)),
                "{}",
                element.html()
            );
        }
        assert!(!html.contains("background:") && !html.contains("rgb") && !html.contains("rem;"));
    }
}

#[test]
fn a_paste_is_tables_and_inline_styles_only() {
    let mail = made(&rich());
    for lost in ["class=", "<!--", "<style", "mso-", "display:none", "<html", "<body", "max-width:600"] {
        assert!(!mail.paste.contains(lost), "{lost}");
    }
    let page = Html::parse_fragment(&mail.paste);
    assert_eq!(select(&page, "table[width='600']").len(), 1);
    assert_eq!(select(&page, "h1").len(), 1);
    assert!(made(&Fixture::new()).paste.contains("Hello there,"), "a paste has no mail system to fill in names");
    assert!(mail.paste.contains("/academy/nudges/?utm_source=email"));
}

#[test]
fn every_construct_of_prose_is_shown_or_named() {
    let mail = made(&rich());
    let page = Html::parse_document(&mail.html);
    assert_eq!(words(select(&page, "h1")[0]), "A headline of its own");
    assert_eq!(select(&page, "h2").into_iter().map(words).collect::<Vec<_>>(), ["What you will do"]);
    assert_eq!(select(&page, "h3").into_iter().map(words).collect::<Vec<_>>(), ["In which order"]);
    assert_eq!(select(&page, "ol[start='3'] > li").len(), 2);
    assert_eq!(select(&page, "ol li ul li").len(), 1);
    assert_eq!(select(&page, "th[scope=col]").into_iter().map(words).collect::<Vec<_>>(), ["Day", "Minutes"]);
    assert_eq!(select(&page, "td[align=right]").into_iter().map(words).collect::<Vec<_>>(), ["10", "5"]);
    assert_eq!(select(&page, "img[alt='The plan of the week'][width='520']").len(), 1);
    assert_eq!(select(&page, "img").len(), 1, "an SVG is named, not shown");
    let all = words(select(&page, "body")[0]);
    let shown = [
        "☑ a task that is done",
        "People hear what you do.",
        "Tip Do it before lunch.",
        "Caution Not by e-mail.",
        "when you <do>",
        "Feedforward what to try next time",
        "<script>alert(1)</script>",
        "Only for new managers.",
        "A drawing",
        "1. Asked of 162 people",
        "Feedback in spring a long way out",
    ];
    for text in shown {
        assert!(all.contains(text), "{text}");
    }
    assert!(!all.contains("Only for drivers."));
}

#[test]
fn the_text_part_holds_every_link_and_reads_well() {
    let mail = made(&rich());
    let page = Html::parse_document(&mail.html);
    for link in select(&page, "a") {
        let url = link.attr("href").unwrap();
        assert!(mail.text.contains(url.trim_start_matches("mailto:")), "{url}");
    }
    let too_wide = |line: &&str| line.chars().count() > 76 && !line.contains("://");
    assert_eq!(mail.text.lines().filter(too_wide).collect::<Vec<_>>(), Vec::<&str>::new());
    let expected = [
        "A headline of its own\n=====================\n",
        "What you will do\n----------------\n\n- listen for ten minutes\n[x] a task that is done\n\nIn which order\n..............\n",
        "3. ask\n\n   - and wait\n\n4. answer\n",
        "> People hear what you do.\n",
        "| Tip:\n| Do it before lunch.\n",
        "    when you <do>\n      I feel & I ask\n",
        "Day      Minutes\n-------  -------\nMonday   10\n",
        "Feedforward\n    what to try next time\n",
        "a long way out [1] and write to us (us@a.example) (1)",
        "(1) Asked of 162 people in spring.\n",
        "[1] https://a.example/a/very/long/way/out?x=1&y=2&utm_source=email",
        "#z\n",
    ];
    for text in expected {
        assert!(mail.text.contains(text), "{text}\n---\n{}", mail.text);
    }
    assert!(!mail.text.contains("Only for drivers."));
}

#[test]
fn each_mail_system_gets_its_own_way_to_stop() {
    let page = |flavour| {
        let mail = made(&Fixture::new().flavour(flavour));
        (mail.html, mail.text)
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
    assert_eq!(mail.subject, format!("Ready, {tag}"));
    assert!(mail.html.contains(&format!("Hello {tag},")) && mail.text.contains(&format!("Hello {tag},")));
    assert_eq!(words(select(&Html::parse_document(&mail.html), "title")[0]), "Ready, there");
}

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
        let pieces = ["*", "|UNSUB|", "*", "{", "{ x }", "}", evil].map(text).to_vec();
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
        let tags: usize =
            [&mail.html, &mail.text, &mail.subject].map(|part| part.matches("UNSUB|*").count()).iter().sum();
        let own = if flavour == EspFlavour::Mailchimp { 2 } else { tags };
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
fn a_right_to_left_portal_turns_around() {
    let mut fixture = rich();
    fixture.portal.settings.language = "ar".to_owned();
    let mail = made(&fixture);
    let page = Html::parse_document(&mail.html);
    assert_eq!(select(&page, "html[lang=ar][dir=rtl] body div[role=article][dir=rtl]").len(), 1);
    assert!(mail.html.contains("border-right:4px solid") && !mail.html.contains("border-left:"));
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
    assert!(mail.html.len() < HTML_LIMIT, "{}", mail.html.len());
}

/// Our bar: 12,000 bytes and 80 bytes a word, for a message of usual length.
#[test]
fn a_usual_message_is_light() {
    let mail = made(&long(150));
    let page = Html::parse_document(&mail.html);
    let visible =
        select(&page, "div[role=article]").into_iter().map(words).map(|w| w.split(' ').count()).sum::<usize>();
    assert!(mail.html.len() <= 12_000, "{} bytes", mail.html.len());
    assert!(mail.html.len() <= 80 * visible, "{} bytes a word", mail.html.len() / visible);
}

#[test]
fn words_support_can_be_left_out() {
    let fixture = Fixture::new();
    let mail = email(&fixture.message(), &MailContext { word: Word::Ignored, ..context(&fixture) });
    assert!(!mail.html.contains("[if mso]") && !mail.html.contains("schemas-microsoft"));
}

#[test]
fn dark_mode_reaches_every_class_that_is_used() {
    let mail = made(&rich());
    let page = Html::parse_document(&mail.html);
    let style = words(select(&page, "style")[0]);
    for class in
        select(&page, "body, body *").iter().flat_map(|e| e.value().classes()).filter(|c| !["m", "h"].contains(c))
    {
        assert!(
            style.contains(&format!("{{.{class}{{")) || style.contains(&format!("}}.{class}{{")),
            "{class}: {style}"
        );
        assert!(style.contains(&format!(".{class}[data-ogs")), "{class}");
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
    assert_eq!(mail.subject, "Teaser");
    assert!(mail.preheader.starts_with("Hello there,"), "{}", mail.preheader);
    assert!(select(&Html::parse_document(&mail.html), "td.v").is_empty());
    assert!(mail.text.contains("See what is in it for you:\nhttps://"));
}

#[test]
fn the_same_message_gives_the_same_bytes() {
    assert_eq!(made(&rich()), made(&rich()));
}

/// Writes mails to look at and to check: `UPTAKE_MAILS=/tmp/mails cargo test --lib mails_to_look_at`.
#[test]
fn mails_to_look_at() {
    let Ok(folder) = std::env::var("UPTAKE_MAILS") else { return };
    let mut arabic = rich();
    arabic.portal.settings.language = "ar".to_owned();
    let mut serif = long(100);
    serif.portal.settings.brand.heading_font = Some("Source Serif 4".to_owned());
    let branded = |primary: &str, mut fixture: Fixture| {
        fixture.portal.settings.brand = crate::render::channels::fixture::brand(primary);
        Fixture::of(fixture.portal)
    };
    let fixtures = [
        ("usual", Fixture::new()),
        ("rich", rich()),
        ("arabic", arabic),
        ("serif", Fixture::of(serif.portal)),
        ("hubspot", Fixture::new().flavour(EspFlavour::Hubspot)),
        ("listmonk", Fixture::new().flavour(EspFlavour::Listmonk)),
        ("outlook", Fixture::new().flavour(EspFlavour::Outlook)),
        ("yellow", branded("#ffe45c", rich())),
        ("red", branded("#c8102e", rich())),
        ("black", branded("#000000", Fixture::new())),
        ("long", long(5_000)),
    ];
    let mut sizes = String::new();
    for (name, fixture) in fixtures {
        let mail = made(&fixture);
        let _ = writeln!(sizes, "{name} {} {}", mail.html.len(), mail.paste.len());
        for (end, part) in [("html", &mail.html), ("paste.html", &mail.paste), ("txt", &mail.text)] {
            std::fs::write(format!("{folder}/{name}.{end}"), part).unwrap();
        }
    }
    println!("{sizes}");
}
