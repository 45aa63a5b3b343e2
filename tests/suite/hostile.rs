//! Whatever an author writes, it can't become a program in a reader's browser: every text field of every kind is
//! filled with what has broken other generators, and what comes out is read as a browser would read it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::LazyLock;

use scraper::{Html, Selector};
use uptake::load::record::{FieldInfo, Record, Shape};
use uptake::load::{campaign, community, course, event, page, path, persona, voice};
use uptake::theme::Theme;

use crate::injection::fields::{Filling, is_particular, sound};
use crate::support::{base_content, build, files_below, repository, temp, write};

/// What is written into every text.
const HOSTILE: &str = "<script>alert(1)</script> \"double\" 'single' ]]> --> </title></style> \
    <img src=x onerror=alert(1)> &lt;b&gt; {{ open [[ open {% raw %} \u{202e}gpj.exe\u{202c} javascript:alert(1) ${1+1} \
    a-rather-long-text-that-goes-on-and-on-until-it-has-two-hundred-characters-or-so";

/// What every reader should see of it, letter by letter.
const SHOWN: &str = "<script>alert(1)</script>";

/// An item whose every text is hostile, its body too.
fn item(fields: &[FieldInfo]) -> String {
    let mut text = String::from("+++\n");
    let mut filling = Filling { words: &mut |_| HOSTILE.to_owned(), named: &sound };
    // A champion's contact is an address, and anything else is refused.
    for field in fields.iter().filter(|field| field.name != "contact") {
        if let Some(value) = filling.value(field) {
            writeln!(text, "{} = {value}", field.name).expect("a text grows");
        }
    }
    // In Markdown the same words meet other rules: a block, a heading, a list, a table, a link's title.
    let body = format!(
        "{HOSTILE}\n\n# {HOSTILE}\n\n- {HOSTILE}\n\n> {HOSTILE}\n\n| a |\n| --- |\n| {HOSTILE} |\n\n\
         [words](https://example.com/?q=\"onmouseover=alert(1) 'title\" onclick=alert(1)')\n\n```\n{HOSTILE}\n```\n\n\
         <script>alert(1)</script>\n\n<style>*{{display:none}}</style>\n\n<a href=\"javascript:alert(1)\">words</a>\n"
    );
    text + "+++\n" + &body
}

/// A portal in which everything that can be hostile is.
fn hostile() -> tempfile::TempDir {
    let content = base_content();
    let kinds = [
        ("courses/hostile.md", course::CourseRecord::fields()),
        ("personas/hostile.md", persona::PersonaRecord::fields()),
        ("testimonials/hostile.md", voice::TestimonialRecord::fields()),
        ("champions/hostile.md", voice::ChampionRecord::fields()),
        ("paths/hostile.md", path::PathRecord::fields()),
        ("events/hostile.md", event::EventRecord::fields()),
        ("communities/hostile.md", community::CommunityRecord::fields()),
        ("pages/hostile.md", page::PageRecord::fields()),
        ("campaigns/hostile/index.md", campaign::CampaignRecord::fields()),
        ("campaigns/hostile/01-hello.md", campaign::TouchpointRecord::fields()),
    ];
    for (file, fields) in kinds {
        write(&content.path().join(file), item(&fields));
    }
    let words = serde_json::Value::from(HOSTILE);
    let portal = format!(
        "title = {words}\npromise = {words}\nsummary = {words}\nbase_url = \"https://learn.harbour.example/\"\n\
         contact = {{ name = {words}, role = {words}, email = \"learning@harbour.example\" }}\n\
         [brand]\nheading_font = {words}\nbody_font = {words}\n\
         [platforms.lms]\nname = {words}\ndeep_link = \"https://lms.harbour.example/start?course={{course_id}}\"\n"
    );
    write(&content.path().join("portal.toml"), portal);
    write(&content.path().join("skills.toml"), format!("[skills.coaching]\nname = {words}\ndescription = {words}\n"));
    let fact = format!("[facts.asked]\nclaim = {words}\nvalue = {words}\nunit = {words}\nsource = {words}\n");
    write(&content.path().join("facts.toml"), fact);
    content
}

