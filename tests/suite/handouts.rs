//! The pages for people who bring a campaign to others: a manager's brief, a champion's kit.

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

use crate::support::{self, base_content, build, example, files_below, replace, temp};

fn texts(page: &Html, css: &str) -> Vec<String> {
    let selector = Selector::parse(css).expect("a selector");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(|element| words(element.text().collect::<Vec<_>>().join(" "))).collect()
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(css).expect("a selector");
    page.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn page(out: &Path, path: &str) -> Html {
    let text = fs::read_to_string(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    Html::parse_document(&text)
}

/// The built sound portal after `change`.
fn built(change: impl Fn(&Path)) -> tempfile::TempDir {
    let (content, out) = (base_content(), temp());
    change(content.path());
    let built = build(content.path(), out.path());
    assert_eq!(built.code, 0, "{built:?}");
    out
}

const BRIEF: &str = "kit/kindly/managers-brief.html";
const KIT: &str = "kit/champions/jonas/index.html";

#[test]
fn each_campaign_has_a_brief_and_each_champion_a_kit() {
    let kit = files_below(&example().join("kit"));
    let named = |ending: &str| kit.iter().filter(|path| path.ends_with(ending)).count();
    assert_eq!((named("/managers-brief.html"), named("posts.txt")), (2, 5));
    assert_eq!(kit.iter().filter(|path| path.starts_with("champions/") && path.ends_with(".png")).count(), 5);
    let texts = kit.iter().filter(|path| !path.ends_with(".png"));
    for path in texts.filter(|path| path.ends_with("brief.html") || path.starts_with("champions/")) {
        let text = fs::read_to_string(example().join("kit").join(path)).expect("a text");
        assert!(!path.ends_with(".html") || text.contains("noindex"), "{path}");
        assert!(!text.contains("{{") && !text.contains("{n}") && !text.contains("[["), "{path}");
    }
}

#[test]
fn the_agenda_takes_ten_minutes() {
    for campaign in ["at-the-door", "say-it-kindly"] {
        let brief = page(example(), &format!("kit/{campaign}/managers-brief.html"));
        let minutes = texts(&brief, ".slot-minutes strong");
        let all: u32 = minutes.iter().map(|minutes| minutes.parse::<u32>().expect("a number")).sum();
        assert_eq!((minutes.len(), all), (4, 10));
    }
    let out = built(|_| {});
    assert_eq!(texts(&page(out.path(), BRIEF), ".slots li").len(), 4, "also without anything to try");
}

#[test]
fn a_brief_says_what_reaches_whom_and_when() {
    let brief = page(example(), "kit/say-it-kindly/managers-brief.html");
    let dates = texts(&brief, ".dates li");
    let reminders = dates.iter().filter(|date| date.contains(" Reminder ")).count();
    assert_eq!(dates.len() - reminders, 6, "{dates:?}");
    assert_eq!(dates[0], "Tue 12 January 2027 One sentence that opens a hard talk e-mail, Slack, poster");
    let copied = attributes(&brief, "button[data-text]", "data-text");
    for line in dates.iter().chain(&texts(&brief, ".brief-ask li")) {
        let words = line.rsplit(' ').next().expect("a word");
        assert!(copied[0].contains(words), "{words} is missing in what is copied");
    }
}

/// On paper nobody clicks: the short link leads there, with the same attribution.
#[test]
fn a_brief_leads_to_its_campaign_on_paper_too() {
    let brief = page(example(), "kit/say-it-kindly/managers-brief.html");
    let link = attributes(&brief, ".brief-foot a", "href").remove(0);
    let query = "utm_source=manager&utm_medium=brief&utm_campaign=say-it-kindly&utm_content=managers-brief";
    assert_eq!(link, format!("https://learn.tidewell.example/academy/c/say-it-kindly/?{query}"));
    let printed = texts(&brief, ".only-print").remove(0);
    let code = printed.split("/go/").nth(1).expect("a short link");
    let short = fs::read_to_string(example().join("site/go").join(code).join("index.html")).expect("its page");
    assert!(short.contains(&query.replace('&', "&amp;")) || short.contains(query), "{short}");
}

#[test]
fn every_post_has_a_link_of_its_own() {
    let kit = page(example(), "kit/champions/jonas-lindqvist/index.html");
    let links = attributes(&kit, ".post-text a", "href");
    assert_eq!(links.len(), 4);
    let ends = |source: &str, campaign: &str| {
        format!("?utm_source={source}&utm_medium=champion&utm_campaign={campaign}&utm_content=champion-jonas-lindqvist")
    };
    let expected = [
        ("c/at-the-door/project-engineer/", ends("email", "at-the-door")),
        ("c/at-the-door/project-engineer/", ends("teams", "at-the-door")),
        ("c/at-the-door/project-engineer/", ends("intranet", "at-the-door")),
        // He names a course that no campaign is about.
        ("courses/one-page-kick-off/", ends("slack", "champions")),
    ];
    for (link, (address, query)) in links.iter().zip(expected) {
        assert_eq!(*link, format!("https://learn.tidewell.example/academy/{address}{query}"));
    }
    let pasted = attributes(&kit, ".post button", "data-html");
    for (html, link) in pasted.iter().zip(&links) {
        assert_eq!(attributes(&Html::parse_fragment(html), "a", "href"), std::slice::from_ref(link));
    }
}

#[test]
fn a_champion_has_a_picture_for_each_campaign_and_its_words_for_those_who_do_not_see_it() {
    let folder = example().join("kit/champions/jonas-lindqvist");
    let kit = page(example(), "kit/champions/jonas-lindqvist/index.html");
    assert_eq!(attributes(&kit, ".picture img", "src"), ["at-the-door.png"]);
    assert_eq!(attributes(&kit, ".picture a", "href"), ["at-the-door.png"]);
    assert_eq!(attributes(&kit, ".picture a", "download"), ["jonas-lindqvist_at-the-door.png"]);
    let promise = "You will hear what the customer really wants to know before you open the toolbox.";
    let said = format!("The picture says: “Good at the door”, “{promise}”, with Jonas Lindqvist.");
    assert_eq!(attributes(&kit, ".picture img", "alt"), [said]);
    let png = fs::read(folder.join("at-the-door.png")).expect("the picture");
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let size = |at: usize| png[at..at + 4].iter().fold(0, |size, byte| size * 256 + u32::from(*byte));
    assert_eq!((size(16), size(20)), (1200, 630));
}

/// A picture is made from the person, the campaign and what it promises: whoever withdraws finds it in the manifest.
#[test]
fn the_manifest_says_what_a_picture_is_made_from() {
    let out = built(|_| {});
    let pictures: Vec<_> =
        support::manifest(out.path()).into_iter().filter(|file| file.kind == "champion-picture").collect();
    assert_eq!(pictures.len(), 1);
    assert_eq!(pictures[0].path, "kit/champions/jonas/kindly.png");
    let expected = ["campaigns/kindly/index.md", "champions/jonas.md", "courses/feedback.md"];
    let sources = &pictures[0].sources;
    assert!(expected.iter().all(|file| sources.iter().any(|source| source == file)), "{sources:?}");
}

/// Too long to be read beside a link is said once, where it was written, and the picture is still drawn whole.
#[test]
fn what_a_picture_has_no_room_for_is_a_finding_at_its_line() {
    let (content, out) = (base_content(), temp());
    let long = "Jonas Maximilian ".repeat(20);
    replace(&content.path().join("champions/jonas.md"), "\"Jonas Weber\"", &format!("\"{long}🚀\""));
    let built = build(content.path(), out.path());
    assert_eq!(built.code, 0, "{built:?}");
    let said = format!("{built:?}");
    assert_eq!(said.matches("warning[too-long]: A text on the share picture for").count(), 1, "{said}");
    assert_eq!(said.matches("warning[missing-glyph]").count(), 1, "{said}");
    assert!(said.contains("champions/jonas.md:3:10"), "{said}");
    assert!(out.path().join("kit/champions/jonas/kindly.png").is_file());
}

/// A text message has no room for a long address.
#[test]
fn a_text_message_has_a_short_link_that_carries_the_attribution_on() {
    let kit = page(example(), "kit/champions/amara-diallo/index.html");
    let short = attributes(&kit, ".post-text a", "href").pop().expect("the text message's link");
    let code = short.strip_prefix("https://learn.tidewell.example/academy/go/").expect("a short link");
    let page = fs::read_to_string(example().join("site/go").join(code).join("index.html")).expect("its page");
    assert!(page.contains("utm_source=sms") && page.contains("utm_content=champion-amara-diallo"), "{page}");
    assert_eq!(attributes(&kit, ".post button", "data-html").pop().as_deref(), Some(""), "plain text only");
}

/// Then several handouts and messages lead to the same address, by the same short link.
#[test]
fn without_attribution_short_links_are_shared() {
    let out = built(|content| {
        let portal = fs::read_to_string(content.join("portal.toml")).expect("the portal");
        fs::write(content.join("portal.toml"), portal + "\n[utm]\nenabled = false\n").expect("its new settings");
        replace(&content.join("campaigns/kindly/01-hello.md"), "[\"email\", \"teams\"]", "[\"sms\", \"poster\"]");
        let persona = content.join("personas/new-lead.md");
        let text = fs::read_to_string(&persona).expect("the persona");
        let line = text.lines().find(|line| line.starts_with("channels")).expect("channels");
        replace(&persona, line, "channels = [\"sms\", \"poster\"]");
    });
    let links = files_below(&out.path().join("site/go"));
    assert_eq!(links.len(), 2, "to the campaign, and to its page for new leads: {links:?}");
}

fn add_post(content: &Path, channel: &str, text: &str) {
    let post = format!("\n[[posts]]\nchannel = \"{channel}\"\ntext = '''{text}'''\n+++\n\nHe asks");
    replace(&content.join("champions/jonas.md"), "+++\n\nHe asks", &post);
}

#[test]
fn a_champions_own_words_come_first_and_are_about_the_campaign() {
    let out = built(|content| add_post(content, "email", "{{ campaign.title }} begins on {{ campaign.launch }}."));
    let posts = texts(&page(out.path(), KIT), ".post");
    assert_eq!(posts.len(), 2, "{posts:?}");
    assert!(posts[0].starts_with("e-mail Written by you Say it kindly begins on 18 January 2027."), "{posts:?}");
    assert!(posts[1].starts_with("Teams A suggestion"), "{posts:?}");
}

/// Jonas has taken no course of the campaign, so nothing says that he has.
#[test]
fn suggestions_say_only_what_is_true() {
    let took = "I took “";
    let out = built(|_| {});
    let text = fs::read_to_string(out.path().join("kit/champions/jonas/posts.txt")).expect("posts");
    assert!(!text.contains(took) && text.contains("I would like you to know about"), "{text}");
    let course = "personas = [\"new-lead\"]\ncourses = [\"feedback\"]";
    let out = built(|c| replace(&c.join("champions/jonas.md"), "personas = [\"new-lead\"]", course));
    let text = fs::read_to_string(out.path().join("kit/champions/jonas/posts.txt")).expect("posts");
    assert!(text.contains(took), "{text}");
}

#[test]
fn nothing_is_suggested_where_somebody_did_not_agree_to_appear() {
    let scope = |scope: &'static str| {
        move |content: &Path| {
            replace(&content.join("champions/jonas.md"), "scope = [\"portal\", \"email\", \"chat\"]", scope);
        }
    };
    let out = built(scope("scope = [\"portal\", \"email\"]"));
    assert_eq!(texts(&page(out.path(), KIT), ".post-head strong"), ["e-mail"]);
    let out = built(scope("scope = [\"portal\"]"));
    assert!(!out.path().join(KIT).exists(), "posts carry a name");
}

#[test]
fn a_campaign_that_is_over_asks_nothing_of_champions() {
    let out = built(|content| {
        let launch = "launch = 2026-10-01\ncloses = 2026-11-30";
        replace(&content.join("campaigns/kindly/index.md"), "launch = 2027-01-18", launch);
    });
    assert_eq!(texts(&page(out.path(), KIT), ".post"), [""; 0]);
    assert!(!out.path().join("kit/champions/jonas/kindly.png").exists());
}

/// What authors write stays text: on the page, in the copied HTML, in the address.
#[test]
fn hostile_words_stay_words() {
    let hostile = "<script>alert(1)</script> \"*|UNSUB|*\" & 'x' {{ course.title }} 🎉 שלום";
    let shown = "<script>alert(1)</script> \"*|UNSUB|*\" & 'x' Giving feedback 🎉 שלום";
    let out = built(|content| {
        add_post(content, "email", hostile);
        let campaign = content.join("campaigns/kindly/index.md");
        let objective = "objective = \"New leads give feedback within a week\"";
        replace(&campaign, objective, &format!("objective = \"\"\"{hostile}\"\"\""));
    });
    let kit = page(out.path(), KIT);
    assert_eq!(texts(&kit, ".post-text p")[0], shown);
    let pasted = attributes(&kit, ".post button", "data-html").remove(0);
    assert_eq!(texts(&Html::parse_fragment(&pasted), "p")[0], shown);
    assert!(attributes(&kit, ".post button", "data-text")[0].starts_with(shown));
    let brief = page(out.path(), BRIEF);
    assert!(texts(&brief, ".brief-facts dd").contains(&shown.to_owned()));
    for page in [&kit, &brief] {
        assert_eq!(texts(page, "main script"), [""; 0]);
    }
}
