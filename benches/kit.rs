//! How fast the campaign kit is made: `cargo bench --bench kit`, or `bash benches/run.sh` beside MJML.
//!
//! 1. E-mails a second on one core: the example's announcement, its HTML alone and in all its forms.
//! 2. The whole kit of 20 campaigns × 8 touchpoints × 6 personas in all channels: into an empty folder, again with
//!    nothing changed, and with one subject changed. Then of 125 × 8 × 8, which is a thousand touchpoints, each in the
//!    channels that the example sends it in.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark lays out folders, runs the program and prints what it saw"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use uptake::brand::Tokens;
use uptake::check::{CheckOptions, Day, Drafts};
use uptake::model::{Channel, Portal};
use uptake::output::Revisions;
use uptake::render::channels::{Context, email, write};
use uptake::render::engine::Templates;
use uptake::render::message::Letter;
use uptake::render::press::{Materials, Press};
use uptake::schedule::{self, Message};
use uptake::site_map::{Assets, Links};
use uptake::theme::Theme;

/// A plan: so many campaigns, a week apart, each with so many touchpoints for so many personas.
#[derive(Clone, Copy)]
struct Size {
    campaigns: usize,
    touchpoints: usize,
    personas: usize,
    channels: Channels,
}

/// How touchpoints are sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Channels {
    All,
    /// As in the example.
    Own,
}

const SIZES: [Size; 2] = [
    Size { campaigns: 20, touchpoints: 8, personas: 6, channels: Channels::All },
    Size { campaigns: 125, touchpoints: 8, personas: 8, channels: Channels::Own },
];
const EVERY_CHANNEL: &str =
    "[\"email\", \"slack\", \"teams\", \"sms\", \"calendar\", \"poster\", \"signage\", \"intranet\"]";

fn main() {
    emails();
    SIZES.into_iter().for_each(whole_kit);
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("example-content")
}

/// The example as it is in December 2026.
fn portal() -> Portal {
    let (content, _) = uptake::load::load(&example(), Path::new("/nowhere")).expect("the example");
    let day = Day::Fixed(jiff::civil::date(2026, 12, 1));
    let options = CheckOptions { day, drafts: Drafts::Hidden, base_url: None };
    uptake::check::check(&content, &options).portal.expect("a sound example")
}

fn emails() {
    let portal = portal();
    let tokens = Tokens::of(&portal.settings.brand);
    let links = Links::new(portal.settings.base_url.clone());
    let assets = Assets::default();
    let theme = Theme::load(&BTreeMap::new()).expect("the built-in theme");
    let strings = theme.strings(&portal.settings.language);
    let earlier = Revisions::default();
    let templates = Templates::of(&theme).expect("templates");
    let press = Press::new(&templates, strings.clone(), &portal.settings, &tokens, &Materials::default());
    let (portal, tokens, links, assets) = (&portal, &tokens, &links, &assets);
    let context = Context { portal, tokens, links, assets, strings: &strings, earlier: &earlier, press: &press };
    let is_announcement = |message: &&Message| {
        let touchpoint = &message.touchpoint(portal).item.slug;
        message.channel == Channel::Email && touchpoint == "02-announcement"
    };
    let messages = schedule::messages(portal);
    let message = messages.iter().rfind(is_announcement).expect("the example's announcement");
    // MJML makes HTML and nothing else, so that is what is compared with it.
    let html = rate(|| drop(black_box(email::html(&Letter::of(black_box(message), portal), &context))));
    println!("e-mails, HTML only, a second on one core: {html:.0}");
    let all = rate(|| drop(black_box(write(black_box(message), &context))));
    println!("the same in all five files: {all:.0}");
}

/// How often in a second of work, in the best of six rounds.
fn rate(mut work: impl FnMut()) -> f64 {
    const ROUND: u32 = 2_000;
    let mut best = Duration::MAX;
    for _ in 0..6 {
        let start = worked();
        (0..ROUND).for_each(|_| work());
        best = best.min(worked().saturating_sub(start));
    }
    f64::from(ROUND) / best.as_secs_f64()
}

/// How long this thread has been at work.
#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("less than a second"))
}

/// Where no such clock is at hand: the time that passes.
#[cfg(not(unix))]
fn worked() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}

