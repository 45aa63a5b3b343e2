//! How long it takes from a saved file to the new bytes of its page: `cargo bench --bench serve`, or with the number of
//! courses that are added to the example, in each of its three languages, `cargo bench --bench serve -- 5000`, or with a folder
//! of your own, whose first course is edited and left as it was: `cargo bench --bench serve -- my-portal`.
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

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some(own) = words.iter().map(Path::new).find(|word| word.is_dir()) {
        println!("{}", own.display());
        stages(own);
        return saves(own, &first_course(own));
    }
    let courses = words.iter().find_map(|word| word.parse().ok()).unwrap_or(0);
    let folder = example_with(courses);
    println!("The example and {courses} courses more.");
    stages(folder.path());
    saves(folder.path(), COURSE);
}

/// The first course that is a file of its own.
fn first_course(folder: &Path) -> String {
    let names = fs::read_dir(folder.join("courses")).expect("courses").map(|entry| entry.expect("a name").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.ends_with(".md"));
    format!("courses/{}", names.min().expect("a course"))
}

/// Where the page of a course is.
fn address(course: &str) -> String {
    let name = course.trim_end_matches(".md").trim_end_matches("/index");
    format!("/{name}/")
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

fn saves(folder: &Path, course: &str) {
    let (mut program, host) = serve(folder);
    let (file, address) = (folder.join(course), address(course));
    let text = fs::read_to_string(&file).expect("a course");
    let began = Instant::now();
    get(&host, &address);
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
            while !get(&host, &address).contains(&mark) {
                // As an open page does: nothing before there is news.
                news.by_ref().map(|line| line.expect("news")).find(|line| line.starts_with("data:")).expect("news");
            }
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    fs::write(&file, &text).expect("the course as it was");
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
