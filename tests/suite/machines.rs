//! The files that machines read, held to what their formats ask for.

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, Draft, Schemas};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::{TODAY, example, example_content, files_below, manifest, replace, temp, uptake};

const HOME: &str = "https://learn.tidewell.example/academy/";

fn read(file: &str) -> String {
    fs::read_to_string(example().join("site").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn feeds(name: &str) -> Vec<String> {
    let all = files_below(&example().join("site"));
    let feeds: Vec<_> = all.into_iter().filter(|file| file.rsplit('/').next() == Some(name)).collect();
    assert!(feeds.iter().any(|file| file.starts_with("for/")), "{feeds:?}");
    feeds
}

fn is_moment(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
}

/// RFC 4287: section 4.1.1 for feeds, 4.1.2 for entries.
#[test]
fn atom_feeds_have_what_the_format_requires() {
    let mut ids = BTreeSet::new();
    for file in feeds("feed.xml") {
        let feed: atom_syndication::Feed = read(&file).parse().unwrap_or_else(|error| panic!("{file}: {error}"));
        let own = format!("{HOME}{file}");
        assert!(feed.links.iter().any(|link| link.rel == "self" && link.href == own), "{file} names itself");
        assert!(ids.insert(feed.id.clone()), "{file}: no two feeds have one id, {}", feed.id);
        assert_eq!(feed.id, own.trim_end_matches("feed.xml"), "its id is its page");
        assert!(!feed.title.value.is_empty() && !feed.authors.is_empty() && feed.lang.is_some(), "{file}");
        assert!(feed.entries.len() <= 50, "{file}");
        assert!(feed.entries.is_sorted_by_key(|entry| std::cmp::Reverse(entry.updated)), "{file}: newest first");
        assert_eq!(feed.entries.first().map(|entry| entry.updated), Some(feed.updated), "{file}");
        let entries: BTreeSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
        assert_eq!(entries.len(), feed.entries.len(), "{file}: an id stands twice");
        for entry in &feed.entries {
            assert!(!entry.title.value.is_empty() && entry.id.starts_with(HOME), "{file}: {}", entry.id);
            // Without a content an entry has to have a link that stands for it.
            assert!(entry.links.iter().any(|link| link.rel == "alternate"), "{file}: {}", entry.id);
            assert!(entry.published.is_none_or(|published| published <= entry.updated), "{file}: {}", entry.id);
        }
    }
}

/// jsonfeed.org, version 1.1: "Top-level" and "Items".
#[test]
fn json_feeds_say_the_same_as_the_atom_feeds() {
    for file in feeds("feed.json") {
        let feed = json(&file);
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["feed_url"], format!("{HOME}{file}"));
        let items = feed["items"].as_array().expect("items");
        for item in items {
            for name in ["id", "url", "title", "content_text"] {
                assert!(item[name].as_str().is_some_and(|text| !text.is_empty()), "{file}: {name} of {item}");
            }
            assert!(is_moment(item["date_modified"].as_str().expect("a date")), "{file}: {item}");
            assert!(item["date_published"].as_str().is_none_or(is_moment), "{file}: {item}");
        }
        let atom: atom_syndication::Feed = read(&file.replace(".json", ".xml")).parse().expect("a feed");
        let ids: Vec<_> = items.iter().map(|item| item["id"].as_str().expect("an id")).collect();
        assert_eq!(ids, atom.entries.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), "{file}");
    }
}

/// A reader that is given a page's address finds the feed of that page first.
#[test]
fn pages_lead_to_their_feeds() {
    let first = |page: &str| {
        let html = Html::parse_document(&read(page));
        let selector = Selector::parse("link[rel=alternate][type='application/atom+xml']").expect("a selector");
        let link = html.select(&selector).next().expect("a feed");
        (link.attr("href").expect("an address").to_owned(), link.attr("title").expect("a title").to_owned())
    };
    assert_eq!(first("index.html").0, "./feed.xml");
    let (href, title) = first("for/field-technician/index.html");
    assert_eq!(href, "../../for/field-technician/feed.xml");
    let feed: atom_syndication::Feed = read("for/field-technician/feed.xml").parse().expect("a feed");
    assert_eq!(title, feed.title.value);
}

#[test]
fn a_personas_feed_has_what_is_for_them_and_nothing_else() {
    let feed = json("for/field-technician/feed.json");
    let urls: Vec<_> =
        feed["items"].as_array().expect("items").iter().filter_map(|item| item["url"].as_str()).collect();
    let named = |part: &str| urls.iter().any(|url| url.contains(part));
    assert!(named("courses/doorstep-conversations/") && named("events/van-talk-office-hours/"), "{urls:?}");
    assert!(!named("courses/walk-the-line/"), "{urls:?}");
}

