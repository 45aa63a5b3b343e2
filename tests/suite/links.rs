//! Crawls the built example from disk: every link leads somewhere, and every page says what it is.
//!
//! Addresses are resolved as a browser would, from where the page is published, so that a portal below a folder of
//! its host is tested too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Selector};
use url::Url;

use crate::support::{
    TODAY, build, example, example_content, files_below, manifest, replace, repository, temp, unquoted, uptake,
};

/// Where the example says that it is published.
const HOME: &str = "https://learn.tidewell.example/academy/";

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// A published portal on disk.
struct Site {
    base: Url,
    /// Every file below `site/`.
    files: BTreeSet<String>,
    pages: BTreeMap<String, Html>,
    /// The ids of each page's elements.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Site {
    fn read(out: &Path, base: &str) -> Self {
        let root = out.join("site");
        let files: BTreeSet<String> = files_below(&root).into_iter().collect();
        let mut pages = BTreeMap::new();
        let mut ids = BTreeMap::new();
        for file in files.iter().filter(|file| file.ends_with(".html")) {
            let page = Html::parse_document(&fs::read_to_string(root.join(file)).expect("a page"));
            let own: Vec<_> = select(&page, "[id]").iter().filter_map(|e| e.attr("id")).map(str::to_owned).collect();
            let once: BTreeSet<String> = own.iter().cloned().collect();
            assert_eq!(once.len(), own.len(), "{file}: an id stands twice: {own:?}");
            ids.insert(file.clone(), once);
            pages.insert(file.clone(), page);
        }
        Self { base: Url::parse(base).expect("a base address"), files, pages, ids }
    }

    /// The address under which a file is published.
    fn url(&self, file: &str) -> Url {
        self.base.join(file.strip_suffix("index.html").unwrap_or(file)).expect("an address")
    }

    /// What is wrong with a link to `to`, if anything.
    fn problem(&self, from: &Url, to: &str) -> Option<String> {
        let url = match from.join(to) {
            Ok(url) => url,
            Err(error) => return Some(error.to_string()),
        };
        if url.origin() != self.base.origin() {
            let allowed = ["https", "http", "mailto", "tel"].contains(&url.scheme());
            return (!allowed).then(|| format!("{} is not allowed", url.scheme()));
        }
        let Some(path) = url.path().strip_prefix(self.base.path()) else {
            return Some("it leads out of the portal's folder".to_owned());
        };
        let path = percent_decoded(path);
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        if !self.files.contains(&file) {
            return Some(format!("there is no {file}"));
        }
        let id = url.fragment().filter(|id| !id.is_empty())?;
        let known = self.ids.get(&file).is_some_and(|ids| ids.contains(&percent_decoded(id)));
        (!known).then(|| format!("{file} has no #{id}"))
    }

    /// Every link of every page that leads nowhere.
    fn broken(&self) -> Vec<String> {
        let mut broken = Vec::new();
        for (file, page) in &self.pages {
            // Hosts answer with this page at any address.
            let from = match file.as_str() {
                "404.html" => self.base.join("no/such/page/").expect("an address"),
                _ => self.url(file),
            };
            for to in addresses(page) {
                // A fragment alone stays on the page, wherever that was asked for.
                if let Some(id) = to.strip_prefix('#') {
                    let known = id.is_empty() || self.ids[file].contains(&percent_decoded(id));
                    broken.extend((!known).then(|| format!("{file}: there is no {to}")));
                    continue;
                }
                broken.extend(self.problem(&from, &to).map(|problem| format!("{file}: {to}: {problem}")));
            }
        }
        broken
    }
}

fn percent_decoded(text: &str) -> String {
    let pairs = format!("x={}", text.replace('+', "%2B"));
    let decoded = url::form_urlencoded::parse(pairs.as_bytes()).next().map(|(_, value)| value.into_owned());
    decoded.unwrap_or_default()
}

/// Every address that a page names.
fn addresses(page: &Html) -> Vec<String> {
    let mut all = Vec::new();
    for attribute in ["href", "src", "action", "poster", "data"] {
        let elements = select(page, &format!("[{attribute}]"));
        all.extend(elements.iter().filter_map(|element| element.attr(attribute)).map(str::to_owned));
    }
    for element in select(page, "[srcset]") {
        let sets = element.attr("srcset").unwrap_or_default().split(',');
        all.extend(sets.filter_map(|set| set.split_whitespace().next()).map(str::to_owned));
    }
    all.extend(refresh(page));
    for name in ["og:url", "og:image"] {
        let elements = select(page, &format!("meta[property='{name}']"));
        all.extend(elements.iter().filter_map(|element| element.attr("content")).map(str::to_owned));
    }
    all
}

