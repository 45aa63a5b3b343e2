//! What pages tell machines is what they show people: every built page's JSON-LD is held against its visible text and
//! its links.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;
use url::Url;

use crate::support::{TODAY, example, files_below, replace, temp, uptake};

const HOME: &str = "https://learn.tidewell.example/academy/";

/// What somebody sees of a page.
struct Seen {
    /// The words between the tags and those of pictures, with one space between them.
    text: String,
    /// Where its links lead, its own address among them.
    links: BTreeSet<String>,
    /// The days that it marks as such.
    days: BTreeSet<String>,
    /// Durations and days are compared in English words only.
    is_english: bool,
}

impl Seen {
    fn read(html: &str, url: &Url) -> Self {
        let page = Html::parse_document(html);
        let mut words = String::new();
        spoken(page.root_element(), &mut words);
        let values = |css: &str, name: &str| -> Vec<String> {
            let selector = Selector::parse(css).expect("a selector");
            page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
        };
        let mut links: BTreeSet<String> =
            values("a[href]", "href").iter().filter_map(|href| Some(url.join(href).ok()?.to_string())).collect();
        links.insert(url.to_string());
        links.extend(values("form[action]", "action").iter().filter_map(|form| Some(url.join(form).ok()?.to_string())));
        let is_english = values("html", "lang").iter().all(|language| language == "en");
        Self {
            text: plain(&words),
            is_english,
            links,
            days: values("time[datetime]", "datetime").into_iter().collect(),
        }
    }

    /// Every statement that the page does not show, by its name.
    fn unseen(&self, data: &Value, found: &mut Vec<String>) {
        match data {
            Value::Array(items) => items.iter().for_each(|item| self.unseen(item, found)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    let texts: Vec<&str> = match value {
                        Value::String(text) => vec![text],
                        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
                        _ => Vec::new(),
                    };
                    let hidden = texts.into_iter().filter(|text| !self.shows(name, text));
                    found.extend(hidden.map(|text| format!("{name}: {text}")));
                    self.unseen(value, found);
                }
            }
            _ => {}
        }
    }

    fn shows(&self, name: &str, value: &str) -> bool {
        match name {
            // What kind of thing it is, in words for machines; ids are names.
            "@context"
            | "@type"
            | "@id"
            | "inLanguage"
            | "educationalLevel"
            | "courseMode"
            | "eventStatus"
            | "eventAttendanceMode"
            | "repeatFrequency"
            | "byDay"
            | "scheduleTimezone"
            | "query-input" => true,
            "url" | "item" => self.links.contains(value),
            "urlTemplate" => value.split('?').next().is_some_and(|form| self.links.contains(form)),
            "startDate" | "endDate" | "timeRequired" | "courseWorkload" if !self.is_english => true,
            "startDate" | "endDate" => {
                let (day, time) = value.split_once('T').unwrap_or((value, ""));
                let clock = time.get(..5).unwrap_or_default();
                // An event ends on the day on which it begins, or its page names the day.
                let is_marked = self.days.contains(day) || self.text.contains(&day_in_words(day));
                is_marked && self.text.contains(clock)
            }
            "startTime" | "endTime" => self.text.contains(&value[..5]),
            "timeRequired" | "courseWorkload" => self.text.contains(&in_words(value)),
            _ => self.text.contains(&plain(value)),
        }
    }
}

