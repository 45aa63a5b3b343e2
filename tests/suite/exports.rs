//! `export` and `catalog.csv`: other systems get the courses in the shapes that they read, and Moodle's comes back.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Run, TODAY, base_content, example, files_below, replace, repository, temp, uptake, write};

fn export(format: &str, content: &Path) -> Run {
    uptake(&format!("export {format} --today {TODAY}"), &[content])
}

/// The rows of a table by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let table = table.strip_prefix('\u{feff}').expect("the mark that Excel needs");
    csv::Reader::from_reader(table.as_bytes()).deserialize().collect::<Result<_, _>>().expect("a table")
}

#[test]
fn the_catalogue_is_a_table_too() {
    let site = example().join("site");
    let published = fs::read_to_string(site.join("catalog.csv")).expect("catalog.csv");
    let exported = export("csv", &repository("example-content"));
    assert_eq!((exported.code, &exported.out), (0, &published), "{}", exported.err);
    let json: Value =
        serde_json::from_slice(&fs::read(site.join("catalog.json")).expect("catalog.json")).expect("JSON");
    let courses = json["courses"].as_array().expect("courses");
    let rows = rows(&published);
    assert_eq!(rows.len(), courses.len());
    for (row, course) in rows.iter().zip(courses) {
        for field in ["id", "title", "url", "start_url", "format", "level", "language", "updated"] {
            assert_eq!(row[field], course[field].as_str().unwrap_or_default(), "{field} of {}", row["id"]);
        }
        assert_eq!(row["minutes"], course["minutes"].as_u64().map(|it| it.to_string()).unwrap_or_default());
    }
}

#[test]
fn no_title_is_a_formula() {
    let content = base_content();
    let formula = "+++\ntitle = \"=1+1\"\nformat = \"self-paced\"\nstart_url = \"https://a.example/\"\n+++\n\nText.\n";
    write(&content.path().join("courses/formula.md"), formula);
    for format in ["csv", "moodle"] {
        let ran = export(format, content.path());
        assert!(ran.code == 0 && ran.out.contains(",'=1+1,") || ran.out.contains("\n'=1+1,"), "{ran:?}");
    }
}

#[test]
fn viva_learning_gets_every_course_in_every_language() {
    let ran = export("viva", &repository("example-content"));
    assert_eq!(ran.code, 0, "{ran:?}");
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    let contents = json["value"].as_array().expect("a list");
    let text =
        |content: &Value, name: &str| content[name].as_str().unwrap_or_else(|| panic!("{name}: {content}")).to_owned();
    let mut ids: Vec<String> = contents.iter().map(|content| text(content, "externalId")).collect();
    let languages: Vec<String> = contents.iter().map(|content| text(content, "languageTag")).collect();
    assert!(languages.iter().any(|it| it == "en") && languages.iter().any(|it| it != "en"), "{languages:?}");
    let site = example().join("site");
    for content in contents {
        for address in ["contentWebUrl", "thumbnailWebUrl"] {
            let url = text(content, address);
            let (_, path) = url.split_once("/academy/").expect("below the portal");
            let file = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            assert!(site.join(&file).is_file(), "{url}");
        }
        assert!(!text(content, "title").is_empty());
    }
    ids.sort();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "every id once");
}

/// What is exported for Moodle is what an empty portal gets from Moodle.
#[test]
fn courses_come_back_from_moodle_as_they_went() {
    let (place, empty) = (temp(), base_content());
    for file in files_below(&empty.path().join("courses")) {
        fs::remove_file(empty.path().join("courses").join(file)).expect("a removed file");
    }
    let exported = export("moodle", &repository("example-content"));
    assert_eq!(exported.code, 0, "{exported:?}");
    let table = place.path().join("moodle.csv");
    write(&table, &exported.out);
    let imported = uptake("import moodle", &[&table, empty.path()]);
    assert_eq!(imported.code, 0, "{imported:?}");
    let mut found = BTreeMap::new();
    for file in files_below(&empty.path().join("courses")) {
        let text = fs::read_to_string(empty.path().join("courses").join(&file)).expect("a file");
        let front: toml::Table = text.split("+++\n").nth(1).expect("front matter").parse().expect("TOML");
        let said = |field: &str| front.get(field).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
        let day = |field: &str| front.get(field).and_then(|it| it.as_datetime()).map(ToString::to_string);
        let days = [day("publish_date"), day("expiry_date")].map(Option::unwrap_or_default);
        found.insert(said("course_id"), (said("title"), said("summary"), days));
    }
    let rows = rows(&exported.out);
    assert_eq!(rows.len(), found.len());
    for row in rows {
        let (title, summary, days) = &found[&row["shortname"]];
        assert_eq!((title, days), (&row["fullname"], &[row["startdate"].clone(), row["enddate"].clone()]));
        let written = summary.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!(row["summary"], if summary.is_empty() { String::new() } else { format!("<p>{written}</p>") });
    }
}

#[test]
fn what_is_wrong_is_not_handed_on() {
    let content = base_content();
    replace(&content.path().join("portal.toml"), "promise =", "promis =");
    let ran = export("moodle", content.path());
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("promis") && !ran.out.contains("fullname"), "{}", ran.out);
}
