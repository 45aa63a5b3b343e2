//! [`Known`]: texts that were taken apart before. Whoever makes the index again after a small change takes only what is new
//! apart; what comes out is the same as without it.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{Entry, Key};
use crate::model::manuscript::Leaf;

/// Terms by their numbers, each with how much it counts.
pub type Weights = Arc<[(usize, u32)]>;

/// Of one language.
#[derive(Default)]
pub struct Known {
    numbers: HashMap<String, usize>,
    /// By number. Some may be of texts that are gone.
    pub terms: Vec<String>,
    /// Of the entries of last time, with their texts.
    weights: HashMap<Key, (Weights, Arc<[Leaf]>)>,
}

impl Known {
    /// The terms of each entry.
    pub fn weights(&mut self, entries: &[Entry]) -> Vec<Weights> {
        let keyed: Vec<_> = entries.par_iter().map(|entry| (entry.key(), entry)).collect();
        let is_new = |(key, _): &&(Key, &Entry)| !self.weights.contains_key(key);
        let new: Vec<_> = keyed.par_iter().filter(is_new).map(|(key, entry)| (*key, *entry, entry.weights())).collect();
        let mut earlier = std::mem::take(&mut self.weights);
        for (key, entry, weights) in new {
            let numbered = weights.into_iter().map(|(term, weight)| (self.number(term), weight)).collect();
            earlier.insert(key, (numbered, entry.body()));
        }
        let mut all = Vec::with_capacity(entries.len());
        for (key, _) in &keyed {
            // Two entries may have the same words.
            if let Some((weights, body)) = earlier.get(key) {
                all.push(Arc::clone(weights));
                self.weights.insert(*key, (Arc::clone(weights), Arc::clone(body)));
            }
        }
        all
    }

    fn number(&mut self, term: String) -> usize {
        if let Some(number) = self.numbers.get(&term) {
            return *number;
        }
        self.terms.push(term.clone());
        self.numbers.insert(term, self.terms.len() - 1);
        self.terms.len() - 1
    }
}