/// The text of an element as it is read out: pictures by their words, scripts and styles not at all.
fn spoken(element: ElementRef<'_>, out: &mut String) {
    if ["script", "style", "head", "template"].contains(&element.value().name()) {
        return;
    }
    out.push_str(element.attr("alt").unwrap_or_default());
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(text),
            Node::Element(_) => {
                // Words of different blocks don't run into each other.
                out.push(' ');
                ElementRef::wrap(child).into_iter().for_each(|child| spoken(child, out));
            }
            _ => {}
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `PT1H35M` as English pages say it: `95 min` up to an hour and a half, then hours.
fn in_words(duration: &str) -> String {
    let number = |unit: char| -> u32 {
        let digits: String =
            duration.split(unit).next().unwrap_or_default().chars().rev().take_while(char::is_ascii_digit).collect();
        let digits: String = digits.chars().rev().collect();
        if duration.contains(unit) { digits.parse().unwrap_or(0) } else { 0 }
    };
    let minutes = number('H') * 60 + number('M');
    match (minutes / 60, minutes % 60) {
        _ if minutes <= 90 => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, 30) => format!("{hours}½ h"),
        (hours, rest) => format!("{hours}:{rest:02} h"),
    }
}

/// `2027-06-01` as `1 June 2027`.
fn day_in_words(day: &str) -> String {
    let date: Option<jiff::civil::Date> = day.parse().ok();
    date.map(|date| date.strftime("%-d %B %Y").to_string()).unwrap_or_default()
}

/// The data of every page that has some, with its file and what somebody sees of it.
fn pages(out: &Path, base: &str) -> Vec<(String, Value, Seen)> {
    let base = Url::parse(base).expect("an address");
    let root = out.join("site");
    let mut pages = Vec::new();
    for file in files_below(&root).into_iter().filter(|file| file.ends_with(".html")) {
        let html = fs::read_to_string(root.join(&file)).expect("a page");
        let selector = Selector::parse("script[type='application/ld+json']").expect("a selector");
        let data: String = Html::parse_document(&html).select(&selector).flat_map(|it| it.text()).collect();
        if data.is_empty() {
            continue;
        }
        let data = serde_json::from_str(&data).unwrap_or_else(|error| panic!("{file}: {error}"));
        let url = base.join(file.strip_suffix("index.html").unwrap_or(&file)).expect("an address");
        pages.push((file, data, Seen::read(&html, &url)));
    }
    pages
}

