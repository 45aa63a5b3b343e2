//! `serve` shows what a build would write, follows every change, survives every mistake, and answers nobody else.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

#[cfg(unix)]
use crate::support::signal;
use crate::support::{TODAY, base_content, build, example_content, replace, temp, tree, uptake, write};

/// Nothing here takes as long, unless it never comes.
const LONGEST: Duration = Duration::from_mins(1);

/// A running `uptake serve`, ended with the test.
struct Served {
    program: Child,
    /// `127.0.0.1:34567`.
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

/// What came back.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Serves a content folder at any port.
fn serve(content: &Path, words: &str) -> Served {
    let mut program = Command::new(env!("CARGO_BIN_EXE_uptake"))
        .args(["serve", "--port", "0", "--today", TODAY])
        .args(words.split_whitespace())
        .arg(content)
        .current_dir(content)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let out = program.stdout.take().expect("its output");
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).expect("its first line");
    let address = line.trim().rsplit_once("http://").expect("an address").1;
    let address = address.split('/').next().expect("a host").to_owned();
    Served { program, address }
}

impl Served {
    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", self.address))
    }

    /// Sends the head of a request as it stands, and reads until the end.
    fn ask(&self, head: &str) -> Answer {
        let mut stream = self.connection();
        write!(stream, "{head}Connection: close\r\n\r\n").expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..at].to_vec()).expect("a head in ASCII");
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).expect("a status");
        let body = bytes[at + 4..].to_vec();
        let is_chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
        assert!(!is_chunked, "answers have a length: {head}");
        Answer { status, head, body }
    }

    fn connection(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(LONGEST)).expect("a time limit");
        stream
    }

    /// Asks until the answer is as wanted.
    fn until(&self, path: &str, is_wanted: impl Fn(&Answer) -> bool) -> Answer {
        let began = Instant::now();
        loop {
            let answer = self.get(path);
            if is_wanted(&answer) {
                return answer;
            }
            let said: String = answer.text().chars().take(300).collect();
            assert!(began.elapsed() < LONGEST, "{path} stays as it is: {} {said}", answer.status);
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn until_says(&self, path: &str, words: &str) -> Answer {
        self.until(path, |answer| answer.text().contains(words))
    }

    /// The findings, once one of them has the code.
    fn until_found(&self, code: &str) -> Value {
        let answer = self.until("/__uptake/findings", |answer| codes(answer).iter().any(|known| known == code));
        serde_json::from_slice(&answer.body).expect("JSON")
    }

    /// The findings, once there are no errors.
    fn until_sound(&self) {
        self.until("/__uptake/findings", |answer| {
            let text = answer.text();
            text.contains("\"count\"") && !text.contains("\"severity\":\"error\"")
        });
    }

    /// How many editions there were.
    fn version(&self) -> u64 {
        let mut stream = self.connection();
        write!(stream, "GET /__uptake/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).expect("a request");
        let mut lines = BufReader::new(stream).lines().map(|line| line.expect("a line"));
        let data = lines.find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).expect("news");
        let news: Value = serde_json::from_str(&data).expect("JSON");
        news["version"].as_u64().expect("a number")
    }
}

fn codes(answer: &Answer) -> Vec<String> {
    let json: Value = serde_json::from_slice(&answer.body).expect("JSON");
    let list = json["list"].as_array().cloned().unwrap_or_default();
    list.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

/// A page without what serve adds to it.
fn bare(html: &str) -> String {
    let Some(at) = html.find("<script src=\"/__uptake/live.js\"") else { return html.to_owned() };
    let end = at + html[at..].find("</script>").expect("an end") + "</script>".len();
    format!("{}{}", &html[..at], &html[end..])
}

const COURSE: &str = "+++\ntitle = \"Giving feedback\"\nsummary = \"How to say it kindly.\"\nformat = \"self-paced\"\n\
start_url = \"https://learn.example.com/f\"\n+++\n\nSay it soon.\n";

fn small() -> (TempDir, Served) {
    let content = base_content();
    let served = serve(content.path(), "");
    (content, served)
}

/// Every file, from memory, is what a build writes, but for the script that follows changes.
#[test]
fn what_is_shown_is_what_a_build_writes() {
    let content = example_content();
    let served = serve(content.path(), "");
    let out = temp();
    let base = format!("http://{}/", served.address);
    let built = uptake(&format!("build --today {TODAY} --base-url {base} --out"), &[out.path(), content.path()]);
    assert_eq!(built.code, 0, "{built:?}");
    served.until_says("/__uptake/findings", "\"list\"");
    let mut scripts = 0;
    for (file, bytes) in tree(out.path()).into_iter().filter(|(file, _)| file != "manifest.json") {
        // Drawing takes long; a few are as good as all.
        let is_drawn =
            file.ends_with(".png") || file.ends_with(".pdf") || file.ends_with(".webp") || file.ends_with(".jpg");
        if is_drawn && !file.contains("feedback") {
            continue;
        }
        let address = match file.strip_prefix("site/") {
            Some(inner) => format!("/{}", inner.strip_suffix("index.html").unwrap_or(inner)),
            None => format!("/__uptake/{file}"),
        };
        let answer = served.get(&address.replace(' ', "%20"));
        assert_eq!(answer.status, 200, "{address}");
        let shown = match String::from_utf8(answer.body) {
            Ok(text) if file.ends_with(".html") => {
                scripts += usize::from(text.contains("/__uptake/live.js"));
                bare(&text).into_bytes()
            }
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        assert!(shown == bytes, "{file} is shown in another way than it is built");
    }
    assert!(scripts > 50, "pages follow changes");
}

#[test]
fn nothing_is_written() {
    let (content, out) = (example_content(), temp());
    assert_eq!(build(content.path(), &content.path().join("dist")).code, 0);
    assert_eq!(build(content.path(), out.path()).code, 0);
    let before = tree(content.path());
    let served = serve(content.path(), "");
    served.until_sound();
    served.get("/__uptake/kit/");
    replace(&content.path().join("portal.toml"), "Tidewell", "Neapwell");
    served.until_says("/", "Neapwell");
    let after: BTreeMap<_, _> = tree(content.path()).into_iter().filter(|(file, _)| file != "portal.toml").collect();
    let before: BTreeMap<_, _> = before.into_iter().filter(|(file, _)| file != "portal.toml").collect();
    assert!(before == after, "serve changed a file");
}

/// A mistake is said in the words of `check`, the last good page stays, and both end when it is mended.
#[test]
fn a_mistake_shows_itself_and_the_last_good_page_stays() {
    let (content, served) = small();
    let file = content.path().join("courses/giving-feedback.md");
    write(&file, COURSE);
    served.until_says("/courses/giving-feedback/", "Say it soon.");
    write(&file, COURSE.replace("summary", "sumary").replace("Say it soon.", "Say it late."));
    let found = served.until_found("unknown-field");
    let finding = found["list"].as_array().expect("a list").iter().find(|it| it["code"] == "unknown-field");
    let finding = finding.expect("the finding");
    assert_eq!(finding["file"], "courses/giving-feedback.md");
    assert_eq!(finding["line"], 3);
    assert_eq!(finding["excerpt"]["marked"], "sumary");
    assert!(finding["help"].as_str().expect("a help").contains("summary"));
    assert!(found["effect"].as_str().expect("a sentence").contains("last good page"));
    let page = served.get("/courses/giving-feedback/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Say it soon."));
    // Not UTF-8, no front matter, and empty: it never dies.
    for bad in [&b"\xff\xfe"[..], b"nothing", b""] {
        fs::write(&file, bad).expect("a written file");
        served.until("/__uptake/findings", |it| {
            it.text().contains("\"severity\":\"error\"") && !it.text().contains("sumary")
        });
        assert!(served.get("/courses/giving-feedback/").text().contains("Say it soon."));
    }
    write(&file, COURSE.replace("Say it soon.", "Say it well."));
    served.until_says("/courses/giving-feedback/", "Say it well.");
    served.until_sound();
}

#[test]
fn files_come_go_and_change_their_names() {
    let (content, served) = small();
    let (file, renamed) = (content.path().join("courses/one.md"), content.path().join("courses/two.md"));
    served.until_says("/courses/", "<h1");
    assert_eq!(served.get("/courses/one/").status, 404);
    write(&file, COURSE);
    served.until("/courses/one/", |answer| answer.status == 200);
    fs::rename(&file, &renamed).expect("a renamed file");
    served.until("/courses/two/", |answer| answer.status == 200);
    assert_eq!(served.get("/courses/one/").status, 404);
    // An editor that writes beside the file and renames.
    let aside = content.path().join("courses/.two.md.tmp");
    write(&aside, COURSE.replace("Say it soon.", "Renamed into place."));
    fs::rename(&aside, &renamed).expect("a renamed file");
    served.until_says("/courses/two/", "Renamed into place.");
    // A whole folder at once, and a file in it later.
    write(&content.path().join("courses/three/index.md"), COURSE);
    served.until("/courses/three/", |answer| answer.status == 200);
    write(&content.path().join("courses/three/index.md"), COURSE.replace("Say it soon.", "In a new folder."));
    served.until_says("/courses/three/", "In a new folder.");
    fs::remove_file(&renamed).expect("a removed file");
    served.until("/courses/two/", |answer| answer.status == 404);
    fs::remove_dir_all(content.path().join("courses/three")).expect("a removed folder");
    served.until("/courses/three/", |answer| answer.status == 404);
}

#[test]
fn the_portal_file_and_the_theme_are_followed() {
    let (content, served) = small();
    let portal = content.path().join("portal.toml");
    let good = fs::read_to_string(&portal).expect("portal.toml");
    served.until_says("/", "<h1");
    write(&portal, "title = ");
    served.until_found("bad-front-matter");
    assert_eq!(served.get("/").status, 200, "the last good page stays");
    fs::remove_file(&portal).expect("a removed file");
    served.until_found("no-portal");
    assert_eq!(served.get("/").status, 200, "the last good page stays");
    write(&portal, &good);
    served.until_sound();
    let footer = content.path().join("theme/partials/footer.html");
    write(&footer, "<footer>A footer of our own</footer>");
    served.until_says("/", "A footer of our own");
    write(&footer, "<footer>{{ nothing.like.this }}</footer>");
    served.until_found("theme-override");
    assert!(served.get("/").text().contains("A footer of our own"), "the last good page stays");
    fs::remove_file(&footer).expect("a removed file");
    served.until_sound();
    served.until("/", |answer| answer.status == 200 && !answer.text().contains("A footer of our own"));
}

#[test]
fn a_storm_of_changes_is_one_or_two_editions() {
    let (content, served) = small();
    served.until_sound();
    let before = served.version();
    for n in 0..1000 {
        fs::write(content.path().join(format!("courses/storm-{n}.md")), COURSE).expect("a written file");
    }
    served.until("/courses/storm-999/", |answer| answer.status == 200);
    served.until_sound();
    let after = served.version();
    assert!((1..=2).contains(&(after - before)), "{} editions", after - before);
}

/// Only this machine's own names are answered, and nobody is told that they may read it from elsewhere.
#[test]
fn strangers_get_nothing() {
    let (_content, served) = small();
    served.until_says("/", "<h1");
    let asked = |lines: &str| served.ask(&format!("GET / HTTP/1.1\r\n{lines}"));
    let own = format!("Host: {}\r\n", served.address);
    assert_eq!(asked("Host: evil.example\r\n").status, 421);
    assert_eq!(asked("Host: 192.168.1.1\r\n").status, 421);
    assert_eq!(asked(&format!("{own}Origin: https://evil.example\r\n")).status, 403);
    let answer = asked(&own);
    assert_eq!(answer.status, 200);
    let head = answer.head.to_ascii_lowercase();
    assert!(head.contains("cache-control: no-store"), "{head}");
    assert!(head.contains("cross-origin-resource-policy: same-origin"), "{head}");
    assert!(!head.contains("access-control"), "{head}");
    assert_eq!(served.ask(&format!("POST / HTTP/1.1\r\n{own}Content-Length: 0\r\n")).status, 405);
}

#[test]
fn no_address_leads_out_of_the_output() {
    let (content, served) = small();
    served.until_says("/", "<h1");
    let secret = content.path().join("static/secret.txt");
    assert!(content.path().join("portal.toml").exists() && !secret.exists());
    for path in [
        "/../portal.toml",
        "/../../etc/passwd",
        "/%2e%2e/portal.toml",
        "/..%2fportal.toml",
        "/courses/..%5c..%5cportal.toml",
        "/portal.toml",
        "//etc/passwd",
        "/__uptake/../portal.toml",
        "/__uptake/site/../../portal.toml",
        "/__uptake/kit/%2e%2e/%2e%2e/portal.toml",
        "/manifest.json",
        "/__uptake/nothing",
        "/%00",
        "/%",
    ] {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
    // Who leaves out the slash is led to it, and to no other host.
    let answer = served.get("/courses");
    assert_eq!(answer.status, 307);
    assert!(answer.head.contains("location: /courses/"), "{}", answer.head);
    assert!(!served.get("//courses").head.contains("location: //"));
}

#[test]
fn drafts_and_the_address_of_the_portal_are_as_asked_for() {
    let content = base_content();
    write(&content.path().join("courses/draft.md"), COURSE.replace("+++\ntitle", "+++\ndraft = true\ntitle"));
    let served = serve(content.path(), "");
    served.until_says("/courses/", "<h1");
    assert_eq!(served.get("/courses/draft/").status, 404);
    assert!(served.get("/").text().contains(&format!("<link rel=\"canonical\" href=\"http://{}/\"", served.address)));
    let served = serve(content.path(), "--drafts --base-url https://example.com/academy/");
    assert_eq!(served.get("/academy/courses/draft/").status, 200);
    assert_eq!(served.get("/").status, 307);
    assert!(served.get("/academy/").text().contains("https://example.com/academy/"));
}

#[test]
fn network_folders_are_looked_at() {
    let content = base_content();
    let served = serve(content.path(), "--poll=0.1");
    served.until_says("/courses/", "<h1");
    // What is looked at by time has to differ in it.
    thread::sleep(Duration::from_millis(1100));
    write(&content.path().join("courses/one.md"), COURSE);
    served.until("/courses/one/", |answer| answer.status == 200);
}

#[test]
fn the_page_of_its_own_leads_everywhere() {
    let (_content, served) = small();
    served.until_sound();
    let page = served.get("/__uptake/").text();
    for words in ["href=\"/\"", "href=\"/__uptake/kit/\"", "href=\"/__uptake/reports/\"", "data-me=\"new-lead\""] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert_eq!(served.get("/__uptake/reports/").status, 200);
}

/// Ctrl-C ends it at once, open streams included.
#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to() {
    let (_content, mut served) = small();
    let mut stream = served.connection();
    write!(stream, "GET /__uptake/events HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).expect("a request");
    let mut first = [0; 8];
    stream.read_exact(&mut first).expect("news");
    let began = Instant::now();
    signal(&served.program, "INT");
    let status = served.program.wait().expect("an end");
    assert!(status.success(), "{status:?}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

/// What is reused is what would have been read: nothing is guessed.
#[test]
fn a_folder_read_again_is_as_if_it_were_read_for_the_first_time() {
    let content = example_content();
    let (root, out) = (content.path(), content.path().join("dist"));
    let read = || uptake::load::load(root, &out).expect("the folder");
    let (mut kept, _) = read();
    let courses = root.join("courses");
    let changes: [&dyn Fn(); 5] = [
        &|| write(&courses.join("new.md"), COURSE),
        &|| write(&courses.join("new.md"), COURSE.replace("summary", "sumary")),
        &|| write(&courses.join("new.fr.md"), COURSE.replace("Say it soon.", "Dis-le vite.")),
        &|| fs::rename(courses.join("new.md"), courses.join("other.md")).expect("a renamed file"),
        &|| fs::remove_file(courses.join("other.md")).expect("a removed file"),
    ];
    for change in changes {
        change();
        let (again, found) = uptake::load::reload(root, &out, kept).expect("the folder");
        let (fresh, expected) = read();
        assert!(found == expected, "{found:?} instead of {expected:?}");
        assert!(format!("{again:?}") == format!("{fresh:?}"), "something else was read");
        kept = again;
    }
}

/// A byte order mark is no part of the text, so it makes no difference either.
#[test]
fn a_file_that_is_as_it_was_is_not_parsed_again() {
    let content = base_content();
    let (root, out) = (content.path(), content.path().join("dist"));
    let marked = root.join("courses/marked.md");
    write(&marked, format!("\u{FEFF}{COURSE}"));
    let (first, _) = uptake::load::load(root, &out).expect("the folder");
    let before = first.courses.clone();
    let (again, _) = uptake::load::reload(root, &out, first).expect("the folder");
    let kept = before.iter().zip(&again.courses).filter(|(before, after)| Arc::ptr_eq(before, after));
    assert!(before.len() > 1 && kept.count() == again.courses.len());
    write(&marked, COURSE.replace("soon", "now"));
    let (edited, _) = uptake::load::reload(root, &out, again).expect("the folder");
    let parsed: Vec<_> =
        edited.courses.iter().filter(|entry| !before.iter().any(|it| Arc::ptr_eq(it, entry))).collect();
    assert!(parsed.len() == 1 && &*parsed[0].source.path == "courses/marked.md", "{parsed:?}");
}

/// Edits come faster than the kit can be made: it is made all the same, and who asks for it meanwhile isn't kept waiting for
/// ever.
#[test]
fn edits_without_a_break_do_not_keep_the_kit_from_being_made() {
    let content = base_content();
    let served = serve(content.path(), "");
    served.until("/__uptake/kit/", |answer| answer.status == 200);
    let (portal, is_over) = (content.path().join("portal.toml"), AtomicBool::new(false));
    let text = fs::read_to_string(&portal).expect("the portal");
    thread::scope(|scope| {
        let editor = scope.spawn(|| {
            // It ends by itself where the kit never comes.
            for number in (0..200).take_while(|_| !is_over.load(Ordering::Relaxed)) {
                write(&portal, text.replace("Harbour Academy", &format!("Edited Academy {number}")));
                thread::sleep(Duration::from_millis(220));
            }
            is_over.swap(true, Ordering::Relaxed)
        });
        served.until_says("/__uptake/kit/", "Edited Academy");
        is_over.store(true, Ordering::Relaxed);
        assert!(editor.join().expect("an editor"), "only after the last edit");
    });
}
