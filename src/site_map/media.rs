//! Where pictures and other files of the content folder are published.

use super::assets::Assets;
use crate::load::folder::Files;
use crate::model::{Portal, portal::Brand};

/// Enough of a hash that no two files of a portal share it.
const HASH_DIGITS: usize = 10;

/// Publishes everything in `static/` as it is, and the files that items name under names with a hash.
pub fn collect<'p>(editions: impl Iterator<Item = &'p Portal>, files: &Files) -> Assets {
    let mut assets = Assets::default();
    for path in files.keys().filter(|path| path.starts_with("static/")) {
        publish(path, files, &mut assets);
    }
    for file in editions.flat_map(named) {
        publish(file, files, &mut assets);
    }
    assets
}

/// The files that fields name.
fn named(portal: &Portal) -> impl Iterator<Item = &String> {
    let Brand { logo, logo_dark, .. } = &portal.settings.brand;
    let photos = portal.testimonials.iter().map(|t| &t.photo).chain(portal.champions.iter().map(|c| &c.photo));
    let transcripts = portal.courses.iter().flat_map(|c| &c.modules).filter_map(|m| m.transcript.as_ref());
    portal
        .items()
        .filter_map(|item| item.image.as_ref())
        .chain(photos.flatten())
        .map(|image| &image.file)
        .chain([logo, logo_dark].into_iter().flatten())
        .chain(transcripts.filter(|transcript| !transcript.contains(':')))
}

/// The address of a file, which is published from now on; `None` where there is no such file.
pub fn publish(file: &str, files: &Files, assets: &mut Assets) -> Option<String> {
    if let Some(address) = assets.content.get(file) {
        return Some(address.clone());
    }
    let address = match file.strip_prefix("static/") {
        Some(rest) => encoded(rest),
        None => hashed(file, files.get(file)?.hash.as_deref()?),
    };
    assets.content.insert(file.to_owned(), address.clone());
    Some(address)
}

/// `assets/cover.1a2b3c4d5e.svg`.
pub fn hashed(file: &str, hash: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let hash = hash.get(..HASH_DIGITS).unwrap_or(hash);
    format!("assets/{}.{hash}.{}", plain(stem), plain(ending))
}

/// Letters, digits and hyphens.
fn plain(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    plain.trim_matches('-').to_owned()
}

/// A path as it stands in a URL.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}
