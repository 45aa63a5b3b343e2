//! The example in its languages: each page exists in all of them, those that are translated name each other, and the
//! report says what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use scraper::{Html, Selector};

use crate::support::{base_content, build, example, files_below, replace, temp, write};

/// The editions besides the default one, with their writing direction.
const FURTHER: [(&str, &str); 2] = [("fr", "ltr"), ("ar", "rtl")];

/// Every page but redirects and cards, by its file below `site/`. What isn't translated is embedded in its own language.
fn pages() -> BTreeMap<String, Html> {
    let root = example().join("site");
    let files =
        files_below(&root).into_iter().filter(|file| file.ends_with(".html") && !file.ends_with("/card/index.html"));
    let read = |file: String| {
        let text = fs::read_to_string(root.join(&file)).expect("a page");
        (!text.contains("http-equiv=\"refresh\"")).then(|| (file, Html::parse_document(&text)))
    };
    files.filter_map(read).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

/// The languages that a page names in its head, with their addresses.
fn alternates(page: &Html) -> BTreeMap<String, String> {
    let css = "link[rel=alternate][hreflang]";
    attributes(page, css, "hreflang").into_iter().zip(attributes(page, css, "href")).collect()
}

fn canonical(page: &Html) -> String {
    attributes(page, "link[rel=canonical]", "href").concat()
}

#[test]
fn every_page_exists_in_every_language() {
    let pages = pages();
    let is_further = |file: &str| FURTHER.iter().any(|(tag, _)| file.starts_with(&format!("{tag}/")));
    let originals: BTreeSet<&String> = pages.keys().filter(|file| !is_further(file) && *file != "404.html").collect();
    for (tag, dir) in FURTHER {
        let prefix = format!("{tag}/");
        let own: BTreeSet<String> =
            pages.keys().filter_map(|file| file.strip_prefix(&prefix)).map(str::to_owned).collect();
        assert_eq!(own.iter().collect::<BTreeSet<_>>(), originals, "{tag}");
        for file in &own {
            let page = &pages[&format!("{prefix}{file}")];
            assert_eq!(attributes(page, "html", "lang"), [tag], "{file}");
            assert_eq!(attributes(page, "html", "dir"), [dir], "{file}");
        }
    }
}

#[test]
fn pages_that_are_translated_name_each_other() {
    let pages = pages();
    // A page that isn't translated gives the original's address as its own, and names no others.
    let translated = pages.values().filter(|page| !alternates(page).is_empty());
    let by_address: BTreeMap<String, &Html> = translated.map(|page| (canonical(page), page)).collect();
    let mut named = 0;
    for (file, page) in &pages {
        let all = alternates(page);
        if all.is_empty() {
            continue;
        }
        named += 1;
        let lang = attributes(page, "html", "lang").concat();
        assert_eq!(all.get(&lang), Some(&canonical(page)), "{file} names itself");
        assert_eq!(all.get("x-default"), all.get("en"), "{file}");
        for address in all.values() {
            let other = by_address.get(address).unwrap_or_else(|| panic!("{file} names {address}"));
            assert_eq!(alternates(other), all, "{file} and {address}");
        }
    }
    assert!(named > 60, "{named}");
}

#[test]
fn links_stay_in_their_language() {
    for (file, page) in pages() {
        let Some((tag, _)) = FURTHER.iter().find(|(tag, _)| file.starts_with(&format!("{tag}/"))) else { continue };
        let depth = file.matches('/').count();
        // From a page's folder to the portal's root it is as many steps as the page is deep; one less stays in the language.
        let out = "../".repeat(depth);
        let css = "main a[href], header a[href], footer a[href]";
        let leaving = attributes(&page, css, "href").into_iter().filter(|href| {
            let own = format!("{out}{tag}/");
            href.starts_with(&out) && !href.starts_with(&own) && href.ends_with('/')
        });
        let allowed: BTreeSet<String> = attributes(&page, ".untranslated a[href]", "href").into_iter().collect();
        let leaving: Vec<_> = leaving.filter(|href| !allowed.contains(href)).collect();
        assert!(leaving.is_empty(), "{file}: {leaving:?}");
    }
}

#[test]
fn the_report_says_what_is_left() {
    let text = fs::read_to_string(example().join("reports/languages.json")).expect("the report");
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let french = &report[0];
    assert_eq!(french["language"], "fr");
    let entries = french["entries"].as_array().expect("entries");
    let of = |file: &str| entries.iter().find(|entry| entry["file"] == file).expect(file);
    assert_eq!(of("courses/feedback-that-lands/index.md")["state"], "translated");
    assert_eq!(of("courses/hydronic-balancing.md")["state"], "missing");
    assert!(of("courses/hydronic-balancing.md")["words"].as_u64() > Some(150));
    let place = |file: &str| entries.iter().position(|entry| entry["file"] == file).expect(file);
    assert!(place("personas/new-lead.md") < place("courses/feedback-that-lands/index.md"));
    assert!(place("courses/feedback-that-lands/index.md") < place("pages/about.md"));
    let page = Html::parse_document(&fs::read_to_string(example().join("reports/languages.html")).expect("the page"));
    assert_eq!(attributes(&page, "section h2 bdi", "lang"), ["fr", "ar"]);
}

/// What a translation leaves out is in the original's language, and says so to screen readers (WCAG 2.2, 3.1.2).
#[test]
fn what_a_translation_leaves_out_names_its_language() {
    let (content, out) = (base_content(), temp());
    replace(&content.path().join("portal.toml"), "contact =", "languages = [\"en\", \"ar\"]\ncontact =");
    let translation = "+++\ntitle = \"ملاحظات\"\npromise = \"قلها بلطف.\"\n+++\n";
    write(&content.path().join("courses/feedback.ar.md"), translation);
    let run = build(content.path(), out.path());
    assert_eq!(run.code, 0, "{}", run.err);
    let text = fs::read_to_string(out.path().join("site/ar/courses/feedback/index.html")).expect("the page");
    let page = Html::parse_document(&text);
    assert_eq!(attributes(&page, "h1", "lang"), [""; 0]);
    assert_eq!(attributes(&page, ".lead", "lang"), [""; 0]);
    assert_eq!(attributes(&page, ".prose", "lang"), ["en"]);
    assert_eq!(attributes(&page, ".prose", "dir"), ["ltr"]);
    // The portal's own promise, too: portal.toml has no `[translations.ar]`.
    let front = fs::read_to_string(out.path().join("site/ar/index.html")).expect("the front page");
    assert_eq!(attributes(&Html::parse_document(&front), "h1", "lang"), ["en"]);
    let report = fs::read_to_string(out.path().join("reports/languages.json")).expect("the report");
    assert!(report.contains("\"partly\""), "{report}");
}
