//! Notices that something in the content folder changed. What it was doesn't matter: the folder is read again, and what is
//! the same is known by its bytes.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, EventKindMask, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::board::Call;

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// The system tells.
    Told,
    /// By looking, so often: network folders tell nothing of what others do.
    Looking(Duration),
}

/// How often to look where the system can't tell, though it should.
const FALLBACK: Duration = Duration::from_secs(1);

pub struct Watch {
    pub content: PathBuf,
    /// Not looked at, though it may lie within.
    pub out: PathBuf,
    pub attention: Attention,
    pub calls: Sender<Call>,
}

/// Watches as long as it lives.
pub type Watching = Option<Box<dyn Watcher + Send>>;

impl Watch {
    /// `None` where the folder isn't there.
    pub fn begin(&self) -> Watching {
        match self.attention {
            Attention::Looking(every) => self.looking(every),
            // There is a limit on how much may be watched, and some folders can't be.
            Attention::Told => self.told().or_else(|| self.looking(FALLBACK)),
        }
    }

    fn told(&self) -> Watching {
        // A reading opens every file. To be told of each took a third of its time, and of more than 16,384 at once Linux tells
        // only that there were too many, which would lead to the next reading (inotify(7)).
        let changes = EventKindMask::CORE | EventKindMask::ACCESS_CLOSE;
        let config = Config::default().with_event_kinds(changes);
        let watcher = RecommendedWatcher::new(self.handler(), config).ok()?;
        self.watching(watcher)
    }

    fn looking(&self, every: Duration) -> Watching {
        let config = Config::default().with_poll_interval(every);
        let watcher = PollWatcher::new(self.handler(), config).ok()?;
        self.watching(watcher)
    }

    fn watching<W: Watcher + Send + 'static>(&self, mut watcher: W) -> Watching {
        watcher.watch(&self.content, RecursiveMode::Recursive).ok()?;
        Some(Box::new(watcher))
    }

    fn handler(&self) -> impl FnMut(notify::Result<Event>) + Send + 'static {
        let (content, out, calls) = (self.content.clone(), self.out.clone(), self.calls.clone());
        move |event| {
            // What could not be told may have been anything.
            if event.map_or(true, |event| is_of_interest(&event, &content, &out)) {
                let _ = calls.send(Call::Changed);
            }
        }
    }
}

/// Reading is no change, or each look at the folder would lead to the next one.
fn is_of_interest(event: &Event, content: &Path, out: &Path) -> bool {
    let is_read = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let is_foreign = |path: &PathBuf| path.starts_with(out) || is_hidden(path.strip_prefix(content).unwrap_or(path));
    !is_read && (event.paths.is_empty() || !event.paths.iter().all(is_foreign))
}

/// Hidden files belong to editors and to git, as when the folder is read.
fn is_hidden(path: &Path) -> bool {
    let name = |part: Component<'_>| part.as_os_str().to_string_lossy().into_owned();
    path.components().map(name).any(|name| name.starts_with('.') || name == "node_modules")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use notify::event::{CreateKind, ModifyKind};

    use super::*;

    fn is_noticed(kind: EventKind, path: &str) -> bool {
        let event = Event::new(kind).add_path(PathBuf::from(path));
        is_of_interest(&event, Path::new("/c"), Path::new("/c/dist"))
    }

    #[test]
    fn content_is_of_interest_and_nothing_else() {
        let modified = EventKind::Modify(ModifyKind::Any);
        assert!(is_noticed(modified, "/c/courses/a.md"));
        assert!(is_noticed(EventKind::Create(CreateKind::Any), "/c/portal.toml"));
        assert!(is_noticed(EventKind::Access(AccessKind::Close(AccessMode::Write)), "/c/portal.toml"));
        assert!(!is_noticed(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/c/portal.toml"));
        assert!(!is_noticed(modified, "/c/dist/site/index.html"));
        assert!(!is_noticed(modified, "/c/.git/index"));
        assert!(!is_noticed(modified, "/c/courses/.a.md.swp"));
    }

    /// An editor that writes by rename names both files.
    #[test]
    fn a_rename_into_place_is_of_interest() {
        let event = Event::new(EventKind::Modify(ModifyKind::Any))
            .add_path(PathBuf::from("/c/courses/.a.tmp"))
            .add_path(PathBuf::from("/c/courses/a.md"));
        assert!(is_of_interest(&event, Path::new("/c"), Path::new("/c/dist")));
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a folder to watch")]
    fn reading_a_large_folder_is_no_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        std::fs::write(&file, "a").expect("a file");
        let (calls, called) = mpsc::channel();
        let (content, out) = (folder.path().to_owned(), folder.path().join("dist"));
        let watching = Watch { content, out, attention: Attention::Told, calls }.begin();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..20_000).for_each(|_| drop(std::fs::File::open(&file))));
            }
        });
        assert!(called.recv_timeout(Duration::from_millis(300)).is_err());
        drop(watching);
    }
}
