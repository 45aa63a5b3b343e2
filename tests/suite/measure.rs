//! `uptake measure` as people run it: what is written, what isn't, and what changes nothing.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{TODAY, base_content, build, files_below, repository, temp, tree, uptake, write};

const HEAD: &str = "date,campaign,touchpoint,persona,channel,sent,clicked,started,completed";
const ROWS: [&str; 5] = [
    "2027-01-19,kindly,01-hello,new-lead,email,144,31,20,12",
    "2027-01-20,kindly,01-hello,new-lead,slack,90,9,4,1",
    "2027-01-20,kindly,01-hello,new-lead,teams,60,8,6,5",
    "2027-01-21,kindly,01-hello,new-lead,sms,4,3,2,1",
    "2027-01-26,kindly,01-hello,new-lead,email,70,20,11,9",
];

/// The base portal with results in the order of `rows`.
fn content(rows: &[&str]) -> tempfile::TempDir {
    let folder = base_content();
    write(&folder.path().join("results/spring.csv"), format!("{HEAD}\n{}\n", rows.join("\n")));
    folder
}

fn measure(content: &Path, out: &Path) -> crate::support::Run {
    uptake(&format!("measure --today {TODAY} --out"), &[out, content])
}

fn data(content: &Path) -> Value {
    let run = uptake(&format!("measure --format json --today {TODAY}"), &[content]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn the_report_stands_beside_what_was_built_and_is_the_same() {
    let (content, out) = (content(&ROWS), temp());
    let built = build(content.path(), &out.path().join("dist"));
    assert_eq!(built.code, 0, "{built:?}");
    let before = tree(&out.path().join("dist"));
    let run = measure(content.path(), &out.path().join("dist"));
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(tree(&out.path().join("dist")), before, "a build has the same report");
    let alone = out.path().join("alone");
    assert_eq!(measure(content.path(), &alone).code, 0);
    let mut files = files_below(&alone);
    files.retain(|file| file != "manifest.json");
    let forms = ["measure-digest.html", "measure-digest.txt", "measure.html", "measure.json", "measure.md"];
    assert_eq!(files, forms.map(|form| format!("reports/{form}")));
    for file in files {
        assert_eq!(fs::read(alone.join(&file)).expect("a form"), before[&file], "{file}");
    }
}

#[test]
fn a_file_about_people_keeps_everything_from_being_written() {
    let (content, out) = (content(&ROWS), temp());
    let path = content.path().join("results/people.csv");
    write(&path, "date,campaign,E-Mail,sent\n2027-01-19,kindly,ada@example.com,1\n");
    let dist = out.path().join("dist");
    let run = measure(content.path(), &dist);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("personal-data") && run.out.contains("E-Mail"), "{}", run.out);
    assert!(!run.out.contains("ada@"), "nobody's address is repeated: {}", run.out);
    assert!(!dist.exists());
}

#[test]
fn without_results_there_is_nothing_to_measure() {
    let (content, out) = (base_content(), temp());
    let run = measure(content.path(), &out.path().join("dist"));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("nothing to measure yet"), "{}", run.out);
    assert!(!out.path().join("dist").exists());
}

/// The data without lines and files, which say where in a file the rows stand.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !["sources", "lines", "rows", "files", "made_of"].contains(&name.as_str()));
            fields.values_mut().for_each(without_places);
        }
        Value::Array(all) => all.iter_mut().for_each(without_places),
        _ => {}
    }
}

#[test]
fn the_order_of_rows_changes_no_figure() {
    let measured = |order: [usize; 5]| {
        let mut data = data(content(&order.map(|at| ROWS[at])).path());
        without_places(&mut data);
        data
    };
    let first = measured([0, 1, 2, 3, 4]);
    assert!(first.to_string().contains("368"), "the sum of all rows: {first}");
    for order in [[4, 3, 2, 1, 0], [1, 3, 0, 4, 2], [2, 0, 4, 1, 3]] {
        assert_eq!(measured(order), first, "{order:?}");
    }
}

/// What is about four people isn't in any form of the report; nor is a sum from which they could be told.
#[test]
fn no_form_says_what_is_withheld() {
    let out = temp();
    assert_eq!(measure(content(&ROWS).path(), out.path()).code, 0);
    let data: Value = serde_json::from_slice(&fs::read(out.path().join("reports/measure.json")).unwrap()).unwrap();
    let channels = data["campaigns"][0]["by_channel"].to_string();
    assert!(channels.contains("\"email\"") && channels.contains("\"slack\""), "{channels}");
    assert!(!channels.contains("\"sms\"") && !channels.contains("\"teams\""), "one goes with it: {channels}");
}

#[test]
fn the_example_shows_what_can_be_said_and_what_not() {
    let data = data(&repository("example-content"));
    let text = data.to_string();
    for verdict in ["winner", "inconclusive"] {
        assert!(text.contains(verdict), "{verdict}");
    }
}