/// Whether an address is that of a script of the theme: the one of all pages, or one that some pages ask for.
fn is_theme_script(src: &str) -> bool {
    static LATE: LazyLock<Vec<String>> = LazyLock::new(|| files_below(&repository("site-template/assets/late")));
    let name = src.rsplit_once("assets/").and_then(|(_, file)| file.split('.').next()).unwrap_or_default();
    !src.contains(':') && (name == "portal" || LATE.contains(&format!("{name}.js")))
}

/// The script that the theme has for a page of the kit.
fn kit_script(file: &str) -> Option<&'static str> {
    static SCRIPTS: LazyLock<[String; 2]> = LazyLock::new(|| {
        let theme = Theme::load(&BTreeMap::new()).expect("the built-in theme");
        [theme.kit_script(), theme.kit_page_script()]
    });
    let [gallery, page] = &*SCRIPTS;
    match file {
        "kit/index.html" => Some(gallery),
        _ if file.starts_with("kit/champions/") => Some(page),
        _ if file.ends_with("/managers-brief.html") || file.ends_with("/cards.html") => Some(page),
        _ => None,
    }
}

/// What a browser would run in a page, if anything.
pub fn programs(file: &str, html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut found = Vec::new();
    let all = Selector::parse("*").expect("a selector");
    for element in page.select(&all) {
        let (name, attributes) = (element.value().name(), element.value().attrs());
        let data = element.attr("type").is_some_and(|kind| ["application/ld+json", "application/json"].contains(&kind));
        let ours = match element.attr("src") {
            Some(src) => is_theme_script(src),
            // The kit's pages carry the theme's script in themselves, and no letter more.
            None => name == "script" && kit_script(file).is_some_and(|ours| element.text().collect::<String>() == ours),
        };
        if (name == "script" && !data && !ours) || ["iframe", "object", "embed", "base", "math"].contains(&name) {
            found.push(format!("{file}: <{name}>: {}", element.html()));
        }
        if name == "script" && data {
            let text: String = element.text().collect();
            if let Err(error) = serde_json::from_str::<serde_json::Value>(&text) {
                found.push(format!("{file}: structured data that can't be read: {error}"));
            }
        }
        for (attribute, value) in attributes {
            let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let runs = ["javascript:", "vbscript:", "data:text"].iter().any(|s| plain.to_lowercase().starts_with(s));
            let is_address =
                ["href", "src", "action", "formaction", "content", "srcdoc", "xlink:href"].contains(&attribute);
            // Elsewhere a meta's content is words.
            let is_address = is_address && (attribute != "content" || element.attr("http-equiv").is_some());
            if attribute.starts_with("on") || (is_address && runs) || attribute == "srcdoc" {
                found.push(format!("{file}: {attribute}={value:?}"));
            }
        }
    }
    found
}

/// The text of an element, with its spaces as a reader sees them.
fn text_of(html: &str, selector: &str) -> String {
    let page = Html::parse_document(html);
    let found = page.select(&Selector::parse(selector).expect("a selector")).next();
    found.map(|element| element.text().collect::<String>()).unwrap_or_default()
}

