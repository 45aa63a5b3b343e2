//! Honesty: whether texts press, shame, exclude or claim what nothing bears out.
//!
//! Enter at [`judge`]. Each text is read once: the lexicon finds the phrases of all rules, and each rule decides whether
//! what was found is wrong where it stands. What phrases there are is data: `site-template/strings/words/`.

mod facts;
mod nudges;
mod numbers;
mod road;
mod scarcity;
mod urgency;
mod wording;

use rayon::prelude::*;

use super::lexicon::{Hit, Lexicon, token};
use super::metrics;
use super::texts::{self, Days, Told};
use crate::diagnostics::Diagnostic;
use crate::model::Portal;
use crate::model::manuscript::Leaf;
use crate::model::words::{OWN, Words};
use crate::source::Place;

/// The group of the brand's own words.
const BRAND: &str = "brand";

/// A phrase that was found, where it stands.
struct Found<'a> {
    portal: &'a Portal,
    told: &'a Told<'a>,
    hit: &'a Hit<'a>,
    place: Place,
    /// The words as they are quoted in a finding.
    words: String,
    /// Whether the block it stands in names a source.
    cited: bool,
}

pub fn judge(portal: &Portal, days: &Days, words: &Words) -> Vec<Diagnostic> {
    let lexicon = Lexicon::new(&with_brand(words, portal));
    let texts = texts::all(portal, days);
    let of_text = |told| judge_text(portal, &lexicon, told).into_iter().chain(facts::judge(portal, told));
    let mut findings: Vec<Diagnostic> = texts.par_iter().flat_map_iter(of_text).collect();
    findings.extend(nudges::judge(portal));
    findings.extend(road::judge_personas(portal, &lexicon));
    findings
}

/// The words of the language that texts may not have, with those that the brand doesn't want to hear itself say.
fn with_brand(words: &Words, portal: &Portal) -> Words {
    let voice = &portal.settings.brand.voice;
    let mut words = words.clone();
    words.rules.remove(metrics::RULE);
    words.add("obligation-tone", BRAND, voice.obligation_words.iter().cloned());
    words.add("banned-word", OWN, voice.banned.iter().cloned());
    words
}

fn judge_text(portal: &Portal, lexicon: &Lexicon, told: &Told<'_>) -> Vec<Diagnostic> {
    let leaves = told.leaves();
    let mut findings = Vec::new();
    for leaf in leaves.iter() {
        for hit in lexicon.hits(&token::tokens(leaf.text())) {
            let place = leaf.part(hit.range.clone());
            let is_linked = leaves.iter().any(|other| other.group == leaf.group && other.cites);
            let cited = is_linked || leaf.cites_fact_at(&hit.range);
            let found = Found { portal, told, hit: &hit, place, words: quoted(leaf, &hit), cited };
            findings.extend(judge_hit(&found));
        }
    }
    findings
}

fn judge_hit(found: &Found<'_>) -> Option<Diagnostic> {
    match found.hit.rule {
        "false-urgency" => urgency::judge(found),
        "false-scarcity" => scarcity::judge(found),
        "uncited-number" => numbers::judge(found),
        "driving-commute" => road::judge(found),
        "missing-opt-out" => nudges::judge_words(found),
        rule => wording::judge(rule, found),
    }
}

/// The words in one line, without the marks between them.
fn quoted(leaf: &Leaf, hit: &Hit<'_>) -> String {
    let words = leaf.text().get(hit.range.clone()).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
