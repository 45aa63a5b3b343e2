//! How long it takes from a saved file to the new bytes of its page: `cargo bench --bench serve`, or with the number of
//! courses that are added to the example, `cargo bench --bench serve -- 5000`.
//!
//! A file is saved as an editor does it. The benchmark then does what an open page does: it hears that there is a new
//! edition and asks for its own address. Before the next save everything else has had time to be made, or hasn't: both
//! happen to people who write, so the pauses vary.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark copies the example, runs the program and prints what it saw"
)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use common::{COURSE, example_with, options, serve};
use uptake::{Shelf, load, prepare};

const SAVES: u64 = 60;
const ADDRESS: &str = "/courses/feedback-that-lands/";

fn main() {
    let courses = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(0);
    let folder = example_with(courses);
    println!("The example and {courses} courses more.");
    stages(folder.path());
    saves(folder.path());
}

/// What goes before the first page, in milliseconds, the second time.
fn stages(folder: &Path) {
    let options = options(folder);
    let timed = |name: &str, began: Instant| println!("{name:>24} {:>8.1} ms", began.elapsed().as_secs_f64() * 1e3);
    let began = Instant::now();
    let (content, _) = load::load(folder, &options.out).expect("the content");
    timed("read, the first time", began);
    let began = Instant::now();
    let (content, _) = load::reload(folder, &options.out, content).expect("the content");
    timed("read, again", began);
    let began = Instant::now();
    drop(uptake::check::check(&content, &options.check));
    timed("check", began);
    let mut shelf = Shelf::lasting();
    drop(prepare(&options, &mut shelf).expect("the content"));
    let began = Instant::now();
    let prepared = prepare(&options, &mut shelf).expect("the content");
    timed("all before a page", began);
    let Ok(prepared) = prepared else { return };
    let began = Instant::now();
    drop(prepared.audited());
    timed("audit, after the pages", began);
}

fn saves(folder: &Path) {
    let (mut program, host) = serve(folder);
    let file = folder.join(COURSE);
    let text = fs::read_to_string(&file).expect("a course");
    let began = Instant::now();
    get(&host, ADDRESS);
    println!("{:>24} {:>8.1} ms", "the first page", began.elapsed().as_secs_f64() * 1e3);

    let mut news = TcpStream::connect(&host).expect("a connection");
    write!(news, "GET /__uptake/events HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("a request");
    let mut news = BufReader::new(news).lines();
    let mut times: Vec<Duration> = (0..SAVES)
        .map(|n| {
            thread::sleep(Duration::from_millis(150 + n * 37 % 1500));
            let mark = format!("This is save number {n}.");
            let began = Instant::now();
            fs::write(&file, format!("{text}\n\n{mark}\n")).expect("a save");
            while !get(&host, ADDRESS).contains(&mark) {
                // As an open page does: nothing before there is news.
                news.by_ref().map(|line| line.expect("news")).find(|line| line.starts_with("data:")).expect("news");
            }
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    println!("{:>24} {:>8.1} ms\n{:>24} {:>8.1} ms", "saved → served, p50", at(50), "p95", at(95));
    program.kill().expect("an end");
    program.wait().expect("an end");
}

fn get(host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(host).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("a request");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    String::from_utf8_lossy(&bytes).into_owned()
}
