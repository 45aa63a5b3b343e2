//! Whatever kills a build, the output is one whole version: a child process publishes two versions in turn and
//! is killed at random moments.
#![cfg(target_os = "linux")]

use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use super::*;

const FILES: usize = 60;

/// Some files are in both versions, some differ, some are in one only.
fn version(letter: &str) -> Vec<(String, String)> {
    let both = (0..FILES).map(|n| (format!("both/{n}/index.html"), format!("{letter}{n}")));
    let same = (0..FILES).map(|n| (format!("same/{n}.css"), "same".to_owned()));
    let one = (0..FILES).map(|n| (format!("{letter}/{n}/index.html"), "only here".to_owned()));
    both.chain(same).chain(one).collect()
}

fn publish_version(out: &Path, letter: &str, preference: Preference) -> Result<Published, OutputError> {
    let version = version(letter);
    let files: Vec<(&str, &str)> = version.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    publish(out, texts(&files), preference, &go_on)
}

/// Not a test of its own: the child of the next ones.
#[test]
#[ignore = "run by other tests in a process of its own"]
fn child_publishes_until_it_is_killed() {
    let Some(out) = std::env::var_os("UPTAKE_TEST_OUT") else { return };
    let preference = match std::env::var("UPTAKE_TEST_PREFERENCE").as_deref() {
        Ok("file-by-file") => Preference::FileByFile,
        _ => Preference::Swap,
    };
    loop {
        for letter in ["A", "B"] {
            publish_version(Path::new(&out), letter, preference).unwrap();
        }
    }
}

fn start(room: &Room, preference: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "output::killed::child_publishes_until_it_is_killed", "--ignored", "--nocapture"])
        .env("UPTAKE_TEST_OUT", room.out())
        .env("UPTAKE_TEST_PREFERENCE", preference)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Kills a publishing child `times` times, each time at another moment, and looks at what it left. Returns how
/// often it was at work.
fn kill(room: &Room, preference: &str, times: u32, look: impl Fn()) -> u32 {
    let mut caught = 0;
    for _ in 0..times {
        let mut child = start(room, preference);
        let moment = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_micros();
        // On a busy machine the child takes its time to start; its lock shows that it is at work.
        let start = Instant::now();
        while room.beside().is_empty() && start.elapsed() < Duration::from_secs(10) {}
        std::thread::sleep(Duration::from_micros(u64::from(moment % 50_000)));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(complaint.is_empty(), "the child stopped by itself: {complaint}");
        // The lock file stays.
        caught += u32::from(!room.beside().is_empty());
        look();
    }
    caught
}

fn assert_guests(room: &Room) {
    assert_eq!(fs::read_to_string(room.out().join(".git/HEAD")).unwrap(), "head");
    assert_eq!(fs::read_to_string(room.out().join("both/notes.txt")).unwrap(), "notes");
}

fn room_with_guests() -> Room {
    let room = Room::new();
    publish_version(&room.out(), "A", Preference::Swap).unwrap();
    fs::create_dir(room.out().join(".git")).unwrap();
    fs::write(room.out().join(".git/HEAD"), "head").unwrap();
    fs::write(room.out().join("both/notes.txt"), "notes").unwrap();
    room
}

fn expected(letter: &str) -> BTreeMap<String, String> {
    let guests = [(".git/HEAD", "head"), ("both/notes.txt", "notes")];
    version(letter).into_iter().chain(guests.map(|(path, text)| (path.to_owned(), text.to_owned()))).collect()
}

/// Sets the flag also when the test fails, as the visitor would otherwise go on for ever.
struct AtEnd<'a>(&'a AtomicBool);

impl Drop for AtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_killed_build_leaves_one_whole_version() {
    let room = room_with_guests();
    let (a, b) = (expected("A"), expected("B"));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // A visitor who never finds a page missing.
        let visits = scope.spawn(|| {
            let mut visits = 0;
            while !is_over.load(Ordering::Relaxed) {
                let page = fs::read_to_string(room.out().join("both/0/index.html"));
                assert!(["A0", "B0"].contains(&page.unwrap().as_str()));
                visits += 1;
            }
            visits
        });
        let at_end = AtEnd(&is_over);
        let caught = kill(&room, "swap", 40, || {
            let found = room.found();
            assert!(found == a || found == b, "half a site: {found:#?}");
        });
        assert!(caught > 10, "only {caught} were killed at work");
        drop(at_end);
        assert!(visits.join().unwrap() > 100);
    });
    let published = publish_version(&room.out(), "B", Preference::Swap).unwrap();
    assert_eq!(published.left_aside, Vec::<PathBuf>::new());
    assert_eq!(room.found(), b);
    assert_eq!(room.beside(), Vec::<String>::new());
}

#[test]
fn no_moment_is_without_a_site() {
    let room = Room::new();
    room.publish(&[("page", "0")]).unwrap();
    let page = room.out().join("page");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let visitor = scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                assert!(page.exists(), "the page was missing");
            }
        });
        let at_end = AtEnd(&is_over);
        for n in 0..300 {
            room.publish(&[("page", &n.to_string())]).unwrap();
        }
        drop(at_end);
        visitor.join().unwrap();
    });
}

#[test]
fn a_build_killed_in_its_first_run_leaves_all_or_nothing() {
    for _ in 0..10 {
        let room = Room::new();
        kill(&room, "swap", 1, || {
            if room.out().exists() {
                let found = room.found();
                assert!(
                    [version("A"), version("B")]
                        .into_iter()
                        .any(|version| found == version.into_iter().collect::<BTreeMap<_, _>>())
                );
            }
        });
    }
}

#[test]
fn a_build_killed_between_two_files_is_completed_by_the_next() {
    let room = room_with_guests();
    let caught = kill(&room, "file-by-file", 25, || {
        assert_guests(&room);
        // Each file by itself is whole.
        let found = room.found();
        let texts: Vec<_> = (0..FILES).map(|n| &found[&format!("both/{n}/index.html")]).collect();
        assert!((0..FILES).all(|n| [format!("A{n}"), format!("B{n}")].contains(texts[n])));
    });
    assert!(caught > 5, "only {caught} were killed at work");
    publish_version(&room.out(), "B", Preference::FileByFile).unwrap();
    assert_eq!(room.found(), expected("B"));
    assert_eq!(room.beside(), Vec::<String>::new());
}
