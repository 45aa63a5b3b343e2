//! The same content on the same day gives the same bytes, however many threads make them.

use std::fs;
use std::process::Command;

use crate::support::{TODAY, build, example, example_content, repository, run, temp, tree, write};

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

/// Hosts and readers have most of the portal already: a word more in a course is no reason to send them all of it again.
#[test]
fn a_word_more_in_one_course_changes_no_page_that_does_not_show_it() {
    let (content, out) = (example_content(), temp());
    assert_eq!(build(content.path(), out.path()).code, 0);
    let before = tree(out.path());
    let course = content.path().join("courses/feedback-that-lands/index.md");
    let text = fs::read_to_string(&course).expect("a course");
    write(&course, text + "\nA word more: chrysanthemum.\n");
    assert_eq!(build(content.path(), out.path()).code, 0);
    let after = tree(out.path());
    let is_page = |file: &&String| file.starts_with("site/") && file.ends_with(".html");
    let changed: Vec<_> =
        after.iter().filter(|(file, bytes)| before.get(*file) != Some(*bytes)).map(|it| it.0).collect();
    let pages: Vec<_> = changed.iter().copied().filter(is_page).collect();
    assert!(pages.iter().all(|file| file.contains("feedback-that-lands")), "{pages:?}");
    assert!(!pages.is_empty());
}
