//! [`Words`]: the phrases that rules of wording look for, as the theme and the portal give them for one language.

use std::collections::BTreeMap;

/// Phrases that clear a rule where they overlap with what it found.
pub const FINE: &str = "fine";

/// The group of phrases that need no further sorting; a portal's own come here.
pub const OWN: &str = "phrases";

/// Phrases by rule (its code's word) and group. What a phrase can look like is said in `site-template/strings/words/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub rules: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Words {
    /// Adds phrases to a group of a rule.
    pub fn add(&mut self, rule: &str, group: &str, phrases: impl IntoIterator<Item = String>) {
        self.rules.entry(rule.to_owned()).or_default().entry(group.to_owned()).or_default().extend(phrases);
    }

    /// The phrases of a group; none where a language has none.
    pub fn phrases(&self, rule: &str, group: &str) -> &[String] {
        self.rules.get(rule).and_then(|groups| groups.get(group)).map_or(&[], Vec::as_slice)
    }

    /// The phrases of one rule.
    pub fn only(&self, rule: &str) -> Self {
        Self {
            rules: self
                .rules
                .iter()
                .filter(|(own, _)| *own == rule)
                .map(|(own, it)| (own.clone(), it.clone()))
                .collect(),
        }
    }

    /// These words and those of `other`.
    pub fn and(mut self, other: &Self) -> Self {
        for (rule, groups) in &other.rules {
            groups.iter().for_each(|(group, phrases)| self.add(rule, group, phrases.iter().cloned()));
        }
        self
    }
}
