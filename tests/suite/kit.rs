//! The campaign kit: every message in its files, and every link of it attributed once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::{base_content, build, example, files_below, replace, temp, unquoted};

const UTM: [&str; 4] = ["utm_source", "utm_medium", "utm_campaign", "utm_content"];

/// The address under which the example is published.
const BASE: &str = "https://learn.tidewell.example/academy/";

/// The addresses that a file sends its readers to.
fn addresses(path: &str, text: &str) -> Vec<String> {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => {
            let links = Selector::parse("a[href]").expect("a selector");
            let page = Html::parse_document(text);
            page.select(&links).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
        }
        "json" => {
            let mut found = Vec::new();
            in_json(&serde_json::from_str(text).expect("JSON"), &mut found);
            found
        }
        "ics" => in_text(&text.replace("\r\n ", "").replace("\\n", "\n").replace("\\,", ",")),
        _ => in_text(text),
    }
}

/// Addresses in what people see: pictures and schemas are nowhere that anyone goes.
fn in_json(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.extend(in_text(text)),
        Value::Array(list) => list.iter().for_each(|value| in_json(value, found)),
        Value::Object(fields) => {
            let leads_on = |key: &str| !["$schema", "image_url", "body", "altbody", "attribs"].contains(&key);
            let is_picture = fields.get("type").is_some_and(|kind| kind == "Image");
            let shown = fields.iter().filter(|(key, _)| leads_on(key) && !(is_picture && *key == "url"));
            shown.for_each(|(_, value)| in_json(value, found));
        }
        _ => {}
    }
}

fn in_text(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || "<>|\"'()[]".contains(c);
    let starts = text.match_indices("https://").map(|(at, _)| &text[at..]);
    starts.map(|rest| rest.split(ends).next().unwrap_or(rest).replace("&amp;", "&")).collect()
}

/// The parameters of an address, without their order.
fn parameters(address: &str) -> BTreeMap<&str, Vec<&str>> {
    let query = address.split('#').next().unwrap_or_default().split_once('?').map_or("", |(_, query)| query);
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        all.entry(name).or_default().push(value);
    }
    all
}

/// The files of messages, without pictures and what is only read on screen.
fn messages() -> Vec<(String, String)> {
    let kit = example().join("kit");
    let texts = |path: &String| [".html", ".txt", ".json", ".ics"].iter().any(|ending| path.ends_with(ending));
    let sent = files_below(&kit).into_iter().filter(|path| path.matches('/').count() == 3 && texts(path));
    sent.map(|path| (path.clone(), fs::read_to_string(kit.join(&path)).expect("a text"))).collect()
}

#[test]
fn every_link_that_leaves_a_message_is_attributed_once() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (path, text) in messages() {
        let name = path.rsplit('/').next().unwrap_or_default();
        let source = match name.split('.').next().unwrap_or_default() {
            "event" => "calendar",
            "listmonk" => "email",
            word => word,
        };
        for address in addresses(&path, &text).iter().filter(|address| address.starts_with("https://")) {
            *seen.entry(name.to_owned()).or_default() += 1;
            let parameters = parameters(address);
            if address.starts_with(&format!("{BASE}go/")) {
                assert!(parameters.is_empty(), "{path}: {address}");
                continue;
            }
            for name in UTM {
                let values = parameters.get(name).map_or(&[][..], Vec::as_slice);
                assert_eq!(values.len(), 1, "{path}: {name} in {address}");
                assert_eq!(values[0], values[0].to_lowercase(), "{path}: {address}");
            }
            assert_eq!(parameters["utm_source"], [source], "{path}: {address}");
            let mut parts = path.split('/');
            assert_eq!(parameters["utm_campaign"], [parts.next().unwrap_or_default()], "{path}: {address}");
            let (touchpoint, persona) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            assert_eq!(
                parameters["utm_content"],
                [format!("{touchpoint}-{}", persona.replace('.', "-"))],
                "{path}: {address}"
            );
        }
    }
    assert!(seen.values().all(|count| *count > 0) && seen.contains_key("email.html"), "{seen:?}");
}

/// The example's mail system fills in no names, so what is sent and what a person opens are the same.
#[test]
fn a_draft_says_what_the_message_says() {
    let kit = example().join("kit");
    let drafts: Vec<String> = files_below(&kit).into_iter().filter(|path| path.ends_with("email.eml")).collect();
    assert!(!drafts.is_empty(), "the example has e-mails");
    for path in drafts {
        let draft = fs::read_to_string(kit.join(&path)).expect("a draft");
        let boundary = draft.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a boundary");
        let parts: Vec<&str> = draft.split(&format!("--{boundary}")).collect();
        assert_eq!(parts.len(), 4, "{path}: headers, two parts and the end");
        for (part, file) in [(parts[1], "email.txt"), (parts[2], "email.html")] {
            let (_, body) = part.split_once("\r\n\r\n").expect("headers of the part");
            let message = fs::read_to_string(kit.join(path.replace("email.eml", file))).expect("the message");
            assert_eq!(unquoted(body), message, "{path}: {file}");
        }
    }
}

