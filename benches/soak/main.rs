//! `uptake serve` for ten minutes, while somebody edits without a break and many people read: `cargo bench --bench soak`.
//!
//! 1,000 courses beside the example; 2,000 edits, of which every other is broken (front matter that can't be read, a field that is
//! missing, a file that vanishes) and the next one mends it; 50 readers. `SOAK_SECONDS`, `SOAK_EDITS`, `SOAK_CLIENTS` and
//! `SOAK_COURSES` make it shorter. It ends with a table, and with exit code 1 where a bar is missed:
//!
//! - memory is flat: after the first quarter, no quarter's mean is more than 10 % above the first of them;
//! - 99 of 100 answers take less than a second, and none is missing;
//! - no page is stale: it shows a sound edit within five seconds, and never an older one after a newer one.
//!
//! [`editor`] edits, [`reader`] reads, [`watcher`] sees how long it takes until an edit is shown.

#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark lays out a portal, runs the program and prints what it saw"
)]

mod chance;
#[path = "../common/mod.rs"]
mod common;
mod editor;
mod reader;
mod watcher;
mod web;

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// What everybody knows of the run.
pub struct Soak {
    pub host: String,
    pub edits: u64,
    pub time: Duration,
    pub is_over: AtomicBool,
    /// By course: the number of the latest edit that anybody saw.
    pub seen: Vec<AtomicU64>,
}

impl Soak {
    pub fn goes_on(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed)
    }
}

fn main() -> ExitCode {
    let (seconds, edits) = (setting("SOAK_SECONDS", 600), setting("SOAK_EDITS", 2000));
    let (clients, courses) = (setting("SOAK_CLIENTS", 50), setting("SOAK_COURSES", 1000));
    let folder = tempfile::tempdir().expect("a folder");
    common::lay_out(folder.path(), usize::try_from(courses).expect("a number of courses"));
    let (mut program, host) = common::serve(folder.path());
    println!("{courses} courses and the example, {edits} edits, {clients} readers, {seconds} s.");
    let soak = Soak {
        host,
        edits,
        time: Duration::from_secs(seconds),
        is_over: AtomicBool::new(false),
        seen: (0..courses).map(|_| AtomicU64::new(0)).collect(),
    };
    // All of it is made once before anybody measures.
    web::get(&soak.host, "/__uptake/kit/", Duration::from_mins(2)).expect("the kit");
    let (soak, folder) = (&soak, folder.path());
    let (memory, read, shown) = thread::scope(|scope| {
        let (tell, told) = mpsc::channel();
        let watcher = scope.spawn(move || watcher::watch(soak, &told));
        let readers: Vec<_> = (0..clients).map(|number| scope.spawn(move || reader::read(soak, number))).collect();
        let memory = scope.spawn(|| memory(soak, program.id()));
        editor::edit(soak, folder, &tell);
        drop(tell);
        let shown = watcher.join().expect("a watcher");
        soak.is_over.store(true, Ordering::Relaxed);
        let read: Vec<_> = readers.into_iter().map(|reader| reader.join().expect("a reader")).collect();
        (memory.join().expect("figures"), reader::Read::all(read), shown)
    });
    program.kill().expect("an end");
    program.wait().expect("an end");
    judge(&memory, &read, &shown)
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// What the program holds in memory, in MB, twice a second (Linux).
fn memory(soak: &Soak, process: u32) -> Vec<f64> {
    let mut all = Vec::new();
    while soak.goes_on() {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
        all.extend(kilobytes.map(|kilobytes| kilobytes * 1024.0 / 1e6));
        thread::sleep(Duration::from_millis(500));
    }
    all
}

/// Prints the table; whether all bars were met.
fn judge(memory: &[f64], read: &reader::Read, shown: &watcher::Shown) -> ExitCode {
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
    let quarters: Vec<f64> = memory.chunks(memory.len().div_ceil(4).max(1)).map(mean).collect();
    let (warm, most) = (quarters.get(1).copied().unwrap_or(0.0), quarters.iter().skip(1).copied().fold(0.0, f64::max));
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    let megabytes: Vec<String> = quarters.iter().map(|mean| format!("{mean:.0}")).collect();
    let p99 = at(&read.times, 99);
    let slowest = at(&shown.times, 100);
    println!(
        "{} answers, of which {} led on; {} sound edits; {} broken ones.",
        read.times.len(),
        read.redirects,
        shown.times.len(),
        shown.broken
    );
    println!(
        "median {}, 95 of 100 within {}, the slowest {}",
        seconds(at(&read.times, 50)),
        seconds(at(&read.times, 95)),
        seconds(at(&read.times, 100))
    );
    println!(
        "an edit is shown after {} (median), {} (95 of 100)",
        seconds(at(&shown.times, 50)),
        seconds(at(&shown.times, 95))
    );
    println!("\n| bar | allowed | seen | |\n| --- | ---: | ---: | --- |");
    let bars = [
        bar("memory by quarters, MB", "110 % of the second", &megabytes.join(", "), most <= warm * 1.1),
        bar("99 of 100 answers", "1 s", &seconds(p99), p99 < Duration::from_secs(1)),
        bar("answers that never came", "0", &read.missing.to_string(), read.missing == 0),
        bar("an edit is shown", "5 s", &seconds(slowest), slowest <= Duration::from_secs(5)),
        bar("edits that were never shown", "0", &shown.never.to_string(), shown.never == 0),
        bar("older after newer", "0", &read.backwards.to_string(), read.backwards == 0),
    ];
    if bars.iter().all(|is_met| *is_met) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn bar(name: &str, allowed: &str, seen: &str, is_met: bool) -> bool {
    println!("| {name} | {allowed} | {seen} | {} |", if is_met { "met" } else { "missed" });
    is_met
}

/// The value below which so many of a hundred lie.
fn at(times: &[Duration], percent: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}
