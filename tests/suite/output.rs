//! What the output promises, each promise a test. The helpers make small outputs and look at what is on disk.

mod amended;
mod depot;
mod drawings;
mod foreign;
mod killed;
mod placement;
mod prints;
mod refused;

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use uptake::output::{
    self, Content, Depot, Moment, Onlooker, OutputError, OutputFile, Placement, Preference, Published,
};
use uptake::site_map::OutPath;

/// A folder to work in; the output is `dist` within it.
struct Room {
    dir: TempDir,
}

impl Room {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("dist")
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Published, OutputError> {
        publish(&self.out(), texts(files), Preference::Swap, &go_on)
    }

    fn publish_file_by_file(&self, files: &[(&str, &str)]) -> Result<Published, OutputError> {
        publish(&self.out(), texts(files), Preference::FileByFile, &go_on)
    }

    /// The same with files that were taken out of memory before.
    fn publish_kept(&self, files: &[(&str, &str)]) -> Result<Published, OutputError> {
        self.publish_from_depot(files, Preference::Swap)
    }

    fn publish_kept_file_by_file(&self, files: &[(&str, &str)]) -> Result<Published, OutputError> {
        self.publish_from_depot(files, Preference::FileByFile)
    }

    fn publish_from_depot(&self, files: &[(&str, &str)], preference: Preference) -> Result<Published, OutputError> {
        let depot = Depot::beside(&self.out());
        let files: Vec<_> = texts(files).into_iter().map(|file| depot.keep(file)).collect();
        output::publish(&depot, files, preference, &go_on)
    }

    /// What the output holds apart from the manifest: paths and texts; `@ target` for links, `/` for empty folders.
    fn found(&self) -> BTreeMap<String, String> {
        let mut found = contents(&self.out());
        found.remove("manifest.json").expect("there is always a manifest");
        found
    }

    fn manifest(&self) -> String {
        fs::read_to_string(self.out().join("manifest.json")).unwrap()
    }

    /// The names of everything beside the output.
    fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "dist")
            .collect();
        names.sort();
        names
    }
}

type Way = fn(&Room, &[(&str, &str)]) -> Result<Published, OutputError>;

/// Every way to publish a few files.
const WAYS: [Way; 4] = [Room::publish, Room::publish_file_by_file, Room::publish_kept, Room::publish_kept_file_by_file];

fn publish(
    out: &Path,
    files: Vec<OutputFile>,
    preference: Preference,
    onlooker: Onlooker<'_>,
) -> Result<Published, OutputError> {
    output::publish(&Depot::beside(out), files, preference, onlooker)
}

/// An onlooker that never wants to stop.
fn go_on(_: Moment) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn texts(files: &[(&str, &str)]) -> Vec<OutputFile> {
    files.iter().map(|(path, text)| file(path, Content::Bytes((*text).to_owned().into()))).collect()
}

fn file(path: &str, content: Content) -> OutputFile {
    let (path, sources) = (OutPath::new(path).unwrap(), Arc::from([Arc::from("a.md")]));
    OutputFile { path, kind: "page".to_owned(), sources, content, revision: None }
}

fn contents(root: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).into_iter().map(Result::unwrap);
    let shown = entries.filter_map(|entry| {
        let text = if entry.path_is_symlink() {
            format!("@ {}", fs::read_link(entry.path()).unwrap().display())
        } else if entry.file_type().is_dir() {
            if fs::read_dir(entry.path()).unwrap().next().is_some() {
                return None;
            }
            "/".to_owned()
        } else {
            fs::read_to_string(entry.path()).unwrap()
        };
        Some((entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned(), text))
    });
    shown.collect()
}

