//! Where pictures and other files of the content folder are published.
//!
//! Enter at [`collect`]. A file that is linked to is copied; a picture that is shown is made anew, in the sizes that
//! pages need. So what a camera wrote about the place and the person stays with the author, in every case but one:
//! `static/` is published as it is.

use std::sync::Arc;

use super::assets::Assets;
use crate::imaging::{Encoding, Examined, Original, Print, Rendition};
use crate::load::folder::{DiskFile, Files};
use crate::model::{Portal, Shown, portal::Brand, shown::Width};

/// Enough of a hash that no two files of a portal share it.
const HASH_DIGITS: usize = 10;

/// Publishes everything in `static/` as it is, and the files that fields name under names with a hash.
pub fn collect<'p>(editions: impl Iterator<Item = &'p Portal>, files: &Files) -> Assets {
    let mut assets = Assets::default();
    for path in files.keys().filter(|path| path.starts_with("static/")) {
        publish(path, files, &mut assets);
    }
    editions.for_each(|portal| named(portal, files, &mut assets));
    assets
}

/// The files that fields name.
fn named(portal: &Portal, files: &Files, assets: &mut Assets) {
    let Brand { logo, logo_dark, .. } = &portal.settings.brand;
    for file in [logo, logo_dark].into_iter().flatten() {
        let shown = files.get(file).and_then(|disk| made(file, disk, assets, Rendition::logo));
        assets.logos.extend(shown.map(|shown| (file.clone(), shown)));
    }
    let touchpoints = portal.campaigns.iter().flat_map(|campaign| &campaign.touchpoints).map(|t| &t.item);
    for image in portal.items().chain(touchpoints).filter_map(|item| item.image.as_ref()) {
        picture(&image.file, files, assets);
    }
    let photos = portal.testimonials.iter().map(|t| &t.photo).chain(portal.champions.iter().map(|c| &c.photo));
    for photo in photos.flatten() {
        portrait(&photo.file, files, assets);
    }
    let transcripts = portal.courses.iter().flat_map(|c| &c.modules).filter_map(|m| m.transcript.as_ref());
    for transcript in transcripts.filter(|transcript| !transcript.contains(':')) {
        publish(transcript, files, assets);
    }
}

/// The address of a file to download, which is published from now on; `None` where there is no such file.
pub fn publish(file: &str, files: &Files, assets: &mut Assets) -> Option<String> {
    if let Some(address) = assets.content.get(file) {
        return Some(address.clone());
    }
    let disk = files.get(file)?;
    let address = match (file.strip_prefix("static/"), &disk.picture) {
        (Some(rest), _) => encoded(rest),
        // What moves would stand still, and the formats that can move don't tell places.
        (None, Some(picture)) if picture.as_ref().as_ref().is_ok_and(|picture| !picture.moves) => {
            made(file, disk, assets, |picture| vec![Rendition::whole(picture)])?.src
        }
        (None, _) => hashed(file, disk.hash.as_deref()?),
    };
    assets.content.insert(file.to_owned(), address.clone());
    Some(address)
}

/// A picture to show, which is published from now on; `None` where there is no such picture.
pub fn picture(file: &str, files: &Files, assets: &mut Assets) -> Option<Shown> {
    if let Some(shown) = assets.pictures.get(file) {
        return Some(shown.clone());
    }
    let shown = made(file, files.get(file)?, assets, Rendition::wide)?;
    assets.pictures.insert(file.to_owned(), shown.clone());
    Some(shown)
}

/// A portrait, cut to a square.
fn portrait(file: &str, files: &Files, assets: &mut Assets) {
    if assets.portraits.contains_key(file) {
        return;
    }
    let shown = files.get(file).and_then(|disk| made(file, disk, assets, Rendition::portraits));
    assets.portraits.extend(shown.map(|shown| (file.to_owned(), shown)));
}

/// Plans the renditions of a picture; the last of them is what every program can show.
fn made(
    file: &str,
    disk: &DiskFile,
    assets: &mut Assets,
    renditions: impl Fn(&Examined) -> Vec<Rendition>,
) -> Option<Shown> {
    let picture = disk.picture.as_deref()?.as_ref().ok()?;
    let (hash, renditions) = (disk.hash.clone()?, renditions(picture));
    let original = Arc::new(Original { file: file.to_owned(), disk: disk.disk.clone(), hash, renditions });
    let mut made = Vec::new();
    for (index, rendition) in original.renditions.iter().enumerate() {
        let address = print_address(file, &original, *rendition);
        let print = Print { original: Arc::clone(&original), index };
        assets.prints.entry(address.clone()).or_insert(print);
        made.push((address, *rendition));
    }
    let (src, last) = made.pop()?;
    let (width, height) = match last.encoding {
        Encoding::Svg => (picture.width, picture.height),
        _ => (last.width, last.height),
    };
    let webp = made.into_iter().map(|(src, rendition)| Width { src, width: rendition.width }).collect();
    Some(Shown { src, width, height, webp })
}

/// `assets/cover-640.1a2b3c4d5e.webp`; the hash is that of everything the picture is made from.
fn print_address(file: &str, original: &Original, rendition: Rendition) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let width = match rendition.encoding {
        Encoding::Svg => String::new(),
        _ => format!("-{}", rendition.width),
    };
    hashed(&format!("{stem}{width}.{}", rendition.encoding.ending()), &original.key(rendition))
}

/// `assets/cover.1a2b3c4d5e.svg`.
pub fn hashed(file: &str, hash: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let hash = hash.get(..HASH_DIGITS).unwrap_or(hash);
    format!("assets/{}.{hash}.{}", plain(stem), plain(ending))
}

/// Whether a name in `assets/` is one that [`hashed`] gave, and so changes with what is in the file.
pub fn is_hashed(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let is_hash = |part: &str| part.len() == HASH_DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    matches!(parts[..], [_, hash, _] if is_hash(hash))
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
