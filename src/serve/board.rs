//! [`Board`]: what is shown at the moment. The worker puts up what it has made, browsers look it up and wait for what is
//! still to be made.

use std::collections::HashMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::output::{Content, OutputFile};
use crate::render;
use crate::site_map::{Artefact, ArtefactKind};

/// What the worker is told.
#[derive(Debug)]
pub enum Call {
    /// Something in the content folder changed.
    Changed,
    /// Somebody waits for the file at this path.
    Wanted(String),
    /// An audit came to its end.
    Judged,
}

/// Which edition of the portal is shown, and which list of findings. Both only ever rise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct News {
    pub version: u64,
    pub findings: u64,
}

pub struct Board {
    shown: Mutex<Shown>,
    news: watch::Sender<News>,
    /// Rises whenever something was put up.
    put: watch::Sender<u64>,
    calls: Sender<Call>,
}

#[derive(Default)]
struct Shown {
    files: HashMap<String, Slot>,
    /// The last edition's files, for those that can't be made in this one.
    before: HashMap<String, Arc<Content>>,
    people: Vec<Person>,
    /// As the pages' scripts read them.
    findings: Arc<str>,
    is_refused: bool,
}

struct Slot {
    sort: Sort,
    state: State,
}

enum State {
    ToBeMade,
    Made(Arc<Content>),
    Failed,
}

/// Whether a file is a page that follows changes. Messages never are: people copy them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Live,
    Plain,
}

/// Somebody whom the portal can be looked at as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub slug: String,
    pub title: String,
}

/// A file that was looked up.
#[derive(Clone)]
pub struct Found {
    pub content: Arc<Content>,
    pub sort: Sort,
}

/// What stands at a path.
enum Look {
    Found(Found),
    Waiting,
    Nothing,
}

impl Board {
    pub fn new(calls: Sender<Call>) -> Self {
        let shown = Shown { findings: "{}".into(), ..Shown::default() };
        let (news, put) = (watch::Sender::new(News::default()), watch::Sender::new(0));
        Self { shown: Mutex::new(shown), news, put, calls }
    }

    /// Begins a new edition, of which nothing is made yet but what only has to be copied.
    pub fn turn_to(&self, artefacts: &[Artefact], people: Vec<Person>) {
        let slot = |artefact: &Artefact| {
            let state = render::ready(artefact).map_or(State::ToBeMade, |content| State::Made(Arc::new(content)));
            (artefact.path.to_string(), Slot { sort: sort(artefact), state })
        };
        let files = artefacts.iter().map(slot).collect();
        let mut shown = self.shown();
        let old = std::mem::replace(&mut shown.files, files);
        let made = old.into_iter().filter_map(|(path, slot)| match slot.state {
            State::Made(content) => Some((path, content)),
            State::ToBeMade | State::Failed => None,
        });
        let made: Vec<_> = made.collect();
        shown.before.extend(made);
        (shown.people, shown.is_refused) = (people, false);
        drop(shown);
        self.news.send_modify(|news| news.version += 1);
        self.tell();
    }

    /// Puts up what was made.
    pub fn put(&self, files: impl IntoIterator<Item = OutputFile>) {
        let mut shown = self.shown();
        for file in files {
            if let Some(slot) = shown.files.get_mut(file.path.as_str()) {
                slot.state = State::Made(Arc::new(file.content));
            }
        }
        drop(shown);
        self.tell();
    }

    /// The file at a path can't be made: the last good one stays.
    pub fn fail(&self, path: &str) {
        if let Some(slot) = self.shown().files.get_mut(path) {
            slot.state = State::Failed;
        }
        self.tell();
    }

    /// What isn't made now never will be.
    pub fn fail_the_rest(&self) {
        let mut shown = self.shown();
        let left = |slot: &&mut Slot| matches!(slot.state, State::ToBeMade);
        shown.files.values_mut().filter(left).for_each(|slot| slot.state = State::Failed);
        drop(shown);
        self.tell();
    }

    /// Everything was made: the last edition is no longer needed.
    pub fn complete(&self) {
        self.shown().before = HashMap::new();
    }

    /// The content has errors: what is shown stays.
    pub fn refuse(&self) {
        self.shown().is_refused = true;
        self.tell();
    }

    /// Shows a list of findings, if it is another one than before.
    pub fn say(&self, findings: String) {
        let mut shown = self.shown();
        if *shown.findings != *findings {
            shown.findings = findings.into();
            drop(shown);
            self.news.send_modify(|news| news.findings += 1);
        }
    }

    /// For those who call the worker.
    pub fn calls(&self) -> Sender<Call> {
        self.calls.clone()
    }

    pub fn findings(&self) -> Arc<str> {
        Arc::clone(&self.shown().findings)
    }

    pub fn people(&self) -> Vec<Person> {
        self.shown().people.clone()
    }

    pub fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// The file at a path of the output, as soon as it is made; `None` where there is none.
    pub async fn file(&self, path: &str) -> Option<Found> {
        let mut put = self.put.subscribe();
        loop {
            put.mark_unchanged();
            match self.look(path) {
                Look::Found(found) => return Some(found),
                Look::Nothing => return None,
                Look::Waiting => {
                    // Nobody is left to call where the program ends.
                    let _ = self.calls.send(Call::Wanted(path.to_owned()));
                    put.changed().await.ok()?;
                }
            }
        }
    }

    /// Whether there is a file at a path, made or not.
    pub fn has(&self, path: &str) -> bool {
        self.shown().files.contains_key(path)
    }

    fn look(&self, path: &str) -> Look {
        let shown = self.shown();
        let nothing_yet = shown.files.is_empty() && !shown.is_refused;
        match shown.files.get(path) {
            Some(Slot { sort, state: State::Made(content) }) => {
                Look::Found(Found { content: Arc::clone(content), sort: *sort })
            }
            Some(Slot { state: State::ToBeMade, .. }) => Look::Waiting,
            Some(Slot { sort, state: State::Failed }) => match shown.before.get(path) {
                Some(content) => Look::Found(Found { content: Arc::clone(content), sort: *sort }),
                None => Look::Nothing,
            },
            None if nothing_yet => Look::Waiting,
            None => Look::Nothing,
        }
    }

    fn tell(&self) {
        self.put.send_modify(|times| *times += 1);
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sort(artefact: &Artefact) -> Sort {
    use ArtefactKind as Kind;
    let is_page = matches!(
        artefact.kind,
        Kind::Page { .. } | Kind::KitPage(_) | Kind::Plan { .. } | Kind::Report { .. } | Kind::Reports
    );
    if is_page && artefact.path.as_str().ends_with(".html") { Sort::Live } else { Sort::Plain }
}
