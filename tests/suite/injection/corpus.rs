//! The hostile strings of `tests/injection/corpus.toml`. Enter at [`strings`].

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use crate::support::repository;

/// Every string, in the order of its family's name.
pub fn strings() -> &'static [String] {
    static STRINGS: LazyLock<Vec<String>> = LazyLock::new(|| families().into_values().flatten().collect());
    &STRINGS
}

fn families() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(repository("tests/injection/corpus.toml")).expect("the corpus");
    toml::from_str(&text).expect("families of strings")
}

#[test]
fn the_corpus_has_three_hundred_strings_and_none_twice() {
    let mut all = strings().to_vec();
    assert!(all.len() >= 300, "{}", all.len());
    assert!(all.iter().all(|text| !text.trim().is_empty()), "what is blank is no text");
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}
