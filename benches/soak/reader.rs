//! Somebody who reads one page after the other. Enter at [`read`].

use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use super::Soak;
use super::chance::Chance;
use super::web::{Answer, get, mark};

/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(15);

/// Pages of the example in each part of the output; the folder of the third has no slash, so it leads on.
const OTHERS: [&str; 10] = [
    "/",
    "/courses/",
    "/courses",
    "/stories/",
    "/paths/",
    "/search/",
    "/__uptake/kit/",
    "/__uptake/kit/plan.html",
    "/__uptake/reports/",
    "/__uptake/findings",
];

#[derive(Default)]
pub struct Read {
    pub times: Vec<Duration>,
    pub redirects: u64,
    pub missing: u64,
    /// Pages that were older than one that somebody had seen before they were asked for.
    pub backwards: u64,
}

impl Read {
    pub fn all(parts: Vec<Self>) -> Self {
        parts.into_iter().fold(Self::default(), |mut all, part| {
            all.times.extend(part.times);
            all.redirects += part.redirects;
            all.missing += part.missing;
            all.backwards += part.backwards;
            all
        })
    }
}

pub fn read(soak: &Soak, number: u64) -> Read {
    let mut chance = Chance::new(number + 100);
    let mut read = Read::default();
    while soak.goes_on() {
        thread::sleep(Duration::from_millis(100 + chance.below(300)));
        if chance.below(5) == 0 {
            let other = usize::try_from(chance.below(OTHERS.len() as u64)).unwrap_or(0);
            read.page(soak, OTHERS[other]);
            continue;
        }
        let course = chance.below(soak.seen.len() as u64);
        let seen = &soak.seen[usize::try_from(course).unwrap_or(0)];
        let before = seen.load(Ordering::SeqCst);
        let answer = read.page(soak, &format!("/courses/course-{course}/"));
        // A course that vanished has no number.
        if let Some(found) = answer.and_then(|answer| mark(&answer.body)) {
            read.backwards += u64::from(found < before);
            seen.fetch_max(found, Ordering::SeqCst);
        }
    }
    read
}

impl Read {
    /// A page, wherever it leads.
    fn page(&mut self, soak: &Soak, path: &str) -> Option<Answer> {
        let began = Instant::now();
        let mut path = path.to_owned();
        loop {
            match get(&soak.host, &path, PATIENCE) {
                Ok(Answer { location: Some(next), .. }) => {
                    self.redirects += 1;
                    path = next;
                }
                Ok(answer) if answer.status == 200 || answer.status == 404 => {
                    self.times.push(began.elapsed());
                    return Some(answer);
                }
                Ok(_) | Err(_) => {
                    self.missing += 1;
                    return None;
                }
            }
        }
    }
}
