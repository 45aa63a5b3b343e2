//! The same content on the same day gives the same bytes, however many threads make them.

use std::process::Command;

use crate::support::{TODAY, example, repository, run, temp, tree};

#[test]
fn the_same_content_gives_the_same_bytes() {
    let usual = tree(example());
    for threads in ["1", "2", "7"] {
        let out = temp();
        let built = run(Command::new(env!("CARGO_BIN_EXE_uptake"))
            .args(["build", "--today", TODAY, "--out"])
            .args([out.path(), &repository("example-content")])
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", "Pacific/Kiritimati")
            .env("LANG", "ar_EG.UTF-8"));
        assert_eq!(built.code, 0, "{built:?}");
        let again = tree(out.path());
        assert!(usual.keys().eq(again.keys()), "{threads} threads: other files");
        for (file, bytes) in &usual {
            assert!(again[file] == *bytes, "{threads} threads: {file} has other bytes");
        }
    }
}