#[test]
fn a_skills_feed_has_what_builds_it_and_its_page_leads_there() {
    let feed = json("skills/coaching/feed.json");
    let urls: Vec<_> =
        feed["items"].as_array().expect("items").iter().filter_map(|item| item["url"].as_str()).collect();
    assert!(urls.iter().any(|url| url.contains("courses/coaching-in-ten-minutes/")), "{urls:?}");
    assert!(!urls.iter().any(|url| url.contains("courses/heat-pump-first-look/")), "{urls:?}");
    assert!(read("skills/coaching/index.html").contains("../../skills/coaching/feed.xml"));
}

/// The published schema holds the published catalogue, and would not hold another one.
#[test]
fn the_catalogue_is_what_its_schema_says() {
    let (schema, catalog) = (json("catalog.schema.json"), json("catalog.json"));
    assert_eq!(catalog["$schema"], schema["$id"]);
    assert_eq!(schema["$id"], format!("{HOME}catalog.schema.json"));
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.add_resource("catalog.json", schema).expect("a resource");
    let compiled = compiler.compile("catalog.json", &mut schemas).unwrap_or_else(|error| panic!("{error}"));
    schemas.validate(&catalog, compiled).unwrap_or_else(|error| panic!("{error}"));
    for (pointer, wrong) in [
        ("/courses/0/format", Value::from("by osmosis")),
        ("/courses/0/url", Value::from("not an address")),
        ("/courses/0/minutes", Value::from(-5)),
        ("/courses/0/updated", Value::from("yesterday")),
        ("/courses/0/title", Value::Null),
        ("/version", Value::from("one")),
    ] {
        let mut other = catalog.clone();
        *other.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = wrong;
        assert!(schemas.validate(&other, compiled).is_err(), "{pointer}");
    }
}

/// Whoever reads the catalogue finds every field explained, and each id that a course names.
#[test]
fn the_catalogue_explains_itself() {
    let (schema, catalog) = (json("catalog.schema.json"), json("catalog.json"));
    let types = schema["$defs"].as_object().expect("types").values().chain([&schema]);
    for kind in types {
        for (name, field) in kind["properties"].as_object().expect("fields") {
            assert!(field["description"].as_str().is_some_and(|text| text.len() > 10), "{name} is not explained");
        }
    }
    let ids = |list: &Value| -> BTreeSet<String> {
        list.as_array().expect("a list").iter().filter_map(|it| it["id"].as_str().map(str::to_owned)).collect()
    };
    let named = |list: &Value| -> BTreeSet<String> {
        list.as_array().expect("a list").iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    };
    let (personas, skills, courses) = (ids(&catalog["personas"]), ids(&catalog["skills"]), ids(&catalog["courses"]));
    for course in catalog["courses"].as_array().expect("courses") {
        assert!(named(&course["personas"]).is_subset(&personas), "{course}");
        assert!(named(&course["prerequisites"]).is_subset(&courses), "{course}");
        assert!(ids(&course["skills"]).is_subset(&skills), "{course}");
    }
}

/// oembed.com, section 2.3.4: `rich` has `html`, `width` and `height`.
#[test]
fn a_course_can_be_embedded() {
    let all = files_below(&example().join("site"));
    let described: Vec<_> = all.iter().filter(|file| file.ends_with("/oembed.json")).collect();
    assert!(described.len() > 10);
    for file in described {
        let oembed = json(file);
        assert_eq!((&oembed["version"], &oembed["type"]), (&"1.0".into(), &"rich".into()), "{file}");
        assert!(oembed["width"].is_u64() && oembed["height"].is_u64(), "{file}");
        let frame = Html::parse_fragment(oembed["html"].as_str().expect("HTML"));
        let frame = frame.select(&Selector::parse("iframe").expect("a selector")).next().expect("a frame");
        let folder = file.trim_end_matches("oembed.json");
        assert_eq!(frame.attr("src"), Some(&*format!("{HOME}{folder}card/")), "{file}");
        assert_eq!(frame.attr("title"), oembed["title"].as_str(), "{file}");
        let page = Html::parse_document(&read(&format!("{folder}index.html")));
        let link = Selector::parse("link[rel=alternate][type='application/json+oembed']").expect("a selector");
        let link = page.select(&link).next().and_then(|link| link.attr("href"));
        assert_eq!(link, Some(&*format!("{HOME}{file}")), "the course's page leads to {file}");
        let snippet = Selector::parse("textarea[readonly]").expect("a selector");
        let snippet: String = page.select(&snippet).flat_map(|field| field.text()).collect();
        assert_eq!(Some(&*snippet), oembed["html"].as_str(), "what people copy is what machines read");
    }
}

