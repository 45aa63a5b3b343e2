//! Looks after each sound edit how long it takes until its page shows it. Enter at [`watch`].
//!
//! Each edit has an eye of its own: an answer may take its time, and no edit should be looked at later for another's sake.

use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use super::Soak;
use super::web::{get, mark};

/// What the editor did.
pub enum Edit {
    Broken,
    Sound { course: u64, number: u64, when: Instant },
}

#[derive(Default)]
pub struct Shown {
    /// How long each sound edit took to be shown.
    pub times: Vec<Duration>,
    pub broken: u64,
    /// Edits that nobody waited for any longer.
    pub never: u64,
}

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(40);

pub fn watch(soak: &Soak, told: &Receiver<Edit>) -> Shown {
    let mut shown = Shown::default();
    thread::scope(|scope| {
        let mut eyes = Vec::new();
        for edit in told {
            match edit {
                Edit::Broken => shown.broken += 1,
                Edit::Sound { course, number, when } => {
                    eyes.push(scope.spawn(move || until_shown(soak, course, number, when)));
                }
            }
        }
        for eye in eyes {
            match eye.join().expect("an eye") {
                Some(time) => shown.times.push(time),
                None => shown.never += 1,
            }
        }
    });
    shown
}

/// How long an edit took; `None` where it was never shown.
fn until_shown(soak: &Soak, course: u64, number: u64, when: Instant) -> Option<Duration> {
    while when.elapsed() <= PATIENCE {
        let answer = get(&soak.host, &format!("/courses/course-{course}/"), PATIENCE);
        if answer.is_ok_and(|answer| mark(&answer.body).is_some_and(|seen| seen >= number)) {
            return Some(when.elapsed());
        }
        thread::sleep(PAUSE);
    }
    None
}