#[test]
fn links_within_the_portal_carry_no_attribution() {
    let site = example().join("site");
    for path in files_below(&site).iter().filter(|path| path.ends_with(".html") && !path.starts_with("go/")) {
        let text = fs::read_to_string(site.join(path)).expect("a page");
        let leads_out = |address: &String| address.starts_with("https://") && !address.starts_with(BASE);
        let within = addresses(path, &text).into_iter().filter(|address| !leads_out(address));
        for address in within {
            assert!(!address.contains("utm_"), "{path}: {address}");
        }
    }
}

#[test]
fn short_links_lead_to_pages_and_carry_the_attribution_on() {
    let site = example().join("site");
    let links: Vec<String> = files_below(&site).into_iter().filter(|path| path.starts_with("go/")).collect();
    let mut targets = BTreeSet::new();
    for path in &links {
        let page = Html::parse_document(&fs::read_to_string(site.join(path)).expect("a page"));
        let refresh = Selector::parse("meta[http-equiv=refresh]").expect("a selector");
        let content = page.select(&refresh).next().and_then(|meta| meta.attr("content")).expect("a refresh");
        let to = content.split_once("url=").expect("an address").1;
        let (address, _) = to.split_once('?').expect("an attribution");
        let target = address.strip_prefix("../../").expect("a way up to the root");
        assert!(site.join(target).join("index.html").is_file(), "{path} leads to {to}");
        assert_eq!(parameters(to).keys().copied().collect::<BTreeSet<_>>(), BTreeSet::from(UTM), "{path}: {to}");
        assert!(targets.insert(to.to_owned()), "{path} leads where another one leads");
    }
    assert!(!links.is_empty(), "the example has posters");
}

#[test]
fn a_short_link_stays_when_others_come_and_go() {
    let (content, first, second) = (base_content(), temp(), temp());
    let touchpoint = content.path().join("campaigns/kindly/01-hello.md");
    replace(&touchpoint, "[\"email\", \"teams\"]", "[\"email\", \"poster\"]");
    let persona = content.path().join("personas/new-lead.md");
    let channels = fs::read_to_string(&persona).expect("the persona");
    let line = channels.lines().find(|line| line.starts_with("channels")).expect("channels").to_owned();
    replace(&persona, &line, "channels = [\"email\", \"poster\"]");
    let codes = |out: &std::path::Path| -> BTreeSet<String> {
        files_below(&out.join("site")).into_iter().filter(|path| path.starts_with("go/")).collect()
    };
    assert_eq!(build(content.path(), first.path()).code, 0);
    let before = codes(first.path());
    assert!(!before.is_empty(), "the message has a poster");
    let text = fs::read_to_string(&touchpoint).expect("the touchpoint");
    fs::write(content.path().join("campaigns/kindly/00-before.md"), text).expect("a touchpoint before it");
    assert_eq!(build(content.path(), second.path()).code, 0);
    let after = codes(second.path());
    assert!(after.is_superset(&before) && after.len() > before.len(), "{before:?} {after:?}");
}

#[test]
fn a_variant_has_a_folder_and_an_attribution_of_its_own() {
    let (content, out) = (base_content(), temp());
    let touchpoint = content.path().join("campaigns/kindly/01-hello.md");
    let variant = "shift\"\n\n[variants.b]\nsubject = \"A sentence for Tuesday\"\n";
    replace(&touchpoint, "shift\"\n", variant);
    let built = build(content.path(), out.path());
    assert_eq!(built.code, 0, "{built:?}");
    let folder = out.path().join("kit/kindly/01-hello");
    let own = fs::read_to_string(folder.join("new-lead/email.txt")).expect("the message as it stands");
    let other = fs::read_to_string(folder.join("new-lead.b/email.txt")).expect("its variant");
    assert!(own.contains("utm_content=01-hello-new-lead&") || own.contains("utm_content=01-hello-new-lead\n"));
    assert!(other.contains("utm_content=01-hello-new-lead-b"), "{other}");
    let html = fs::read_to_string(folder.join("new-lead.b/email.html")).expect("its e-mail");
    assert!(html.contains("A sentence for Tuesday"));
}

/// What people put into their calendars follows the content: each edition that says something else has a higher
/// number than the one before, and building again changes nothing.
#[test]
fn an_entry_that_changes_has_a_higher_number() {
    let (content, out) = (base_content(), temp());
    let file = |name: &str| fs::read_to_string(out.path().join("dist").join(name)).expect("a calendar");
    let sequence = |text: &str| -> u32 {
        let line = text.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).expect("a number");
        line.trim().parse().expect("a number")
    };
    let event = "site/events/practice/event.ics";
    build(content.path(), &out.path().join("dist"));
    let first = file(event);
    build(content.path(), &out.path().join("dist"));
    assert_eq!(file(event), first);
    let title = content.path().join("events/practice.md");
    let text = fs::read_to_string(&title).expect("the event");
    fs::write(&title, text.replacen("title = \"", "title = \"New: ", 1)).expect("an edited event");
    build(content.path(), &out.path().join("dist"));
    assert_eq!(sequence(&file(event)), sequence(&first) + 1);
    assert!(file("site/events/calendar.ics").contains(&format!("SEQUENCE:{}\r\n", sequence(&first) + 1)));
}
