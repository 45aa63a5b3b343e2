//! Foreign files in our folder are never touched, whatever their owners do meanwhile.

use std::sync::Once;

use super::*;

const FIRST: &[(&str, &str)] = &[("index.html", "1"), ("site/a.html", "1"), ("courses/x/index.html", "1")];
const SECOND: &[(&str, &str)] = &[("index.html", "2"), ("site/a.html", "1")];

/// An output with foreign files of every sort, among ours and in folders of their own.
fn room_with_guests() -> Room {
    let room = Room::new();
    room.publish(FIRST).unwrap();
    let out = room.out();
    for folder in [".git/objects/ab", "site/empty", "site/.well-known"] {
        fs::create_dir_all(out.join(folder)).unwrap();
    }
    for path in ["CNAME", ".git/index", ".git/objects/ab/cdef", "site/.well-known/x", "courses/x/notes.txt"] {
        fs::write(out.join(path), path).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere/at/all", out.join("site/link")).unwrap();
    room
}

fn guests(room: &Room) -> BTreeMap<String, String> {
    let mut found = room.found();
    found.retain(|path, _| FIRST.iter().all(|(ours, _)| path != ours));
    found
}

#[test]
fn they_stay_as_they_are_and_are_reported() {
    for publish in WAYS {
        let room = room_with_guests();
        let before = guests(&room);
        let inodes = [".git", ".git/index", "CNAME", "site/empty", "courses/x/notes.txt"]
            .map(|path| (path, identity(&room.out().join(path))));
        let published = publish(&room, SECOND).unwrap();
        assert_eq!(guests(&room), before);
        for (path, identity_before) in inodes {
            assert_eq!(identity(&room.out().join(path)), identity_before, "{path}");
        }
        let expected = [".git/", "CNAME", "courses/x/notes.txt", "site/.well-known/", "site/empty/", "site/link"];
        let kept = &published.kept_foreign;
        assert!(kept.iter().all(|name| expected.contains(&name.as_str())), "{kept:?}");
        assert!(kept.len() >= 5, "{kept:?}");
        assert_eq!(names(&published.removed), ["courses/x/index.html"]);
        assert_eq!(room.beside(), Vec::<String>::new());
        // Once more: the folder that was ours is theirs now.
        assert!(publish(&room, &[("index.html", "3")]).unwrap().kept_foreign.contains(&"courses/".to_owned()));
        assert_eq!(guests(&room), before);
    }
}

#[test]
fn a_page_may_move_in_with_them() {
    for publish in WAYS {
        let room = room_with_guests();
        let published = publish(&room, &[("site/.well-known/page.html", "new")]).unwrap();
        assert_eq!(published.left_aside, Vec::<PathBuf>::new());
        assert!(published.kept_foreign.contains(&"site/.well-known/x".to_owned()), "{published:?}");
        assert_eq!(room.found()["site/.well-known/x"], "site/.well-known/x");
        assert_eq!(room.found()["site/.well-known/page.html"], "new");
    }
}

#[cfg(unix)]
#[test]
fn folders_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let room = room_with_guests();
    let folders = ["", "site", ".git", "site/empty"];
    let mode = |folder: &str| fs::metadata(room.out().join(folder)).unwrap().permissions().mode() & 0o7777;
    for (folder, mode) in folders.iter().zip([0o750, 0o2755, 0o700, 0o511]) {
        fs::set_permissions(room.out().join(folder), fs::Permissions::from_mode(mode)).unwrap();
    }
    let before = folders.map(mode);
    assert_eq!(room.publish(SECOND).unwrap().how, Placement::Swapped);
    assert_eq!(folders.map(mode), before);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_is_kept() {
    use std::os::unix::ffi::OsStrExt;
    let room = room_with_guests();
    let path = room.out().join(std::ffi::OsStr::from_bytes(b"site/\xff"));
    fs::write(&path, "x").unwrap();
    room.publish(SECOND).unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), "x");
}

/// Runs `work` when the stand-ins for the foreign files have been made and the new output is not in place yet.
fn publish_during(room: &Room, work: impl Fn() + Sync) -> Published {
    let once = Once::new();
    let onlooker = |moment| {
        if moment == Moment::Staged {
            once.call_once(&work);
        }
        go_on(moment)
    };
    let published = publish(&room.out(), texts(SECOND), Preference::Swap, &onlooker).unwrap();
    assert!(once.is_completed());
    published
}

#[test]
fn what_their_owners_do_during_the_build_is_kept() {
    let room = room_with_guests();
    let out = room.out();
    fs::write(out.join(".git/index.lock"), "held").unwrap();
    let published = publish_during(&room, || {
        // As git does it: write beside, rename over, create objects, let go of the lock.
        fs::write(out.join(".git/index.new"), "newer").unwrap();
        fs::rename(out.join(".git/index.new"), out.join(".git/index")).unwrap();
        fs::remove_file(out.join(".git/index.lock")).unwrap();
        fs::create_dir(out.join(".git/objects/99")).unwrap();
        fs::write(out.join(".git/objects/99/new"), "object").unwrap();
        // A file replaced, one in place, one removed, new ones in our folders and beside them.
        fs::write(out.join("CNAME.new"), "other.example").unwrap();
        fs::rename(out.join("CNAME.new"), out.join("CNAME")).unwrap();
        fs::write(out.join("site/.well-known/x"), "in place").unwrap();
        fs::remove_file(out.join("courses/x/notes.txt")).unwrap();
        fs::write(out.join("site/late.txt"), "late").unwrap();
        fs::create_dir(out.join("uploads")).unwrap();
        fs::write(out.join("uploads/late"), "late").unwrap();
    });
    let found = room.found();
    let text = |path: &str| found.get(path).map(String::as_str);
    assert_eq!(text(".git/index"), Some("newer"));
    assert_eq!(text(".git/index.lock"), None);
    assert_eq!(text(".git/objects/99/new"), Some("object"));
    assert_eq!(text(".git/objects/ab/cdef"), Some(".git/objects/ab/cdef"));
    assert_eq!(text("CNAME"), Some("other.example"));
    assert_eq!(text("site/.well-known/x"), Some("in place"));
    assert_eq!(text("courses/x/notes.txt"), None);
    assert_eq!(text("site/late.txt"), Some("late"));
    assert_eq!(text("uploads/late"), Some("late"));
    assert_eq!(text("index.html"), Some("2"));
    assert_eq!(published.left_aside, Vec::<PathBuf>::new());
    assert_eq!(room.beside(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_placed_is_left_aside_and_named() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    let files = texts(&[("a", "1"), ("b", "2")]);
    let late = room.out().join("b");
    let once = Once::new();
    let onlooker = |moment| {
        if moment == Moment::Staged {
            once.call_once(|| fs::write(&late, "foreign").unwrap());
        }
        go_on(moment)
    };
    let published = publish(&room.out(), files, Preference::Swap, &onlooker).unwrap();
    assert_eq!(room.found(), tree(&[("a", "1"), ("b", "2")]));
    let [aside] = published.left_aside.as_slice() else { panic!("{published:?}") };
    assert_eq!(fs::read_to_string(aside.join("tree/b")).unwrap(), "foreign");
    // It is named again until someone has dealt with it.
    assert_eq!(room.publish(&[("a", "1"), ("b", "2")]).unwrap().left_aside, published.left_aside);
    fs::remove_file(aside.join("tree/b")).unwrap();
    assert_eq!(room.publish(&[("a", "1"), ("b", "2")]).unwrap().left_aside, Vec::<PathBuf>::new());
    assert_eq!(room.beside(), Vec::<String>::new());
}
