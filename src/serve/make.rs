//! Makes an edition, what somebody waits for first, until something changes.
//!
//! Enter at [`make`]. Pages come before everything else, as in a build: the kit and the reports tell of them.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};

use rayon::ThreadPool;
use rayon::prelude::*;

use super::board::{Board, Call};
use super::queue::Queue;
use crate::Prepared;
use crate::audit::Audit;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::overlay::{self, Shown};
use crate::output::OutputFile;
use crate::prepared;
use crate::render::engine::RenderError;
use crate::render::hosting::Policies;
use crate::render::{Inputs, MadePage, PageMaker, with_others};
use crate::site_map::{Artefact, ArtefactKind};

/// Why making came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The content changed.
    Edition,
    /// Nobody can call any more.
    Program,
}

/// Whether the findings of this edition are those to be shown; the last good one goes on being made beside those of what
/// can't be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findings {
    Said,
    Held,
}

/// What a change of the content means for the edition that is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is left for the next one.
    Interrupts,
    /// What somebody waits for is made first: others were left before.
    Waits,
}

/// Why a stage was left.
enum Left {
    Ended(Ended),
    Failed(RenderError),
}

impl From<RenderError> for Left {
    fn from(error: RenderError) -> Self {
        Self::Failed(error)
    }
}

/// Waits for a change.
pub fn wait(calls: &Receiver<Call>) -> Ended {
    loop {
        match calls.recv() {
            Ok(Call::Changed) => return Ended::Edition,
            Ok(Call::Wanted(_) | Call::Judged) => {}
            Err(_) => return Ended::Program,
        }
    }
}

/// Where the work is done.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub board: &'a Board,
    pub calls: &'a Receiver<Call>,
    /// A thread of its own: all others are for what somebody waits for.
    pub judges: &'a ThreadPool,
}

/// Makes everything, then waits for a change; ends as soon as there is one, or when everything is made if it has to wait.
pub fn make(place: Place<'_>, prepared: &Arc<Prepared>, findings: Findings, change: Change) -> Ended {
    let Place { board, calls, judges } = place;
    let has_changed = Cell::new(false);
    let mut bench = Bench { prepared, board, calls, judges, findings, change, has_changed, failures: Vec::new() };
    let mut queue = Queue::new(&prepared.site_map().artefacts);
    if findings == Findings::Said {
        board.lately().iter().for_each(|path| queue.ask(path));
    }
    if change == Change::Waits {
        board.owed().iter().for_each(|path| queue.ask(path));
    }
    if findings == Findings::Held {
        // Most of it is made already; nothing is done before somebody asks.
        match wanted(calls) {
            Ok(path) => queue.ask(&path),
            Err(ended) => return ended,
        }
    }
    match bench.all(&mut queue) {
        Ok(()) => {}
        Err(Left::Ended(ended)) => return ended,
        Err(Left::Failed(error)) => {
            bench.failures.push(prepared.failure(&error));
            board.fail_the_rest();
            bench.say(&[]);
        }
    }
    board.settle();
    if bench.has_changed.get() { Ended::Edition } else { wait(calls) }
}

/// Waits until somebody waits for a file.
fn wanted(calls: &Receiver<Call>) -> Result<String, Ended> {
    loop {
        match calls.recv() {
            Ok(Call::Wanted(path)) => return Ok(path),
            Ok(Call::Changed) => return Err(Ended::Edition),
            Ok(Call::Judged) => {}
            Err(_) => return Err(Ended::Program),
        }
    }
}

struct Bench<'a> {
    prepared: &'a Arc<Prepared>,
    board: &'a Board,
    calls: &'a Receiver<Call>,
    judges: &'a ThreadPool,
    findings: Findings,
    change: Change,
    /// While that had to wait.
    has_changed: Cell<bool>,
    /// Of pages that could not be made.
    failures: Vec<Diagnostic>,
}

