//! A portal in several languages: where its pages stand, what they say of each other, and what isn't translated.

use std::collections::BTreeMap;

use super::{CAMPAIGN, COURSE, LEAD, PORTAL, attributes, site, texts};

const FRENCH: &str = "+++\ntitle = \"Le retour\"\nsummary = \"De courtes leçons\"\npromise = \"Vous saurez comment\"\naliases = [\"/ancien/\"]\n[[modules]]\ntitle = \"Un\"\n[[modules]]\ntitle = \"Deux\"\n[[quiz]]\nquestion = \"Pourquoi ?\"\noptions = [\"Non\", \"Parce que\"]\n+++\nTexte, et [les cours](/courses/).\n";
const BASE: &str = "https://learn.example.com/academy/";

/// One course is translated; the campaign and the persona aren't.
fn bilingual() -> BTreeMap<String, String> {
    let portal = format!(
        "{PORTAL}languages = [\"en\", \"fr\"]\n[translations.fr]\ntitle = \"Académie\"\npromise = \"Grandir ici.\"\n"
    );
    site(&[
        ("portal.toml", &portal),
        ("personas/new-lead.md", LEAD),
        ("courses/feedback.md", COURSE),
        ("courses/feedback.fr.md", FRENCH),
        ("campaigns/spring/index.md", CAMPAIGN),
    ])
}

/// The addresses of a page by their languages, as its head names them.
fn alternates(html: &str) -> Vec<(String, String)> {
    let css = "link[rel=alternate][hreflang]";
    attributes(html, css, "hreflang").into_iter().zip(attributes(html, css, "href")).collect()
}

#[test]
fn a_translation_has_its_words_and_the_original_s_facts() {
    let site = bilingual();
    let page = &site["fr/courses/feedback/index.html"];
    assert_eq!(attributes(page, "html", "lang"), ["fr"]);
    assert_eq!(texts(page, "h1"), ["Le retour"]);
    assert!(texts(page, "main").concat().contains("Parce que"), "the right answer is the one with the same number");
    assert!(page.contains("https://lms.example.com/start?x=1"));
    assert_eq!(texts(page, ".prose a"), ["les cours"]);
    assert_eq!(attributes(page, ".prose a", "href"), ["../../courses/"], "links stay in the language");
    assert!(texts(&site["fr/index.html"], "h1").concat().contains("Grandir ici."));
    assert!(texts(&site["courses/feedback/index.html"], "main").concat().contains("Because"));
}

#[test]
fn pages_name_their_translations_and_these_name_them() {
    let site = bilingual();
    let expected = |address: &str| {
        let of = |tag: &str, prefix: &str| (tag.to_owned(), format!("{BASE}{prefix}{address}"));
        vec![of("en", ""), of("fr", "fr/"), of("x-default", "")]
    };
    for address in ["", "courses/", "courses/feedback/"] {
        for prefix in ["", "fr/"] {
            let page = &site[&format!("{prefix}{address}index.html")];
            assert_eq!(alternates(page), expected(address), "{prefix}{address}");
            assert_eq!(attributes(page, "link[rel=canonical]", "href"), [format!("{BASE}{prefix}{address}")]);
        }
    }
    let sitemap = &site["sitemap.xml"];
    assert_eq!(sitemap.matches(&format!("hreflang=\"fr\" href=\"{BASE}fr/courses/feedback/\"")).count(), 2);
}

#[test]
fn what_isn_t_translated_is_the_original_in_the_language_s_frame() {
    let site = bilingual();
    for address in ["for/new-lead/", "c/spring/", "c/spring/new-lead/"] {
        let page = &site[&format!("fr/{address}index.html")];
        assert_eq!(attributes(page, "html", "lang"), ["fr"], "{address}");
        assert_eq!(attributes(page, "main > div[lang]:has(h1)", "lang"), ["en"], "{address}");
        assert_eq!(texts(page, "main h1").len(), 1, "{address}");
        assert_eq!(attributes(page, "link[rel=canonical]", "href"), [format!("{BASE}{address}")]);
        assert_eq!(alternates(page), [], "{address}");
        assert_eq!(alternates(&site[&format!("{address}index.html")]), [], "{address}");
        assert_eq!(attributes(page, ".untranslated a", "hreflang"), ["en"]);
        assert!(!site["sitemap.xml"].contains(&format!("fr/{address}")));
    }
    let persona = &site["fr/for/new-lead/index.html"];
    assert!(attributes(persona, "main a", "href").iter().any(|href| href == "../../courses/feedback/"));
}

