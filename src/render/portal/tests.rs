//! Whole pages of small portals, asked by selector.

#![expect(clippy::disallowed_methods, reason = "tests lay out a content folder")]

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::date;
use scraper::{Html, Selector};

use crate::check::silence::Strictness;
use crate::check::{CheckOptions, Day, Drafts};
use crate::output::{Content, Revisions};
use crate::{compile, options::CompileOptions};

mod events;
mod languages;
mod selection;
mod together;

const PORTAL: &str = "title = \"Northwind Academy\"\nbase_url = \"https://learn.example.com/academy/\"\nlanguage = \"en\"\npromise = \"Grow here.\"\ncontact = { name = \"Priya Raman\", email = \"learning@example.com\" }\n";
const LEAD: &str = "+++\ntitle = \"New lead\"\nwho = \"w\"\ngoals = [\"g\"]\nchannels = [\"email\"]\ncompeting_for_attention = [\"c\"]\npromise = \"Lead well\"\nstart_here = \"feedback\"\nobjections = [{ question = \"Q?\", answer = \"A.\" }]\n+++\n";
const COURSE: &str = "+++\ntitle = \"Feedback\"\nsummary = \"Short lessons\"\npromise = \"You will know how\"\nformat = \"self-paced\"\nlevel = \"beginner\"\nstart_url = \"https://lms.example.com/start?x=1\"\npersonas = [\"new-lead\"]\naliases = [\"/old/\"]\n[[modules]]\ntitle = \"One\"\nduration = \"4m\"\n[[modules]]\ntitle = \"Two\"\nduration = \"71m\"\n[[quiz]]\nquestion = \"Why?\"\noptions = [\"No\", \"Because\"]\nanswer = \"Because\"\n+++\nBody\n";
const QUOTE: &str = "+++\ntitle = \"A\"\nquote = \"It worked\"\nperson = \"Ana Cruz\"\ncourses = [\"feedback\"]\nconsent = { given = 2026-01-01, scope = [\"SCOPE\"] }\n+++\n";
const CAMPAIGN: &str = "+++\ntitle = \"Spring\"\nsummary = \"A spring of it\"\nobjective = \"o\"\ncourses = [\"feedback\"]\npersonas = [\"new-lead\"]\nlaunch = 2027-01-10\ncloses = 2027-02-01\ncta = { text = \"Begin now\", minutes = 4 }\n[landing]\nattention = \"A all\"\ninterest = \"I all\"\ndesire = \"D all\"\naction = \"C all\"\n[for.new-lead.landing]\ninterest = \"I lead\"\n+++\n";

/// The published pages of a portal of `files`, by path.
fn site(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    site_with(files, Drafts::Hidden)
}

fn site_with(files: &[(&str, &str)], drafts: Drafts) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let check = CheckOptions { day: Day::Fixed(date(2027, 2, 10)), drafts, base_url: None };
    let (content, out) = (folder.path().to_owned(), folder.path().join("dist"));
    let compiled = compile(&CompileOptions {
        content,
        out,
        check,
        strictness: Strictness::Usual,
        earlier: Revisions::default(),
        steps: crate::steps::Steps::default(),
        depot: None,
    })
    .unwrap();
    let said: Vec<_> = compiled.findings.iter().map(|f| format!("{:?}: {}", f.place.start(), f.message)).collect();
    let files = compiled.files.unwrap_or_else(|| panic!("{said:#?}"));
    let text = |content: Content| content.text().map(std::borrow::Cow::into_owned);
    let page = |path: &str| path.strip_prefix("site/").map(str::to_owned);
    files.into_iter().filter_map(|file| Some((page(file.path.as_str())?, text(file.content)?))).collect()
}

fn small() -> Vec<(&'static str, &'static str)> {
    vec![
        ("portal.toml", PORTAL),
        ("personas/new-lead.md", LEAD),
        ("courses/feedback.md", COURSE),
        ("campaigns/spring/index.md", CAMPAIGN),
    ]
}

