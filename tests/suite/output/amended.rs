//! A few files made anew beside everything else.

use super::*;
use uptake::output::amend;

#[test]
fn what_is_amended_leaves_everything_else_as_it_is() {
    let room = Room::new();
    room.publish(&[("site/index.html", "front"), ("reports/measure.json", "old"), ("reports/consent.html", "c")])
        .unwrap();
    std::fs::write(room.out().join("mine.txt"), "foreign").unwrap();
    let amended = amend(&room.out(), texts(&[("reports/measure.json", "new"), ("reports/measure.md", "m")]), &go_on);
    let published = amended.unwrap();
    assert_eq!(published.removed, []);
    assert_eq!(names(&published.added), ["reports/measure.md"]);
    let expected = [
        ("mine.txt", "foreign"),
        ("reports/consent.html", "c"),
        ("reports/measure.json", "new"),
        ("reports/measure.md", "m"),
        ("site/index.html", "front"),
    ];
    assert_eq!(room.found(), tree(&expected));
    // The next build owns all of it.
    let next = room.publish(&[("site/index.html", "front")]).unwrap();
    assert_eq!(next.removed.len(), 3);
}

#[test]
fn what_is_amended_where_nothing_was_is_all_there_is() {
    let room = Room::new();
    amend(&room.out(), texts(&[("reports/measure.md", "m")]), &go_on).unwrap();
    assert_eq!(room.found(), tree(&[("reports/measure.md", "m")]));
}

#[test]
fn a_build_that_was_stopped_is_finished_before_anything_is_amended() {
    let room = Room::new();
    std::fs::create_dir(room.out()).unwrap();
    let manifest = r#"{"generator": "uptake", "manifest": 1, "files": [], "unfinished": ["site/index.html"]}"#;
    std::fs::write(room.out().join("manifest.json"), manifest).unwrap();
    std::fs::create_dir(room.out().join("site")).unwrap();
    std::fs::write(room.out().join("site/index.html"), "front").unwrap();
    let error = amend(&room.out(), texts(&[("reports/measure.md", "m")]), &go_on).unwrap_err();
    assert!(error.to_string().contains("uptake build"), "{error}");
    assert_eq!(std::fs::read_to_string(room.out().join("site/index.html")).unwrap(), "front");
}
