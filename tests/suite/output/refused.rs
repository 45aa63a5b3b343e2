//! What a build refuses to do. Each time nothing has been written.

use super::*;

/// Publishes, expects an error, and makes sure that nothing in the folder around has changed.
fn refusal(room: &Room, files: &[(&str, &str)]) -> String {
    let before = contents(room.dir.path());
    let mut messages = Vec::new();
    for publish in WAYS {
        messages.push(publish(room, files).unwrap_err().to_string());
        assert_eq!(contents(room.dir.path()), before);
    }
    assert_eq!(messages[0], messages[1]);
    messages.remove(0)
}

#[test]
fn a_folder_that_we_did_not_make_is_never_touched() {
    let room = Room::new();
    fs::create_dir(room.out()).unwrap();
    fs::write(room.out().join("thesis.doc"), "years of work").unwrap();
    let message = refusal(&room, &[("index.html", "x")]);
    assert!(message.contains("dist") && message.contains("--out"), "{message}");
}

#[test]
fn an_empty_folder_is_fine() {
    for publish in WAYS {
        let room = Room::new();
        fs::create_dir(room.out()).unwrap();
        publish(&room, &[("a", "1")]).unwrap();
        assert_eq!(room.found(), tree(&[("a", "1")]));
    }
}

#[test]
fn a_manifest_of_someone_else_or_a_damaged_one_is_no_licence() {
    for manifest in
        ["", "{", r#"{"name": "A web app"}"#, r#"{"generator":"uptake","manifest":1,"files":[{"path":"../x"}]}"#]
    {
        let room = Room::new();
        room.publish(&[("a", "1")]).unwrap();
        fs::write(room.out().join("manifest.json"), manifest).unwrap();
        let message = refusal(&room, &[("b", "2")]);
        assert!(message.contains("manifest.json") && message.contains("--out"), "{message}");
    }
}

#[test]
fn a_file_is_not_a_folder() {
    let room = Room::new();
    fs::write(room.out(), "a file").unwrap();
    assert!(refusal(&room, &[("a", "1")]).contains("is not a folder"));
}

#[test]
fn a_foreign_file_or_folder_in_the_way_is_named() {
    for (foreign, wanted) in
        [("x.html", "x.html"), ("x/notes", "x"), ("x", "x/index.html"), ("b/x/n", "b/x"), ("b/n", "b")]
    {
        let room = Room::new();
        room.publish(&[("a", "1"), ("b/c", "2")]).unwrap();
        let path = room.out().join(foreign);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "foreign").unwrap();
        let message = refusal(&room, &[("a", "other"), (wanted, "3")]);
        assert!(message.contains("Move or rename it"), "{message}");
    }
}

#[test]
fn a_folder_in_place_of_a_file_of_ours_is_foreign() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    fs::remove_file(room.out().join("a")).unwrap();
    fs::create_dir(room.out().join("a")).unwrap();
    fs::write(room.out().join("a/mine"), "x").unwrap();
    refusal(&room, &[("a", "1")]);
}

#[test]
fn two_files_in_one_place_are_refused() {
    let room = Room::new();
    assert!(refusal(&room, &[("About.html", "1"), ("about.html", "2")]).contains("About.html"));
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let room = Room::new();
    for preference in [Preference::Swap, Preference::FileByFile] {
        let second = |moment| {
            let error = room.publish(&[("b", "2")]).unwrap_err();
            assert!(matches!(error, OutputError::Busy { .. }), "{error}");
            go_on(moment)
        };
        let text = format!("{preference:?}");
        publish(&room.out(), texts(&[("a", &text)]), preference, &second).unwrap();
        assert_eq!(room.found(), tree(&[("a", &text)]));
    }
}

#[test]
fn a_source_that_cannot_be_read_leaves_the_old_output() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    for preference in [Preference::Swap, Preference::FileByFile] {
        let files = vec![file("b", Content::File(room.dir.path().join("missing")))];
        let message = publish(&room.out(), files, preference, &go_on).unwrap_err().to_string();
        assert!(message.contains("missing"), "{message}");
        assert_eq!(room.found(), tree(&[("a", "1")]));
    }
}

#[test]
fn a_source_that_changes_while_it_is_copied_is_noticed() {
    let room = Room::new();
    room.publish(&[("a", "1")]).unwrap();
    let sources: Vec<_> = (0..100).map(|n| room.dir.path().join(n.to_string())).collect();
    let write_all = |text: &str| sources.iter().for_each(|source| fs::write(source, text).unwrap());
    for preference in [Preference::Swap, Preference::FileByFile] {
        write_all("one");
        let files = sources.iter().enumerate().map(|(n, source)| file(&format!("b{n}"), Content::File(source.clone())));
        // All have been compared and most have not been copied when the first one is staged.
        let edit = std::sync::Once::new();
        let onlooker = |moment| {
            if moment == Moment::Staged {
                edit.call_once(|| write_all("two"));
            }
            go_on(moment)
        };
        let error = publish(&room.out(), files.collect(), preference, &onlooker).unwrap_err();
        assert!(matches!(error, OutputError::SourceChanged { .. }), "{error}");
        assert_eq!(room.found(), tree(&[("a", "1")]));
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_folder_elsewhere_is_not_written_through() {
        let room = Room::new();
        room.publish(&[("courses/index.html", "1"), ("a", "1")]).unwrap();
        let outside = room.dir.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::remove_dir_all(room.out().join("courses")).unwrap();
        symlink(&outside, room.out().join("courses")).unwrap();
        let message = refusal(&room, &[("courses/index.html", "2"), ("a", "2")]);
        assert!(message.contains("courses"), "{message}");
        // And what is no longer made is not removed through it.
        fs::write(outside.join("index.html"), "mine").unwrap();
        for publish in WAYS {
            publish(&room, &[("a", "3")]).unwrap();
            assert_eq!(fs::read_to_string(outside.join("index.html")).unwrap(), "mine");
        }
    }

    #[test]
    fn a_link_in_place_of_a_file_is_replaced_and_its_target_left_alone() {
        for publish in WAYS {
            let room = Room::new();
            room.publish(&[("a", "1")]).unwrap();
            let outside = room.dir.path().join("outside");
            fs::write(&outside, "1").unwrap();
            fs::remove_file(room.out().join("a")).unwrap();
            symlink(&outside, room.out().join("a")).unwrap();
            assert_eq!(names(&publish(&room, &[("a", "1")]).unwrap().changed), ["a"]);
            assert_eq!(room.found(), tree(&[("a", "1")]));
            assert_eq!(fs::read_to_string(&outside).unwrap(), "1");
        }
    }

    #[test]
    fn an_output_that_is_a_link_is_followed_and_stays_one() {
        let room = Room::new();
        fs::create_dir(room.dir.path().join("real")).unwrap();
        symlink("real", room.out()).unwrap();
        for text in ["1", "2"] {
            let published = room.publish(&[("a", text)]).unwrap();
            assert!(published.folder.ends_with("real"));
            assert_eq!(fs::read_link(room.out()).unwrap(), Path::new("real"));
            assert_eq!(fs::read_to_string(room.dir.path().join("real/a")).unwrap(), text);
        }
    }

    #[test]
    fn a_dangling_link_is_refused() {
        let room = Room::new();
        symlink("nowhere", room.out()).unwrap();
        assert!(room.publish(&[("a", "1")]).unwrap_err().to_string().contains("dist"));
        assert!(!room.dir.path().join("nowhere").exists());
    }
}