fn whole_kit(size: Size) {
    let Size { campaigns, touchpoints, personas, .. } = size;
    let folder = common::example_with(0);
    let out = tempfile::tempdir().expect("a temporary folder");
    let (content, out) = (folder.path(), out.path().join("dist"));
    lay_out(content, size);
    let count = campaigns * touchpoints * personas;
    println!("the kit of {campaigns} campaigns × {touchpoints} touchpoints × {personas} personas, {count} steps:");
    println!("  into an empty folder: {}", build(content, &out));
    println!("  with nothing changed: {}", build(content, &out));
    let touchpoint = content.join("campaigns/campaign-003/04-step.md");
    let text = fs::read_to_string(&touchpoint).expect("a touchpoint");
    fs::write(&touchpoint, text.replacen("subject = \"", "subject = \"Now: ", 1)).expect("a changed touchpoint");
    println!("  with one subject changed: {}", build(content, &out));
}

/// The example with campaigns of this size. The personas take every channel.
fn lay_out(content: &Path, size: Size) {
    let personas = content.join("personas");
    let own = originals(&personas);
    for (n, file) in (0..size.personas).zip(own.iter().cycle()) {
        let text = with_line(&fs::read_to_string(file).expect("a persona"), "channels", EVERY_CHANNEL);
        let file = own.get(n).cloned().unwrap_or_else(|| personas.join(format!("persona-{n}.md")));
        fs::write(file, text).expect("a persona");
    }
    let slugs: Vec<String> = originals(&personas)
        .iter()
        .map(|file| format!("\"{}\"", file.file_stem().expect("a name").to_string_lossy()))
        .collect();
    let model = content.join("campaigns/say-it-kindly");
    let steps: Vec<PathBuf> = originals(&model).into_iter().filter(|file| !file.ends_with("index.md")).collect();
    let index = fs::read_to_string(model.join("index.md")).expect("a campaign");
    let index = with_line(&index, "personas", &format!("[{}]", slugs.join(", ")));
    for campaign in 0..size.campaigns {
        let folder = content.join(format!("campaigns/campaign-{campaign:03}"));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("index.md"), weeks_later(&index, campaign)).expect("a campaign");
        for (n, step) in (0..size.touchpoints).zip(steps.iter().cycle()) {
            let text = fs::read_to_string(step).expect("a touchpoint");
            let text = match size.channels {
                Channels::All => with_line(&text, "channels", EVERY_CHANNEL),
                Channels::Own => text,
            };
            fs::write(folder.join(format!("{:02}-step.md", n + 1)), text).expect("a touchpoint");
        }
    }
}

/// The campaign so many weeks later, since nobody launches a hundred on one day.
fn weeks_later(index: &str, weeks: usize) -> String {
    let weeks = jiff::Span::new().weeks(i64::try_from(weeks).expect("some weeks"));
    ["launch", "closes", "until"].iter().fold(index.to_owned(), |text, field| {
        let start = format!("{field} = ");
        let day = text.lines().find_map(|line| line.strip_prefix(&start)).expect("a day");
        let day: jiff::civil::Date = day.trim().parse().expect("a day");
        with_line(&text, field, &day.saturating_add(weeks).to_string())
    })
}

/// A front matter whose first line `field = …` says something else.
fn with_line(text: &str, field: &str, value: &str) -> String {
    let start = format!("{field} = ");
    let line = text.lines().find(|line| line.starts_with(&start)).expect("the field").to_owned();
    text.replacen(&line, &format!("{start}{value}"), 1)
}

fn build(content: &Path, out: &Path) -> String {
    let start = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_uptake"));
    let run = program.args(["build", "--today", "2026-12-01", "--out"]).args([out, content]).output();
    let output = run.expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let files =
        String::from_utf8_lossy(&fs::read(out.join("manifest.json")).expect("a manifest")).matches("\"path\"").count();
    format!("{:.2} s, {files} files", start.elapsed().as_secs_f64())
}

/// The items of a folder, without their translations, such as `new-lead.ar.md`.
fn originals(folder: &Path) -> Vec<PathBuf> {
    let is_original = |file: &PathBuf| file.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.'));
    entries(folder).into_iter().filter(is_original).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    all.sort();
    all
}
