//! The log as its readers take it: rules, places and fingerprints.

use serde_json::{Value, json};

use super::*;
use crate::source::Source;

fn log(findings: &[Diagnostic], base: &str) -> Value {
    serde_json::from_str(&render(findings, base)).unwrap()
}

fn finding(path: &str) -> Diagnostic {
    let source = Source::new(path, "one\nzwölf = \"darft\"\n");
    let at = source.text.find("darft").unwrap();
    Diagnostic::new(Code::BadValue, Place::new(&source, at..at + 5), "Bad.")
        .help("Mend it.")
        .meant("darft", Some("draft"))
}

#[test]
fn a_result_has_its_rule_place_and_fix() {
    let log = log(&[finding("pages/ä b.md")], "portal/");
    let result = &log["runs"][0]["results"][0];
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][rule]["id"], "bad-value");
    let place = json!({
        "artifactLocation": { "uri": "portal/pages/%C3%A4%20b.md", "uriBaseId": "%SRCROOT%" },
        "region": { "startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 15 },
    });
    assert_eq!(result["locations"][0]["physicalLocation"], place);
    assert_eq!(result["message"]["text"], "Bad.\nMend it.");
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"], place["artifactLocation"]);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "draft");
}

#[test]
fn every_rule_is_told_in_sentences() {
    let log = log(&[], "");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    for rule in rules {
        let said = rule["shortDescription"]["text"].as_str().unwrap();
        assert!(said.ends_with('.') && !said.starts_with(char::is_lowercase), "{said}");
        assert!(rule["help"]["markdown"].as_str().unwrap().len() > 100, "{said}");
    }
    assert_eq!(camel("missing-alt"), "MissingAlt");
}

#[test]
fn a_folder_elsewhere_is_named_from_the_root() {
    let log = log(&[finding("a.md")], "/srv/my portal/");
    let artifact = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(*artifact, json!({ "uri": "file:///srv/my%20portal/a.md" }));
}
