//! Whatever an author writes, a message says it in letters: in every file of the kit it is neither mark-up nor a
//! mention, no header, no line of a calendar, no tag of a mail system. What is too much is refused with figures.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use scraper::Html;
use serde_json::Value;
use tempfile::TempDir;

use crate::hostile::programs;
use crate::support::{TODAY, base_content, build, files_below, replace, temp, unquoted, uptake, write};

/// Mark-up, a mention, a tag of two mail systems, lines of a header and of a calendar, a direction that never ends.
const HOSTILE: &str = "\"It's\" <script>alert(1)</script> & <!channel> <@U1> <at>all</at> @channel *|UNSUB|* {% raw %} \
    🙂 שלום\r\nBcc: eve@evil.example\r\nBEGIN:VEVENT \u{202e}gpj.exe";

/// What every reader sees of it, letter by letter.
const SHOWN: &str = "<script>alert(1)</script>";

const CHANNELS: &str = r#"["email", "slack", "teams", "sms", "calendar", "poster", "signage", "intranet"]"#;
const FLAVOURS: [&str; 5] = ["outlook", "mailchimp", "hubspot", "listmonk", "none"];
const TOUCHPOINT: &str = "campaigns/kindly/01-hello.md";

/// A portal whose message, in all `channels` and one variant, has `words` wherever people write some.
fn content(words: &str, channels: &str, flavour: &str) -> TempDir {
    let folder = base_content();
    let root = folder.path();
    // A JSON string is a TOML string.
    let copy = Value::from(words);
    let put =
        |file: &str, fields: String, body: &str| write(&root.join(file), format!("+++\n{fields}\n+++\n\n{body}\n"));
    let consent =
        "consent = { given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\", \"chat\", \"print\"] }";
    replace(
        &root.join("portal.toml"),
        "[platforms.lms]",
        &format!("[esp]\nflavour = \"{flavour}\"\n\n[platforms.lms]"),
    );
    replace(&root.join("personas/new-lead.md"), "[\"email\", \"teams\"]", channels);
    replace(&root.join("personas/new-lead.md"), "\"New lead\"", &copy.to_string());
    // As much of it as two parts of a text message hold.
    let short = Value::from(words.chars().take(40).collect::<String>() + "\r\nBcc: x \u{202e}");
    let posts: String = [("slack", &copy), ("teams", &copy), ("sms", &short), ("email", &copy)]
        .map(|(channel, text)| format!("\n[[posts]]\nchannel = \"{channel}\"\ntext = {text}"))
        .concat();
    let champion =
        format!("title = {copy}\nperson = {copy}\nrole = {copy}\npersonas = [\"new-lead\"]\n{consent}\n{posts}");
    put("champions/jonas.md", champion, words);
    let voice = format!("title = {copy}\nquote = {copy}\nperson = {copy}\nrole = {copy}\n{consent}");
    put("testimonials/amina.md", voice, "");
    replace(&root.join("events/practice.md"), "\"Practice hour\"", &copy.to_string());
    let campaign = root.join("campaigns/kindly/index.md");
    replace(&campaign, "\"Say it kindly\"", &copy.to_string());
    replace(&campaign, "\"Start the first lesson\"", &copy.to_string());
    let touchpoint = format!(
        "title = {copy}\nkind = \"announcement\"\nday = 0\ntime = \"10:00\"\nchannels = {channels}\n\
         subject = {copy}\npreheader = {copy}\ncta = {copy}\nsms = {short}\ntestimonial = \"amina\"\n\
         sender = {{ name = {copy}, role = {copy}, kind = \"peer\" }}\n\n[variants.b]\nsubject = {copy}"
    );
    let body = format!(
        "Hello [[first_name|there]],\n\n{words}\n\n# {words}\n\n- {words}\n- `{words}`\n\n> {words}\n\n\
         **{words}** [{SHOWN} {words}](https://example.com/?q=\"<b>\")\n\n```\n{words}\n```\n"
    );
    put(TOUCHPOINT, touchpoint, &body);
    folder
}

/// The hostile kit, built once.
fn kit() -> &'static Path {
    static KIT: LazyLock<TempDir> = LazyLock::new(|| {
        let (content, out) = (content(HOSTILE, CHANNELS, "mailchimp"), temp());
        let built = build(content.path(), out.path());
        assert_eq!(built.code, 0, "{}", built.out);
        out
    });
    KIT.path()
}