fn texts(html: &str, css: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(css).unwrap();
    page.select(&selector).map(|e| e.text().collect::<String>().trim().to_owned()).collect()
}

fn attributes(html: &str, css: &str, name: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(css).unwrap();
    page.select(&selector).filter_map(|e| e.attr(name).map(str::to_owned)).collect()
}

fn pages(site: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    let is_page = |path: &str| path.ends_with(".html") && !path.ends_with("/card/index.html");
    site.iter().filter(move |(path, html)| is_page(path) && !html.contains("http-equiv=\"refresh\""))
}

#[test]
fn every_page_says_what_it_is_to_people_and_machines() {
    let site = site(&small());
    assert!(pages(&site).count() >= 8);
    for (path, html) in pages(&site) {
        assert_eq!(texts(html, "h1").len(), 1, "{path}");
        for css in [
            "link[rel=canonical][href^='https://learn.example.com/academy/']",
            "meta[property='og:title']",
            "meta[property='og:image'][content^='https://']",
            "meta[name=description]",
            "a.skip",
            "html[lang=en][dir=ltr]",
        ] {
            assert_eq!(texts(html, css).len(), 1, "{path}: {css}");
        }
        let data = texts(html, "script[type='application/ld+json']").concat();
        let data: serde_json::Value = serde_json::from_str(&data).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(data["@graph"][0]["@type"], "WebSite", "{path}");
        assert!(html.contains("Priya Raman"), "{path} names a human");
    }
}

#[test]
fn links_and_resources_within_the_portal_exist() {
    let site = site(&small());
    for (path, html) in pages(&site).filter(|(path, _)| *path != "404.html") {
        let address = path.trim_end_matches("index.html");
        let base = url::Url::parse("https://x.example/").unwrap().join(address).unwrap();
        let named = attributes(html, "a[href], link[rel=stylesheet]", "href");
        for href in named.into_iter().chain(attributes(html, "script[src], img", "src")) {
            let url = base.join(&href).unwrap();
            if url.host_str() != Some("x.example") {
                continue;
            }
            let target = url.path().trim_start_matches('/');
            let file = if target.is_empty() || target.ends_with('/') {
                format!("{target}index.html")
            } else {
                target.to_owned()
            };
            assert!(site.contains_key(&file), "{path} → {href}");
            let fragment = url.fragment().filter(|fragment| !fragment.is_empty());
            assert!(fragment.is_none_or(|id| site[&file].contains(&format!("id=\"{id}\""))), "{path} → {href}");
        }
    }
}

#[test]
fn nothing_is_asked_of_anybody_else_and_no_page_has_inline_style() {
    for (path, html) in pages(&site(&small())) {
        let asked = ["script[src]", "img[src]", "source[srcset]"]
            .iter()
            .flat_map(|css| attributes(html, css, if css.starts_with("source") { "srcset" } else { "src" }));
        assert!(asked.chain(attributes(html, "link[rel=stylesheet]", "href")).all(|url| !url.contains("//")), "{path}");
        assert!(!html.contains("style=\"") && texts(html, "style, script:not([src]):not([type])").is_empty(), "{path}");
    }
}

#[test]
fn the_first_thing_to_do_on_a_course_page_is_to_start_it() {
    let html = &site(&small())["courses/feedback/index.html"];
    assert_eq!(attributes(html, "main .button", "href"), ["https://lms.example.com/start?x=1"]);
    assert_eq!(texts(html, ".start-note strong"), ["4\u{a0}min to begin, 75\u{a0}min in all"]);
    assert_eq!(texts(html, "details.answer strong"), ["B. Because"]);
    let data = texts(html, "script[type='application/ld+json']").concat();
    assert!(data.contains("\"courseWorkload\":\"PT1H15M\""), "{data}");
}

