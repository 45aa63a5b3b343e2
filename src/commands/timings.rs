//! `--timings`: how long each step took, what it worked and what memory it held. Enter at [`Timings::begin`].

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::steps::Step;

/// The steps so far, each with what the clocks said when it began.
#[derive(Default)]
pub struct Timings {
    begun: Vec<(Step, Reading)>,
}

struct Reading {
    at: Instant,
    /// Of all threads, by program and system.
    worked: Duration,
    /// In bytes; none where the system doesn't tell.
    memory: Option<u64>,
}

impl Reading {
    fn now() -> Self {
        Self { at: Instant::now(), worked: worked(), memory: memory("VmRSS:") }
    }
}

impl Timings {
    pub fn begin(&mut self, step: Step) {
        self.begun.push((step, Reading::now()));
    }

    /// A row for each step; the last one began nothing and closes the one before.
    pub fn table(&self) -> String {
        let mut table = format!("{:<22} {:>9} {:>9} {:>11}\n", "step", "time", "work", "memory then");
        for pair in self.begun.windows(2) {
            let [(step, from), (_, to)] = pair else { continue };
            row(&mut table, step.words(), to.at - from.at, to.worked.saturating_sub(from.worked), to.memory);
        }
        if let (Some((_, first)), Some((_, last))) = (self.begun.first(), self.begun.last()) {
            row(&mut table, "all, most memory", last.at - first.at, last.worked, memory("VmHWM:"));
        }
        table
    }
}

fn row(table: &mut String, name: &str, time: Duration, work: Duration, memory: Option<u64>) {
    let (time, work) = (time.as_secs_f64() * 1e3, work.as_secs_f64() * 1e3);
    let memory = memory.map_or_else(|| "unknown".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
    // Writing to a text can't fail.
    let _ = writeln!(table, "{name:<22} {time:>6.0} ms {work:>6.0} ms {memory:>11}");
}

#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(unix))]
fn worked() -> Duration {
    Duration::ZERO
}

/// A line of what Linux tells a process about itself (proc(5)), in bytes.
fn memory(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let value = status.lines().find_map(|text| text.strip_prefix(line))?;
    value.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib * 1024)
}
