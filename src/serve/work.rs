//! The worker: prepares whenever something changed, and makes what is shown until something changes again.
//!
//! Enter at [`work`]. It is one thread, so that no two preparations meet; rayon gives it the other cores.

use std::mem;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::Options;
use super::board::{Call, Person};
use super::make::{self, Change, Ended, Findings, Place};
use super::watch::Watch;
use crate::diagnostics::overlay::{self, Shown};
use crate::{Prepared, Shelf, prepare};

/// A save is a few events within moments: so long has it to be quiet before the folder is read.
const QUIET: Duration = Duration::from_millis(6);
/// After so many events it is no single save, and more will follow: a branch is checked out, a folder copied …
const STORM: u32 = 30;
/// … which may take a breath.
const LULL: Duration = Duration::from_millis(200);
/// A folder that is never quiet, because a program writes to it all the time, is read all the same.
const LONGEST: Duration = Duration::from_secs(2);
/// A folder that can't be read is looked for again.
const AGAIN: Duration = Duration::from_secs(1);
/// After so many editions that were left before their end, though somebody waited, one is made until nobody does.
const LEFT: u32 = 8;

/// Works until nobody can call any more.
pub fn work(options: &mut Options, place: Place<'_>, watch: &Watch) {
    let calls = place.calls;
    let mut worker = Worker { place, good: None, shelf: Shelf::lasting(), last: Last::Sound, left: 0 };
    let mut watching = watch.begin();
    loop {
        // Whatever somebody writes must not end the preview, and be it a fault of ours that it finds.
        let round = panic::catch_unwind(AssertUnwindSafe(|| worker.round(options)));
        let ended = round.unwrap_or_else(|_| worker.fault());
        if worker.last == Last::Unread {
            // What was watched may be gone, and another folder stand in its place.
            drop(watching);
            watching = watch.begin();
        }
        if ended == Ended::Program || settle(calls) == Ended::Program {
            return;
        }
    }
}

/// What the last reading came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Sound,
    Refused,
    /// There was nothing to read.
    Unread,
}

struct Worker<'a> {
    place: Place<'a>,
    /// What is shown.
    good: Option<Arc<Prepared>>,
    shelf: Shelf,
    last: Last,
    /// How many editions in a row were begun while somebody waited for the end of one.
    left: u32,
}

impl Worker<'_> {
    /// Reads the folder, and makes what is to be shown until something changes.
    fn round(&mut self, options: &mut Options) -> Ended {
        self.left = if self.place.board.is_owed() { self.left + 1 } else { 0 };
        match options().and_then(|options| prepare(&options, &mut self.shelf)) {
            Ok(Ok(prepared)) => self.shown(prepared),
            Ok(Err(refused)) => {
                self.refused(Last::Refused, overlay::render(&refused.findings(), Shown::LastGood));
                match &self.good {
                    Some(prepared) => make::make(self.place, prepared, Findings::Held, self.change()),
                    None => make::wait(self.place.calls),
                }
            }
            Err(error) => {
                self.refused(Last::Unread, overlay::failure(&error.to_string()));
                wait_a_little(self.place.calls)
            }
        }
    }

    fn shown(&mut self, prepared: Prepared) -> Ended {
        let before = mem::replace(&mut self.last, Last::Sound);
        let old = self.good.take();
        let change = self.change();
        let prepared = self.good.insert(Arc::new(prepared));
        self.place.board.turn_to(&prepared.site_map().artefacts, people(prepared));
        // The overlay of a mistake that is mended goes at once. Otherwise what is known of the last edition stays until
        // this one is judged, so that nothing flickers.
        if before != Last::Sound {
            self.place.board.say(overlay::render(&prepared.judged(&[]), Shown::This));
        }
        // To take apart what is large takes a while, and somebody waits for a page. The threads that made it do so: of what a
        // thread of its own gave back, the allocator kept 1.2 MB with each edit of another course.
        rayon::spawn(move || drop(old));
        make::make(self.place, prepared, Findings::Said, change)
    }

    fn change(&self) -> Change {
        if self.left > LEFT { Change::Waits } else { Change::Interrupts }
    }

    fn refused(&mut self, last: Last, findings: String) {
        self.last = last;
        self.place.board.say(findings);
        self.place.board.refuse();
    }

    /// Something went wrong that never should.
    fn fault(&mut self) -> Ended {
        self.refused(
            Last::Refused,
            overlay::failure("uptake has a fault that this content brings out; please report it"),
        );
        make::wait(self.place.calls)
    }
}

fn people(prepared: &Prepared) -> Vec<Person> {
    let people = prepared.portal().personas.iter();
    people.map(|it| Person { slug: it.item.slug.clone(), title: it.item.title.clone() }).collect()
}

/// Waits until the disk is quiet: many changes at once are one.
fn settle(calls: &Receiver<Call>) -> Ended {
    let mut changes = 1_u32;
    let began = Instant::now();
    while began.elapsed() < LONGEST {
        match calls.recv_timeout(if changes < STORM { QUIET } else { LULL }) {
            Ok(Call::Changed) => changes = changes.saturating_add(1),
            // Who waits asks again when something is put up.
            Ok(Call::Wanted(_) | Call::Judged) => {}
            Err(RecvTimeoutError::Timeout) => return Ended::Edition,
            Err(RecvTimeoutError::Disconnected) => return Ended::Program,
        }
    }
    Ended::Edition
}

fn wait_a_little(calls: &Receiver<Call>) -> Ended {
    match calls.recv_timeout(AGAIN) {
        Err(RecvTimeoutError::Disconnected) => Ended::Program,
        _ => Ended::Edition,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn a_folder_that_is_never_quiet_is_read_all_the_same() {
        let (told, calls) = mpsc::channel();
        let busy = thread::spawn(move || {
            while told.send(Call::Changed).is_ok() {
                thread::sleep(QUIET / 2);
            }
        });
        assert!(settle(&calls) == Ended::Edition);
        drop(calls);
        busy.join().expect("an end");
    }
}
