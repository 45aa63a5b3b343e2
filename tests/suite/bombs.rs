//! Whatever is laid into a content folder to bring a build down, the answer is a finding that says what it is: in bounded
//! time, in bounded memory, and with the next build unharmed.
//!
//! Each bomb is made here, so that no repository has to hold one. The program runs as a process of its own, because a stack or a
//! memory that runs out takes the whole process with it.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::support::{TODAY, base_content, phone_photo, replace, temp, write};

/// Nothing here takes a tenth of it, but machines are busy: who is still at work then is at work for ever.
const LONGEST: Duration = Duration::from_mins(2);

/// In kilobytes: what one decoded picture of the most pixels may take, and some for everything else.
const MOST_MEMORY: u64 = 1_200_000;

/// What became of a run.
struct Fared {
    code: Option<i32>,
    said: String,
    took: Duration,
    /// In kilobytes; 0 where the system doesn't tell.
    peak: u64,
}

/// Runs the program over a folder, and ends it where it takes more than it may.
fn bounded(words: &str, content: &Path) -> Fared {
    let logs = temp();
    let log = |name: &str| File::create(logs.path().join(name)).expect("a log");
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    command.args(words.split_whitespace()).arg(content).env_remove("NO_COLOR");
    let (began, mut peak) = (Instant::now(), 0);
    let mut child = command.stdout(log("out")).stderr(log("err")).stdin(Stdio::null()).spawn().expect("the program");
    let code = loop {
        peak = peak.max(memory(&child));
        if let Some(status) = child.try_wait().expect("a process") {
            break status.code();
        }
        if began.elapsed() > LONGEST || peak > MOST_MEMORY {
            child.kill().expect("a process that runs");
            child.wait().expect("a process that ends");
            break None;
        }
        sleep(Duration::from_millis(2));
    };
    let text = |name: &str| fs::read_to_string(logs.path().join(name)).expect("UTF-8");
    Fared { code, said: text("out") + &text("err"), took: began.elapsed(), peak }
}

