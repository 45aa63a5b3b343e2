//! Where the folder cannot be exchanged, the files are replaced one by one, and the summary says why.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::*;

#[test]
fn an_interrupted_build_is_repaired_by_the_next() {
    let room = Room::new();
    room.publish(&[("a", "1"), ("b/c", "1"), ("old/d", "1")]).unwrap();
    fs::write(room.out().join("guest"), "guest").unwrap();
    let interrupt = |moment| match moment {
        Moment::Compared => go_on(moment),
        Moment::Staged | Moment::Complete => panic!("interrupted"),
    };
    let files = texts(&[("a", "2"), ("b/c", "2"), ("new/e", "2")]);
    let result = catch_unwind(AssertUnwindSafe(|| publish(&room.out(), files, Preference::FileByFile, &interrupt)));
    assert!(result.is_err());
    let drafts = contents(&room.out()).keys().filter(|path| path.contains(".uptake-")).count();
    assert!(drafts > 0, "the interruption came too late to test anything");
    // Other files than either build had, so that nothing but the manifest can know what to remove.
    for publish in WAYS {
        let published = publish(&room, &[("z", "3")]).unwrap();
        assert_eq!(room.found(), tree(&[("guest", "guest"), ("z", "3")]));
        assert_eq!(published.kept_foreign, ["guest"]);
    }
}

#[test]
fn an_interruption_before_the_first_manifest_is_no_obstacle() {
    let room = Room::new();
    fs::create_dir(room.out()).unwrap();
    fs::write(room.out().join(".uptake-manifest"), "{").unwrap();
    room.publish_file_by_file(&[("a", "1")]).unwrap();
    assert_eq!(room.found(), tree(&[("a", "1")]));
}

#[cfg(target_os = "linux")]
mod linux {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::*;

    struct Mount(PathBuf);

    impl Mount {
        /// Nothing if we may not mount.
        fn bind(from: &Path, at: &Path) -> Option<Self> {
            let mounted = Command::new("mount").arg("--bind").args([from, at]).output();
            mounted.is_ok_and(|output| output.status.success()).then(|| Self(at.to_owned()))
        }
    }

    impl Mount {
        /// A disk of its own in memory; nothing if we may not mount.
        fn disk(at: &Path, size: &str) -> Option<Self> {
            let options = format!("size={size}");
            let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(at).output();
            mounted.is_ok_and(|output| output.status.success()).then(|| Self(at.to_owned()))
        }
    }

    impl Drop for Mount {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }

    #[test]
    fn a_mounted_output_is_replaced_file_by_file() {
        let room = Room::new();
        let disk = room.dir.path().join("disk");
        fs::create_dir(&disk).unwrap();
        fs::create_dir(room.out()).unwrap();
        let Some(_mount) = Mount::bind(&disk, &room.out()) else { return eprintln!("skipped: may not mount") };
        for text in ["1", "2"] {
            let published = room.publish(&[("a/b", text)]).unwrap();
            let Placement::FileByFile { why } = published.how else { panic!("{published:?}") };
            assert!(why.contains("mount point"), "{why}");
            assert_eq!(room.found(), tree(&[("a/b", text)]));
        }
        assert_eq!(room.beside(), ["disk"]);
    }

    #[test]
    fn a_full_disk_leaves_everything_as_it_was_and_is_told() {
        let room = Room::new();
        let Some(_mount) = Mount::disk(room.dir.path(), "256k") else { return eprintln!("skipped: may not mount") };
        room.publish(&[("a", "1"), ("b", "1")]).unwrap();
        let (before, large) = (room.found(), "x".repeat(200_000));
        for publish in WAYS {
            let error = publish(&room, &[("a", "2"), ("b", &large), ("c", &large)]).unwrap_err().to_string();
            assert!(error.contains("the disk is full. Free some space"), "{error}");
            assert_eq!(room.found(), before);
            assert_eq!(room.beside(), Vec::<String>::new());
        }
        room.publish(&[("a", "2")]).unwrap();
        assert_eq!(room.found(), tree(&[("a", "2")]));
    }

    #[test]
    fn so_is_one_with_a_mount_in_it() {
        let room = Room::new();
        room.publish(&[("site/a", "1"), ("b", "1")]).unwrap();
        let disk = room.dir.path().join("disk");
        fs::create_dir(&disk).unwrap();
        fs::write(disk.join("a"), "1").unwrap();
        let Some(_mount) = Mount::bind(&disk, &room.out().join("site")) else {
            return eprintln!("skipped: may not mount");
        };
        let published = room.publish(&[("site/a", "2"), ("b", "2")]).unwrap();
        assert!(matches!(published.how, Placement::FileByFile { .. }), "{published:?}");
        assert_eq!(fs::read_to_string(disk.join("a")).unwrap(), "2");
        assert_eq!(room.beside(), ["disk"]);
    }

    /// Not a test of its own: run by the next one as another user, as root may write everywhere.
    #[test]
    #[ignore = "run by another test in a process of its own"]
    fn child_publishes_without_the_folder_around() {
        let Some(out) = std::env::var_os("UPTAKE_TEST_OUT") else { return };
        for text in ["1", "2"] {
            let published = publish(Path::new(&out), texts(&[("a/b", text)]), Preference::Swap, &go_on).unwrap();
            let Placement::FileByFile { why } = &published.how else { panic!("{published:?}") };
            assert!(why.contains("no permission"), "{why}");
        }
        let mut left: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a", "manifest.json"]);
    }

    #[test]
    fn a_folder_around_it_that_may_not_be_written_is_no_obstacle() {
        const NOBODY: u32 = 65534;
        let room = Room::new();
        fs::create_dir(room.out()).unwrap();
        fs::set_permissions(room.dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        let name = "output::placement::linux::child_publishes_without_the_folder_around";
        child.args(["--exact", name, "--ignored", "--nocapture"]).env("UPTAKE_TEST_OUT", room.out());
        if std::os::unix::fs::chown(room.out(), Some(NOBODY), Some(NOBODY)).is_ok() {
            child.uid(NOBODY).gid(NOBODY);
        }
        let output = child.current_dir("/").output();
        fs::set_permissions(room.dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(room.found(), tree(&[("a/b", "2")]));
    }
}
