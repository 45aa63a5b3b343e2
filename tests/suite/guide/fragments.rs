//! Pieces of files in the guide: each is put into a file of its kind, and the program must know every word of it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use uptake::load::kinds::{self, Kind, KindPlace};

use crate::support::{temp, uptake, write};

/// What a piece may not be told. What it refers to isn't there, and what would go with it neither.
const MISTAKES: &[&str] = &[
    "bad-date",
    "bad-front-matter",
    "bad-url",
    "bad-value",
    "misplaced-field",
    "unknown-field",
    "unknown-merge-tag",
    "unknown-placeholder",
    "wrong-type",
];

/// What is wrong with settings of a kind.
pub fn settings(kind: &str, fragment: &str) -> Option<String> {
    let kind = kinds::kind(kind).unwrap_or_else(|| panic!("{kind} is a kind"));
    let portal = begun();
    let path = place(kind);
    let file = portal.path().join(path);
    match kind.place {
        KindPlace::File("portal.toml") => {
            let begun = fs::read_to_string(&file).expect("portal.toml");
            write(&file, merged(&begun, fragment));
        }
        KindPlace::File(_) => write(&file, fragment),
        _ => write(&file, format!("+++\n{}{fragment}+++\n\nText.\n", needed(kind, fragment))),
    }
    mistakes(portal.path(), path)
}

/// What is wrong with a text of a kind.
pub fn body(kind: &str, fragment: &str) -> Option<String> {
    let kind = kinds::kind(kind).unwrap_or_else(|| panic!("{kind} is a kind"));
    let portal = begun();
    let path = place(kind);
    write(&portal.path().join(path), format!("+++\n{}+++\n\n{fragment}\n", needed(kind, "")));
    mistakes(portal.path(), path)
}

fn begun() -> tempfile::TempDir {
    let portal = temp();
    assert_eq!(uptake("init", &[portal.path()]).code, 0);
    portal
}

fn place(kind: &Kind) -> &'static str {
    match kind.place {
        KindPlace::File(file) => file,
        KindPlace::Campaigns => "campaigns/piece/index.md",
        KindPlace::Touchpoints => "campaigns/say-it-kindly/07-piece.md",
        KindPlace::Items(folder) => match folder {
            "courses" => "courses/piece.md",
            "paths" => "paths/piece.md",
            "personas" => "personas/piece.md",
            "testimonials" => "testimonials/piece.md",
            "champions" => "champions/piece.md",
            "events" => "events/piece.md",
            "communities" => "communities/piece.md",
            _ => "pages/piece.md",
        },
    }
}

/// The needed and usual fields that a fragment doesn't have.
fn needed(kind: &Kind, fragment: &str) -> String {
    let own: toml::Table = fragment.parse().unwrap_or_default();
    let fields = (kind.fields)().into_iter();
    let missing = fields.filter(|field| field.needed || kind.usual.contains(&field.name));
    missing.filter(|field| !own.contains_key(field.name)).map(|field| field.written() + "\n").collect()
}

/// The settings of a portal with those of a fragment in their place.
fn merged(begun: &str, fragment: &str) -> String {
    let (Ok(mut portal), Ok(own)) = (begun.parse::<toml::Table>(), fragment.parse::<toml::Table>()) else {
        return fragment.to_owned();
    };
    for (name, value) in own {
        match (portal.get_mut(&name), value) {
            (Some(toml::Value::Table(table)), toml::Value::Table(own)) => table.extend(own),
            (_, value) => drop(portal.insert(name, value)),
        }
    }
    toml::to_string(&portal).expect("TOML")
}

/// What the program doesn't know in a file, or how it could not read it.
fn mistakes(portal: &Path, file: &str) -> Option<String> {
    let report = uptake("check --format json --today 2027-03-01", &[portal]);
    let json: Value = serde_json::from_str(&report.out).expect("JSON");
    let findings = json["diagnostics"].as_array().expect("a list").iter();
    let about = findings.filter(|finding| finding["file"] == file);
    let wrong = about.filter(|finding| finding["code"].as_str().is_some_and(|code| MISTAKES.contains(&code)));
    let said: Vec<String> = wrong.map(|finding| format!("{}: {}", finding["code"], finding["message"])).collect();
    (!said.is_empty()).then(|| said.join("\n"))
}