impl Bench<'_> {
    fn all(&mut self, queue: &mut Queue<'_>) -> Result<(), Left> {
        let prepared = self.prepared;
        let unjudged = Audit::default();
        let (policies, (ways, mut later)) = prepared.with_inputs(&unjudged, |inputs| {
            let pages = self.pages(inputs, queue)?;
            Ok::<_, Left>((Policies::of(inputs, pages.iter()), prepared::judge(inputs, pages.iter())))
        })?;
        let (audit, found) = self.audited(queue)?;
        later.extend(found);
        queue.rewind();
        later.extend(prepared.with_inputs(&audit, |inputs| {
            self.others(&Inputs { ways: &ways, policies: &policies, ..*inputs }, queue)
        })?);
        if self.failures.is_empty() {
            self.board.complete();
        }
        self.say(&later);
        Ok(())
    }

    /// Makes the pages; gives them back, because they are judged together.
    fn pages(&mut self, inputs: &Inputs<'_>, queue: &mut Queue<'_>) -> Result<Vec<OutputFile>, Left> {
        let mut pages = Vec::new();
        let maker = PageMaker::new(inputs);
        loop {
            if let Some(ended) = self.listen(queue) {
                return Err(Left::Ended(ended));
            }
            let batch = queue.take(is_page);
            if batch.is_empty() {
                return Ok(pages);
            }
            let make = |artefact: &&Artefact| Some((artefact.path.to_string(), maker.make(artefact)?));
            let made: Vec<_> = batch.par_iter().filter_map(make).collect();
            for (path, made) in made {
                match made {
                    Ok(MadePage { file, beside }) => {
                        pages.push(file.clone());
                        self.board.put([file].into_iter().chain(beside));
                    }
                    Err(error) => self.failed(&path, &error),
                }
            }
        }
    }

    fn others(&mut self, inputs: &Inputs<'_>, queue: &mut Queue<'_>) -> Result<Vec<Diagnostic>, Left> {
        let outcome = with_others(inputs, None, |maker| {
            loop {
                if let Some(ended) = self.listen(queue) {
                    return Ok(Err(ended));
                }
                let batch = queue.take(is_other);
                if batch.is_empty() {
                    return Ok(Ok(maker.findings()));
                }
                let make = |artefact: &&Artefact| Some((artefact.path.to_string(), maker.make(artefact)?));
                let made: Vec<_> = batch.par_iter().filter_map(make).collect();
                for (path, made) in made {
                    match made {
                        Ok(file) => self.board.put([file]),
                        Err(error) => self.failed(&path, &error),
                    }
                }
            }
        })?;
        outcome.map_err(Left::Ended)
    }

    /// Has plan and texts judged beside, since that takes long for a large portal, and goes on listening.
    fn audited(&self, queue: &mut Queue<'_>) -> Result<(Audit, Vec<Diagnostic>), Left> {
        let (tell, told) = mpsc::channel();
        let (prepared, calls) = (Arc::downgrade(self.prepared), self.board.calls());
        self.judges.spawn(move || {
            // Once the content has changed, nobody is interested any more.
            if let Some(prepared) = prepared.upgrade() {
                let _ = tell.send(prepared.audited());
                let _ = calls.send(Call::Judged);
            }
        });
        loop {
            match self.calls.recv() {
                Ok(Call::Wanted(path)) => queue.ask(&path),
                Ok(Call::Changed) => {
                    if let Some(ended) = self.changed() {
                        return Err(Left::Ended(ended));
                    }
                }
                // It may be the end of an earlier edition's.
                Ok(Call::Judged) => {
                    if let Ok(judged) = told.try_recv() {
                        return Ok(judged);
                    }
                }
                Err(_) => return Err(Left::Ended(Ended::Program)),
            }
        }
    }

    /// Hears who waits for what, and whether it is time to end.
    fn listen(&self, queue: &mut Queue<'_>) -> Option<Ended> {
        loop {
            match self.calls.try_recv() {
                Ok(Call::Wanted(path)) => queue.ask(&path),
                Ok(Call::Changed) => {
                    if let Some(ended) = self.changed() {
                        return Some(ended);
                    }
                }
                Ok(Call::Judged) => {}
                Err(TryRecvError::Empty) if self.has_changed.get() && !self.board.is_owed() => {
                    return Some(Ended::Edition);
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => return Some(Ended::Program),
            }
        }
    }

    fn changed(&self) -> Option<Ended> {
        self.has_changed.set(true);
        (self.change == Change::Interrupts || !self.board.is_owed()).then_some(Ended::Edition)
    }

    /// A page that can't be made is told at once: it is what somebody looks at.
    fn failed(&mut self, path: &str, error: &RenderError) {
        self.board.fail(path);
        let failure = self.prepared.failure(error);
        if !self.failures.iter().any(|known| known.place == failure.place) {
            self.failures.push(failure);
            self.say(&[]);
        }
    }

    fn say(&self, later: &[Diagnostic]) {
        if self.findings == Findings::Said {
            let later: Vec<Diagnostic> = self.failures.iter().chain(later).cloned().collect();
            self.board.say(overlay::render(&self.prepared.judged(&later), Shown::This));
        }
    }
}

fn is_page(artefact: &Artefact) -> bool {
    use ArtefactKind as Kind;
    matches!(artefact.kind, Kind::Page { .. } | Kind::Redirect { .. } | Kind::ShortLink { .. } | Kind::Search)
}

fn is_other(artefact: &Artefact) -> bool {
    use ArtefactKind as Kind;
    let has_bytes = matches!(
        artefact.kind,
        Kind::SocialCard { .. } | Kind::ThemeAsset { .. } | Kind::Data { .. } | Kind::File { .. } | Kind::Print(_)
    );
    !is_page(artefact) && !has_bytes
}
