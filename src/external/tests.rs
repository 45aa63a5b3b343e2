//! Asking other sites, with a web that answers as it was told.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jiff::civil::date;

use super::*;
use crate::source::{Place, Source};

/// A web that answers as it was told, and keeps a list of what it was asked.
#[derive(Default)]
struct Told {
    answers: BTreeMap<&'static str, Result<u16, Silence>>,
    heads: BTreeMap<&'static str, u16>,
    robots: BTreeMap<&'static str, (u16, &'static str)>,
    /// Hosts that can't be reached at all.
    silent: Vec<&'static str>,
    asked: Mutex<Vec<String>>,
}

impl Web for Told {
    fn status(&self, method: Method, url: &str) -> Result<u16, Silence> {
        self.asked.lock().unwrap().push(format!("{method:?} {url}"));
        match (method, self.heads.get(url)) {
            (Method::Head, Some(status)) => Ok(*status),
            _ => self.answers[url].clone(),
        }
    }

    fn text(&self, url: &str, _: usize) -> Result<(u16, String), Silence> {
        if self.silent.iter().any(|host| url.starts_with(host)) {
            return Err(Silence::Nobody("nobody".to_owned()));
        }
        let (status, text) = self.robots.get(url).copied().unwrap_or((404, ""));
        Ok((status, text.to_owned()))
    }
}

fn wanted(urls: &[&str]) -> Vec<Wanted> {
    let place = Place::file(&Source::new("a.md", "words"));
    urls.iter().map(|url| Wanted { url: (*url).to_owned(), place: place.clone() }).collect()
}

fn states(urls: &[&str], web: &Told, cache: &mut Cache, today: Date) -> Vec<State> {
    let answers = ask(wanted(urls), web, cache, today, Duration::ZERO);
    assert_eq!(answers.iter().map(|it| it.url.as_str()).collect::<Vec<_>>(), urls);
    answers.into_iter().map(|answer| answer.state).collect()
}

const DAY: Date = date(2026, 12, 1);

#[test]
fn only_what_is_beyond_doubt_is_broken() {
    let nobody = || Err(Silence::Nobody("nobody".to_owned()));
    let trouble = || Err(Silence::Trouble("slow".to_owned()));
    let cases = [
        ("https://a.example/200", Ok(200), State::Fine),
        ("https://a.example/404", Ok(404), State::Broken),
        ("https://a.example/410", Ok(410), State::Broken),
        ("https://a.example/403", Ok(403), State::Unknown),
        ("https://a.example/429", Ok(429), State::Unknown),
        ("https://a.example/503", Ok(503), State::Unknown),
        ("https://b.example/", nobody(), State::Broken),
        ("https://c.example/", trouble(), State::Unknown),
    ];
    let urls: Vec<&str> = cases.iter().map(|(url, ..)| *url).collect();
    let expected: Vec<State> = cases.iter().map(|(.., state)| *state).collect();
    let web = Told { answers: cases.into_iter().map(|(url, answer, _)| (url, answer)).collect(), ..Told::default() };
    assert_eq!(states(&urls, &web, &mut Cache::default(), DAY), expected);
}

#[test]
fn a_site_that_refuses_head_is_asked_again() {
    let url = "https://a.example/x";
    let web = Told { answers: [(url, Ok(200))].into(), heads: [(url, 405)].into(), ..Told::default() };
    assert_eq!(states(&[url], &web, &mut Cache::default(), DAY), [State::Fine]);
    assert_eq!(*web.asked.lock().unwrap(), [format!("Head {url}"), format!("Get {url}")]);
}

#[test]
fn robots_keep_programs_away() {
    let urls = ["https://a.example/no/x", "https://a.example/yes", "https://b.example/"];
    let robots = [
        ("https://a.example/robots.txt", (200, "User-agent: *\nDisallow: /no/")),
        ("https://b.example/robots.txt", (500, "")),
    ];
    let web = Told { answers: [(urls[1], Ok(200))].into(), robots: robots.into(), ..Told::default() };
    assert_eq!(states(&urls, &web, &mut Cache::default(), DAY), [State::Unknown, State::Fine, State::Unknown]);
}

#[test]
fn a_host_without_answers_is_left_alone() {
    let (silent, slow) =
        (["https://a.example/1", "https://a.example/2"], [1, 2, 3, 4, 5].map(|n| format!("https://b.example/{n}")));
    let web = Told { silent: vec!["https://a.example"], ..Told::default() };
    assert_eq!(states(&silent, &web, &mut Cache::default(), DAY), [State::Broken; 2]);
    assert!(web.asked.lock().unwrap().is_empty());

    let slow: Vec<&'static str> = slow.into_iter().map(|url| &*url.leak()).collect();
    let answers = slow.iter().map(|url| (*url, Err(Silence::Trouble("slow".to_owned())))).collect();
    let web = Told { answers, ..Told::default() };
    assert_eq!(states(&slow, &web, &mut Cache::default(), DAY), [State::Unknown; 5]);
    assert_eq!(web.asked.lock().unwrap().len(), 2 * MOST_TROUBLES, "HEAD and GET for each of the first");
}

#[test]
fn what_was_fine_is_remembered_for_a_week_and_what_is_broken_never() {
    let urls = ["https://a.example/fine", "https://a.example/unknown", "https://a.example/broken"];
    let web = Told { answers: [(urls[0], Ok(200)), (urls[1], Ok(403)), (urls[2], Ok(404))].into(), ..Told::default() };
    let mut cache = Cache::default();
    let folder = tempfile::tempdir().unwrap();
    let asked = |cache: &mut Cache, day: Date| {
        web.asked.lock().unwrap().clear();
        states(&urls, &web, cache, day);
        let mut asked: Vec<String> =
            web.asked.lock().unwrap().iter().map(|it| it.split('/').next_back().unwrap().to_owned()).collect();
        asked.dedup();
        asked
    };
    assert_eq!(asked(&mut cache, DAY), ["fine", "unknown", "broken"]);
    cache.write(folder.path(), DAY).unwrap();
    let mut cache = Cache::read(folder.path());
    assert_eq!(asked(&mut cache, DAY), ["broken"]);
    assert_eq!(asked(&mut cache, date(2026, 12, 2)), ["unknown", "broken"]);
    assert_eq!(asked(&mut cache, date(2026, 12, 8)), ["fine", "unknown", "broken"]);
    assert_eq!(asked(&mut cache, date(2026, 1, 1)), ["fine", "unknown", "broken"], "a clock that went back");
}

#[test]
fn hosts_are_told_apart() {
    assert_eq!(host("https://a.example:8080/x?y"), "https://a.example:8080");
    assert_eq!(host("http://a.example"), "http://a.example");
}
