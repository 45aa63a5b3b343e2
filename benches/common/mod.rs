//! What benchmarks of several kinds begin with: the example, larger. Enter at [`example_with`].

#![allow(dead_code, reason = "each benchmark uses what it needs of it")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use uptake::check::silence::Strictness;
use uptake::check::{CheckOptions, Day, Drafts};
use uptake::options::CompileOptions;
use uptake::output::Revisions;
use uptake::steps::Steps;

/// A course of the example that others are made like.
pub const COURSE: &str = "courses/feedback-that-lands/index.md";

/// A folder that vanishes, with the example and so many courses more.
pub fn example_with(courses: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    lay_out(folder.path(), courses);
    folder
}

/// The same in a folder that is there.
pub fn lay_out(folder: &Path, courses: usize) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-content"), folder);
    more(folder, courses);
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a readable folder");
        let target = to.join(entry.path().strip_prefix(from).expect("a path below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Courses of about 3 kB, no two with the same words.
fn more(folder: &Path, courses: usize) {
    let text = fs::read_to_string(folder.join(COURSE)).expect("a course");
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).collect();
    for n in 0..courses {
        let mut body = String::new();
        let mut seed = n * 7919 + 13;
        for word in 0..450 {
            seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
            body.push_str(words[seed / 65_536 % words.len()]);
            body.push_str(match word {
                _ if word % 150 == 149 => ".\n\n## A further part\n\n",
                _ if word % 14 == 13 => ". ",
                _ => " ",
            });
        }
        let course = format!(
            "+++\ntitle = \"Course number {n}\"\nsummary = \"What the course with the number {n} is about.\"\n\
             format = \"self-paced\"\nstart_url = \"https://learn.example.com/{n}\"\n+++\n\n{body}.\n"
        );
        fs::write(folder.join(format!("courses/course-{n}.md")), course).expect("a course");
    }
}

/// The program serving a folder on a port of its own choice, and the host to ask.
pub fn serve(folder: &Path) -> (Child, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_uptake"))
        .args(["serve", "--port", "0", "--today", "2026-12-01"])
        .arg(folder)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut line = String::new();
    BufReader::new(program.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    let host = line.trim().rsplit_once("http://").expect("an address").1.split('/').next().expect("a host").to_owned();
    (program, host)
}

/// As `build` compiles the folder on a day that never changes.
pub fn options(folder: &Path) -> CompileOptions {
    CompileOptions {
        content: folder.to_path_buf(),
        out: folder.join("dist"),
        check: CheckOptions { day: Day::Fixed(jiff::civil::date(2026, 12, 1)), drafts: Drafts::Hidden, base_url: None },
        strictness: Strictness::Usual,
        earlier: Revisions::default(),
        steps: Steps::default(),
        depot: None,
    }
}