/// The files of messages that end like this, with their text; there is one for the message and one for its variant.
fn files(name: &str) -> Vec<(String, String)> {
    let folder = kit().join("kit/kindly/01-hello");
    let found = files_below(&folder).into_iter().filter(|path| path.ends_with(&format!("/{name}")));
    let read = |path: String| (path.clone(), fs::read_to_string(folder.join(path)).expect("a text"));
    let found: Vec<_> = found.map(read).collect();
    assert_eq!(found.len(), 2, "{name}");
    found
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Every text of a card under one of these names.
fn said(value: &Value, names: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| said(value, names, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if names.contains(&name.as_str()) => found.push(text.clone()),
                    _ => said(value, names, found),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn pages_and_mails_hold_letters() {
    let pages = files_below(&kit().join("kit"));
    for path in pages.iter().filter(|path| path.ends_with(".html") || path.ends_with(".svg")) {
        let text = fs::read_to_string(kit().join("kit").join(path)).expect("a text");
        let found = programs(&format!("kit/{path}"), &text);
        assert!(found.is_empty(), "{found:#?}");
        // The gallery's texts stand in the scripts beside it, a poster's are drawn.
        let page: String = Html::parse_document(&text).root_element().text().collect();
        assert!(path == "index.html" || path.ends_with(".svg") || page.contains(SHOWN), "{path}");
    }
    for (path, text) in files("preview.js") {
        let data = text.trim().strip_prefix("kitMessage(").and_then(|rest| rest.strip_suffix(");"));
        let data = data.unwrap_or_else(|| panic!("{path}: {text}"));
        assert!(json(data).is_object() && !data.contains('<'), "{path}");
    }
}

#[test]
fn nothing_turns_the_words_of_a_message_around() {
    for name in ["email.txt", "email.html", "email.paste.html", "slack.txt", "sms.txt", "event.ics", "intranet.html"] {
        for (path, text) in files(name) {
            let text = text.replace("\r\n ", "");
            assert!(!text.contains('\u{202e}') && text.contains("https://learn.harbour.example/"), "{path}: {text}");
        }
    }
    for (path, text) in files("listmonk.json").into_iter().chain(files("slack.json")).chain(files("teams.json")) {
        assert!(!json(&text).to_string().contains('\u{202e}'), "{path}");
    }
}

#[test]
fn chats_mention_nobody() {
    for (path, text) in files("slack.json") {
        let mut texts = Vec::new();
        said(&json(&text), &["text"], &mut texts);
        let marked = texts.iter().filter(|text| text.contains("&lt;") || text.contains("<http"));
        let mut links = 0;
        for part in marked.flat_map(|text| text.split('<').skip(1)) {
            assert!(part.starts_with("https://"), "{path}: <{part}");
            links += 1;
        }
        assert!(links > 0, "{path}: {text}");
        assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{path}");
        let label = |text: &String| text.contains("|&lt;script&gt;alert(1)&lt;/script&gt;");
        assert!(texts.iter().any(label), "{path}: also in the words of a link");
    }
    // People paste this one; in code Slack looks for nobody.
    for (path, text) in files("slack.txt") {
        let spoken: String = text.split('`').step_by(2).collect();
        assert!(spoken.contains(SHOWN) && !spoken.contains("@channel"), "{path}: {text}");
    }
    for (path, text) in files("teams.json") {
        let mut texts = Vec::new();
        said(&json(&text)["attachments"][0]["content"]["body"], &["text", "value"], &mut texts);
        assert!(texts.iter().any(|text| text.replace('\u{2060}', "").contains(SHOWN)), "{path}: {texts:#?}");
        let live =
            |text: &String| ["<at", "<script", "<!", "*|"].iter().any(|mark| text.replace("\\*", "").contains(mark));
        assert!(!texts.iter().any(live), "{path}: {texts:#?}");
        assert!(!text.contains("\"entities\""), "{path}: who is mentioned stands there");
    }
}

#[test]
fn no_line_becomes_a_header_or_another_entry() {
    for (path, text) in files("email.eml") {
        let (head, _) = text.split_once("\r\n\r\n").expect("headers");
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let names: Vec<&str> = head.lines().filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect();
        assert_eq!(names, ["X-Unsent", "Subject", "MIME-Version", "Content-Type"], "{path}");
        assert!(unquoted(&text).contains(SHOWN), "{path}");
        assert!(!text.contains("href=3D\"*|") && !text.contains("LIST_ADDRESS"), "{path}: no system fills in a draft");
    }
    let mut calendars = files("event.ics");
    for path in ["site/events/practice/event.ics", "site/events/calendar.ics"] {
        calendars.push((path.to_owned(), fs::read_to_string(kit().join(path)).expect("a calendar")));
    }
    for (path, text) in calendars {
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{path}");
        let text = text.replace("\r\n ", "");
        assert_eq!(text.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 1, "{path}: {text}");
        assert!(!text.lines().any(|line| line.starts_with("Bcc") || line.is_empty()), "{path}: {text}");
        assert!(text.contains(SHOWN), "{path}: {text}");
    }
    for (path, text) in files("sms.txt") {
        let (line, rest) = text.split_once('\n').expect("a line");
        assert!(rest.is_empty() && line.ends_with("STOP to opt out") && line.contains("/go/"), "{path}: {text}");
        // Two parts of 67 in UCS-2, which an emoji or another alphabet asks for.
        assert!(line.encode_utf16().count() <= 134, "{path}: {text}");
    }
}

/// The tags that a mail system would fill in.
fn tags(text: &str) -> Vec<String> {
    let ends = |open: &str| match open {
        "*|" => "|*",
        "{{" => "}}",
        _ => "%}",
    };
    let mut found = Vec::new();
    for open in ["*|", "{{", "{%", "{#"] {
        let all = text.match_indices(open).map(|(at, _)| &text[at..]);
        found.extend(all.map(|rest| rest.split_inclusive(ends(open)).next().unwrap_or(rest).to_owned()));
    }
    found
}

/// The same tags stand in the same message, whether its words are hostile or plain.
#[test]
fn no_mail_system_finds_a_tag_in_what_people_wrote() {
    for flavour in FLAVOURS {
        let [hostile, plain] = [HOSTILE, "Four minutes"].map(|words| {
            let (content, out) = (content(words, "[\"email\"]", flavour), temp());
            let built = build(content.path(), out.path());
            assert_eq!(built.code, 0, "{flavour}: {}", built.out);
            out
        });
        // What is pasted or drafted, no system fills in.
        for file in ["email.html", "email.txt", "listmonk.json"] {
            let [hostile, plain] = [&hostile, &plain].map(|out| {
                let path = out.path().join("kit/kindly/01-hello/new-lead").join(file);
                let found = tags(&fs::read_to_string(path).expect("a mail"));
                let system = |tag: &String| match flavour {
                    _ if file == "listmonk.json" => tag.starts_with("{{"),
                    "mailchimp" => tag.starts_with("*|"),
                    "hubspot" => tag.starts_with('{'),
                    "listmonk" => tag.starts_with("{{"),
                    _ => false,
                };
                found.into_iter().filter(system).collect::<Vec<_>>()
            });
            assert_eq!(hostile, plain, "{flavour}: {file}");
            let none = ["outlook", "none"].contains(&flavour) && file != "listmonk.json";
            assert_eq!(plain.is_empty(), none, "{flavour}: {file}");
        }
    }
}

/// What the program says about one file, as `code at line: words`.
fn findings(content: &Path, file: &str) -> Vec<String> {
    let run = uptake(&format!("check --format json --today {TODAY}"), &[content]);
    let said = json(&run.out);
    let all = said["diagnostics"].as_array().expect("a list").iter().filter(|finding| finding["file"] == file);
    let words = |one: &Value, name: &str| one[name].as_str().expect("words").replace('"', "");
    let told = all.map(|one| format!("{} at {}: {}", words(one, "code"), one["line"], words(one, "message")));
    told.collect()
}

#[test]
fn too_much_is_refused_with_its_figure_and_limit() {
    let content = base_content();
    let (word, title) = ("Zuhören ", "Ein sehr langer Titel ".repeat(10));
    let touchpoint = |title: &str, sms: &str, body: &str| {
        let copy = format!("title = \"{title}\"\nsubject = \"{title}\"\nsms = \"{sms}\"\nchannels = {CHANNELS}");
        let text = format!("+++\n{copy}\nkind = \"announcement\"\nday = 0\n+++\n\n{body}\n");
        write(&content.path().join(TOUCHPOINT), text);
    };
    replace(&content.path().join("personas/new-lead.md"), "[\"email\", \"teams\"]", CHANNELS);

    touchpoint(&title[..200], &word.repeat(50), "Hello.");
    let found = findings(content.path(), TOUCHPOINT);
    for told in [
        "subject-too-long at 3: This subject has 200 characters, and inboxes show about 50.",
        "sms-too-long at 4: The text message for New lead has 4 parts; phones and budgets want no more than 2.",
    ] {
        assert!(found.iter().any(|finding| finding.starts_with(told)), "{told}: {found:#?}");
    }

    touchpoint(word.repeat(100).trim(), "Short.", &word.repeat(5000));
    let found = findings(content.path(), TOUCHPOINT);
    for told in [
        "chat-too-large at 2: The Slack message for New lead has ",
        "chat-too-large at 2: The Teams card for New lead has ",
        "too-long at 3: A text on the poster for New lead has ",
    ] {
        assert!(found.iter().any(|finding| finding.starts_with(told)), "{told}: {found:#?}");
    }
    assert!(found.iter().any(|finding| finding.ends_with("Slack refuses more than 13000.")), "{found:#?}");
    assert!(found.iter().any(|finding| finding.ends_with("Teams refuses more than 28000.")), "{found:#?}");
}
