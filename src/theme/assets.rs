//! The theme's published files: one style sheet, one script, pictures; and what the kit's pages carry in themselves.

use std::collections::BTreeMap;

use super::minify;
use crate::brand::{self, Tokens};
use crate::model::Settings;
use crate::model::portal::Drafts;
use crate::render::artwork;

pub fn all(
    sources: &BTreeMap<String, String>,
    files: &BTreeMap<String, Vec<u8>>,
    tokens: &Tokens,
    settings: &Settings,
) -> BTreeMap<String, Vec<u8>> {
    let css = brand::custom_properties(tokens) + &joined(sources, "assets/css/");
    let js = script(sources, &["assets/js/"]);
    let mut assets = files.clone();
    assets.insert("portal.css".to_owned(), minify::css(css).into_bytes());
    assets.insert("portal.js".to_owned(), minify::js(js).into_bytes());
    assets.insert("icon.svg".to_owned(), artwork::icon(tokens, settings).into_bytes());
    assets.extend(late_scripts(sources));
    assets.extend(lone_styles(sources, tokens));
    if settings.drafts == Drafts::Shown {
        assets.insert("looks.css".to_owned(), minify::css(brand::looks_side_by_side()).into_bytes());
    }
    assets
}

/// Scripts that only some pages ask for, or only once they are used: each by itself, `late/find.js` as `find.js`.
fn late_scripts(sources: &BTreeMap<String, String>) -> impl Iterator<Item = (String, Vec<u8>)> {
    let late = sources.keys().filter_map(|path| path.strip_prefix("assets/late/"));
    late.map(|name| (name.to_owned(), minify::js(script(sources, &[&format!("assets/late/{name}")])).into_bytes()))
}

/// Style sheets of pages that stand in other sites' frames: `alone/card.css` as `card.css`. Each has the brand's colours
/// and what generated pictures need, and nothing else of the portal.
fn lone_styles(sources: &BTreeMap<String, String>, tokens: &Tokens) -> impl Iterator<Item = (String, Vec<u8>)> {
    let alone = sources.iter().filter_map(|(path, text)| Some((path.strip_prefix("assets/alone/")?, text)));
    let brand = brand::custom_properties(tokens) + &joined(sources, "assets/css/55-art");
    alone.map(move |(name, text)| (name.to_owned(), minify::css(format!("{brand}{text}")).into_bytes()))
}

pub fn kit_styles(sources: &BTreeMap<String, String>, tokens: &Tokens) -> BTreeMap<String, String> {
    let name = |path: &str| path.strip_prefix("kit/css/").and_then(|name| name.strip_suffix(".css")).map(str::to_owned);
    let own = sources.iter().filter_map(|(path, text)| Some((name(path)?, inline(&minify::css(text.clone())))));
    let brand = ("tokens".to_owned(), inline(&minify::css(brand::custom_properties(tokens))));
    own.chain([brand]).collect()
}

pub fn kit_script(sources: &BTreeMap<String, String>) -> String {
    inline(&minify::js(script(sources, &["kit/copy/", "kit/js/"])))
}

pub fn kit_page_script(sources: &BTreeMap<String, String>) -> String {
    inline(&minify::js(script(sources, &["kit/copy/", "kit/page/"])))
}

/// The scripts of some folders as one, in a scope of its own.
fn script(sources: &BTreeMap<String, String>, folders: &[&str]) -> String {
    let parts: Vec<_> = folders.iter().map(|folder| joined(sources, folder)).collect();
    format!("(function(){{\"use strict\";\n{}}})();\n", parts.join("\n"))
}

/// A source that can stand within its element: nothing in it ends the element. Both languages read `<\/` as `</`
/// where it may stand, within a string.
fn inline(source: &str) -> String {
    source.replace("</", "<\\/").replace("<!--", "<\\!--")
}

/// The files below `folder` in the order of their names.
fn joined(sources: &BTreeMap<String, String>, folder: &str) -> String {
    let parts = sources.iter().filter(|(path, _)| path.starts_with(folder));
    parts.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
}
