//! Looks after each sound edit how long it takes until its page shows it. Enter at [`watch`].

use std::sync::mpsc::{Receiver, RecvTimeoutError};
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
    let mut open: Vec<(u64, u64, Instant)> = Vec::new();
    let mut is_over = false;
    while !is_over || !open.is_empty() {
        match told.recv_timeout(PAUSE) {
            Ok(Edit::Broken) => shown.broken += 1,
            Ok(Edit::Sound { course, number, when }) => open.push((course, number, when)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                is_over = true;
                std::thread::sleep(PAUSE);
            }
        }
        open.retain(|(course, number, when)| {
            let answer = get(&soak.host, &format!("/courses/course-{course}/"), PATIENCE);
            let is_there = answer.is_ok_and(|answer| mark(&answer.body).is_some_and(|seen| seen >= *number));
            let is_late = when.elapsed() > PATIENCE;
            if is_there {
                shown.times.push(when.elapsed());
            }
            shown.never += u64::from(is_late && !is_there);
            !is_there && !is_late
        });
    }
    shown
}
