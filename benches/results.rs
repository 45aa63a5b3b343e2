//! How fast a large file of results is read, and a whole report made of it: `cargo bench --bench results`, or with another
//! number of rows, `cargo bench --bench results -- 8000000`.
//!
//! The file holds, day by day, each campaign's touchpoints by persona, channel and variant. It is read alone first, and then
//! `uptake measure` works on a folder with these campaigns, each time as a process of its own. Memory is the most
//! that a process ever had, as Linux tells it.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark reads its arguments and prints what it saw"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use jiff::ToSpan;
use jiff::civil::date;
use uptake::cli::{self, Cli};
use uptake::load::results::read;
use uptake::options::CompileOptions;
use uptake::output::OutputFile;
use uptake::source::Source;

const CAMPAIGNS: usize = 20;
const TOUCHPOINTS: usize = 10;
const PERSONAS: usize = 8;
const CHANNELS: [&str; 3] = ["email", "teams", "intranet"];
const VARIANTS: [&str; 2] = ["a", "b"];
/// How long a row is, with some to spare.
const ROW: usize = 90;

/// What a process that measures a folder is told to do.
const WHOLE: &str = "whole";
const TIMES: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == WHOLE) {
        return whole(words.get(at + 1).expect("a folder"));
    }
    let rows = words.iter().find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a folder");
    portal(folder.path());
    let text = file(rows);
    println!("{rows} rows, {} MB", text.len() / 1_000_000);
    fs::write(folder.path().join("results/large.csv"), &text).expect("a disk");
    reading(&Source::new("results/large.csv", text));
    for _ in 0..TIMES {
        let this = std::env::current_exe().expect("this program");
        let status = Command::new(this).arg(WHOLE).arg(folder.path()).status().expect("a process");
        assert!(status.success(), "{status}");
    }
}

/// The reader alone.
fn reading(source: &Arc<Source>) {
    for _ in 0..TIMES {
        let began = Instant::now();
        let (table, findings) = read(source, &BTreeMap::new());
        let took = began.elapsed();
        let cells = table.expect("a file that can be read").cells.len();
        assert!(findings.is_empty(), "{findings:?}");
        println!("read into {cells} cells in {:.3} s", took.as_secs_f64());
    }
}

/// All that `uptake measure` does, but for writing the report.
fn whole(folder: &str) {
    let began = Instant::now();
    let cli = Cli::parse_from(["uptake", "measure", folder, "--today", "2027-01-01"]);
    let cli::Command::Measure(args) = cli.command else { panic!("the words of a measurement") };
    let compiled = uptake::measured(&CompileOptions::for_measure(&args).expect("options")).expect("a folder");
    let files = compiled.files.unwrap_or_else(|| panic!("{:?}", compiled.findings));
    let bytes: usize = files.iter().filter_map(OutputFile::bytes).map(|bytes| bytes.len()).sum();
    let took = began.elapsed().as_secs_f64();
    println!("measured in {took:.3} s; peak memory {} MB; {} files, {} kB", peak(), files.len(), bytes / 1_000);
}

/// A folder with the personas, campaigns and messages that the file names.
fn portal(folder: &Path) {
    let write = |path: String, text: String| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a disk");
        fs::write(path, text).expect("a disk");
    };
    write("portal.toml".into(), "title = \"Large\"\npromise = \"P\"\nbase_url = \"https://large.example/\"\n".into());
    write("results/README.md".into(), String::new());
    write(
        "courses/first.md".into(),
        "+++\ntitle = \"First\"\nsummary = \"A first course\"\nstart_url = \"https://large.example/start\"\nduration = \"4m\"\nformat = \"self-paced\"\n+++\n".into(),
    );
    let personas: Vec<String> = (0..PERSONAS).map(|persona| format!("\"persona-{persona}\"")).collect();
    for persona in 0..PERSONAS {
        let front = "channels = [\"email\", \"teams\", \"intranet\"]\nheadcount = 5000\ngoals = [\"G\"]\ncompeting_for_attention = [\"C\"]";
        let text = format!("+++\ntitle = \"Persona {persona}\"\nwho = \"They\"\n{front}\n+++\n");
        write(format!("personas/persona-{persona}.md"), text);
    }
    for campaign in 0..CAMPAIGNS {
        let personas = personas.join(", ");
        let front = format!("courses = [\"first\"]\npersonas = [{personas}]\nlaunch = 2027-01-01\nobjective = \"O\"");
        let text = format!("+++\ntitle = \"Campaign {campaign}\"\n{front}\n+++\n");
        write(format!("campaigns/campaign-{campaign:02}/index.md"), text);
        for step in 0..TOUCHPOINTS {
            let front = "kind = \"teaser\"\nchannels = [\"email\", \"teams\", \"intranet\"]\nsubject = \"S\"";
            let experiment = "experiment = { tests = \"subject\", audience = 40000, baseline = 0.3, mde = 0.05 }";
            let text = format!(
                "+++\ntitle = \"Step {step}\"\n{front}\nday = {step}\n{experiment}\n[variants.b]\nsubject = \"T\"\n+++\nText.\n"
            );
            write(format!("campaigns/campaign-{campaign:02}/{step:02}-step.md"), text);
        }
    }
}

fn file(rows: usize) -> String {
    let mut text = String::with_capacity(rows * ROW);
    text.push_str("date,campaign,touchpoint,persona,channel,variant,sent,clicked,started,completed,applied,shared\n");
    let first = date(2027, 1, 1);
    for row in 0..rows {
        // The fastest first, as exports sort them.
        let mut rest = row;
        let mut digit = |of: usize| {
            let digit = rest % of;
            rest /= of;
            digit
        };
        let (variant, channel) = (VARIANTS[digit(VARIANTS.len())], CHANNELS[digit(CHANNELS.len())]);
        let (persona, touchpoint, campaign) = (digit(PERSONAS), digit(TOUCHPOINTS), digit(CAMPAIGNS));
        let day = first.saturating_add(i64::try_from(rest).unwrap_or(0).days());
        let sent = 100 + row % 900;
        let [clicked, started, completed, applied, shared] = [3, 7, 11, 29, 101].map(|part| sent / part);
        writeln!(
            text,
            "{day},campaign-{campaign:02},{touchpoint:02}-step,persona-{persona},{channel},{variant},\
             {sent},{clicked},{started},{completed},{applied},{shared}"
        )
        .expect("memory");
    }
    text
}

/// The most memory that this process ever had, in megabytes; 0 where the system doesn't tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}
