//! How long each step of a build takes, one by one, over 1,000 courses beside the example: `cargo bench --bench steps`, or
//! with a part of a name, `cargo bench --bench steps -- pages`.
//!
//! `uptake build --timings` says the same of one build of a portal of yours. How many instructions the whole takes is
//! watched by `.ci/instructions.sh`, which no other work on the machine disturbs.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark copies the example and stops where it can't go on"
)]

mod common;

use std::fs;
use std::ops::ControlFlow;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use tempfile::TempDir;
use uptake::audit::Audit;
use uptake::load::{self, Content};
use uptake::model::Portal;
use uptake::options::CompileOptions;
use uptake::output::{self, Depot, OutputFile, Preference};
use uptake::{Prepared, Shelf, check, prepare, render, schedule};

const COURSES: usize = 1_000;

fn main() {
    divan::main();
    fs::remove_dir_all(&options().content).expect("the folder goes");
}

/// One folder for all steps, which the end of the program doesn't remove by itself.
fn options() -> &'static CompileOptions {
    static FOLDER: OnceLock<(TempDir, CompileOptions)> = OnceLock::new();
    let begun = FOLDER.get_or_init(|| {
        let folder = common::example_with(COURSES);
        let options = common::options(folder.path());
        (folder, options)
    });
    &begun.1
}

fn content() -> Content {
    load::load(&options().content, &options().out).expect("the content").0
}

fn portal() -> Portal {
    check::check(&content(), &options().check).portal.expect("a sound portal")
}

fn prepared() -> Prepared {
    prepare(options(), &mut Shelf::default()).expect("the content").ok().expect("a sound portal")
}

#[divan::bench]
fn load_for_the_first_time(bencher: Bencher) {
    let options = options();
    bencher.bench(|| load::load(&options.content, &options.out).expect("the content"));
}

#[divan::bench]
fn load_again(bencher: Bencher) {
    let options = options();
    bencher
        .with_inputs(content)
        .bench_values(|content| load::reload(&options.content, &options.out, content).expect("the content"));
}

#[divan::bench]
fn check(bencher: Bencher) {
    let content = content();
    bencher.bench(|| check::check(black_box(&content), &options().check));
}

#[divan::bench]
fn schedule(bencher: Bencher) {
    let portal = portal();
    bencher.bench(|| schedule::plan(black_box(&portal)));
}

#[divan::bench]
fn everything_before_pages(bencher: Bencher) {
    bencher.bench(prepared);
}

#[divan::bench]
fn everything_before_pages_again(bencher: Bencher) {
    let mut shelf = Shelf::lasting();
    drop(prepare(options(), &mut shelf).expect("the content"));
    bencher.bench_local(|| drop(prepare(options(), &mut shelf).expect("the content")));
}

#[divan::bench]
fn audit(bencher: Bencher) {
    let prepared = prepared();
    bencher.bench(|| prepared.audited());
}

#[divan::bench]
fn pages(bencher: Bencher) {
    let prepared = prepared();
    prepared.with_inputs(&Audit::default(), |inputs| {
        bencher.bench(|| render::pages(black_box(inputs), None).expect("pages"));
    });
}

#[divan::bench]
fn others(bencher: Bencher) {
    let prepared = prepared();
    let (audit, _) = prepared.audited();
    prepared.with_inputs(&audit, |inputs| {
        bencher.bench(|| render::others(black_box(inputs), None).expect("files"));
    });
}

/// Nothing but pages: pictures are drawn once, and then never again.
fn files() -> Vec<OutputFile> {
    let prepared = prepared();
    let made = prepared.with_inputs(&Audit::default(), |inputs| render::pages(inputs, None).expect("pages"));
    made.into_iter().filter(|file| file.bytes().is_some()).collect()
}

#[divan::bench]
fn publish_into_an_empty_folder(bencher: Bencher) {
    let files = files();
    bencher
        .with_inputs(|| (tempfile::tempdir().expect("a folder"), files.clone()))
        .bench_values(|(folder, files)| publish(&folder, files));
}

#[divan::bench]
fn publish_what_is_there_already(bencher: Bencher) {
    let (files, folder) = (files(), tempfile::tempdir().expect("a folder"));
    publish(&folder, files.clone());
    bencher.with_inputs(|| files.clone()).bench_values(|files| publish(&folder, files));
}

fn publish(folder: &TempDir, files: Vec<OutputFile>) {
    output::publish(&Depot::beside(&folder.path().join("dist")), files, Preference::Swap, &|_| {
        ControlFlow::Continue(())
    })
    .expect("an output");
}
