//! Clears away what a killed build left beside the output. The lock is held, so that no such build can be alive.

use std::fs;
use std::path::{Path, PathBuf};

use super::retire::{When, retire};
use super::swap::{Journal, remove_wrapper};
use super::target::Target;
use super::wrapper::TREE;
use super::{OutputError, disk};

/// Returns what has to stay, since somebody's files are in it.
pub fn clear(target: &Target) -> Result<Vec<PathBuf>, OutputError> {
    // Where the folder around cannot be listed, no stage can have been made in it either.
    let Ok(entries) = fs::read_dir(&target.parent) else { return Ok(Vec::new()) };
    let is_stage = |entry: &fs::DirEntry| {
        target.is_stage_name(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    let wrappers = entries.flatten().filter(is_stage).map(|entry| entry.path());
    let mut kept = Vec::new();
    for wrapper in wrappers {
        if !clear_one(&wrapper, &target.dir)? {
            kept.push(wrapper);
        }
    }
    kept.sort();
    Ok(kept)
}

fn clear_one(wrapper: &Path, out: &Path) -> Result<bool, OutputError> {
    let tree = wrapper.join(TREE);
    let Some(meta) = disk::look(&tree).map_err(OutputError::io("look at", &tree))? else {
        return Ok(remove_wrapper(wrapper).is_ok());
    };
    match Journal::read(wrapper) {
        Some(journal) if journal.stage != disk::inode(&meta) => {
            let is_retired = retire(wrapper, out, &journal.stand_ins, When::AfterAKill);
            Ok(is_retired && remove_wrapper(wrapper).is_ok())
        }
        // Unreadable: what is in there cannot be known.
        None if Journal::is_in(wrapper) => Ok(false),
        // Nothing was exchanged: it holds new files that nobody has seen, and second links to others.
        _ => {
            fs::remove_dir_all(wrapper).map_err(OutputError::io("remove", wrapper))?;
            Ok(true)
        }
    }
}

/// Here the kill is played: an exchange that nobody clears up after, then whatever may have happened since.
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::ops::ControlFlow;

    use tempfile::TempDir;

    use super::super::existing::Existing;
    use super::super::plan::{Plan, arrange};
    use super::super::retire::When;
    use super::super::stage::Stage;
    use super::super::studio::Studio;
    use super::super::wrapper::Wrapper;
    use super::super::{Content, Depot, Moment, OutputFile, Placement, Preference, Published, publish, swap};
    use super::*;
    use crate::site_map::OutPath;

    fn files(version: &str) -> Vec<OutputFile> {
        let file = |path: &str| OutputFile {
            path: OutPath::new(path).unwrap(),
            kind: "page".to_owned(),
            sources: crate::site_map::SourceFiles::default(),
            content: Content::Bytes(version.to_owned().into()),
            revision: None,
        };
        vec![file("index.html"), file("site/page.html"), file(&format!("{version}/page.html"))]
    }

    fn go_on(_: Moment) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn publish_version(out: &Path, version: &str) -> Published {
        publish(&Depot::beside(out), files(version), Preference::Swap, &go_on).unwrap()
    }

    /// An output with guests, exchanged for its second version and not cleared up.
    struct Killed {
        room: TempDir,
        out: PathBuf,
        wrapper: PathBuf,
        journal: Journal,
    }

    impl Killed {
        fn new() -> Self {
            let room = tempfile::tempdir().unwrap();
            let out = room.path().join("dist");
            publish_version(&out, "one");
            fs::create_dir(out.join(".git")).unwrap();
            for guest in [".git/HEAD", ".git/index", "CNAME", "site/notes"] {
                fs::write(out.join(guest), guest).unwrap();
            }
            let target = Target::resolve(&out).unwrap();
            let new = arrange(files("two")).unwrap();
            let existing = Existing::read(&target, &new).unwrap();
            let plan = Plan::draw(&target, new, Vec::new(), existing, &Studio::beside(&target), &go_on).unwrap();
            let stage = Stage::build(Wrapper::beside(&target).unwrap(), &target, &plan, &go_on).ok().unwrap();
            let (wrapper, journal) = swap::exchange(stage, &target).ok().unwrap();
            Self { room, out, wrapper, journal }
        }

        fn text(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.out.join(path)).ok()
        }

        /// The next build, after which nothing may be left beside the output.
        fn build(&self) {
            let published = publish_version(&self.out, "two");
            assert_eq!((published.how, published.left_aside), (Placement::Untouched, Vec::new()));
            assert_eq!(fs::read_dir(self.room.path()).unwrap().count(), 1);
            assert_eq!(self.text("two/page.html").as_deref(), Some("two"));
            assert_eq!(self.text("one/page.html"), None);
        }

        fn assert_guests(&self, guests: &[&str]) {
            guests.iter().for_each(|guest| assert_eq!(self.text(guest).as_deref(), Some(*guest)));
        }
    }

    const GUESTS: &[&str] = &[".git/HEAD", ".git/index", "CNAME", "site/notes"];

    #[test]
    fn a_build_killed_right_after_the_exchange_is_cleared_up() {
        let killed = Killed::new();
        killed.assert_guests(GUESTS);
        killed.build();
        killed.assert_guests(GUESTS);
    }

    #[test]
    fn a_build_killed_while_it_writes_its_journal_is_cleared_up() {
        let killed = Killed::new();
        let wrapper = Wrapper::beside(&Target::resolve(&killed.out).unwrap()).unwrap();
        killed.journal.draft(wrapper.path()).unwrap();
        for entry in fs::read_dir(wrapper.path()).unwrap().flatten().filter(|entry| entry.path().is_file()) {
            let half = entry.metadata().unwrap().len() / 2;
            fs::OpenOptions::new().write(true).open(entry.path()).unwrap().set_len(half).unwrap();
        }
        wrapper.give_up();
        killed.build();
        killed.assert_guests(GUESTS);
    }

    #[test]
    fn what_is_settled_already_is_not_taken_for_removed() {
        let killed = Killed::new();
        fs::remove_dir_all(killed.wrapper.join("tree/.git")).unwrap();
        fs::remove_file(killed.wrapper.join("tree/CNAME")).unwrap();
        killed.build();
        killed.assert_guests(GUESTS);
    }

    #[test]
    fn half_a_bin_is_emptied() {
        let killed = Killed::new();
        fs::create_dir(killed.wrapper.join("bin")).unwrap();
        fs::rename(killed.wrapper.join("tree/.git"), killed.wrapper.join("bin/entry")).unwrap();
        fs::remove_file(killed.wrapper.join("bin/entry/HEAD")).unwrap();
        killed.build();
        killed.assert_guests(GUESTS);
    }

    #[test]
    fn a_build_killed_while_it_removes_our_files_is_cleared_up() {
        let killed = Killed::new();
        assert!(retire(&killed.wrapper, &killed.out, &killed.journal.stand_ins, When::Now));
        // All but the manifest is gone, then all but the folder, then the folder.
        for left in [Some("manifest.json"), Some("."), None] {
            if let Some(left) = left {
                fs::create_dir(killed.wrapper.join("tree")).unwrap();
                if left != "." {
                    fs::copy(killed.out.join(left), killed.wrapper.join("tree").join(left)).unwrap();
                }
            }
            killed.build();
            killed.assert_guests(GUESTS);
            fs::create_dir(&killed.wrapper).unwrap();
            fs::write(killed.wrapper.join("journal.json"), serde_json::to_vec(&killed.journal).unwrap()).unwrap();
        }
    }

    #[test]
    fn work_done_since_in_the_new_output_wins() {
        let killed = Killed::new();
        fs::write(killed.out.join(".git/commit"), "since").unwrap();
        fs::remove_file(killed.out.join(".git/index")).unwrap();
        fs::remove_file(killed.out.join("CNAME")).unwrap();
        killed.build();
        assert_eq!(killed.text(".git/commit").as_deref(), Some("since"));
        assert_eq!((killed.text(".git/index"), killed.text("CNAME")), (None, None));
        killed.assert_guests(&[".git/HEAD", "site/notes"]);
    }

    #[test]
    fn work_done_in_the_old_output_before_the_exchange_wins() {
        let killed = Killed::new();
        fs::write(killed.wrapper.join("tree/.git/commit"), "before").unwrap();
        fs::write(killed.wrapper.join("tree/site/late"), "before").unwrap();
        killed.build();
        assert_eq!(killed.text(".git/commit").as_deref(), Some("before"));
        assert_eq!(killed.text("site/late").as_deref(), Some("before"));
        killed.assert_guests(GUESTS);
    }

    #[test]
    fn work_done_in_both_is_kept_in_both() {
        let killed = Killed::new();
        fs::write(killed.wrapper.join("tree/.git/commit"), "before").unwrap();
        fs::write(killed.out.join(".git/commit"), "since").unwrap();
        assert_eq!(publish_version(&killed.out, "two").left_aside, std::slice::from_ref(&killed.wrapper));
        assert_eq!(killed.text(".git/commit").as_deref(), Some("since"));
        assert_eq!(fs::read_to_string(killed.wrapper.join("tree/.git/commit")).unwrap(), "before");
    }

    #[test]
    fn a_folder_that_only_looks_like_ours_is_left_alone() {
        let killed = Killed::new();
        let other = killed.room.path().join(".dist.uptake-notes");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("mine"), "x").unwrap();
        publish_version(&killed.out, "two");
        assert!(other.join("mine").exists());
    }
}