#[test]
fn a_landing_page_follows_aida_and_is_overridden_section_by_section() {
    let site = site(&small());
    let (all, lead) = (&site["c/spring/index.html"], &site["c/spring/new-lead/index.html"]);
    let order = |html: &str, words: [&str; 4]| {
        let at: Vec<_> =
            words.iter().map(|word| html.find(&format!(">{word}<")).unwrap_or_else(|| panic!("{word}"))).collect();
        assert!(at.is_sorted(), "{words:?} {at:?}");
    };
    order(all, ["A all", "I all", "D all", "C all"]);
    order(lead, ["A all", "I lead", "D all", "C all"]);
    let goals = attributes(lead, "main .button", "href");
    assert!(
        goals.iter().all(|href| href.starts_with("https://lms.example.com/start?x=1&utm_source=portal")),
        "{goals:?}"
    );
    assert_eq!(texts(lead, "main .button")[0], "Begin now");
    assert_eq!(
        texts(lead, ".aida-closed"),
        ["This campaign ended on 1 February 2027. The course is still here for you."]
    );
    assert_eq!(texts(lead, "nav").len(), 0);
    assert_eq!(attributes(lead, "header a.brand", "href"), ["../../../"]);
}

#[test]
fn a_voice_is_heard_only_where_its_person_agreed() {
    let with = |scope: &str| {
        let quote = QUOTE.replace("SCOPE", scope);
        let mut files = small();
        files.push(("testimonials/ana.md", &quote));
        site(&files)
    };
    let shown = |site: &BTreeMap<String, String>| site.values().filter(|text| text.contains("Ana Cruz")).count();
    assert!(shown(&with("portal")) >= 3);
    assert_eq!(shown(&with("email")), 0);
}

#[test]
fn hostile_titles_break_out_of_nothing() {
    let evil = r#"</title></script x></script><script>alert(1)</script>\" onload=x '"#;
    let course = COURSE
        .replace("title = \"Feedback\"", &format!("title = \"{evil}\""))
        .replace("\"One\"", &format!("\"{evil}\""));
    let quote = QUOTE.replace("SCOPE", "portal").replace("It worked", evil).replace("Ana Cruz", evil);
    let portal = PORTAL.replace("Northwind Academy", evil).replace("Priya Raman", &format!("Priya Raman {evil}"));
    let files = [
        ("portal.toml", &*portal),
        ("personas/new-lead.md", LEAD),
        ("courses/feedback.md", &*course),
        ("campaigns/spring/index.md", CAMPAIGN),
        ("testimonials/ana.md", &*quote),
    ];
    for (path, html) in pages(&site(&files)) {
        assert_eq!(
            texts(html, "script:not([src]):not([type='application/ld+json'], [type='application/json'])").len(),
            0,
            "{path}"
        );
        assert_eq!(texts(html, "[onload]").len(), 0, "{path}");
        let data = texts(html, "script[type='application/ld+json']").concat();
        let data: serde_json::Value = serde_json::from_str(&data).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(data["@graph"][0]["name"].as_str().unwrap().contains("</script>"), "{path}");
    }
}

#[test]
fn hostile_titles_stay_titles_in_the_files_of_machines() {
    let evil = r#"</title>\" onload=x ]( [x](y) & \u0001\n# New"#;
    let course = COURSE
        .replace("title = \"Feedback\"", &format!("title = \"{evil}\"\nslug = \"feedback\"\nupdated = 2027-01-01"));
    let mut files = small();
    files[2].1 = &course;
    let site = site(&files);
    let title = "</title>\" onload=x ]( [x](y) & \u{1}\n# New";
    let feed: atom_syndication::Feed = site["feed.xml"].parse().unwrap();
    assert!(feed.entries.iter().any(|entry| entry.title.value == title.replace('\u{1}', "")), "{feed:?}");
    let json: serde_json::Value = serde_json::from_str(&site["feed.json"]).unwrap();
    assert_eq!(json["items"][0]["title"], title);
    let oembed: serde_json::Value = serde_json::from_str(&site["courses/feedback/oembed.json"]).unwrap();
    let frame = oembed["html"].as_str().unwrap();
    assert_eq!(attributes(frame, "iframe", "title"), [title.replace('\u{1}', "")]);
    assert!(attributes(frame, "iframe", "onload").is_empty(), "{frame}");
    assert_eq!(texts(&site["courses/feedback/index.html"], "textarea[readonly]"), [frame]);
    let card = &site["courses/feedback/card/index.html"];
    assert_eq!((texts(card, "h1 a").len(), texts(card, "[onload]").len()), (1, 0));
    let headings: Vec<_> = site["llms.txt"].lines().filter(|line| line.starts_with('#')).collect();
    assert!(!headings.contains(&"# New"), "{headings:?}");
}

