//! The editor in the browser: its configuration is what the editor's own schema says, what it writes can be read, and
//! what people changed stays. `.ci/cms.mjs` uses it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use boon::{Compiler, Draft, Schemas};
use serde_json::Value;
use uptake::cms;

use crate::support::{TODAY, base_content, build, example_content, files_below, temp, uptake, write};

fn add(portal: &Path) -> crate::support::Run {
    uptake("cms --repo acme/academy", &[portal])
}

fn configuration(portal: &Path) -> Value {
    let text = fs::read_to_string(portal.join(cms::CONFIGURATION)).expect("a configuration");
    serde_json::from_str(&text).expect("JSON")
}

/// What the editor's own schema finds wrong with a configuration.
fn wrong(configuration: &Value) -> Option<String> {
    let schema: Value = serde_json::from_slice(&cms::program::schema().expect("the schema")).expect("JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V7);
    compiler.add_resource("sveltia.json", schema).expect("a schema");
    let index = compiler.compile("sveltia.json", &mut schemas).expect("a schema of its dialect");
    schemas.validate(configuration, index).err().map(|error| error.to_string())
}

#[test]
fn the_configuration_is_as_the_editors_own_schema_says() {
    let begun = temp();
    assert_eq!(uptake("init", &[begun.path()]).code, 0);
    for portal in [example_content(), base_content(), begun] {
        assert_eq!(add(portal.path()).code, 0);
        let mut configuration = configuration(portal.path());
        assert_eq!(wrong(&configuration), None);
        configuration["collections"][0]["foldr"] = "x".into();
        assert!(wrong(&configuration).is_some(), "the schema sees what it should");
    }
}

/// Every value of a key in a tree.
fn values<'a>(tree: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match tree {
        Value::Object(entries) => {
            found.extend(entries.get(key));
            entries.values().for_each(|inner| values(inner, key, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| values(inner, key, found)),
        _ => {}
    }
}

#[test]
fn what_fields_name_is_there_to_be_chosen() {
    let portal = example_content();
    assert_eq!(add(portal.path()).code, 0);
    let configuration = configuration(portal.path());
    let collections: BTreeSet<_> = configuration["collections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|collection| &collection["name"])
        .map(Value::to_string)
        .collect();
    let mut named = Vec::new();
    values(&configuration["collections"], "collection", &mut named);
    assert!(named.len() > 15, "{named:?}");
    assert!(named.iter().all(|name| collections.contains(&name.to_string())), "{named:?}");
    let mut hints = Vec::new();
    values(&configuration, "hint", &mut hints);
    assert!(hints.iter().all(|hint| !hint.as_str().unwrap().contains('`')), "{hints:?}");
    let text = configuration.to_string();
    for choice in
        [r#"{"label":"Coaching","value":"coaching"}"#, r#""value":"lms""#, r#""value":"lead-with-confidence""#]
    {
        assert!(text.contains(choice), "{choice}");
    }
}

#[test]
fn the_editor_is_published_and_nobody_is_sent_there() {
    let (portal, out) = (base_content(), temp());
    assert_eq!(add(portal.path()).code, 0);
    let built = build(portal.path(), &out.path().join("dist"));
    assert_eq!(built.code, 0, "{built:?}");
    let site = out.path().join("dist/site");
    for file in files_below(&portal.path().join("static/admin")) {
        assert!(site.join("admin").join(&file).is_file(), "{file}");
    }
    let page = fs::read_to_string(site.join("admin/index.html")).unwrap();
    assert!(
        page.contains(r#"<meta name="robots" content="noindex">"#) && page.contains("default-src 'none'"),
        "{page}"
    );
    for file in files_below(&site).into_iter().filter(|file| !file.starts_with("admin/")) {
        let text = fs::read(site.join(&file)).unwrap();
        assert!(!String::from_utf8_lossy(&text).contains("/admin/"), "{file} leads to the editor");
    }
}

#[test]
fn what_people_changed_stays_and_the_rest_follows_the_program() {
    let portal = base_content();
    let at = |path: &str| portal.path().join(path);
    assert_eq!(add(portal.path()).code, 0);
    assert!(add(portal.path()).out.contains("22 files were already as this program writes them."));
    write(&at(cms::CONFIGURATION), "{}");
    let kept = add(portal.path());
    assert_eq!(kept.code, 0, "{kept:?}");
    assert!(kept.out.contains("static/admin/config.json was changed by hand and stays as it is."), "{}", kept.out);
    assert_eq!(fs::read_to_string(at(cms::CONFIGURATION)).unwrap(), "{}");
    let ours: Value = serde_json::from_str(&fs::read_to_string(at(".uptake/cms-config.json")).unwrap()).unwrap();
    assert_eq!(wrong(&ours), None);
    let elsewhere = uptake("cms --repo acme/academy --backend gitlab", &[portal.path()]);
    assert!(
        elsewhere.out.contains("Replaced static/admin/index.html"),
        "its policy names other hosts: {}",
        elsewhere.out
    );
}

#[test]
fn the_repository_is_asked_for_in_words() {
    let portal = base_content();
    for (words, expected) in [("cms", "--repo <OWNER/NAME>"), ("cms --repo academy", "write it as OWNER/NAME")] {
        let asked = uptake(words, &[portal.path()]);
        assert_eq!(asked.code, 2, "{asked:?}");
        assert!(asked.err.contains(expected), "{}", asked.err);
    }
}

/// A course as the editor writes it: in its own order, with fractions of seconds, empty values, the address that it had,
/// a picture with blanks in its name, and the line ends of Windows.
const WRITTEN: &str = r#"+++
title = "Listening, again"
draft = false
aliases = [ "courses/listening-before", "/courses/old/" ]
summary = ""
format = "self-paced"
promise = ""
personas = [ "new-lead" ]
prerequisites = [ ]
access = [ ]
start_url = "https://lms.harbour.example/listening"
updated = "2026-11-06"
publish_date = 2026-09-14T00:00:00.000
review_by = 2027-12-01
image = "cover of it all.svg"
image_alt = "A wave"
tags = [ ]

[[skills]]
id = "coaching"
from = 0
to = 1

[[modules]]
title = "Silence"
duration = "5m"
summary = ""

[[quiz]]
question = "How long?"
options = [ "A second", "A breath" ]
answer = "2"
module = "1"
+++
Take a breath before you answer.
"#;

#[test]
fn what_the_editor_writes_is_read() {
    let portal = base_content();
    let at = |path: &str| portal.path().join(path);
    write(&at("courses/again/index.md"), WRITTEN.replace('\n', "\r\n"));
    let picture =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630"/></svg>"#;
    write(&at("courses/again/cover of it all.svg"), picture);
    let checked = uptake(&format!("check --today {TODAY} --format json"), &[portal.path()]);
    let report: Value = serde_json::from_str(&checked.out).unwrap();
    let of_course = |found: &&Value| found["file"] == "courses/again/index.md" && found["severity"] == "error";
    let errors: Vec<_> = report["diagnostics"].as_array().unwrap().iter().filter(of_course).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let out = temp();
    assert_eq!(build(portal.path(), out.path()).code, 0);
    for page in ["courses/again/index.html", "courses/listening-before/index.html", "courses/old/index.html"] {
        assert!(out.path().join("site").join(page).is_file(), "{page}");
    }
}
