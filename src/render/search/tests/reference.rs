//! [`Search`]: the script's rules once more, over the same files, noting which of them a query loads.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::render::search::SearchFiles;
use crate::render::search::words::terms;

const WEIGHTS: u64 = 32;
const MOST_PARTS: usize = 4;
const MOST_WORDS: usize = 8;
const MEANT: usize = 3;

pub struct Search<'a> {
    files: BTreeMap<&'a str, &'a [u8]>,
    contents: Value,
    pub loaded: RefCell<BTreeSet<String>>,
}

impl<'a> Search<'a> {
    pub fn of(SearchFiles { contents, parts }: &'a SearchFiles) -> Self {
        let loaded = RefCell::new(BTreeSet::from([contents.address.clone()]));
        let files = parts.iter().map(|file| (file.address.as_str(), &*file.bytes)).collect();
        Self { files, contents: handed(&contents.bytes), loaded }
    }

    /// The entries that answer a query, the best first.
    pub fn find(&self, query: &str, persona: &str) -> Vec<usize> {
        let mut all = Vec::new();
        terms(query).into_iter().for_each(|term| {
            if !all.contains(&term) {
                all.push(term);
            }
        });
        all.truncate(MOST_WORDS);
        let common = self.contents["common"].as_array().expect("a list");
        let telling: Vec<_> = all.iter().filter(|word| !common.iter().any(|c| c == word.as_str())).cloned().collect();
        let words = if telling.is_empty() { all } else { telling };
        let count = self.contents["count"].as_f64().expect("a number");
        let mut scores: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            let hits = self.hits(word, at + 1 == words.len());
            let worth = (1.0 + count / f64::from(u32::try_from(hits.len()).expect("few"))).ln();
            for (entry, score) in hits {
                let sum = scores.entry(entry).or_default();
                *sum = (sum.0 + 1, sum.1 + score * worth);
            }
        }
        let best = scores.values().map(|(matched, _)| *matched).max().unwrap_or(0);
        let is_asked = !persona.is_empty() && !scores.is_empty();
        let own = if is_asked { self.exact(&format!("@{persona}")) } else { Vec::new() };
        let own: BTreeMap<_, _> = own.into_iter().collect();
        let raised = |entry: &usize, score: f64| if own.contains_key(entry) { score * 1.2 } else { score };
        let matching = scores.iter().filter(|(_, (matched, _))| *matched == best);
        let mut ranked: Vec<_> = matching.map(|(entry, (_, score))| (raised(entry, *score), *entry)).collect();
        ranked.sort_by(|(a, one), (b, two)| b.partial_cmp(a).unwrap_or(Ordering::Equal).then(one.cmp(two)));
        ranked.into_iter().map(|(_, entry)| entry).collect()
    }

    pub fn address(&self, entry: usize) -> String {
        self.entry(entry)[2].as_str().expect("an address").to_owned()
    }

    pub fn title(&self, entry: usize) -> String {
        self.entry(entry)[1].as_str().expect("a title").to_owned()
    }

    fn entry(&self, at: usize) -> Value {
        let parts = self.contents["entries"].as_array().expect("parts");
        let first = |part: &Value| usize::try_from(part[0].as_u64().expect("a place")).expect("a place");
        let part = &parts[parts.partition_point(|part| first(part) <= at).saturating_sub(1)];
        self.load(&part[1])[at - first(part)].clone()
    }

    fn load(&self, address: &Value) -> Value {
        let address = address.as_str().expect("an address");
        self.loaded.borrow_mut().insert(address.to_owned());
        handed(self.files[address])
    }

    fn hits(&self, word: &str, is_last: bool) -> BTreeMap<usize, f64> {
        let length = |text: &str| f64::from(u32::try_from(text.encode_utf16().count()).expect("short"));
        let mut scores = BTreeMap::new();
        for line in self.lines(word, &format!("{word}\u{ffff}")) {
            let own = line.split(' ').next().unwrap_or_default();
            if own.starts_with(word) {
                let quality = if own == word { 1.0 } else { (0.75 * length(word)) / length(own) };
                raise(&mut scores, &postings(&line), quality);
            }
        }
        let most = match word.encode_utf16().count() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        if scores.is_empty() && most > 0 {
            for (far, known) in self.near(word, is_last, most).into_iter().take(MEANT) {
                raise(&mut scores, &self.exact(&known), 0.5 / (1.0 + far));
            }
        }
        scores
    }

    fn exact(&self, word: &str) -> Vec<(usize, f64)> {
        let own = self.lines(word, word).into_iter().find(|line| line.split(' ').next() == Some(word));
        own.map(|line| postings(&line)).unwrap_or_default()
    }

    fn near(&self, word: &str, is_last: bool, most: usize) -> Vec<(f64, String)> {
        let vocabulary = self.load(&self.contents["vocabulary"]);
        let far = |known: &str| {
            let whole = distance(word, known, most);
            let letters = word.chars().count();
            if !is_last || known.chars().count() <= letters {
                return whole;
            }
            let beginning: String = known.chars().take(letters).collect();
            whole.min(distance(word, &beginning, most) + 0.5)
        };
        let known = vocabulary.as_str().expect("a text").split('\n').map(|known| (far(known), known.to_owned()));
        let limit = f64::from(u32::try_from(most).expect("few")) + 1.0;
        let mut near: Vec<_> = known.filter(|(far, _)| *far < limit).collect();
        near.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        near
    }

    fn lines(&self, from: &str, to: &str) -> Vec<String> {
        let parts = self.contents["terms"].as_array().expect("parts");
        let place = |key: &str| {
            let begins = |part: &Value| part[0].as_str().expect("a term").encode_utf16().le(key.encode_utf16());
            parts.partition_point(begins).saturating_sub(1)
        };
        let parts = parts[place(from)..=place(to)].iter().take(MOST_PARTS);
        let text = |part: &Value| self.load(&part[1]).as_str().expect("a text").to_owned();
        parts.flat_map(|part| text(part).split('\n').map(str::to_owned).collect::<Vec<_>>()).collect()
    }
}

fn raise(scores: &mut BTreeMap<usize, f64>, found: &[(usize, f64)], quality: f64) {
    for (entry, weight) in found {
        let score = scores.entry(*entry).or_insert(0.0);
        *score = score.max(weight * quality);
    }
}

fn postings(line: &str) -> Vec<(usize, f64)> {
    let mut entry = 0;
    let numbers = line.split(' ').skip(1).map(|number| u64::from_str_radix(number, 36).expect("a number"));
    let posting = |value: u64| {
        entry += value / WEIGHTS;
        let weight = u32::try_from(value % WEIGHTS).expect("a weight");
        (usize::try_from(entry).expect("a place"), f64::from(weight))
    };
    numbers.map(posting).collect()
}

fn distance(a: &str, b: &str, most: usize) -> f64 {
    let far = strsim::osa_distance(a, b).min(most + 1);
    f64::from(u32::try_from(far).expect("few"))
}

/// What a file hands over.
pub fn handed(bytes: &[u8]) -> Value {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let data = text.split_once("{detail:").and_then(|(_, rest)| rest.strip_suffix("}))\n")).expect("an event");
    serde_json::from_str(data).expect("JSON")
}
