//! Schemas accept what the program reads and nothing else; what is written for editors is replaced, what people wrote is not.

use std::fs;
use std::path::Path;

use boon::{Compiler, Schemas};
use serde_json::{Value, json};
use uptake::load::json::of_toml;
use uptake::load::kinds::{self, Kind, KindPlace};
use uptake::schema::json_schema;

use crate::support::{base_content, files_below, repository, temp, uptake};

/// What a schema finds wrong, in one text; `None` where nothing is.
fn wrong(mut schema: Value, value: &Value, is_translation: bool) -> Option<String> {
    if is_translation {
        need_nothing(&mut schema);
    }
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("kind.json", schema).expect("a schema");
    let index = compiler.compile("kind.json", &mut schemas).expect("a schema of its dialect");
    schemas.validate(value, index).err().map(|error| error.to_string())
}

/// What a translation leaves out is said by its original.
fn need_nothing(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            entries.remove("required");
            entries.values_mut().for_each(need_nothing);
        }
        Value::Array(items) => items.iter_mut().for_each(need_nothing),
        _ => {}
    }
}

/// The kind of a file, by its path.
fn kind_of(path: &str) -> Option<&'static Kind> {
    let folder = path.split_once('/').map(|(folder, _)| folder).filter(|_| path.ends_with(".md"));
    let is_index = path.rsplit('/').next().is_some_and(|name| name.starts_with("index."));
    kinds::ALL.iter().copied().find(|kind| match kind.place {
        KindPlace::File(name) => path == name,
        KindPlace::Items(of_kind) => folder == Some(of_kind),
        KindPlace::Campaigns => folder == Some("campaigns") && is_index,
        KindPlace::Touchpoints => folder == Some("campaigns") && !is_index,
    })
}

/// A file's settings as JSON: its front matter, or all of it.
fn settings(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a text");
    let toml = match path.extension().is_some_and(|ending| ending == "md") {
        true => text.split("+++").nth(1).expect("front matter"),
        false => &text,
    };
    of_toml(toml).expect("TOML")
}

#[test]
fn every_file_of_the_examples_is_as_its_schema_says() {
    let mut judged = 0;
    for content in ["example-content", "starter-content", "tests/cases/_base"] {
        for path in files_below(&repository(content)) {
            let Some(kind) = kind_of(&path) else { continue };
            let is_translation = path.ends_with(".fr.md") || path.ends_with(".ar.md");
            let found = wrong(json_schema::of(kind), &settings(&repository(content).join(&path)), is_translation);
            assert_eq!(found, None, "{content}/{path}");
            judged += 1;
        }
    }
    assert!(judged > 150, "{judged} files");
}

#[test]
fn what_the_program_refuses_is_refused() {
    let course = json!({ "title": "A", "format": "live" });
    let refuses = |kind: &str, name: &str, value: Value| {
        let mut file = course.clone();
        if kind != "course" {
            file = settings(&repository("tests/cases/_base").join(format!("{kind}.toml")));
        }
        assert_eq!(wrong(json_schema::of(kinds::kind(kind).unwrap()), &file, false), None, "{kind} itself is sound");
        file[name] = value;
        wrong(json_schema::of(kinds::kind(kind).unwrap()), &file, false).is_some()
    };
    for (name, value) in [
        ("promis", json!("x")),
        ("title", json!("")),
        ("title", json!(3)),
        ("format", json!("self-pacd")),
        ("draft", json!("yes")),
        ("weight", json!(1.5)),
        ("updated", json!("2026-13-01")),
        ("updated", json!("11.01.2027")),
        ("duration", json!(45)),
        ("duration", json!("45")),
        ("start_url", json!("www.example.com")),
        ("start_url", json!("javascript:alert(1)")),
        ("personas", json!("new-lead")),
        ("skills", json!([{ "id": "coaching", "from": -1 }])),
        ("skills", json!([{ "level": 1 }])),
        ("modules", json!([{ "title": "" }])),
        ("quiz", json!([{ "question": "a", "options": [], "answer": 1 }])),
    ] {
        assert!(refuses("course", name, value.clone()), "{name} = {value}");
    }
    for (name, value) in [
        ("brand", json!({ "primary": "blue" })),
        ("brand", json!({ "radius": "square" })),
        ("policy", json!({ "quiet_days": ["sun", "someday"] })),
        ("platforms", json!({ "lms": {} })),
    ] {
        assert!(refuses("portal", name, value.clone()), "{name} = {value}");
    }
}

/// What content managers and hurried people write, and the program reads without a word.
const GENEROUS: &str = r#"+++
title = "A"
format = "live"
updated = "2026-11-06"
publish_date = 2026-09-14T00:00:00.000
expiry_date = "2029-01-01T00:00:00.000Z"
aliases = ["/old/"]
promise = ""
duration = "1 h 30 min"
level = []
tags = []
weight = ""
start_url = ""
badge = ""
modules = []
skills = ["coaching", "", { id = "listening", to = 2 }]
personas = [""]
quiz = [{ question = "Why?", options = ["a", "b"], answer = 2, why = "" }]
+++
Text.
"#;

#[test]
fn what_is_left_out_in_other_words_is_accepted_by_schema_and_program() {
    let portal = base_content();
    let file = portal.path().join("courses/a.md");
    fs::write(&file, GENEROUS.replace("\"listening\"", "\"coaching\"").replace('\n', "\r\n")).unwrap();
    assert_eq!(wrong(json_schema::of(&kinds::COURSE), &settings(&file), false), None);
    let checked = uptake("check --today 2026-12-01 --format json", &[portal.path()]);
    let report: Value = serde_json::from_str(&checked.out).unwrap();
    let errors: Vec<_> =
        report["diagnostics"].as_array().unwrap().iter().filter(|found| found["severity"] == "error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn a_new_portal_has_its_schemas_and_names_them() {
    let place = temp();
    assert_eq!(uptake("init", &[place.path()]).code, 0);
    for kind in kinds::ALL {
        let schema = fs::read_to_string(place.path().join(format!(".uptake/schema/{}.json", kind.name))).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&schema).unwrap(), json_schema::of(kind));
        assert_eq!(uptake(&format!("schema --print {}", kind.name), &[]).out, schema);
        if let KindPlace::File(name) = kind.place {
            let text = fs::read_to_string(place.path().join(name)).unwrap();
            let named =
                text.lines().next().and_then(|line| line.strip_prefix("#:schema ./")).expect("a schema named first");
            assert!(place.path().join(named).is_file(), "{named}");
        }
    }
    assert_eq!(uptake("schema", &[place.path()]).out, "17 files were already as this program writes them.\n");
}

#[test]
fn files_of_people_stay_and_they_are_told_what_to_add() {
    let portal = base_content();
    let at = |path: &str| portal.path().join(path);
    fs::create_dir(at(".vscode")).unwrap();
    fs::write(at(".vscode/settings.json"), "{}").unwrap();
    let written = uptake("schema", &[portal.path()]);
    assert_eq!(written.code, 0, "{written:?}");
    assert!(written.out.contains(".vscode/settings.json is yours and stays as it is."), "{}", written.out);
    assert_eq!(fs::read_to_string(at(".vscode/settings.json")).unwrap(), "{}");
    fs::write(at(".uptake/schema/course.json"), "older").unwrap();
    let again = uptake("schema", &[portal.path()]).out;
    assert!(again.starts_with("Replaced .uptake/schema/course.json\n15 files were already"), "{again}");
    let nowhere = uptake("schema", &[&at("courses")]);
    assert_eq!((nowhere.code, nowhere.err.contains("there is no portal.toml in")), (2, true), "{nowhere:?}");
}