/// Where a page sends its readers on to.
fn refresh(page: &Html) -> Option<String> {
    let element = *select(page, "meta[http-equiv=refresh]").first()?;
    element.attr("content")?.split_once("url=").map(|(_, to)| to.to_owned())
}

/// Whether a page shows the original in the frame of another language.
fn is_untranslated(page: &Html) -> bool {
    !select(page, ".untranslated").is_empty()
}

#[test]
fn every_link_of_the_example_leads_somewhere() {
    let site = Site::read(example(), HOME);
    assert_eq!(site.broken(), Vec::<String>::new());
}

/// The crawler itself is tested: it has to see what is broken.
#[test]
fn the_crawler_sees_broken_links() {
    let site = Site::read(example(), HOME);
    let from = site.url("courses/index.html");
    for to in ["../nowhere/", "#nothing", "/elsewhere/", "javascript:alert(1)", "../assets/none.css"] {
        assert!(site.problem(&from, to).is_some(), "{to}");
    }
    for to in ["../", "../feed.xml", "https://example.com/anything", "mailto:a@example.com"] {
        assert_eq!(site.problem(&from, to), None, "{to}");
    }
}

#[test]
fn every_link_works_under_another_address() {
    let out = temp();
    let base = "https://x.example/deep/sub/";
    let words = format!("build --today {TODAY} --base-url {base} --out");
    let built = uptake(&words, &[out.path(), &repository("example-content")]);
    assert_eq!(built.code, 0, "{built:?}");
    let site = Site::read(out.path(), base);
    assert_eq!(site.broken(), Vec::<String>::new());
    for file in files_below(out.path()).iter().filter(|file| !file.ends_with(".svg")) {
        let bytes = fs::read(out.path().join(file)).expect("a file");
        assert!(!String::from_utf8_lossy(&bytes).contains(HOME), "{file} holds the old address");
    }
}

/// With one picture for the portal, only each language's front page has one of its own.
#[test]
fn one_share_picture_serves_every_page() {
    let (content, out) = (example_content(), temp());
    replace(&content.path().join("portal.toml"), "radius = \"soft\"", "share_pictures = \"one\"\nradius = \"soft\"");
    let built = build(content.path(), out.path());
    assert_eq!(built.code, 0, "{built:?}");
    assert_eq!(Site::read(out.path(), HOME).broken(), Vec::<String>::new());
    let mut cards: Vec<_> = manifest(out.path()).into_iter().filter(|it| it.kind == "social-card").collect();
    cards.sort_by(|a, b| a.path.cmp(&b.path));
    let paths: Vec<_> = cards.iter().map(|card| card.path.as_str()).collect();
    assert_eq!(paths, ["site/ar/card.png", "site/card.png", "site/fr/card.png"]);
}

#[test]
fn every_page_says_what_it_is() {
    let site = Site::read(example(), HOME);
    let mut titles = BTreeMap::new();
    for (file, page) in &site.pages {
        let one = |selector: &str| -> String {
            let found = select(page, selector);
            assert_eq!(found.len(), 1, "{file} has one {selector}");
            let said = found[0].attr("content").or(found[0].attr("href")).map_or_else(|| text(found[0]), str::to_owned);
            assert!(!said.trim().is_empty(), "{file}: {selector} is empty");
            said
        };
        one("h1");
        let title = one("head > title");
        let canonical = one("link[rel=canonical]");
        assert_eq!(select(page, "html[lang]").len(), 1, "{file} has a language");
        // A card is its course's page in small.
        if refresh(page).is_some() || file.ends_with("/card/index.html") {
            continue;
        }
        if !is_untranslated(page) {
            assert_eq!(canonical, site.url(file).as_str(), "{file}");
        }
        assert_eq!(one("meta[property='og:url']"), canonical, "{file}");
        assert!(one("meta[name=description]").chars().count() >= 20, "{file}: a description in words");
        for name in ["og:title", "og:description", "og:type", "og:image", "og:image:alt", "og:site_name"] {
            one(&format!("meta[property='{name}']"));
        }
        let data = one("script[type='application/ld+json']");
        let data: serde_json::Value = serde_json::from_str(&data).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(data["@context"], "https://schema.org", "{file}");
        if let Some(other) = titles.insert(title.clone(), file) {
            panic!("{file} and {other} have the same title: {title}");
        }
    }
}

/// Pictures have a text or are marked as decoration; headings skip no level.
#[test]
fn pages_can_be_read_without_seeing_them() {
    let site = Site::read(example(), HOME);
    for (file, page) in &site.pages {
        for picture in select(page, "img") {
            assert!(picture.attr("alt").is_some(), "{file}: {}", picture.html());
        }
        let mut last = 0;
        for heading in select(page, "h1, h2, h3, h4, h5, h6") {
            let level: u32 = heading.value().name()[1..].parse().expect("a level");
            assert!(level <= last + 1, "{file}: h{level} after h{last}: {}", text(heading));
            last = level;
        }
    }
}

