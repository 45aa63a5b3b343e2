//! With errors nothing is published, and what was published stays as it was, down to its time stamps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::support::{TODAY, base_content, build, files_below, replace, temp, uptake, write};

/// Files by path, with their bytes and when they were written.
type Written = BTreeMap<String, (Vec<u8>, SystemTime)>;

/// Every file, and everything that stands beside the folder.
fn state(out: &Path) -> (Written, Vec<String>) {
    let written = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).expect("a time stamp");
    let files = files_below(out).into_iter().map(|file| {
        let path = out.join(&file);
        (file, (fs::read(&path).expect("a readable file"), written(&path)))
    });
    let beside = fs::read_dir(out.parent().expect("a folder")).expect("a readable folder");
    let mut names: Vec<_> =
        beside.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    (files.collect(), names)
}

/// What must never be published: a line for the course's settings, and the code that refuses it.
const REFUSED: &[(&str, &str)] = &[
    ("darft = true", "unknown-field"),
    ("draft = \"yes\"", "wrong-type"),
    ("publish_date = 2026-13-45", "bad-date"),
    ("prerequisites = [\"nowhere\"]", "dangling-reference"),
    ("aliases = [\"/courses/listening/\"]", "duplicate-path"),
];

#[test]
fn what_is_wrong_is_not_published_and_the_old_output_stays() {
    let (content, place) = (base_content(), temp());
    let out = place.path().join("dist");
    assert_eq!(build(content.path(), &out).code, 0);
    let before = state(&out);
    let course = content.path().join("courses/feedback.md");
    let sound = fs::read_to_string(&course).expect("the course");
    for (line, code) in REFUSED {
        write(&course, &sound);
        replace(&course, "+++\ntitle", &format!("+++\n{line}\ntitle"));
        let refused = build(content.path(), &out);
        assert_eq!(refused.code, 1, "{line}: {refused:?}");
        assert!(refused.out.contains(&format!("[{code}]")), "{line}: {}", refused.out);
        assert!(refused.out.contains("Nothing was written"), "{line}: {}", refused.out);
        assert!(state(&out) == before, "{line} changed the output");
    }
}

#[test]
fn with_errors_no_output_begins() {
    let (content, place) = (base_content(), temp());
    replace(&content.path().join("courses/feedback.md"), "+++\ntitle", "+++\ndarft = true\ntitle");
    assert_eq!(build(content.path(), &place.path().join("dist")).code, 1);
    assert_eq!(files_below(place.path()), Vec::<String>::new());
}

#[test]
fn a_warning_publishes_unless_the_build_is_strict() {
    let (content, place) = (base_content(), temp());
    replace(&content.path().join("pages/about.md"), "+++\ntitle", "+++\nreview_by = 2026-11-30\ntitle");
    let out = place.path().join("dist");
    let strict = uptake(&format!("build --strict --today {TODAY} --out"), &[&out, content.path()]);
    assert_eq!((strict.code, out.exists()), (1, false), "{strict:?}");
    let usual = build(content.path(), &out);
    assert_eq!(usual.code, 0, "{usual:?}");
    assert!(usual.out.contains("warning[stale-content]"), "{}", usual.out);
}

/// An e-mail's size is only known once it is made: the latest moment at which a build can be refused.
#[test]
fn an_email_that_would_be_cut_keeps_everything_from_being_published() {
    let (content, place) = (base_content(), temp());
    let out = place.path().join("dist");
    assert_eq!(build(content.path(), &out).code, 0);
    let before = state(&out);
    let touchpoint = content.path().join("campaigns/kindly/01-hello.md");
    let text = fs::read_to_string(&touchpoint).expect("the touchpoint");
    write(&touchpoint, text + &"One more lesson, and one more.\n\n".repeat(4_000));
    let refused = build(content.path(), &out);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.out.contains("email-too-large"), "{}", refused.out);
    assert!(state(&out) == before, "the output changed");
}

/// Drafts are for those who ask for them, and a page that becomes a draft is taken back.
#[test]
fn drafts_are_published_only_on_request() {
    let (content, place) = (base_content(), temp());
    let (out, preview) = (place.path().join("dist"), place.path().join("preview"));
    assert_eq!(build(content.path(), &out).code, 0);
    let page = |out: &Path| out.join("site/about/index.html").exists();
    assert!(page(&out));
    replace(&content.path().join("pages/about.md"), "+++\ntitle", "+++\ndraft = true\ntitle");
    assert_eq!(build(content.path(), &out).code, 0);
    assert!(!page(&out), "a draft stays published");
    let shown = uptake(&format!("build --drafts --today {TODAY} --out"), &[&preview, content.path()]);
    assert_eq!((shown.code, page(&preview)), (0, true), "{shown:?}");
}

/// The default output stands within the content folder of someone who works there.
#[test]
fn the_output_is_never_read_as_content() {
    let content = base_content();
    let out = content.path().join("static/dist");
    for _ in 0..2 {
        let built = build(content.path(), &out);
        assert_eq!(built.code, 0, "{built:?}");
    }
    assert!(!out.join("site/dist").exists(), "the output holds itself");
}

#[cfg(unix)]
#[test]
fn the_output_is_never_read_as_content_through_a_link() {
    let (content, place) = (base_content(), temp());
    let link = place.path().join("portal");
    std::os::unix::fs::symlink(content.path(), &link).expect("a link");
    let out = link.join("static/dist");
    for _ in 0..2 {
        let built = build(&link, &out);
        assert_eq!(built.code, 0, "{built:?}");
    }
    assert!(!out.join("site/dist").exists(), "the output holds itself");
}
