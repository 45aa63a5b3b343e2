//! The theme's files: those embedded in the program, and what an override may replace.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::ThemeProblem;
use crate::contracts::{self, Misfit};

#[derive(RustEmbed)]
#[folder = "site-template/"]
struct BuiltIn;

/// Every embedded text file by path.
pub fn built_in() -> BTreeMap<String, String> {
    let text = |path: &str| String::from_utf8(BuiltIn::get(path)?.data.into_owned()).ok();
    BuiltIn::iter().filter_map(|path| Some((path.to_string(), text(&path)?))).collect()
}

/// Assets that are neither style sheets nor scripts, by their path below `assets/`.
pub fn built_in_bytes() -> BTreeMap<String, Vec<u8>> {
    let asset = |path: &str| path.strip_prefix("assets/").filter(|_| !is_source(path)).map(str::to_owned);
    BuiltIn::iter().filter_map(|path| Some((asset(&path)?, BuiltIn::get(&path)?.data.into_owned()))).collect()
}

/// Pages and what they are made of, and the pictures of channels.
pub fn is_template(path: &str) -> bool {
    path.ends_with(".html") || (path.starts_with("channels/") && path.ends_with(".svg"))
}

/// Style sheets and scripts, of the portal's pages and of the kit's.
pub fn is_source(path: &str) -> bool {
    ["assets/css/", "assets/js/", "assets/late/", "assets/alone/", "kit/css/", "kit/copy/", "kit/js/", "kit/page/"]
        .iter()
        .any(|folder| path.starts_with(folder))
}

/// Overrides that replace nothing.
pub fn strangers(overrides: &BTreeMap<String, String>) -> Vec<ThemeProblem> {
    let known: Vec<_> = BuiltIn::iter().collect();
    let stranger = |path: &&String| !known.iter().any(|name| name == path.as_str());
    let problem = |path: &String| ThemeProblem {
        file: path.clone(),
        at: None,
        message: "the theme has no file of this name, so nothing is replaced".to_owned(),
        help: nearest(path, known.iter().map(AsRef::as_ref)),
    };
    overrides.keys().filter(stranger).filter(|path| !is_addition(path)).map(problem).collect()
}

/// Styles of a portal's own, beside the theme's.
const CUSTOM: &str = "assets/css/90-custom.css";

/// What a folder may bring without replacing anything: words of languages, and one style sheet. Any further name would be
/// a mistyped one.
pub fn is_addition(path: &str) -> bool {
    is_language(path) || is_words(path) || path == CUSTOM
}

/// The phrases of a language for the rules of wording: `strings/words/ar.toml`.
fn is_words(path: &str) -> bool {
    path.strip_prefix("strings/words/").is_some_and(|name| is_language(&format!("strings/{name}")))
}

/// The words of a language, which the theme need not speak itself: `strings/ar.toml`, named by its tag (BCP 47).
pub fn is_language(path: &str) -> bool {
    let tag = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
    let mut parts = tag.split('-');
    let is_word = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let primary = parts.next().unwrap_or_default();
    matches!(primary.len(), 2 | 3) && primary.chars().all(|c| c.is_ascii_alphabetic()) && parts.all(is_word)
}

fn nearest<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> String {
    match known.min_by_key(|name| (strsim::damerau_levenshtein(path, name), *name)) {
        Some(name) => format!("The nearest name is `{name}`. For styles of your own use `{CUSTOM}`."),
        None => String::new(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    name: String,
    #[serde(rename = "version")]
    _version: String,
    contract: i64,
}

/// Reads `theme.toml` and returns the theme's name, if it was made for this program's views.
pub fn manifest(texts: &BTreeMap<String, String>) -> Result<String, ThemeProblem> {
    let file = "theme.toml".to_owned();
    let text = texts.get(&file).map_or("", String::as_str);
    let problem =
        |message: String, help: &str| ThemeProblem { file: file.clone(), at: None, message, help: help.into() };
    let manifest: Manifest = toml::from_str(text).map_err(|error| problem(error.message().to_owned(), ""))?;
    let Err(misfit) = contracts::judge(manifest.contract, contracts::TEMPLATES) else { return Ok(manifest.name) };
    let (found, here) = (manifest.contract, contracts::TEMPLATES);
    let message = format!("the theme is made for template contract {found}, this program has contract {here}");
    Err(problem(
        message,
        match misfit {
            Misfit::TooNew => "Install a newer uptake, or a version of the theme for this one.",
            Misfit::TooOld => {
                "The changelog says what changed between contracts; adapt the theme, then change the number."
            }
        },
    ))
}