#[test]
fn every_page_shows_what_it_tells_machines() {
    let pages = pages(example(), HOME);
    assert!(pages.len() > 50, "the example has pages");
    let mut wrong = Vec::new();
    // The page for addresses that don't exist stands anywhere.
    for (file, data, seen) in pages.iter().filter(|(file, ..)| file != "404.html") {
        let mut unseen = Vec::new();
        seen.unseen(data, &mut unseen);
        wrong.extend(unseen.into_iter().map(|what| format!("{file}: {what}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The test itself is tested: it sees what a page doesn't show.
#[test]
fn the_comparison_sees_what_is_not_shown() {
    let url = Url::parse("https://x.example/a/").expect("an address");
    let html = "<html><head><title>Hidden</title></head><body><h1>A <b>name</b></h1><a href='../b/'>b</a>\
        <time datetime='2027-03-18'>18 March</time> 16:00, 17&nbsp;min<script>Script</script></body></html>";
    let seen = Seen::read(html, &url);
    let hidden = |json: &str| {
        let mut found = Vec::new();
        seen.unseen(&serde_json::from_str(json).expect("JSON"), &mut found);
        found
    };
    let shown = r#"{"@type":"Course","name":"A name","url":"https://x.example/b/","startDate":"2027-03-18T16:00:00+01:00",
        "hasPart":[{"timeRequired":"PT17M"}]}"#;
    assert_eq!(hidden(shown), Vec::<String>::new());
    for wrong in [
        r#"{"name":"Hidden"}"#,
        r#"{"name":"Script"}"#,
        r#"{"hasPart":[{"teaches":["Nothing"]}]}"#,
        r#"{"url":"https://x.example/c/"}"#,
        r#"{"startDate":"2027-03-19T16:00:00+01:00"}"#,
        r#"{"startDate":"2027-03-18T16:30:00+01:00"}"#,
        r#"{"timeRequired":"PT18M"}"#,
        r#"{"timeRequired":"PT1H17M"}"#,
    ] {
        assert_eq!(hidden(wrong).len(), 1, "{wrong}");
    }
}

#[test]
fn durations_are_read_as_pages_say_them() {
    for (iso, words) in
        [("PT17M", "17 min"), ("PT1H30M", "90 min"), ("PT2H", "2 h"), ("PT2H30M", "2½ h"), ("PT1H35M", "1:35 h")]
    {
        assert_eq!(in_words(iso), words);
    }
}

/// What search engines ask of each type, with its source beside it.
#[test]
fn what_is_told_is_complete() {
    // Google Search Central: "Course info", "Event", "Breadcrumb", "Carousel", "FAQPage".
    let required: [(&str, &[&str]); 9] = [
        ("Course", &["name", "description", "provider", "hasCourseInstance", "@id"]),
        ("CourseInstance", &["courseMode"]),
        ("Event", &["name", "startDate", "location", "eventStatus", "eventAttendanceMode"]),
        ("BreadcrumbList", &["itemListElement"]),
        ("ItemList", &["itemListElement"]),
        ("ListItem", &["position"]),
        ("Question", &["name", "acceptedAnswer"]),
        ("Organization", &["name", "url"]),
        ("WebSite", &["name", "url"]),
    ];
    let mut types = BTreeSet::new();
    for (file, data, _) in pages(example(), HOME) {
        each_object(&data, &mut |object| {
            let kind = object["@type"].as_str().unwrap_or_default().to_owned();
            // Past events don't tell any more where they were.
            let is_past = kind == "Event" && object["startDate"].as_str().is_some_and(|start| start < TODAY);
            for name in required.iter().filter(|(known, _)| *known == kind && !is_past).flat_map(|(_, names)| *names) {
                assert!(!object[*name].is_null(), "{file}: {kind} without {name}");
            }
            types.insert(kind);
        });
    }
    for kind in [
        "Course",
        "Event",
        "Person",
        "BreadcrumbList",
        "ItemList",
        "FAQPage",
        "Organization",
        "WebSite",
        "LearningResource",
    ] {
        assert!(types.contains(kind), "the example has a {kind}: {types:?}");
    }
}

fn each_object(data: &Value, visit: &mut impl FnMut(&Value)) {
    match data {
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        Value::Object(fields) => {
            if fields.contains_key("@type") {
                visit(data);
            }
            fields.values().for_each(|value| each_object(value, visit));
        }
        _ => {}
    }
}

/// A repeating event is told with its next date, as its page shows it.
#[test]
fn a_repeating_event_tells_its_next_date() {
    let (content, out) = (crate::support::example_content(), temp());
    let file = content.path().join("events/van-talk-office-hours.md");
    replace(&file, "starts = 2027-03-18T16:00:00", "starts = 2026-11-04T23:00:00");
    replace(
        &file,
        "ends = 2027-03-18T17:00:00",
        "ends = 2026-11-05T01:00:00\nrepeat = \"FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20270630\"",
    );
    let built = uptake(&format!("build --today {TODAY} --out"), &[out.path(), content.path()]);
    assert_eq!(built.code, 0, "{built:?}");
    let all = pages(out.path(), HOME);
    let (_, data, _) =
        all.iter().find(|(file, ..)| file == "events/van-talk-office-hours/index.html").expect("the page");
    let mut told = Vec::new();
    each_object(data, &mut |object| {
        if object["@type"] == "Event" {
            told.push((object["startDate"].clone(), object["endDate"].clone(), object["eventSchedule"].clone()));
        }
    });
    let [(starts, ends, schedule)] = &told[..] else { panic!("{told:?}") };
    assert_eq!((starts, ends), (&"2026-12-02T23:00:00+01:00".into(), &"2026-12-03T01:00:00+01:00".into()));
    assert_eq!(schedule["repeatFrequency"], "P2W");
    assert_eq!(schedule["byDay"][0], "https://schema.org/Wednesday");
    assert_eq!(schedule["endDate"], "2027-06-30");
}