/// The most memory that a process had so far, in kilobytes.
fn memory(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// A file in the sound portal, and what has to be said of it.
fn answered(file: &str, bytes: impl AsRef<[u8]>, said: &str) {
    let content = base_content();
    write(&content.path().join(file), bytes);
    judged(file, &bounded(&format!("check --today {TODAY}"), content.path()), said);
}

#[expect(clippy::print_stdout, reason = "whoever wants the figures runs these tests with --nocapture")]
fn judged(what: &str, fared: &Fared, said: &str) {
    let Fared { code, said: report, took, peak } = fared;
    println!("{said}: {took:.1?}, {} MB, {} kB said, ended with {code:?}", peak / 1024, report.len() / 1024);
    let start: String = report.chars().take(2_000).collect();
    assert!(code.is_some(), "{what} ({said}) took {took:?} and {} MB: {start}", peak / 1024);
    assert!(report.contains(said), "{what} doesn't say {said}, and ended with {code:?}: {start}");
}

const COURSE: &str = "courses/feedback.md";

/// A course whose text is `body`.
fn course(body: &str) -> String {
    let front = "title = \"Feedback\"\nsummary = \"How to say it.\"\nduration = \"4m\"\nformat = \"self-paced\"";
    format!("+++\n{front}\nstart_url = \"https://learn.example.com/feedback\"\n+++\n{body}\n")
}

fn text(body: &str, said: &str) {
    answered(COURSE, course(body), said);
}

#[test]
fn a_text_of_fifty_megabytes() {
    text(&"Who we are. ".repeat(50 * 1024 * 1024 / 12), "[file-too-large]");
}

#[test]
fn a_hundred_thousand_headings() {
    text(&"# Next\n".repeat(100_000), "[too-many-parts]");
}

#[test]
fn a_million_links() {
    text(&"<a:b>".repeat(1_000_000), "[file-too-large]");
    text(&"[a](b) ".repeat(500_000), "[too-many-parts]");
    text(&"[a](b) ".repeat(20_000), "[broken-link]");
    text(&"[a][b]\n".repeat(500_000), "[too-many-parts]");
}

#[test]
fn a_table_of_ten_thousand_columns() {
    let row = |cell: &str| format!("|{}\n", cell.repeat(10_000));
    text(&(row("a|") + &row("-|") + &"a\n".repeat(1_000_000)), "[too-many-parts]");
}

#[test]
fn markdown_nested_ten_thousand_deep() {
    let deep = |open: &str, close: &str| format!("{}x{}", open.repeat(10_000), close.repeat(10_000));
    for (open, close) in [("> ", ""), ("- ", ""), ("1. ", ""), ("*a ", "*")] {
        text(&deep(open, close), "[nested-too-deep]");
    }
    let indented: String = (0..2_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    text(&indented, "[nested-too-deep]");
}

#[test]
fn marks_that_never_close() {
    for mark in ["[", "![", "](", "*a", "<", "<!--", "`` ", "{{", "[[", "[^a", "&", "\\", "$", ":::for a\n", "<a "] {
        text(&mark.repeat(1_000_000 / mark.len()), "");
    }
}

#[test]
fn html_nested_ten_thousand_deep() {
    text(&"<div>".repeat(100_000), "");
    text(&format!("x {}", "<b>".repeat(100_000)), "");
}

#[test]
fn html_that_is_cleaned_nested_ten_thousand_deep() {
    let content = base_content();
    let settings = fs::read_to_string(content.path().join("portal.toml")).expect("the settings");
    write(&content.path().join("portal.toml"), format!("{settings}\n[markdown]\nraw_html = \"sanitise\"\n"));
    for body in ["<div>".repeat(100_000), format!("x {}", "<b>".repeat(50_000)), "<p><table>\n\n".repeat(20_000)] {
        write(&content.path().join(COURSE), course(&body));
        judged("HTML", &bounded(&format!("check --today {TODAY}"), content.path()), "");
    }
}

#[test]
fn many_placeholders() {
    text(&"{{ nothing }}".repeat(60_000), "[unknown-placeholder]");
    text(&"`{{ a }}` ".repeat(100_000), "");
    text(&"{{ portal.title }} ".repeat(50_000), "");
}

#[test]
fn many_passages_and_footnotes() {
    text(&":::for new-lead\na\n:::\n".repeat(100_000), "");
    let notes = |text: &str| (0..60_000).map(|n| text.replace('N', &n.to_string())).collect::<String>();
    text(&format!("{}\n\n{}", notes("[^N] "), notes("[^N]: x\n\n")), "");
}

#[test]
fn settings_nested_ten_thousand_deep() {
    for value in [
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{}1{}", "{ a = ".repeat(10_000), " }".repeat(10_000)),
        format!("1\nx{} = 1", ".a".repeat(10_000)),
        format!("1\n[x{}]\nb = 1", ".a".repeat(10_000)),
        "[".repeat(1_000_000),
        "]".repeat(1_000_000),
        "\"".repeat(1_000_000),
    ] {
        answered("portal.toml", format!("extra = {value}\n"), "error[");
        answered(COURSE, course("").replace("+++\ntitle", &format!("+++\nextra = {value}\ntitle")), "error[");
    }
}

#[test]
fn a_hundred_thousand_settings() {
    let many = |text: &str| (0..100_000).map(|n| text.replace('N', &n.to_string())).collect::<String>();
    for lines in ["fN = 1\n", "[tN]\ntitle = 1\n", "\"fN\" 1\n", "title = 1\n"] {
        answered("portal.toml", many(lines), "error[");
    }
    answered("facts.toml", many("[fN]\nvalue = N\n"), "error[");
}

#[test]
fn a_cell_of_fifty_megabytes() {
    let cell = "x".repeat(50 * 1024 * 1024);
    answered("results/a.csv", format!("campaign,sent\nkindly,{cell}\n"), "[wrong-type]");
    answered("results/a.csv", format!("campaign,{}\nkindly,1\n", &cell[..1024 * 1024]), "[unknown-column]");
    answered("results/a.csv", format!("campaign,sent\n\"{cell},1\n"), "[");
}

#[test]
fn a_billion_laughs() {
    let entities: String =
        (1..10).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let laughs = format!(
        "<!DOCTYPE svg [<!ENTITY e0 \"ha\">{entities}]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&e9;</text></svg>"
    );
    picture("logo.svg", laughs, "[broken-picture]");
}

/// Each doubles the one before, so thirty lines are a thousand million rectangles.
#[test]
fn a_drawing_that_uses_itself() {
    let svg = |inner: &str| {
        let space = "xmlns=\"http://www.w3.org/2000/svg\"";
        format!("<svg {space} width=\"40\" height=\"20\">{inner}</svg>")
    };
    let doubled = |wrapped: &dyn Fn(usize) -> String| (1..31).map(wrapped).collect::<String>();
    let uses = |n: usize| format!("<g id=\"g{n}\">{}</g>", format!("<use href=\"#g{}\"/>", n - 1).repeat(2));
    picture("logo.svg", svg(&format!("<rect id=\"g0\"/>{}", doubled(&uses))), "[broken-picture]");
    let patterns = |n: usize| {
        let square = format!("<rect width=\"1\" height=\"1\" fill=\"url(#g{})\"/>", n - 1);
        format!("<pattern id=\"g{n}\" width=\"1\" height=\"1\">{}</pattern>", square.repeat(2))
    };
    let filled = "<rect width=\"40\" height=\"20\" fill=\"url(#g30)\"/>";
    picture("logo.svg", svg(&format!("{}{filled}", doubled(&patterns))), "[broken-picture]");
    let deep = format!("{}{}", "<g>".repeat(10_000), "</g>".repeat(10_000));
    picture("logo.svg", svg(&deep), "[broken-picture]");
    let attributes: String = (0..200_000).map(|n| format!(" a{n}=\"\"")).collect();
    picture("logo.svg", svg(&format!("<g{attributes}/>")), "[broken-picture]");
    let spaces: String = (0..60_000).map(|n| format!(" xmlns:a{n}=\"b{n}\"")).collect();
    picture("logo.svg", svg(&format!("<g{spaces}/>")), "[broken-picture]");
}

/// Filters reckon pixel by pixel, as often as they are told.
#[test]
fn a_filter_that_never_ends() {
    for primitive in [
        "<feTurbulence baseFrequency=\"0.1\" numOctaves=\"2000000000\"/>",
        "<feMorphology operator=\"dilate\" radius=\"100000\"/>",
        "<feGaussianBlur stdDeviation=\"1000000\"/>",
        "<feConvolveMatrix order=\"400\" kernelMatrix=\"1\"/>",
    ] {
        let filter = format!(
            "<filter id=\"f\" x=\"-1e5\" y=\"-1e5\" width=\"1e6\" height=\"1e6\">{}</filter>",
            primitive.repeat(50)
        );
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">{filter}<rect width=\"40\" height=\"20\" filter=\"url(#f)\"/></svg>"
        );
        picture("logo.svg", svg, "");
    }
}

/// A few bytes that say they are a picture of thousands of millions of pixels.
#[test]
fn pictures_that_unfold_to_gigabytes() {
    picture("logo.png", png(60_000, 60_000), "[broken-picture]");
    picture("logo.gif", gif(65_000, 65_000), "[broken-picture]");
    picture("logo.webp", webp(16_384, 16_384), "[broken-picture]");
    picture("logo.jpg", jpeg(65_000, 65_000), "[broken-picture]");
    let data = STANDARD.encode(png(60_000, 60_000));
    let image = format!("<image width=\"4\" height=\"4\" href=\"data:image/png;base64,{data}\"/>");
    let svg = |inner: &str| {
        let space = "xmlns=\"http://www.w3.org/2000/svg\"";
        format!("<svg {space} width=\"40\" height=\"20\">{inner}</svg>")
    };
    picture("logo.svg", svg(&image), "[unsafe-svg]");
    let largest = image.replace(&data, &STANDARD.encode(png(8_000, 8_000)));
    picture("logo.svg", svg(&largest.repeat(3)), "[broken-picture]");
    // The largest that is taken.
    picture("logo.png", png(8_000, 8_000), "");
}

/// All black, with one bit for each pixel, and not a pixel more than the head says.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    let row = vec![0; usize::try_from(width.div_ceil(8)).expect("a length") + 1];
    let rows = height.min(8_000);
    (0..rows).for_each(|_| packed.write_all(&row).expect("memory"));
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", packed.finish().expect("memory")), (b"IEND", Vec::new())] {
        let mut sum = Crc::new();
        [&name[..], &data].iter().for_each(|part| sum.update(part));
        bytes.extend(u32::try_from(data.len()).expect("a length").to_be_bytes());
        bytes.extend([&name[..], &data, &sum.sum().to_be_bytes()].concat());
    }
    bytes
}