#[test]
fn no_authors_text_becomes_a_program() {
    let (content, out) = (hostile(), temp());
    let built = build(content.path(), out.path());
    assert_eq!(built.code, 0, "{}", built.out);
    let mut shown = 0;
    for file in files_below(out.path()).iter().filter(|file| file.ends_with(".html") || file.ends_with(".svg")) {
        let html = fs::read_to_string(out.path().join(file)).expect("a page");
        let found = programs(file, &html);
        assert!(found.is_empty(), "{}", found.join("\n"));
        shown += usize::from(text_of(&html, "h1").contains(SHOWN));
        assert!(!html.contains("{{ open") || html.contains("[["), "{file}: placeholders stay as they are");
    }
    assert!(shown > 0, "the words are shown as words");
    for page in
        ["courses/hostile", "paths/hostile", "events/hostile", "champions/hostile", "communities/hostile", "hostile"]
    {
        let html = fs::read_to_string(out.path().join(format!("site/{page}/index.html"))).expect("a page");
        assert!(text_of(&html, "h1").contains(SHOWN), "{page}: {}", text_of(&html, "h1"));
        assert!(text_of(&html, "title").contains(SHOWN), "{page}: {}", text_of(&html, "title"));
    }
    let scripts = files_below(out.path()).into_iter().filter(|file| file.ends_with("/preview.js"));
    let scripts: Vec<_> = scripts.map(|file| fs::read_to_string(out.path().join(file)).expect("a script")).collect();
    assert!(!scripts.is_empty(), "the gallery has messages to show");
    for script in scripts {
        let data = script.strip_prefix("kitMessage(").and_then(|rest| rest.strip_suffix(");\n")).expect("one call");
        assert!(!data.contains(['<', '\u{2028}', '\u{2029}']), "{data}");
        let message: serde_json::Value = serde_json::from_str(data).expect("data and nothing else");
        assert!(message["sender"].as_str().is_some_and(|sender| sender.contains(SHOWN)), "{}", message["sender"]);
    }
    for file in ["site/feed.xml", "site/sitemap.xml"] {
        let xml = fs::read_to_string(out.path().join(file)).expect("a feed");
        assert!(!xml.contains("<script") && !xml.contains("<img src=x"), "{file} holds tags of an author");
    }
}

/// Addresses that run programs are refused, however they are disguised.
#[test]
fn addresses_that_run_programs_are_refused_or_harmless() {
    let content = base_content();
    for written in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](javascript&colon;alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#1;javascript:alert(1))",
        "[x](%6aavascript:alert(1))",
        "[x](\\javascript:alert(1))",
        "[x]( javascript:alert(1) )",
        "<javascript:alert(1)>",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](//evil.example/steal)",
        "[x](https://user:word@evil.example/)",
    ] {
        write(&content.path().join("pages/about.md"), format!("+++\ntitle = \"About\"\n+++\n{written}\n"));
        let out = temp();
        let built = build(content.path(), &out.path().join("dist"));
        let page = out.path().join("dist/site/about/index.html");
        match built.code {
            1 => assert!(!page.exists(), "{written}"),
            0 => {
                let found = programs(written, &fs::read_to_string(&page).expect("the page"));
                assert!(found.is_empty(), "{found:?}");
            }
            _ => panic!("{written}: {built:?}"),
        }
    }
}

/// The eye of these tests can see.
#[test]
fn programs_are_recognised() {
    for html in [
        "<script>1</script>",
        "<p onclick=a()>",
        "<a href=' java\nscript:a()'>x</a>",
        "<iframe src=x></iframe>",
        "<script type='application/ld+json'>{</script>",
        "<script src='https://evil.example/assets/portal.js'></script>",
    ] {
        assert!(!programs("a page", html).is_empty(), "{html}");
    }
    assert!(
        programs("a page", "<p title='onclick'>javascript:a()</p><script src='../assets/portal.1a.js'></script>")
            .is_empty()
    );
}

/// A text field that is new is hostile from its first day.
#[test]
fn every_text_of_a_course_is_hostile() {
    let written = item(&course::CourseRecord::fields());
    for field in course::CourseRecord::fields() {
        let is_text = matches!(field.shape, Shape::Text | Shape::Copy);
        assert!(
            !is_text || is_particular(field.name) || written.contains(&format!("\n{} = \"<script>", field.name)),
            "{}",
            field.name
        );
    }
}
