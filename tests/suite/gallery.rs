//! The kit's own pages: every link of theirs leads to a file of the kit, and every message can be opened from them.

use std::collections::BTreeSet;
use std::fs;

use scraper::{Html, Selector};

use crate::support::{example, files_below, manifest};

/// The values of an attribute of a page's elements.
fn values(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse(selector).expect("a selector");
    page.select(&all).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

/// A path with its `..` resolved.
fn resolved(folder: &str, link: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split(['#', '?']).next().unwrap_or_default().split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_of_the_kits_and_the_reports_pages_leads_to_a_file_of_them() {
    let files: BTreeSet<String> =
        files_below(example()).into_iter().filter(|file| !file.starts_with("site/")).collect();
    let own_pages = ["index.html", "review.html", "plan.html"];
    let is_own = |file: &&String| file.starts_with("reports/") || own_pages.iter().any(|name| file.ends_with(name));
    let mut broken = Vec::new();
    for page in files.iter().filter(|file| file.ends_with(".html")).filter(is_own) {
        // What stands in `noscript` is text to this parser, and is read as the page it will be.
        let html = fs::read_to_string(example().join(page)).expect("a page").replace("noscript>", "span>");
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let links = values(&html, "a[href]", "href").into_iter().chain(values(&html, "img[src]", "src"));
        let own = links.filter(|link| !link.starts_with('#') && !link.contains(':'));
        let missing = own.filter(|link| !files.contains(&resolved(folder, link)));
        broken.extend(missing.map(|link| format!("{page}: {link}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_gallery_lists_every_message_and_has_its_contents() {
    let kit = example().join("kit");
    let html = fs::read_to_string(kit.join("index.html")).expect("the gallery");
    let listed: BTreeSet<String> = values(&html, "[data-id]", "data-id").into_iter().collect();
    let files = files_below(&kit);
    let folders = files.iter().filter(|file| file.ends_with("/email.html") || file.ends_with("/slack.json"));
    let made: BTreeSet<String> =
        folders.filter_map(|file| file.rsplit_once('/')).map(|(dir, _)| dir.to_owned()).collect();
    assert!(!made.is_empty() && made.is_subset(&listed), "{:?}", made.difference(&listed));
    for id in &listed {
        let script = fs::read_to_string(kit.join(id).join("preview.js")).expect("what the gallery loads");
        assert!(script.contains(&format!("\"id\":\"{id}\"")), "{id}");
    }
}

/// A review names whoever it shows, and no stranger: the manifest is how people are found who withdraw.
#[test]
fn the_kits_pages_name_their_sources() {
    let out = example();
    let all = manifest(out);
    let of = |path: &str| all.iter().find(|listed| listed.path == path).expect("a listed file");
    let review = of("kit/say-it-kindly/review.html");
    assert_eq!(review.kind, "kit-review");
    assert!(review.sources.contains(&"campaigns/say-it-kindly/02-announcement.md".to_owned()));
    assert!(!review.sources.iter().any(|source| source.starts_with("campaigns/at-the-door/")));
    let gallery = of("kit/index.html");
    assert_eq!(gallery.kind, "kit-gallery");
    for listed in all.iter().filter(|listed| listed.kind == "kit-preview") {
        let missing: Vec<_> = listed.sources.iter().filter(|source| !gallery.sources.contains(source)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", listed.path);
    }
}
