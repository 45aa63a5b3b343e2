//! The program is killed while it builds one version of a portal over another: what is there is always one of them.
//!
//! `output::killed` does the same to the output room alone, at finer moments.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{TODAY, base_content, build, replace, temp, tree, write};

const ROUNDS: u32 = 16;

fn start(content: &Path, out: &Path) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    command.args(["build", "--today", TODAY, "--out"]).args([out, content]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs")
}

#[test]
fn a_build_that_is_killed_leaves_one_whole_version() {
    let (a, b, place) = (base_content(), base_content(), temp());
    replace(&b.path().join("portal.toml"), "Harbour Academy", "Harbour School");
    write(&b.path().join("pages/new.md"), "+++\ntitle = \"New\"\n+++\nOnly in B.\n");
    fs::remove_file(b.path().join("events/practice.md")).expect("only in A");
    let (whole_a, whole_b) = (temp(), temp());
    let began = Instant::now();
    assert_eq!(build(a.path(), whole_a.path()).code, 0);
    let usual = began.elapsed();
    assert_eq!(build(b.path(), whole_b.path()).code, 0);
    let versions = [tree(whole_a.path()), tree(whole_b.path())];

    let out = place.path().join("dist");
    assert_eq!(build(a.path(), &out).code, 0);
    let (mut seed, mut stopped) = (12_345_u32, 0);
    for round in 0..ROUNDS {
        let mut child = start(if round % 2 == 0 { b.path() } else { a.path() }, &out);
        // A row of numbers that is the same in each run (Lehmer), spread over somewhat more than one build.
        seed = (u64::from(seed) * 48_271 % 2_147_483_647) as u32;
        std::thread::sleep(usual.mul_f64(f64::from(seed % 1000) / 800.0).min(Duration::from_secs(5)));
        child.kill().ok();
        stopped += u32::from(!child.wait().expect("an end").success());
        let found = tree(&out);
        assert!(versions.contains(&found), "round {round}: neither version, but {:?}", found.keys());
    }
    assert!(stopped > 0, "no build was killed before its end");
    assert_eq!(build(a.path(), &out).code, 0);
    assert!(tree(&out) == versions[0], "the next build repairs");
    let beside: Vec<_> = fs::read_dir(place.path()).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(beside, ["dist"], "nothing is left beside the output");
}