/// A card runs nothing, asks for one style sheet, hides from search engines and leads out of its frame.
#[test]
fn a_card_is_safe_in_somebody_elses_frame() {
    let cards: Vec<_> = manifest(example()).into_iter().filter(|file| file.kind == "card").collect();
    assert!(cards.len() > 10);
    for card in cards {
        let file = card.path.strip_prefix("site/").expect("a file of the site");
        let html = read(file);
        let page = Html::parse_document(&html);
        let all =
            |css: &str| page.select(&Selector::parse(css).expect("a selector")).map(|it| it.html()).collect::<Vec<_>>();
        assert_eq!(all("script, style, [style], iframe, form, a:not([target=_top])"), Vec::<String>::new(), "{file}");
        assert_eq!((all("link[rel=stylesheet]").len(), all("h1").len(), all("a").len()), (1, 1, 1), "{file}");
        let canonical = format!("{HOME}{}", file.trim_end_matches("card/index.html"));
        assert!(all("link[rel=canonical]")[0].contains(&format!("\"{canonical}\"")), "{file}");
        assert_eq!(all("meta[name=robots][content=noindex]").len(), 1, "{file}");
        assert!(html.len() < 6_000, "{file}: {} bytes", html.len());
    }
    let css = files_below(&example().join("site/assets"));
    let css = css.iter().find(|file| file.starts_with("card.")).expect("the style sheet of cards");
    let css = read(&format!("assets/{css}"));
    assert!(css.contains("--paper:") && css.contains("prefers-color-scheme") && css.contains(".f1"), "{css}");
    assert!(css.len() < 9_000, "{} bytes", css.len());
}

/// llmstxt.org: one title, one quote, then lists of links below headings.
#[test]
fn language_models_are_told_where_everything_stands() {
    let text = read("llms.txt");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("# Tidewell Academy"));
    assert_eq!(lines.find(|line| !line.is_empty()), Some("> A little learning today, an easier day tomorrow."));
    let (mut seen, mut section) = (BTreeSet::new(), "");
    for line in lines.filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        } else if !section.is_empty() {
            let link = line.strip_prefix("- [").unwrap_or_else(|| panic!("{section}: {line}"));
            let (_, rest) = link.split_once("](").unwrap_or_else(|| panic!("{line}"));
            let (url, note) = rest.split_once(')').unwrap_or_else(|| panic!("{line}"));
            assert!(url.starts_with(HOME) && (note.is_empty() || note.starts_with(": ")), "{line}");
            assert!(seen.insert(url.to_owned()), "{url} stands twice");
        }
    }
    assert_eq!(section, "Optional");
    for page in ["courses/feedback-that-lands/", "paths/good-visits/", "for/new-lead/", "events/lab-day-february/"] {
        assert!(seen.contains(&format!("{HOME}{page}")), "{page}");
    }
    assert!(text.contains("academy@tidewell.example"), "whom to ask");
}

/// Whatever hides from search engines is not in the sitemap, and everything else is.
#[test]
fn the_sitemap_has_the_pages_that_may_be_found() {
    let sitemap = read("sitemap.xml");
    for file in files_below(&example().join("site")).iter().filter(|file| file.ends_with(".html")) {
        let page = Html::parse_document(&read(file));
        let robots = Selector::parse("meta[name=robots][content*=noindex]").expect("a selector");
        // A page that isn't translated is a copy of its original.
        let copies = Selector::parse("link[rel=canonical]").expect("a selector");
        let own = format!("{HOME}{}", file.trim_end_matches("index.html"));
        let is_copy = page.select(&copies).any(|link| link.attr("href") != Some(&*own));
        let is_hidden = is_copy || page.select(&robots).next().is_some();
        let is_listed = sitemap.contains(&format!("<loc>{HOME}{}</loc>", file.trim_end_matches("index.html")));
        assert_eq!(is_listed, !is_hidden, "{file}");
    }
}

/// An intranet offers search engines and language models nothing; its people still have their feeds.
#[test]
fn an_internal_portal_offers_nothing_to_outsiders() {
    let (content, out) = (example_content(), temp());
    replace(&content.path().join("portal.toml"), "internal = false", "internal = true");
    let built = uptake(&format!("build --today {TODAY} --out"), &[out.path(), content.path()]);
    assert_eq!(built.code, 0, "{built:?}");
    let site = out.path().join("site");
    for gone in ["sitemap.xml", "llms.txt"] {
        assert!(!site.join(gone).exists(), "{gone}");
    }
    let robots = fs::read_to_string(site.join("robots.txt")).expect("robots.txt");
    // Pages say it themselves, which only those learn who may read them.
    assert!(
        !robots.contains("Sitemap") && !robots.lines().any(|line| line == "Disallow: /" || line.ends_with(".html$"))
    );
    assert!(robots.contains("Disallow: /academy/*.json$"), "{robots}");
    for file in files_below(&site).iter().filter(|file| file.ends_with(".html")) {
        let html = fs::read_to_string(site.join(file)).expect("a page");
        assert!(html.contains("name=\"robots\" content=\"noindex\""), "{file}");
    }
    assert!(site.join("for/new-lead/feed.xml").exists());
}
