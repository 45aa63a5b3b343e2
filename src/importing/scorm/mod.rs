//! SCORM packages, 1.2 and 2004: what the manifest says of the course. Nothing is unpacked, and nothing in the package is
//! run.
//!
//! Enter at [`read`]. `package` finds the manifest in a file, a folder or a zip, `manifest` reads it.

mod manifest;
mod package;

use std::path::Path;

use url::Url;

use super::ImportError;
use super::columns::{describe, unfit};
use super::found::{At, Found, IMPORTED_FROM, Kind, Note, Origin, Read, Weight, one_line};
use crate::load::decode;
use crate::scaffold::form::quoted;
use manifest::{Activity, Manifest};

/// `unpacked_at` is the folder on the web in which the package lies, if it does.
///
/// # Errors
/// When there is no manifest, or it can't be read.
pub fn read(path: &Path, unpacked_at: Option<&Url>) -> Result<Read, ImportError> {
    let mut notes = Vec::new();
    let decoded = decode::text(&package::manifest(path, &mut notes)?);
    let manifest = Manifest::read(&decoded.text, &mut notes).map_err(ImportError::Scorm)?;
    let title = manifest.title.clone().unwrap_or_default();
    if let Some(why) = unfit(&title) {
        return Err(ImportError::Scorm(why));
    }
    if title.is_empty() {
        return Err(ImportError::Scorm("the manifest has no title, and a course can't be without.".to_owned()));
    }
    let item = course(&title, &manifest, unpacked_at, &mut notes);
    Ok(Read { items: vec![item], notes, deep_link: None })
}

fn course(title: &str, manifest: &Manifest, unpacked_at: Option<&Url>, notes: &mut Vec<Note>) -> Found {
    let named = manifest.identifier.as_ref().map(|id| format!("scorm:{}", one_line(id)));
    let origin = named.clone().map_or_else(|| Origin::Title(one_line(title)), Origin::Named);
    let mut found = Found::new(Kind::Course, At::default(), title, origin);
    let launch = manifest.activities.iter().find_map(|activity| activity.launch.as_ref());
    let mut extra: Vec<(&str, &str)> = named.iter().map(|named| (IMPORTED_FROM, named.as_str())).collect();
    match launch.and_then(|launch| address(launch, unpacked_at)) {
        Some(url) => found.values.text("start_url", &url),
        None => extra.extend(launch.map(|launch| ("launch", launch.as_str()))),
    }
    found.values.extra(&extra);
    if let Some(description) = &manifest.description {
        describe(&mut found, description, notes);
    }
    if let Some(language) = &manifest.language {
        found.values.text("language", language);
    }
    if let Some(minutes) = manifest.minutes {
        found.values.text("duration", &format!("{minutes}m"));
    }
    // A package with one activity is a course without parts.
    if manifest.activities.len() > 1 {
        found.values.set("modules", modules(&manifest.activities, unpacked_at));
    }
    if unpacked_at.is_none() {
        let said = "A package is played by a platform: upload it there, and give its number as `course_id`. If it lies \
                    unpacked on the web, name the folder with --unpacked-at.";
        notes.push(Note::new(Weight::Assumed, &At::default(), title, said));
    }
    found
}

fn modules(activities: &[Activity], unpacked_at: Option<&Url>) -> String {
    let line = |activity: &Activity| {
        let start = activity.launch.as_ref().and_then(|launch| address(launch, unpacked_at));
        let start = start.map(|url| format!(", start_url = {}", quoted(&url))).unwrap_or_default();
        format!("    {{ title = {}{start} }},\n", quoted(&activity.title))
    };
    format!("[\n{}]", activities.iter().map(line).collect::<String>())
}

/// The address of a file of the package, or one on the web that it names.
fn address(launch: &str, unpacked_at: Option<&Url>) -> Option<String> {
    match Url::parse(launch) {
        Ok(url) => Some(url.to_string()),
        Err(_) => unpacked_at?.join(launch).ok().map(|url| url.to_string()),
    }
}
