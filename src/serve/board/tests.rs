//! What the board gives to whoever asks, from one edition to the next.

use std::sync::mpsc;

use super::*;
use crate::site_map::{OutPath, SourceFiles};

fn artefact(path: &str, kind: ArtefactKind) -> Artefact {
    Artefact { path: OutPath::new(path).expect("a path"), kind, edition: 0, sources: SourceFiles::default() }
}

fn made(path: &str, text: &str) -> OutputFile {
    OutputFile {
        path: OutPath::new(path).expect("a path"),
        kind: "page".to_owned(),
        sources: SourceFiles::default(),
        content: Content::Bytes(text.to_owned().into()),
        revision: None,
    }
}

fn found(board: &Board, path: &str) -> Option<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let found = runtime.block_on(board.file(path))?;
    found.content.text().map(std::borrow::Cow::into_owned)
}

#[test]
fn files_that_have_no_place_any_more_are_not_kept() {
    let (calls, _called) = mpsc::channel();
    let board = Board::new(calls);
    for edition in 0..5_u8 {
        let bytes = vec![edition].into();
        board.turn_to(&[artefact(&format!("site/data/{edition}.js"), ArtefactKind::Data { bytes })], Vec::new());
    }
    assert_eq!(board.shown().before.len(), 1);
}

#[test]
fn pages_that_were_looked_at_are_remembered_the_last_one_first() {
    let (calls, _called) = mpsc::channel();
    let board = Board::new(calls);
    let pages = ["reports/a.html", "reports/b.html", "reports/c.json"];
    board.turn_to(&pages.map(|path| artefact(path, ArtefactKind::Reports)), Vec::new());
    board.put(pages.map(|path| made(path, "")));
    for path in ["reports/a.html", "reports/b.html", "reports/a.html", "reports/c.json", "reports/d.html"] {
        found(&board, path);
    }
    assert_eq!(board.lately(), ["reports/a.html", "reports/b.html"]);
}

/// What is searched names parts that are gone with its edition.
#[test]
fn what_is_searched_is_of_one_edition_with_its_parts() {
    let (calls, _called) = mpsc::channel();
    let board = Board::new(calls);
    let all = [artefact("site/data/search-en.js", ArtefactKind::Search)];
    board.turn_to(&all, Vec::new());
    board.put([made("site/data/search-en.js", "old"), made("site/assets/old.js", "part")]);
    assert_eq!(found(&board, "site/assets/old.js").as_deref(), Some("part"));
    board.turn_to(&all, Vec::new());
    assert!(matches!(board.look("site/data/search-en.js"), Look::Waiting(None)));
    assert!(matches!(board.look("site/assets/old.js"), Look::Nothing));
    board.put([made("site/data/search-en.js", "new"), made("site/assets/new.js", "part")]);
    assert_eq!(found(&board, "site/data/search-en.js").as_deref(), Some("new"));
    assert_eq!(found(&board, "site/assets/new.js").as_deref(), Some("part"));
}

#[test]
fn who_waits_for_long_is_shown_the_last_one_and_told_when_there_is_a_new_one() {
    let (calls, _called) = mpsc::channel();
    let board = Board::new(calls);
    let all = [artefact("reports/index.html", ArtefactKind::Reports)];
    board.turn_to(&all, Vec::new());
    board.put([made("reports/index.html", "old")]);
    board.complete();
    board.turn_to(&all, Vec::new());
    let version = board.news().borrow().version;
    assert!(!board.is_owed());
    assert_eq!(found(&board, "reports/index.html").as_deref(), Some("old"));
    assert!(board.is_owed());
    board.put([made("reports/index.html", "new")]);
    board.settle();
    assert!(!board.is_owed());
    assert_eq!(board.news().borrow().version, version + 1);
    assert_eq!(found(&board, "reports/index.html").as_deref(), Some("new"));
}