#[test]
fn every_page_leads_to_itself_in_the_other_languages() {
    let site = bilingual();
    let ways = |page: &str| attributes(&site[page], ".tongues a", "href");
    assert_eq!(ways("courses/feedback/index.html"), ["../../courses/feedback/", "../../fr/courses/feedback/"]);
    assert_eq!(ways("fr/courses/feedback/index.html"), ["../../../courses/feedback/", "../../../fr/courses/feedback/"]);
    assert_eq!(ways("404.html"), ["/academy/", "/academy/fr/"]);
    assert!(!site.contains_key("fr/404.html") && !site.contains_key("fr/sitemap.xml"));
    assert_eq!(attributes(&site["fr/index.html"], ".tongues [aria-current]", "lang"), ["fr"]);
}

#[test]
fn old_addresses_of_a_translation_lead_to_it_in_its_language() {
    let site = bilingual();
    let old = &site["fr/ancien/index.html"];
    assert_eq!(attributes(old, "a", "href"), ["../courses/feedback/"]);
    assert_eq!(attributes(old, "link[rel=canonical]", "href"), [format!("{BASE}fr/courses/feedback/")]);
    assert!(site.contains_key("old/index.html") && !site.contains_key("fr/old/index.html"));
}

#[test]
fn one_language_has_nothing_to_choose_from() {
    let site = site(&super::small());
    assert!(site.values().all(|page| attributes(page, ".tongues", "class").is_empty()));
    assert!(!site.contains_key("en/index.html"));
}

#[test]
fn machines_read_each_language_at_its_own_addresses() {
    let site = bilingual();
    let json = |file: &str| -> serde_json::Value { serde_json::from_str(&site[file]).unwrap() };
    let feed = json("fr/for/new-lead/feed.json");
    assert_eq!(
        (&feed["language"], &feed["feed_url"]),
        (&"fr".into(), &format!("{BASE}fr/for/new-lead/feed.json").into())
    );
    let catalog = json("fr/catalog.json");
    assert_eq!(catalog["$schema"], format!("{BASE}catalog.schema.json"));
    assert_eq!(catalog["courses"][0]["title"], "Le retour");
    assert_eq!(catalog["courses"][0]["card_url"], format!("{BASE}fr/courses/feedback/card/"));
    assert_eq!(attributes(&site["fr/courses/feedback/card/index.html"], "html", "lang"), ["fr"]);
    assert!(site["fr/llms.txt"].starts_with("# Académie\n\n> Grandir ici.\n"), "{}", site["fr/llms.txt"]);
    assert!(!site.contains_key("fr/robots.txt") && !site.contains_key("fr/sitemap.xml"), "one for all languages");
}

/// Nobody is shown a card in a language that they didn't ask for, under an address that says so.
#[test]
fn what_is_not_translated_is_embedded_in_its_own_language() {
    let portal = format!("{PORTAL}languages = [\"en\", \"fr\"]\n");
    let site = site(&[
        ("portal.toml", &portal),
        ("personas/new-lead.md", LEAD),
        ("courses/feedback.md", COURSE),
        ("campaigns/spring/index.md", CAMPAIGN),
    ]);
    assert!(!site.contains_key("fr/courses/feedback/card/index.html"));
    assert!(!site.contains_key("fr/courses/feedback/oembed.json"));
    let page = &site["fr/courses/feedback/index.html"];
    assert!(texts(page, "textarea[readonly]").concat().contains(&format!("src=\"{BASE}courses/feedback/card/\"")));
    assert!(attributes(page, "link[type='application/json+oembed']", "href").is_empty());
    let catalog: serde_json::Value = serde_json::from_str(&site["fr/catalog.json"]).unwrap();
    assert_eq!(catalog["courses"][0]["card_url"], format!("{BASE}courses/feedback/card/"));
}