#[test]
fn an_internal_portal_is_indexed_nowhere() {
    let portal = format!("{PORTAL}internal = true\n");
    let mut files = small();
    files[0].1 = &portal;
    for (path, html) in site(&files).iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(texts(html, "meta[name=robots][content=noindex]").len(), 1, "{path}");
    }
    let open = site(&small());
    assert_eq!(texts(&open["nudges/index.html"], "meta[name=robots]").len(), 0);
    assert_eq!(texts(&open["404.html"], "meta[name=robots]").len(), 1);
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let html = &site(&small())["old/index.html"];
    assert_eq!(attributes(html, "meta[http-equiv=refresh]", "content"), ["0; url=../courses/feedback/"]);
    assert_eq!(attributes(html, "a", "href"), ["../courses/feedback/"]);
    assert_eq!(
        attributes(html, "link[rel=canonical]", "href"),
        ["https://learn.example.com/academy/courses/feedback/"]
    );
}

#[test]
fn the_lost_page_works_at_any_depth() {
    let html = &site(&small())["404.html"];
    let all = attributes(html, "link[rel=stylesheet], main a", "href");
    assert!(all.iter().all(|href| href.starts_with("/academy/")), "{all:?}");
}

#[test]
fn a_transcript_is_linked_where_it_is_published() {
    let course = COURSE
        .replace("duration = \"4m\"", "duration = \"4m\"\ntranscript = \"one.txt\"")
        .replace("duration = \"71m\"", "duration = \"71m\"\ntranscript = \"https://lms.example.com/two\"");
    let mut files = small();
    files.retain(|(path, _)| !path.starts_with("courses/"));
    files.extend([("courses/feedback/index.md", &*course), ("courses/feedback/one.txt", "Hello")]);
    let html = &site(&files)["courses/feedback/index.html"];
    let [own, other] = &attributes(html, ".trail .meta a", "href")[..] else { panic!("{html}") };
    assert!(own.starts_with("../../assets/one.") && own.ends_with(".txt"), "{own}");
    assert_eq!(other, "https://lms.example.com/two");
    assert_eq!(attributes(html, ".trail li", "data-module"), ["0", "1"]);
}

#[test]
fn a_course_says_first_what_its_first_step_is_and_how_long() {
    let html = &site(&small())["courses/feedback/index.html"];
    assert_eq!(texts(html, ".course-head .start-note span"), ["First step: One"]);
    assert_eq!(attributes(html, ".pace rect", "width"), ["45", "947"]);
}

#[test]
fn a_path_says_how_long_one_is_alone_and_how_many_weeks_it_takes() {
    let path = "+++\ntitle = \"Path\"\nsummary = \"s\"\ncourses = [\"feedback\", \"room\"]\nmilestones = [{ after = \"room\", recognition = \"Cake\" }]\nmix = { experience = 30, social = 0, formal = 10 }\n+++\n";
    let room = "+++\ntitle = \"Room\"\nsummary = \"s\"\nformat = \"in-person\"\nduration = \"60m\"\n+++\n";
    let alone = |more: &[(&'static str, &'static str)]| {
        let mut files = small();
        files.extend([("paths/path.md", path), ("courses/room.md", room)]);
        files.extend(more);
        site(&files)["paths/path/index.html"].clone()
    };
    let html = alone(&[]);
    assert_eq!(texts(&html, ".path-facts > div:last-child p"), ["75\u{a0}min. After that you meet people: Room."; 1]);
    assert_eq!(texts(&html, ".road h3"), ["Feedback", "Room"]);
    assert_eq!(texts(&html, ".road .social h3"), ["Room"]);
    assert_eq!(texts(&html, ".flag").len(), 1);
    assert_eq!(texts(&html, ".mix-key b"), ["75\u{a0}%", "0\u{a0}%", "25\u{a0}%"]);
    let met = alone(&[(
        "events/e.md",
        "+++\ntitle = \"Lunch\"\nkind = \"talk\"\nstarts = 2027-03-01T12:00:00\ncourses = [\"feedback\"]\n+++\n",
    )]);
    assert_eq!(texts(&met, ".path-facts > div:last-child p"), ["75\u{a0}min. After that you meet people: Lunch."]);
}

