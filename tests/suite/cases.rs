//! One folder of `tests/cases/` for each way to be wrong: a new one takes a minute.
//!
//! `tests/cases/<code>/` or `tests/cases/<code>--<variant>/` holds the files that differ from the sound portal
//! in `_base/`, and in `expected.txt` what `uptake check --today 2026-12-01` says. `remove.txt` names files of
//! `_base/` to leave out. `fine--<what>/` is what looks wrong and isn't. `SNAPSHOTS=overwrite cargo test` accepts
//! what you have read and found right. What a repository can't hold is made by [`recipe`].

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::Parser;
use image::codecs::gif::GifEncoder;
use rayon::prelude::*;
use snapbox::{Assert, Data, IntoData};
use uptake::cli::{Cli, Command};
use uptake::diagnostics::human::{self, Style};
use uptake::diagnostics::{Code, Diagnostic, Severity};
use uptake::options::CompileOptions;

use crate::support::{TODAY, files_below, overlay, phone_photo, repository, temp, write};

/// Every case by its folder's name.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(repository("tests/cases")).expect("tests/cases");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name != "_base").collect();
    names.sort();
    names
}

/// What a case is about: the part before the variant.
fn subject(case: &str) -> &str {
    case.split("--").next().unwrap_or(case)
}

/// The content folder of a case, in `folder`.
fn lay_out(case: &str, folder: &Path) {
    let own = repository("tests/cases").join(case);
    overlay(&repository("tests/cases/_base"), folder);
    overlay(&own, folder);
    if let Ok(list) = fs::read_to_string(own.join("remove.txt")) {
        list.lines().for_each(|file| fs::remove_file(folder.join(file)).expect("a file of _base"));
    }
    for ours in ["expected.txt", "remove.txt"] {
        fs::remove_file(folder.join(ours)).ok();
    }
    recipe(case, folder);
}

/// What a repository can't hold: links, huge files, names that some systems refuse.
fn recipe(case: &str, folder: &Path) {
    let touchpoint = folder.join("campaigns/kindly/01-hello.md");
    match case {
        "broken-picture--cut-off" => truncated_jpeg(&folder.join("courses/feedback/cover.jpg")),
        "photo-metadata" => write(&folder.join("static/team.jpg"), phone_photo(800, 800)),
        "fine--photo-beside-its-item" => write(&folder.join("courses/feedback/cover.jpg"), phone_photo(800, 800)),
        "small-picture" => picture(&folder.join("courses/feedback/cover.png"), 320),
        "small-picture--portrait" => picture(&folder.join("testimonials/ana.png"), 96),
        "told-differently--moving-picture" => moving_gif(&folder.join("courses/feedback/cover.gif")),
        "file-too-large" => write(&folder.join("pages/about.md"), "Who we are. ".repeat(500_000)),
        "too-many-parts" => lengthen_by(&folder.join("pages/about.md"), "- One more.\n", 70_000),
        "chat-heavy" => lengthen(&touchpoint, 190),
        "chat-too-large" => lengthen(&touchpoint, 400),
        "email-heavy" => lengthen(&touchpoint, 400),
        "email-too-large" => lengthen(&touchpoint, 1_500),
        #[cfg(unix)]
        "unreadable" => link("nowhere.md", &folder.join("pages/lost.md")),
        #[cfg(unix)]
        "outside-folder" => link(repository("README.md"), &folder.join("pages/secrets.md")),
        #[cfg(unix)]
        "outside-folder--folder" => link("../courses", &folder.join("static/courses")),
        #[cfg(unix)]
        "unsafe-path--static" => write(&folder.join("static/map: north.txt"), "Turn left."),
        _ => {}
    }
}

fn picture(at: &Path, side: u32) {
    fs::create_dir_all(at.parent().expect("a file stands in a folder")).expect("a new folder");
    image::RgbImage::new(side, side).save(at).expect("a new picture");
}

