//! The index as files: a table of contents, parts of the terms, parts of the entries, and a list of words for what was
//! mistyped. Each file hands its data over as an event, because pages opened from disk can't read files in another way.

use std::fmt::Display;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::entries::{Entry, KINDS};
use super::index::{Index, Posting};
use super::known::Known;
use crate::model::Portal;
use crate::render::wording::Wording;
use crate::site_map::{DataFile, SEARCH};

/// Bytes in a part before it is compressed, more or less: a query loads one to four parts of terms for each of its
/// words, and a part of entries for each of the results that are shown.
const TERMS: usize = 14_000;
const ENTRIES: usize = 7_000;
/// What a posting's weight has to be below, so that both fit into one number.
const WEIGHTS: u64 = 32;
/// The longest summary that is shown, in characters.
const SUMMARY: usize = 140;

/// What visitors search, as files.
pub struct SearchFiles {
    /// Names all others.
    pub contents: DataFile,
    pub parts: Vec<DataFile>,
}

pub fn files(entries: &[Entry], portal: &Portal, wording: &Wording, known: &mut Known) -> SearchFiles {
    let settings = &portal.settings;
    let index = Index::of(entries, known);
    let people: Vec<_> = entries.iter().filter(|entry| entry.is_person).map(|entry| entry.source.clone()).collect();
    let part = |data: &dyn Display, sources: &[Arc<str>]| {
        DataFile::hashed(SEARCH, settings, script("search", data), sources.iter().cloned())
    };

    let terms: Vec<_> =
        term_parts(&index).into_par_iter().map(|(first, text)| (first, part(&json!(text), &people))).collect();
    let texts: Vec<_> = entry_parts(entries)
        .into_par_iter()
        .map(|Rows { first, json, sources }| (first, part(&format_args!("[{json}]"), &sources)))
        .collect();
    let vocabulary = part(&json!(index.vocabulary.join("\n")), &people);
    let contents = json!({
        "count": entries.len(),
        "common": index.common,
        "terms": terms.iter().map(|(first, file)| json!([first, file.address])).collect::<Vec<_>>(),
        "entries": texts.iter().map(|(first, file)| json!([first, file.address])).collect::<Vec<_>>(),
        "vocabulary": vocabulary.address,
        "kinds": KINDS.iter().map(|key| wording.text(key)).collect::<Vec<_>>(),
        "words": {
            "results": wording.text("search_results"),
            "none": wording.text("search_none"),
            "all": wording.text("search_all"),
            "more": wording.text("show_more"),
        },
    });
    let everybody = entries.iter().map(|entry| entry.source.clone());
    let contents = DataFile::contents(SEARCH, settings, script("search", &contents), everybody);
    let (terms, texts) = (terms.into_iter().map(|(_, file)| file), texts.into_iter().map(|(_, file)| file));
    SearchFiles { contents, parts: terms.chain(texts).chain([vocabulary]).collect() }
}

/// A script that hands over data as an event of the window.
pub fn script(name: &str, data: &dyn Display) -> Vec<u8> {
    format!("dispatchEvent(new CustomEvent(\"uptake:{name}\",{{detail:{data}}}))\n").into_bytes()
}

/// The terms in parts of a certain size, each with its first term.
fn term_parts<'i>(index: &'i Index<'_>) -> Vec<(&'i str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for (term, postings) in &index.terms {
        if parts.last().is_none_or(|(_, text)| text.len() > TERMS) {
            parts.push((term, String::new()));
        }
        if let Some((_, text)) = parts.last_mut() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(term);
            encode(text, postings);
        }
    }
    parts
}

/// Adds each posting as a number to the base of 36: how many entries it is after the one before, and its weight.
fn encode(text: &mut String, postings: &[Posting]) {
    let mut before = 0;
    for (entry, weight) in postings {
        text.push(' ');
        base_36(text, u64::from(entry - before) * WEIGHTS + u64::from(*weight).min(WEIGHTS - 1));
        before = *entry;
    }
}

fn base_36(text: &mut String, number: u64) {
    const DIGITS: [char; 36] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l',
        'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    ];
    if number >= 36 {
        base_36(text, number / 36);
    }
    text.push(DIGITS[(number % 36) as usize]);
}

/// Some entries.
struct Rows {
    /// The place of the first one.
    first: usize,
    /// Their rows, with commas between them.
    json: String,
    /// The files that their words are from.
    sources: Vec<Arc<str>>,
}

/// The entries in parts of a certain size.
fn entry_parts(entries: &[Entry]) -> Vec<Rows> {
    let mut parts: Vec<Rows> = Vec::new();
    for (first, entry) in entries.iter().enumerate() {
        if parts.last().is_none_or(|part| part.json.len() > ENTRIES) {
            parts.push(Rows { first, json: String::new(), sources: Vec::new() });
        }
        if let Some(Rows { json, sources, .. }) = parts.last_mut() {
            if !json.is_empty() {
                json.push(',');
            }
            json.push_str(&row(entry).to_string());
            sources.push(entry.source.clone());
        }
    }
    parts
}

fn row(entry: &Entry) -> Value {
    let summary = shortened(&entry.summary);
    json!([
        entry.kind as usize,
        entry.title,
        entry.address,
        entry.note,
        summary,
        entry.language.as_deref().unwrap_or("")
    ])
}

/// At most as many characters as are shown, cut between words.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(SUMMARY) {
        None => text.to_owned(),
        Some((end, _)) => {
            let words = text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(words, _)| words);
            format!("{}…", words.trim_end_matches([',', ';', ':', '.']))
        }
    }
}