fn tree(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn names(paths: &[OutPath]) -> Vec<&str> {
    paths.iter().map(OutPath::as_str).collect()
}

/// What tells whether a file was written again.
#[cfg(unix)]
fn identity(path: &Path) -> (u64, std::time::SystemTime) {
    use std::os::unix::fs::MetadataExt;
    let meta = fs::symlink_metadata(path).unwrap();
    (meta.ino(), meta.modified().unwrap())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> (u64, std::time::SystemTime) {
    (0, fs::symlink_metadata(path).unwrap().modified().unwrap())
}

#[test]
fn a_first_build_makes_the_folder_and_leaves_nothing_beside_it() {
    let room = Room::new();
    let published = room.publish(&[("b/index.html", "b"), ("a.txt", "aa")]).unwrap();
    assert_eq!(room.found(), tree(&[("a.txt", "aa"), ("b/index.html", "b")]));
    assert_eq!((published.made, published.bytes, published.unchanged), (2, 3, 0));
    assert_eq!(names(&published.added), ["a.txt", "b/index.html"]);
    assert_eq!(published.how, Placement::Swapped);
    assert_eq!(room.beside(), Vec::<String>::new());
}

#[test]
fn folders_above_the_output_are_made() {
    let room = Room::new();
    publish(&room.dir.path().join("x/y/dist"), texts(&[("a", "a")]), Preference::Swap, &go_on).unwrap();
    assert!(room.dir.path().join("x/y/dist/a").is_file());
}

#[test]
fn a_build_reports_what_changed_and_what_was_removed() {
    for publish in WAYS {
        let room = Room::new();
        room.publish(&[("same", "1"), ("old/gone.html", "2"), ("other", "3")]).unwrap();
        let published = publish(&room, &[("same", "1"), ("other", "4"), ("new/page.html", "5")]).unwrap();
        assert_eq!(names(&published.added), ["new/page.html"]);
        assert_eq!(names(&published.changed), ["other"]);
        assert_eq!(names(&published.removed), ["old/gone.html"]);
        assert_eq!(published.unchanged, 1);
        assert_eq!(room.found(), tree(&[("new/page.html", "5"), ("other", "4"), ("same", "1")]));
        assert_eq!(room.beside(), Vec::<String>::new());
    }
}

#[test]
fn unchanged_files_keep_their_inode_and_time_stamp() {
    for publish in WAYS {
        let room = Room::new();
        room.publish(&[("a/same", "1"), ("other", "2")]).unwrap();
        let before = identity(&room.out().join("a/same"));
        publish(&room, &[("a/same", "1"), ("other", "3")]).unwrap();
        assert_eq!(identity(&room.out().join("a/same")), before);
        publish(&room, &[("a/same", "4"), ("other", "3")]).unwrap();
        assert_ne!(identity(&room.out().join("a/same")), before);
    }
}

#[test]
fn a_build_with_nothing_to_do_leaves_the_disk_alone() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    let before = (identity(&room.out()), identity(&room.out().join("manifest.json")));
    let published = room.publish(&[("a", "1")]).unwrap();
    assert_eq!(published.how, Placement::Untouched);
    assert_eq!((identity(&room.out()), identity(&room.out().join("manifest.json"))), before);
}

#[test]
fn a_file_edited_or_deleted_by_hand_is_made_again() {
    for publish in WAYS {
        let room = Room::new();
        room.publish(&[("a", "one"), ("b", "two"), ("c", "three")]).unwrap();
        fs::write(room.out().join("a"), "eno").unwrap();
        fs::remove_file(room.out().join("b")).unwrap();
        let published = publish(&room, &[("a", "one"), ("b", "two"), ("c", "three")]).unwrap();
        assert_eq!((names(&published.changed), names(&published.added)), (vec!["a"], vec!["b"]));
        assert_eq!(room.found(), tree(&[("a", "one"), ("b", "two"), ("c", "three")]));
    }
}

#[test]
fn a_file_may_become_a_folder_and_the_other_way_round() {
    for publish in WAYS {
        let room = Room::new();
        room.publish(&[("a", "1"), ("b/c", "2"), ("b/d/e", "3")]).unwrap();
        publish(&room, &[("a/x", "4"), ("b", "5")]).unwrap();
        assert_eq!(room.found(), tree(&[("a/x", "4"), ("b", "5")]));
    }
}

#[test]
fn the_manifest_lists_every_file_and_nothing_about_the_machine() {
    let room = Room::new();
    room.publish(&[("b", "2"), ("a", "1")]).unwrap();
    let expected = r#"{
  "generator": "uptake",
  "manifest": 2,
  "sources": [
    "a.md"
  ],
  "files": [
    {"path":"a","kind":"page","bytes":1,"hash":"HASH","sources":[0]},
    {"path":"b","#;
    let hash = blake3::hash(b"1").to_hex().to_string();
    assert!(room.manifest().starts_with(&expected.replace("HASH", &hash)), "{}", room.manifest());
}

#[test]
fn the_same_files_give_the_same_bytes_in_whatever_order() {
    let (one, other) = (Room::new(), Room::new());
    one.publish(&[("a", "1"), ("b/c", "2"), ("d", "3")]).unwrap();
    other.publish(&[("x", "0"), ("a", "9")]).unwrap();
    other.publish_file_by_file(&[("d", "3"), ("b/c", "2"), ("a", "1")]).unwrap();
    assert_eq!(contents(&one.out()), contents(&other.out()));
}

#[test]
fn content_files_are_copied_and_compared() {
    let room = Room::new();
    let source = room.dir.path().join("video");
    fs::write(&source, "x".repeat(200_000)).unwrap();
    let publish = || {
        publish(&room.out(), vec![file("v/video", Content::File(source.clone()))], Preference::Swap, &go_on).unwrap()
    };
    assert_eq!(names(&publish().added), ["v/video"]);
    assert_eq!(publish().unchanged, 1);
    fs::write(&source, "y".repeat(200_000)).unwrap();
    assert_eq!(names(&publish().changed), ["v/video"]);
    assert_eq!(room.found(), tree(&[("v/video", &"y".repeat(200_000))]));
}

#[test]
fn an_onlooker_hears_of_each_file() {
    use Moment::{Compared, Complete, Staged};
    let all_again = [Compared, Compared, Compared, Staged, Staged, Staged, Complete];
    let only_drafts = [Compared, Compared, Compared, Staged, Staged];
    for (preference, expected) in [(Preference::Swap, &all_again[..]), (Preference::FileByFile, &only_drafts)] {
        let room = Room::new();
        room.publish(&[("a", "1"), ("b", "2")]).unwrap();
        let heard = Mutex::new(Vec::new());
        let onlooker = |moment| {
            heard.lock().unwrap().push(moment);
            go_on(moment)
        };
        publish(&room.out(), texts(&[("a", "1"), ("b", "3"), ("c", "4")]), preference, &onlooker).unwrap();
        assert_eq!(heard.into_inner().unwrap(), expected);
    }
}

/// Whoever wants to stop does so at any moment, and nothing has happened.
#[test]
fn an_onlooker_who_wants_to_stop_leaves_everything_as_it_was() {
    for last in [Moment::Compared, Moment::Staged, Moment::Complete] {
        let room = Room::new();
        room.publish(&[("a", "1"), ("b/c", "2")]).unwrap();
        let before = (room.found(), room.manifest());
        let onlooker = |moment| if moment == last { ControlFlow::Break(()) } else { go_on(moment) };
        let refused = publish(&room.out(), texts(&[("a", "1"), ("x/y", "3")]), Preference::Swap, &onlooker);
        assert!(matches!(refused, Err(OutputError::Interrupted)), "{last:?}: {refused:?}");
        assert_eq!((room.found(), room.manifest()), before, "{last:?}");
        assert_eq!(room.beside(), Vec::<String>::new(), "{last:?}");
    }
}

/// File by file there is no way back once the first file is written: the build goes on to its end.
#[test]
fn an_onlooker_who_wants_to_stop_while_files_are_replaced_comes_too_late() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    let onlooker = |moment| if moment == Moment::Compared { go_on(moment) } else { ControlFlow::Break(()) };
    publish(&room.out(), texts(&[("a", "2"), ("b", "2")]), Preference::FileByFile, &onlooker).unwrap();
    assert_eq!(room.found(), tree(&[("a", "2"), ("b", "2")]));
}
