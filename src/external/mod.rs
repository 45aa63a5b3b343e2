//! Links to other sites: which there are, and what the sites say about them when they are asked, politely and seldom.
//!
//! Enter at [`links::all`] and [`ask`]. The only room that makes connections, and only for `check --external`: a build
//! talks to nobody. `client` alone knows HTTP and can be left out of the program (feature `external`); `cache` remembers
//! answers, `robots` reads what a site asks of programs, `verdict` says what an answer means.
//!
//! Politeness: one request at a time for each host with a pause in between, eight hosts at once at most, a time limit, a
//! name that says who asks, `robots.txt` is heeded, HEAD before GET, never a page's contents, and what was fine isn't asked
//! again for a week.

pub mod cache;
#[cfg(feature = "external")]
pub mod client;
pub mod links;
mod robots;
mod verdict;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use crate::diagnostics::answers::{Answered, State};
use cache::Cache;
use links::Wanted;
use robots::Robots;

/// By this name sites know the program, and `robots.txt` can speak of it.
pub const NAME: &str = "uptake";

/// Hosts that are asked at the same time.
const HOSTS_AT_ONCE: usize = 8;
/// Between two requests to one host.
pub const PAUSE: Duration = Duration::from_millis(300);
/// A `robots.txt` may be this long (RFC 9309, 2.5).
const LONGEST_ROBOTS: usize = 500 * 1024;

/// After so many pages without an answer, the others of a host aren't asked for.
const MOST_TROUBLES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Head,
    Get,
}

/// Why there was no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// There is no such host, nobody listens, or the connection can't be trusted.
    Nobody(String),
    /// It took too long or broke off, which may be different tomorrow.
    Trouble(String),
}

/// Whoever can ask.
pub trait Web: Sync {
    /// The status of an address, after redirects.
    fn status(&self, method: Method, url: &str) -> Result<u16, Silence>;
    /// The status and the first `most` bytes of a text.
    fn text(&self, url: &str, most: usize) -> Result<(u16, String), Silence>;
}

/// Asks about every link, or remembers; the answers are in the links' order and also go to the cache.
pub fn ask(wanted: Vec<Wanted>, web: &dyn Web, cache: &mut Cache, today: Date, pause: Duration) -> Vec<Answered> {
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for link in wanted.iter().filter(|link| cache.recall(&link.url, today).is_none()) {
        let urls = hosts.entry(host(&link.url)).or_default();
        if !urls.contains(&link.url) {
            urls.push(link.url.clone());
        }
    }
    let queue: Mutex<VecDeque<_>> = Mutex::new(hosts.into_iter().collect());
    let answers = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..HOSTS_AT_ONCE {
            scope.spawn(|| {
                while let Some((host, urls)) = next(&queue) {
                    let answered = ask_host(&host, urls, web, pause);
                    answers.lock().unwrap_or_else(PoisonError::into_inner).extend(answered);
                }
            });
        }
    });
    for (url, state, said) in answers.into_inner().unwrap_or_else(PoisonError::into_inner) {
        cache.remember(url, state, said, today);
    }
    let answered = |link: Wanted| {
        let (state, said, checked) = cache.find(&link.url)?;
        Some(Answered { url: link.url, state, said, checked, place: link.place })
    };
    wanted.into_iter().filter_map(answered).collect()
}

fn next<T>(queue: &Mutex<VecDeque<T>>) -> Option<T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

/// Asks one host about its pages, one after another. A host that doesn't answer isn't kept at for each of them.
fn ask_host(host: &str, urls: Vec<String>, web: &dyn Web, pause: Duration) -> Vec<(String, State, String)> {
    let (robots, mut silent) = match web.text(&format!("{host}/robots.txt"), LONGEST_ROBOTS) {
        Ok((200..=299, text)) => (Robots::read(&text), None),
        // RFC 9309, 2.3.1: with trouble, nobody is welcome; without the file, everybody.
        Ok((500.., _)) => (Robots::closed(), None),
        Ok(_) => (Robots::open(), None),
        Err(silence) => (Robots::open(), Some(silence)),
    };
    let mut troubles = 0;
    let judged = |url: String| {
        if !robots.allows(&url[host.len()..]) {
            return (url, State::Unknown, "the site asks programs to stay away (robots.txt)".to_owned());
        }
        let answer = silent.clone().map_or_else(|| page(&url, web, pause), Err);
        if let Err(silence @ Silence::Trouble(_)) = &answer {
            troubles += 1;
            silent = (troubles == MOST_TROUBLES).then(|| silence.clone()).or(silent.take());
        }
        let (state, said) = verdict::of(&answer);
        (url, state, said)
    };
    urls.into_iter().map(judged).collect()
}

/// Asks for one page.
fn page(url: &str, web: &dyn Web, pause: Duration) -> Result<u16, Silence> {
    thread::sleep(pause);
    let head = web.status(Method::Head, url);
    // Many sites answer HEAD wrongly or not at all.
    if matches!(head, Ok(200..=299) | Err(Silence::Nobody(_))) {
        return head;
    }
    thread::sleep(pause);
    web.status(Method::Get, url)
}

/// Scheme, name and port: `https://example.com`.
fn host(url: &str) -> String {
    let from = url.find("://").map_or(0, |at| at + 3);
    let end = url[from..].find(['/', '?', '#']).map_or(url.len(), |at| from + at);
    url[..end].to_owned()
}

#[cfg(test)]
mod tests;
