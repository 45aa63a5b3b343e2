//! [`KnownTexts`]: texts that were taken apart before. Whoever makes the index again after a small change takes only what is new
//! apart; what comes out is the same as without it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::entries::{Entry, Key};
use crate::model::manuscript::Leaf;

/// Terms by their numbers, each with how much it counts.
pub type Weights = Arc<[(u32, u32)]>;

/// Terms as texts take ten times the memory of their numbers, so only those of a few entries are held.
const AT_ONCE: usize = 256;

/// The texts of each language, for whoever makes the index again and again; whoever makes it once keeps nothing.
#[derive(Default)]
pub enum KnownTexts {
    #[default]
    Nothing,
    Lasting(Mutex<BTreeMap<String, Known>>),
}

impl KnownTexts {
    /// Those of a language, to be given back with [`Self::keep`].
    pub fn take(&self, language: &str) -> Known {
        match self {
            Self::Nothing => Known::default(),
            Self::Lasting(texts) => lock(texts).remove(language).unwrap_or_default(),
        }
    }

    pub fn keep(&self, language: &str, texts: Known) {
        if let Self::Lasting(all) = self {
            lock(all).insert(language.to_owned(), texts);
        }
    }
}

fn lock(texts: &Mutex<BTreeMap<String, Known>>) -> MutexGuard<'_, BTreeMap<String, Known>> {
    texts.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Of one language.
#[derive(Default)]
pub struct Known {
    numbers: HashMap<String, u32, FixedState>,
    /// By number. Some may be of texts that are gone.
    pub terms: Vec<String>,
    /// The numbers in the order in which scripts compare their terms (UTF-16 code units).
    pub order: Vec<u32>,
    /// Of the entries of last time, with their texts.
    weights: HashMap<Key, (Weights, Arc<[Leaf]>)>,
}

impl Known {
    /// The terms of each entry.
    pub fn weights(&mut self, entries: &[Entry]) -> Vec<Weights> {
        let keyed: Vec<_> = entries.par_iter().map(|entry| (entry.key(), entry)).collect();
        let mut earlier = std::mem::take(&mut self.weights);
        let new: Vec<_> = keyed.iter().filter(|(key, _)| !earlier.contains_key(key)).collect();
        for some in new.chunks(AT_ONCE) {
            let weighed: Vec<_> = some.par_iter().map(|(_, entry)| entry.weights()).collect();
            for ((key, entry), weights) in some.iter().zip(weighed) {
                let numbered = weights.into_iter().map(|(term, weight)| (self.number(term), weight)).collect();
                earlier.insert(*key, (numbered, entry.body()));
            }
        }
        let mut all = Vec::with_capacity(entries.len());
        for (key, _) in &keyed {
            // Two entries may have the same words.
            if let Some((weights, body)) = earlier.get(key) {
                all.push(Arc::clone(weights));
                self.weights.insert(*key, (Arc::clone(weights), Arc::clone(body)));
            }
        }
        self.put_in_order();
        all
    }

    /// What is new comes after all others, and sorting what is nearly sorted takes hardly longer than to look at it.
    fn put_in_order(&mut self) {
        let Self { terms, order, .. } = self;
        let count = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        order.extend((0..count).skip(order.len()));
        order.sort_by(|a, b| compared(&terms[*a as usize], &terms[*b as usize]));
    }

    fn number(&mut self, term: String) -> u32 {
        if let Some(number) = self.numbers.get(&term) {
            return *number;
        }
        let number = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        self.terms.push(term.clone());
        self.numbers.insert(term, number);
        number
    }
}

/// How scripts compare two terms.
pub fn compared(a: &str, b: &str) -> Ordering {
    match a.is_ascii() && b.is_ascii() {
        true => a.cmp(b),
        false => a.encode_utf16().cmp(b.encode_utf16()),
    }
}
