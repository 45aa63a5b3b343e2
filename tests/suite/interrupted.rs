//! Ctrl-C, and the signal by which systems end a program, at many moments: what is there is the old version or the new one, and
//! nothing is beside it.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::support::{TODAY, base_content, build, replace, signal, temp, tree, write};

fn start(words: &[&str], paths: [&Path; 2]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    command.args(words).args(["--today", TODAY, "--out"]).args(paths);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs")
}

/// The names of what stands beside the output.
fn beside(place: &Path) -> Vec<String> {
    let names = fs::read_dir(place).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name != "dist").collect()
}

/// Waits until the program publishes, and then for as long as it is told.
fn wait_in_publishing(place: &Path, time: Duration) {
    let began = Instant::now();
    while beside(place).is_empty() && began.elapsed() < Duration::from_secs(20) {}
    std::thread::sleep(time);
}

fn assert_stopped(output: &Output) {
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said, "Stopped before anything was published; the output is as it was.\n");
}

#[test]
fn an_interrupted_build_leaves_everything_as_it_was() {
    let (a, b, place) = (base_content(), base_content(), temp());
    replace(&b.path().join("portal.toml"), "Harbour Academy", "Harbour School");
    write(&b.path().join("pages/new.md"), "+++\ntitle = \"New\"\n+++\nOnly in B.\n");
    let (out, whole) = (place.path().join("dist"), temp());
    assert_eq!(build(b.path(), whole.path()).code, 0);
    assert_eq!(build(a.path(), &out).code, 0);
    let (old, new) = (tree(&out), tree(whole.path()));
    let mut stopped = 0;
    for round in 0..12_u64 {
        let child = start(&["build"], [&out, b.path()]);
        wait_in_publishing(place.path(), Duration::from_millis(round * round * 3));
        signal(&child, if round % 2 == 0 { "INT" } else { "TERM" });
        let output = child.wait_with_output().expect("an end");
        if output.status.success() {
            assert!(tree(&out) == new, "round {round}");
            assert_eq!(build(a.path(), &out).code, 0);
        } else {
            assert_stopped(&output);
            stopped += 1;
        }
        assert!(tree(&out) == old, "round {round}");
        assert_eq!(beside(place.path()), [""; 0], "round {round}");
    }
    assert!(stopped > 0, "no build was stopped before its end");
}

/// Before anything is on the disk the program ends at once.
#[test]
fn a_build_that_is_interrupted_before_it_publishes_makes_nothing() {
    let (content, place) = (base_content(), temp());
    // Long enough to be caught while it is read.
    for n in 0..3000 {
        let course = format!(
            "+++\ntitle = \"Course {n}\"\nsummary = \"About {n}.\"\nformat = \"self-paced\"\nstart_url = \"https://learn.example/{n}\"\n+++\n"
        );
        write(&content.path().join(format!("courses/many-{n}.md")), course);
    }
    let child = start(&["build"], [&place.path().join("dist"), content.path()]);
    std::thread::sleep(Duration::from_millis(300));
    signal(&child, "INT");
    assert_stopped(&child.wait_with_output().expect("an end"));
    assert!(fs::read_dir(place.path()).expect("a folder").next().is_none());
}

#[test]
fn who_asks_twice_is_not_kept_waiting_and_the_next_build_clears_up() {
    let (content, place) = (base_content(), temp());
    let out = place.path().join("dist");
    let child = start(&["build"], [&out, content.path()]);
    wait_in_publishing(place.path(), Duration::ZERO);
    signal(&child, "INT");
    signal(&child, "INT");
    assert_stopped(&child.wait_with_output().expect("an end"));
    assert!(!out.exists());
    assert_eq!(build(content.path(), &out).code, 0);
    assert_eq!(beside(place.path()), [""; 0]);
}
