//! The inverted index: for each term the entries that it leads to, and how much it says about each.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem;

use super::entries::{Entry, LABEL};
use super::known::{Known, Weights, compared};

/// Before this many entries there are no words that tell nothing.
const FEW: usize = 60;
/// A word that stands in more than one of so many entries tells little.
const COMMON: usize = 3;
/// Shorter words are too close to each other for a mistyped one to be told.
const TELLING: usize = 4;
/// What stands before the slug of a persona, as no term begins like this.
const PERSONA: char = '@';

/// An entry by its place in the list, and how much the term says about it.
pub type Posting = (u32, u32);

pub struct Index<'k> {
    /// Terms in the order in which scripts compare them (UTF-16 code units), with their entries in order.
    pub terms: Vec<(Cow<'k, str>, Vec<Posting>)>,
    /// Words that stand in so many entries that only those named by them are listed.
    pub common: Vec<&'k str>,
    /// What a mistyped word may have meant: words of titles, labels and summaries.
    pub vocabulary: Vec<&'k str>,
}

impl<'k> Index<'k> {
    pub fn of(entries: &[Entry], known: &'k mut Known) -> Self {
        let weights = known.weights(entries);
        let mut terms = postings(&weights, known);
        let (mut common, mut vocabulary) = (Vec::new(), Vec::new());
        for (term, postings) in &mut terms {
            if entries.len() >= FEW && postings.len() > entries.len() / COMMON {
                postings.retain(|(_, weight)| *weight >= LABEL);
                common.push(*term);
            } else if postings.iter().any(|(_, weight)| *weight > 1) && term.chars().count() >= TELLING {
                vocabulary.push(*term);
            }
        }
        let mut people: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        for (entry, slug) in (0..).zip(entries).flat_map(|(at, entry)| entry.personas.iter().map(move |it| (at, it))) {
            people.entry(format!("{PERSONA}{slug}")).or_default().push((entry, 1));
        }
        let terms = terms.into_iter().map(|(term, postings)| (Cow::Borrowed(term), postings));
        let mut terms: Vec<_> = terms.chain(people.into_iter().map(|(term, all)| (Cow::Owned(term), all))).collect();
        terms.retain(|(_, postings)| !postings.is_empty());
        terms.sort_by(|(a, _), (b, _)| compared(a, b));
        Self { terms, common, vocabulary }
    }
}

/// The terms that lead anywhere, in order, with where they lead to.
fn postings<'k>(weights: &[Weights], known: &'k Known) -> Vec<(&'k str, Vec<Posting>)> {
    let mut sizes = vec![0_usize; known.terms.len()];
    weights.iter().flat_map(|weights| &**weights).for_each(|(term, _)| sizes[*term as usize] += 1);
    let mut postings: Vec<Vec<Posting>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for (entry, weights) in (0..).zip(weights) {
        weights.iter().for_each(|(term, weight)| postings[*term as usize].push((entry, *weight)));
    }
    let named = known.order.iter().map(|number| *number as usize);
    let named = named.map(|number| (known.terms[number].as_str(), mem::take(&mut postings[number])));
    named.filter(|(_, postings)| !postings.is_empty()).collect()
}