/// Feeds, sitemap and catalogue name absolute addresses; e-mails lead to landing pages.
#[test]
fn what_leads_to_the_portal_from_outside_arrives() {
    let site = Site::read(example(), HOME);
    let mut named = 0;
    // Previews repeat what other files hold, in a coat of JavaScript.
    let is_repeated = |file: &str| file == "manifest.json" || file.ends_with("/preview.js");
    for file in files_below(example()).iter().filter(|file| !is_repeated(file)) {
        let text = String::from_utf8_lossy(&fs::read(example().join(file)).expect("a file")).into_owned();
        let text = if file.ends_with(".eml") { unquoted(&text) } else { text };
        // Lines of calendars are folded.
        let text = text.replace("\r\n ", "");
        for (at, _) in text.match_indices(HOME) {
            let rest = &text[at..];
            let is_end =
                |c: char| c.is_whitespace() || "\"'<>()\\|".contains(c) || (c == ',' && file.ends_with(".csv"));
            let end = rest.find(is_end).unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(['.', ',']).replace("&amp;", "&");
            // Ids of structured data are names, not addresses.
            let address = address.split('#').next().unwrap_or_default().to_owned();
            assert_eq!(site.problem(&site.base, &address), None, "{file}: {address}");
            named += 1;
        }
    }
    assert!(named > 0);
    let sitemap = fs::read_to_string(example().join("site/sitemap.xml")).expect("a sitemap");
    for (file, page) in &site.pages {
        let listed = sitemap.contains(&format!("<loc>{}</loc>", site.url(file)));
        let beside = ["/card/index.html", "/check/index.html"].iter().any(|ending| file.ends_with(ending));
        let hidden = refresh(page).is_some() || file == "404.html" || beside || is_untranslated(page);
        assert_eq!(listed, !hidden, "{file} in the sitemap");
    }
}

#[test]
fn old_addresses_lead_to_the_page_that_took_their_place() {
    let site = Site::read(example(), HOME);
    let listed = manifest(example());
    let redirects: Vec<_> = listed.iter().filter(|file| file.kind == "redirect").collect();
    assert!(!redirects.is_empty(), "the example has an alias");
    for redirect in redirects {
        let file = redirect.path.strip_prefix("site/").expect("a file of the site");
        let page = &site.pages[file];
        let to = refresh(page).expect("an address to go on to");
        let target = site.url(file).join(&to).expect("an address");
        let target = format!("{}index.html", target.path().strip_prefix(site.base.path()).expect("within the portal"));
        assert!(refresh(&site.pages[&target]).is_none(), "{file} leads to another redirect");
        let [source] = &redirect.sources[..] else { panic!("{redirect:?}") };
        let made_of = &listed.iter().find(|file| file.path == format!("site/{target}")).expect("the page").sources;
        assert!(made_of.contains(source), "{file} leads to {target}, which is not about {source}");
    }
}

#[test]
fn an_internal_portal_asks_search_engines_to_stay_away() {
    let (content, out) = (example_content(), temp());
    replace(&content.path().join("portal.toml"), "internal = false", "internal = true");
    let built = uptake(&format!("build --today {TODAY} --out"), &[out.path(), content.path()]);
    assert_eq!(built.code, 0, "{built:?}");
    for (file, page) in &Site::read(out.path(), HOME).pages {
        let robots: Vec<_> = select(page, "meta[name=robots]").iter().filter_map(|e| e.attr("content")).collect();
        assert!(robots.iter().any(|content| content.contains("noindex")), "{file}: {robots:?}");
    }
    let public = Site::read(example(), HOME);
    assert!(select(&public.pages["index.html"], "meta[name=robots]").is_empty(), "a public portal is found");
}

/// It was left out of the page.
#[test]
fn a_champion_whose_contact_is_a_page_can_be_reached_there() {
    let content = example_content();
    let file = content.path().join("champions/amara-diallo.md");
    replace(&file, "amara.diallo@tidewell.example", "https://chat.tidewell.example/amara?ask=1&why=\\\"><b>");
    let out = temp();
    let built = build(content.path(), out.path());
    assert_eq!(built.code, 0, "{built:?}");
    let page = fs::read_to_string(out.path().join("site/champions/amara-diallo/index.html")).expect("her page");
    let page = Html::parse_document(&page);
    let links = select(&page, ".story-aside a[href^='https://chat.tidewell.example/']");
    let addresses: Vec<_> = links.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(addresses, ["https://chat.tidewell.example/amara?ask=1&why=%22%3E%3Cb%3E"]);
}
