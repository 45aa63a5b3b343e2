//! Any file of any kind: an item or findings, and a portal that has the item goes through every step.
//!
//! The first line is the path in the content folder, whose first part says what kind the rest is.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use uptake::load::record::Record;
use uptake::load::{Content, Entries, read_item, read_settings};
use uptake_fuzz::Ground;
use uptake_fuzz::told::told;

/// Where a portal keeps the items of a kind.
type Shelf<R> = fn(&mut Content) -> &mut Entries<R>;

fuzz_target!(|text: &str| {
    let (path, text) = text.split_once('\n').unwrap_or((text, ""));
    Ground::with(|ground| match path.split('/').next().unwrap_or_default() {
        "courses" => replaced(ground, path, text, |content| &mut content.courses),
        "paths" => replaced(ground, path, text, |content| &mut content.paths),
        "personas" => replaced(ground, path, text, |content| &mut content.personas),
        "testimonials" => replaced(ground, path, text, |content| &mut content.testimonials),
        "champions" => replaced(ground, path, text, |content| &mut content.champions),
        "events" => replaced(ground, path, text, |content| &mut content.events),
        "communities" => replaced(ground, path, text, |content| &mut content.communities),
        "pages" => replaced(ground, path, text, |content| &mut content.pages),
        "campaigns" if path.ends_with("/index.md") => replaced(ground, path, text, |content| &mut content.campaigns),
        "campaigns" => touchpoint(ground, path, text),
        "skills.toml" => {
            let (entry, findings) = read_settings(path, text);
            told(&findings);
            let kept = std::mem::replace(&mut ground.content.skills, Some(entry));
            told(&ground.judged().1);
            ground.content.skills = kept;
        }
        _ => {
            let (entry, findings) = read_settings("facts.toml", text);
            told(&findings);
            let kept = std::mem::replace(&mut ground.content.facts, Some(entry));
            told(&ground.judged().1);
            ground.content.facts = kept;
        }
    });
});

/// The portal's first item of the kind becomes what the text says, under the same name.
fn replaced<R: Record>(ground: &mut Ground, path: &str, text: &str, shelf: Shelf<R>) {
    let (entry, findings) = read_item::<R>(path, text);
    assert!(entry.is_some() || !findings.is_empty(), "a file that isn't read is told of");
    told(&findings);
    let Some(mut entry) = entry else { return };
    let first = &mut shelf(&mut ground.content)[0];
    (entry.name, entry.folder) = (first.name.clone(), first.folder.clone());
    let kept = std::mem::replace(first, Arc::new(entry));
    told(&ground.judged().1);
    shelf(&mut ground.content)[0] = kept;
}

fn touchpoint(ground: &mut Ground, path: &str, text: &str) {
    let (entry, findings) = read_item(path, text);
    told(&findings);
    let Some(mut entry) = entry else { return };
    let first = &mut ground.content.touchpoints[0].1;
    (entry.name, entry.folder) = (first.name.clone(), first.folder.clone());
    let kept = std::mem::replace(first, Arc::new(entry));
    told(&ground.judged().1);
    ground.content.touchpoints[0].1 = kept;
}
