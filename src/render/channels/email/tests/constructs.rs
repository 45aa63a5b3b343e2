//! Everything that Markdown can say, in all three parts of a mail.

use super::*;

/// One of everything that Markdown can say.
pub fn everything() -> Vec<Block> {
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

#[test]
fn every_construct_of_prose_is_shown_or_named() {
    let mail = made(&rich());
    let page = Html::parse_document(&mail.sent.html);
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
        "Take care Not by e-mail.",
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
    let page = Html::parse_document(&mail.sent.html);
    for link in select(&page, "a") {
        let url = link.attr("href").unwrap();
        assert!(mail.sent.text.contains(url.trim_start_matches("mailto:")), "{url}");
    }
    let too_wide = |line: &&str| line.chars().count() > 76 && !line.contains("://");
    assert_eq!(mail.sent.text.lines().filter(too_wide).collect::<Vec<_>>(), Vec::<&str>::new());
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
        assert!(mail.sent.text.contains(text), "{text}\n---\n{}", mail.sent.text);
    }
    assert!(!mail.sent.text.contains("Only for drivers."));
}

#[test]
fn every_text_carries_its_own_font_size_and_colour() {
    let mail = made(&rich());
    for html in [&mail.sent.html, &mail.paste] {
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
fn a_right_to_left_portal_turns_around() {
    let mut fixture = rich();
    fixture.portal.settings.language = "ar".to_owned();
    let mail = made(&fixture);
    let page = Html::parse_document(&mail.sent.html);
    assert_eq!(select(&page, "html[lang=ar][dir=rtl] body div[role=article][dir=rtl]").len(), 1);
    assert_eq!(select(&page, "td.w p[dir=ltr]").len(), 1, "code reads from the left");
    assert!(mail.sent.html.contains("border-right:4px solid") && !mail.sent.html.contains("border-left:"));
}

#[test]
fn cleaned_up_html_keeps_its_words_and_comments_vanish() {
    let html = |text: &str| Block::Html { text: text.to_owned(), place: place() };
    let mut fixture =
        Fixture::with_body(vec![html("<b>bold &amp; <i>brave</i></b><script>x()</script>"), html("<!-- no -->")]);
    fixture.portal.settings.raw_html = RawHtml::Sanitise;
    let mail = made(&fixture);
    assert!(mail.sent.html.contains(">bold &amp; brave</p>"), "{}", mail.sent.html);
    assert!(mail.sent.text.starts_with("bold & brave\n\n"), "{}", mail.sent.text);
    assert!(!mail.sent.html.contains("x()") && !mail.sent.html.contains("-- no") && !mail.sent.text.contains("no -->"));
}

#[test]
fn dark_mode_reaches_every_class_that_is_used() {
    let mail = made(&rich());
    let page = Html::parse_document(&mail.sent.html);
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