#[test]
fn an_override_changes_one_partial_and_a_broken_one_is_shown_at_its_line() {
    let mut files = small();
    files.push((
        "theme/partials/next-step.html",
        "{% component next_step(it: map, @root, @t) %}mine{% endcomponent next_step %}",
    ));
    files.push(("theme/partials/footer.html", "<footer>\n<p>Priya Raman</p></footer>"));
    let site = site(&files);
    assert_eq!(texts(&site["index.html"], "footer"), ["Priya Raman"]);
}

#[test]
fn a_portal_with_nothing_in_it_still_has_pages() {
    let site = site(&[("portal.toml", PORTAL)]);
    assert_eq!(texts(&site["index.html"], "h1"), ["Grow here."]);
    assert!(texts(&site["index.html"], "nav").is_empty());
}

#[test]
fn a_hub_says_what_fits_into_a_week() {
    let portal = format!("{PORTAL}[policy]\nminutes_per_week = 10\n");
    let mut files = small();
    files[0].1 = &portal;
    let html = &site(&files)["for/new-lead/index.html"];
    assert_eq!(texts(html, ".week h2"), ["Your 10 minutes this week"]);
    assert_eq!(texts(html, ".week-list li:not(.week-rest) b"), ["4\u{a0}min"]);
    assert_eq!(texts(html, ".week-rest span"), ["6\u{a0}min left to try something out"]);
    assert_eq!(texts(html, ".answers dt"), ["Q?"]);
}

#[test]
fn the_style_guide_is_for_builds_with_drafts() {
    let hidden = site(&small());
    assert!(!hidden.contains_key("styleguide/index.html") && !hidden["index.html"].contains("styleguide"));
    let shown = site_with(&small(), Drafts::Shown);
    let html = &shown["styleguide/index.html"];
    assert_eq!(texts(html, "meta[name=robots][content=noindex]").len(), 1);
    assert_eq!(attributes(html, "[data-look]", "data-look"), ["calm", "bold", "editorial"]);
    assert!(!shown["sitemap.xml"].contains("styleguide"));
    assert_eq!(texts(&shown["index.html"], "nav a[href*=styleguide]").len(), 0);
    assert_eq!(texts(&shown["index.html"], "footer a[href$='styleguide/']"), ["Style guide"]);
}

/// Chats keep what they fetched, so another picture has another address.
#[test]
fn every_page_has_a_card_whose_address_changes_with_its_words() {
    let image = |site: &BTreeMap<String, String>, page: &str| {
        attributes(&site[page], "meta[property='og:image']", "content").remove(0)
    };
    let before = site(&small());
    let mut changed = small();
    let course = COURSE.replace("title = \"Feedback\"", "title = \"Feedback that lands\"");
    changed[2].1 = Box::leak(course.into_boxed_str());
    let after = site(&changed);
    let page = "courses/feedback/index.html";
    assert!(image(&before, page).starts_with("https://learn.example.com/academy/courses/feedback/card.png?v="));
    assert_ne!(image(&before, page), image(&after, page));
    assert_eq!(image(&before, "nudges/index.html"), image(&after, "nudges/index.html"));
    assert_eq!(image(&before, "404.html"), "https://learn.example.com/academy/card.png");
    let alt = attributes(&before[page], "meta[property='og:image:alt']", "content");
    assert!(alt[0].starts_with("Northwind Academy, Self-paced · ") && alt[0].ends_with(", Feedback"), "{alt:?}");
}
