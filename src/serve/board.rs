//! [`Board`]: what is shown at the moment. The worker puts up what it has made, browsers look it up and wait for what is
//! still to be made.

use std::collections::{HashMap, HashSet, VecDeque};
use std::mem;
use std::pin::pin;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use foldhash::fast::FixedState;
use tokio::sync::watch;

use crate::output::{Content, OutputFile};
use crate::render;
use crate::site_map::{Artefact, ArtefactKind};

#[cfg(test)]
mod tests;

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
    files: Slots,
    /// The last edition's files, for those that can't be made in this one.
    before: Slots,
    /// What somebody waits for since long.
    owed: HashSet<String>,
    /// The pages that were looked at lately, the last one first: whoever has one open will ask for it again.
    lately: VecDeque<String>,
    /// Somebody was given what is of an earlier edition, though it will be made anew.
    has_given_older: bool,
    people: Vec<Person>,
    /// As the pages' scripts read them.
    findings: Arc<str>,
    is_refused: bool,
}

/// By path.
type Slots = HashMap<String, Slot, FixedState>;

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
    /// It names files that are of one edition with it, so an earlier one would lead nowhere.
    Contents,
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
    /// It will be made; the last one is of an earlier edition.
    Waiting(Option<Found>),
    Nothing,
}

/// So many pages are remembered as open.
const OPEN: usize = 4;

/// So long somebody waits for a file before the last edition's is shown, if there is one.
const PATIENCE: Duration = Duration::from_millis(600);

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
        let files: Slots = artefacts.iter().map(slot).collect();
        let mut shown = self.shown();
        let last = mem::replace(&mut shown.files, files);
        let earlier = mem::replace(&mut shown.before, last);
        let Shown { files, before, owed, .. } = &mut *shown;
        // What the last edition was left without. Nobody finds what has no place any more, and while edits come without a break
        // it would only gather.
        let is_made = |slot: &Slot| matches!(slot.state, State::Made(_));
        let lacking = |(path, slot): &(String, Slot)| {
            is_made(slot) && files.contains_key(path) && !before.get(path).is_some_and(is_made)
        };
        let lacking: Vec<_> = earlier.into_iter().filter(lacking).collect();
        before.extend(lacking);
        owed.retain(|path| files.get(path).is_some_and(|slot| matches!(slot.state, State::ToBeMade)));
        (shown.people, shown.is_refused) = (people, false);
        drop(shown);
        self.news.send_modify(|news| news.version += 1);
        self.tell();
    }

    /// Puts up what was made.
    pub fn put(&self, files: impl IntoIterator<Item = OutputFile>) {
        let mut shown = self.shown();
        for file in files {
            shown.owed.remove(file.path.as_str());
            let state = State::Made(Arc::new(file.content));
            match shown.files.get_mut(file.path.as_str()) {
                Some(slot) => slot.state = state,
                // A part of what is searched: nobody knew its name before.
                None => drop(shown.files.insert(file.path.to_string(), Slot { sort: Sort::Plain, state })),
            }
        }
        drop(shown);
        self.tell();
    }

    /// The file at a path can't be made: the last good one stays.
    pub fn fail(&self, path: &str) {
        let mut shown = self.shown();
        if let Some(slot) = shown.files.get_mut(path) {
            slot.state = State::Failed;
        }
        shown.owed.remove(path);
        drop(shown);
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
        self.shown().before = Slots::default();
    }

    /// Whatever can be made is made. Whoever was shown something older looks again.
    pub fn settle(&self) {
        let mut shown = self.shown();
        shown.owed.clear();
        let has_given_older = mem::take(&mut shown.has_given_older);
        drop(shown);
        if has_given_older {
            self.news.send_modify(|news| news.version += 1);
        }
    }

    /// What somebody waits for since long, and was perhaps given as it was before.
    pub fn owed(&self) -> Vec<String> {
        self.shown().owed.iter().cloned().collect()
    }

    /// The pages that will probably be asked for first.
    pub fn lately(&self) -> Vec<String> {
        self.shown().lately.iter().cloned().collect()
    }

    pub fn is_owed(&self) -> bool {
        !self.shown().owed.is_empty()
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

    /// The file at a path of the output, as soon as it is made, or after a while the one of an earlier edition; `None` where
    /// there is none.
    pub async fn file(&self, path: &str) -> Option<Found> {
        let mut put = self.put.subscribe();
        let mut patience = pin!(tokio::time::sleep(PATIENCE));
        let mut is_patient = true;
        loop {
            put.mark_unchanged();
            match self.look(path) {
                Look::Found(found) => {
                    self.shown().remember(path, found.sort);
                    return Some(found);
                }
                Look::Nothing => return None,
                Look::Waiting(Some(older)) if !is_patient => {
                    self.shown().has_given_older = true;
                    return Some(older);
                }
                Look::Waiting(_) => {
                    // Nobody is left to call where the program ends.
                    let _ = self.calls.send(Call::Wanted(path.to_owned()));
                    tokio::select! {
                        changed = put.changed() => changed.ok()?,
                        () = &mut patience, if is_patient => {
                            is_patient = false;
                            self.shown().owed.insert(path.to_owned());
                        }
                    }
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
            Some(Slot { sort, state: State::ToBeMade }) => Look::Waiting(shown.older(path, *sort)),
            Some(Slot { sort, state: State::Failed }) => shown.older(path, *sort).map_or(Look::Nothing, Look::Found),
            None if nothing_yet => Look::Waiting(None),
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

impl Shown {
    /// Remembers that somebody looks at a page.
    fn remember(&mut self, path: &str, sort: Sort) {
        if sort == Sort::Live && self.lately.front().is_none_or(|last| last != path) {
            self.lately.retain(|known| known != path);
            self.lately.push_front(path.to_owned());
            self.lately.truncate(OPEN);
        }
    }

    /// A file of an earlier edition.
    fn older(&self, path: &str, sort: Sort) -> Option<Found> {
        match self.before.get(path).map(|slot| &slot.state) {
            Some(State::Made(content)) if sort != Sort::Contents => Some(Found { content: Arc::clone(content), sort }),
            _ => None,
        }
    }
}

fn sort(artefact: &Artefact) -> Sort {
    use ArtefactKind as Kind;
    let is_page = matches!(
        artefact.kind,
        Kind::Page { .. } | Kind::KitPage(_) | Kind::Plan { .. } | Kind::Report { .. } | Kind::Reports
    );
    if matches!(artefact.kind, Kind::Search) {
        return Sort::Contents;
    }
    if is_page && artefact.path.as_str().ends_with(".html") { Sort::Live } else { Sort::Plain }
}
