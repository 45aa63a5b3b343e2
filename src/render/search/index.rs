//! The inverted index: for each term the entries that it leads to, and how much it says about each.

use std::collections::BTreeMap;

use super::entries::{Entry, LABEL};
use super::known::Known;

/// Before this many entries there are no words that tell nothing.
const FEW: usize = 60;
/// A word that stands in more than one of so many entries tells little.
const COMMON: usize = 3;
/// Shorter words are too close to each other for a mistyped one to be told.
const TELLING: usize = 4;
/// What stands before the slug of a persona, as no term begins like this.
const PERSONA: char = '@';

/// An entry by its place in the list, and how much the term says about it.
pub type Posting = (usize, u32);

pub struct Index {
    /// Terms in the order in which scripts compare them (UTF-16 code units), with their entries in order.
    pub terms: Vec<(String, Vec<Posting>)>,
    /// Words that stand in so many entries that only those named by them are listed.
    pub common: Vec<String>,
    /// What a mistyped word may have meant: words of titles, labels and summaries.
    pub vocabulary: Vec<String>,
}

impl Index {
    pub fn of(entries: &[Entry], known: &mut Known) -> Self {
        let weights = known.weights(entries);
        let mut postings: Vec<Vec<Posting>> = vec![Vec::new(); known.terms.len()];
        for (entry, weights) in weights.iter().enumerate() {
            weights.iter().for_each(|(term, weight)| postings[*term as usize].push((entry, *weight)));
        }
        let used = known.terms.iter().zip(postings).filter(|(_, postings)| !postings.is_empty());
        let mut terms: Vec<_> = used.map(|(term, postings)| (term.clone(), postings)).collect();
        terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let (mut common, mut vocabulary) = (Vec::new(), Vec::new());
        for (term, postings) in &mut terms {
            if entries.len() >= FEW && postings.len() > entries.len() / COMMON {
                postings.retain(|(_, weight)| *weight >= LABEL);
                common.push(term.clone());
            } else if postings.iter().any(|(_, weight)| *weight > 1) && term.chars().count() >= TELLING {
                vocabulary.push(term.clone());
            }
        }
        let mut people: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        for (entry, slug) in
            entries.iter().enumerate().flat_map(|(at, e)| e.personas.iter().map(move |slug| (at, slug)))
        {
            people.entry(format!("{PERSONA}{slug}")).or_default().push((entry, 1));
        }
        terms.extend(people);
        terms.retain(|(_, postings)| !postings.is_empty());
        terms.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        Self { terms, common, vocabulary }
    }
}
