//! A corpus of hostile strings in every text field of every kind: whatever comes out holds them as text.
//!
//! Each portal is built twice, with the strings and with plain words in the same places ([`written`]). Every file of
//! both is read by a parser of its format ([`read`]): the two have to be of one form, and what the one says in plain words, the
//! other says in the letters of the string. What a build refuses with a finding needs no further proof.
//!
//! `INJECTION_ROTATIONS=40` brings every string into every field, which takes long. `INJECTION_OUT=FOLDER` leaves the
//! hostile content there, for a browser to look at what is built of it (`.ci/injection.sh`).

mod corpus;
pub mod fields;
mod portal;
mod read;
mod twins;
mod written;

use std::env;

use twins::{Twins, acting};

/// How many places each string goes to in each kind.
fn rotations() -> usize {
    env::var("INJECTION_ROTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(1)
}

#[test]
fn every_kind_of_item_holds_every_string_as_text() {
    for rotation in 0..rotations() {
        let twins = Twins::of(&format!("items-{rotation}"), portal::items(rotation));
        let found = twins.differences();
        assert!(found.is_empty(), "{} of them:\n{}", found.len(), shown(&found));
    }
}

#[test]
fn settings_hold_every_string_as_text() {
    for rotation in 0..rotations() {
        for (n, settings) in portal::settings(rotation).into_iter().enumerate() {
            let found = Twins::of(&format!("settings-{rotation}-{n}"), vec![settings]).differences();
            assert!(found.is_empty(), "{} of them:\n{}", found.len(), shown(&found));
        }
    }
}

/// In Markdown a string may become what its marks ask for: a heading, a list, a link to a web page. It becomes no more.
#[test]
fn markdown_of_strings_acts_on_nobody() {
    for rotation in 0..rotations() {
        let found = acting(&format!("prose-{rotation}"), portal::prose(rotation));
        assert!(found.is_empty(), "{} of them:\n{}", found.len(), shown(&found));
    }
}

fn shown(found: &[String]) -> String {
    found.iter().take(4000).map(|line| format!("{}\n", line.chars().take(700).collect::<String>())).collect()
}
