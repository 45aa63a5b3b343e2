//! How fast a large file of results is read: `cargo bench --bench results`, or with another number of rows,
//! `cargo bench --bench results -- 8000000`.
//!
//! The file is made in memory: each day, each campaign's touchpoints by persona, channel and variant. Memory is the most
//! that the process ever had, as Linux tells it; what the text takes is told apart.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads its arguments and prints what it saw"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::Arc;
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::date;
use uptake::load::results::read;
use uptake::source::Source;

const CAMPAIGNS: usize = 20;
const TOUCHPOINTS: usize = 10;
const PERSONAS: usize = 8;
const CHANNELS: [&str; 3] = ["email", "teams", "intranet"];
const VARIANTS: [&str; 2] = ["a", "b"];
/// How long a row is, with some to spare.
const ROW: usize = 90;

fn main() {
    let rows = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(1_000_000);
    let source = Source::new("results/large.csv", file(rows));
    println!("{rows} rows, {} MB", source.text.len() / 1_000_000);
    let before = peak();
    let mapped = BTreeMap::from([("clicked".to_owned(), "Link clicks".to_owned())]);
    for _ in 0..5 {
        let began = Instant::now();
        let (table, findings) = read(&Arc::clone(&source), &mapped);
        let took = began.elapsed();
        let table = table.expect("a file that can be read");
        assert!(findings.is_empty(), "{findings:?}");
        let (cells, peak) = (table.cells.len(), peak());
        println!("read into {cells} cells in {:.3} s; {} MB more than before", took.as_secs_f64(), peak - before);
    }
    println!("peak memory: {} MB", peak());
}

fn file(rows: usize) -> String {
    let mut text = String::with_capacity(rows * ROW);
    text.push_str(
        "date,campaign,touchpoint,persona,channel,variant,sent,Link clicks,started,completed,applied,shared\n",
    );
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