fn gif(width: u16, height: u16) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let palette = [0x80, 0, 0, 0, 0, 0, 255, 255, 255];
    [b"GIF89a", &size[..], &palette, b",\0\0\0\0", &size, b"\0\x02\x02\x44\x01\0;"].concat()
}

/// RFC 9649, 3.4: a head of five bytes, and nothing behind it.
fn webp(width: u32, height: u32) -> Vec<u8> {
    let size = (width - 1) | (height - 1) << 14;
    let stream = [&[0x2f][..], &size.to_le_bytes(), &[0; 11]].concat();
    [b"RIFF\x1c\0\0\0WEBPVP8L\x10\0\0\0", &stream[..]].concat()
}

/// A small photograph whose frame says that it is large.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = phone_photo(16, 16);
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("the start of a frame");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

#[test]
fn what_is_brought_in() {
    let (content, place) = (base_content(), temp());
    let imported = |format: &str, name: &str, bytes: &[u8], said: &str| {
        let file = place.path().join(name);
        write(&file, bytes);
        let words = format!("import {format} {}", file.display());
        judged(format, &bounded(&words, content.path()), said);
    };
    let cell = "x".repeat(50 * 1024 * 1024);
    imported("moodle", "a.csv", format!("fullname,shortname\n{cell},A\n").as_bytes(), "");
    imported("moodle", "b.csv", format!("{cell},shortname\nA,B\n").as_bytes(), "");
    // Comments and quotes that hide how deep the elements stand.
    for open in ["<item><!-- </item> -->", "<item a='/>'>", "<item b=\">\">"] {
        let manifest = format!("<manifest>{}", open.repeat(100_000));
        imported("scorm", "imsmanifest.xml", manifest.as_bytes(), "too deep in each other");
    }
    let laughs: String =
        (1..12).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "))).collect();
    let yaml = format!("---\ntitle: T\na0: &a0 ha\n{laughs}---\nText.\n");
    imported("hugo", "laughs.md", yaml.as_bytes(), "");
    let deep = format!("---\ntitle: T\nx: {}\n---\nText.\n", "[".repeat(100_000));
    imported("hugo", "deep.md", deep.as_bytes(), "");
    let html = format!("---\ntitle: T\n---\n{}\n", "<div>".repeat(100_000));
    imported("hugo", "html.md", html.as_bytes(), "");
}

/// As the portal's logo, which is published and drawn on every poster.
fn picture(name: &str, bytes: impl AsRef<[u8]>, said: &str) {
    let (content, out) = (base_content(), temp());
    write(&content.path().join("static").join(name), bytes);
    replace(&content.path().join("campaigns/kindly/01-hello.md"), "channels = [", "channels = [\"poster\", ");
    replace(&content.path().join("personas/new-lead.md"), "channels = [", "channels = [\"poster\", ");
    let settings = fs::read_to_string(content.path().join("portal.toml")).expect("the settings");
    let brand = format!("[brand]\nlogo = \"static/{name}\"\n");
    assert!(!settings.contains("[brand]"), "{settings}");
    write(&content.path().join("portal.toml"), format!("{settings}\n{brand}"));
    let out = out.path().join("dist");
    judged(name, &bounded(&format!("build --today {TODAY} --out {}", out.display()), content.path()), said);
}