fn moving_gif(at: &Path) {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    let frames = (0..2).map(|_| image::Frame::new(image::RgbaImage::new(800, 450)));
    encoder.encode_frames(frames).expect("a GIF");
    drop(encoder);
    write(at, bytes);
}

fn truncated_jpeg(at: &Path) {
    let whole = phone_photo(800, 800);
    write(at, &whole[..whole.len() / 2]);
}

fn lengthen(touchpoint: &Path, paragraphs: usize) {
    let paragraph = "The first lesson takes four minutes, and the second one takes five.\n\n";
    lengthen_by(touchpoint, paragraph, paragraphs);
}

fn lengthen_by(file: &Path, part: &str, times: usize) {
    let text = fs::read_to_string(file).expect("a file of _base");
    write(file, text + &part.repeat(times));
}

#[cfg(unix)]
fn link(to: impl AsRef<Path>, at: &Path) {
    fs::create_dir_all(at.parent().expect("a file stands in a folder")).expect("a new folder");
    std::os::unix::fs::symlink(to, at).expect("a new link");
}

/// Cases whose recipe needs a system that has such names or links.
fn is_possible(case: &str) -> bool {
    let unix_only = ["unreadable", "outside-folder", "outside-folder--folder", "unsafe-path--static"];
    cfg!(unix) || !unix_only.contains(&case)
}

/// What `uptake check` finds in a folder.
fn check(folder: &Path) -> Vec<Diagnostic> {
    let words = ["uptake", "check", &folder.to_string_lossy(), "--today", TODAY].map(str::to_owned);
    let Command::Check(args) = Cli::parse_from(words).command else { panic!("the words of a check") };
    let options = CompileOptions::for_check(&args).expect("a working directory");
    uptake::compile(&options).expect("a content folder").findings
}

/// Compares a case with its `expected.txt`, and gives back what is wrong with it.
fn judge(case: &str) -> Option<String> {
    let folder = temp();
    lay_out(case, folder.path());
    let findings = check(folder.path());
    let report = human::render(&findings, Style::Plain);
    let of_code = |finding: &Diagnostic| finding.code.word() == subject(case);
    if subject(case) == "fine" && findings.iter().any(|finding| finding.severity > Severity::Note) {
        return Some(format!("{case} is not fine:\n{report}"));
    }
    if subject(case) != "fine" && !findings.iter().any(of_code) {
        return Some(format!("{case} doesn't show its code:\n{report}"));
    }
    if report.contains(&*folder.path().to_string_lossy()) {
        return Some(format!("{case} shows where the folder lies:\n{report}"));
    }
    let expected = Data::read_from(&repository("tests/cases").join(case).join("expected.txt"), None).raw();
    let compared = Assert::new().action_env("SNAPSHOTS").try_eq(Some(&case), report.into_data().raw(), expected);
    compared.err().map(|difference| difference.to_string())
}

#[test]
fn every_case_is_reported_as_expected() {
    let wrong: Vec<String> =
        cases().par_iter().filter(|case| is_possible(case)).filter_map(|case| judge(case)).collect();
    assert!(wrong.is_empty(), "{}\n{} cases differ", wrong.join("\n"), wrong.len());
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let cases = cases();
    let shown: BTreeSet<&str> = cases.iter().map(|case| subject(case)).filter(|word| *word != "fine").collect();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.word()).collect();
    assert_eq!(shown, codes);
}

/// A case that names a file wrongly would pass without ever being read.
#[test]
fn every_file_of_a_case_is_laid_out() {
    for case in cases().iter().filter(|case| is_possible(case)) {
        let folder = temp();
        lay_out(case, folder.path());
        let own = repository("tests/cases").join(case);
        for file in files_below(&own).iter().filter(|file| !["expected.txt", "remove.txt"].contains(&file.as_str())) {
            assert!(folder.path().join(file).is_file(), "{case}: {file}");
        }
    }
}
