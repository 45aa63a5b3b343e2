//! What the reports on coverage and freshness say of the example, as data and as pages.

use std::fs;

use serde_json::Value;

use crate::support::example;

fn report(name: &str) -> Value {
    let text = fs::read_to_string(example().join(format!("reports/{name}.json"))).expect("a report");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn every_gap_is_a_campaign_to_write_and_the_most_useful_comes_first() {
    let coverage = report("coverage");
    let cells = coverage["skills"].as_array().expect("skills");
    assert!(cells.iter().all(|cell| cell["reached"].as_u64() >= cell["target"].as_u64()), "{coverage}");
    let told = cells.iter().find(|cell| cell["persona"] == "new-lead" && cell["skill"] == "feedback");
    assert_eq!(told.expect("a cell")["campaigns"], serde_json::json!(["say-it-kindly"]));
    let backlog = coverage["backlog"].as_array().expect("a backlog");
    assert_eq!(backlog[0]["course"], "heat-pump-first-look");
    // 620 technicians who lack three levels, 310 engineers who lack one.
    assert_eq!(backlog[0]["weight"], 620 * 3 + 310);
    assert!(backlog.windows(2).all(|two| two[0]["weight"].as_u64() >= two[1]["weight"].as_u64()), "{backlog:?}");
}

#[test]
fn every_way_is_walked_through_the_pages_that_were_built() {
    let coverage = report("coverage");
    let ways = coverage["ways"].as_array().expect("ways");
    let poster = ways.iter().find(|way| way["campaign"] == "say-it-kindly" && way["channel"] == "poster");
    let poster = poster.expect("the way from a poster");
    assert_eq!(poster["pages"], serde_json::json!(["c/say-it-kindly/shift-supervisor/"]));
    assert_eq!(poster["access"], serde_json::json!(["sso", "click"]));
    assert_eq!(poster["score"], 4, "scan, click, single sign-on, click");
    assert!(ways.iter().all(|way| way["score"].as_u64() <= coverage["friction_budget"].as_u64()), "{ways:?}");
}

#[test]
fn what_is_due_stands_in_the_report_with_its_file() {
    let freshness = report("freshness");
    let due: Vec<_> =
        freshness["entries"].as_array().expect("entries").iter().filter(|e| e["concern"] == "due-90").collect();
    assert_eq!(due[0]["file"], "courses/clear-service-notes.md");
    assert_eq!(due[0]["date"], "2027-02-01");
    let page = fs::read_to_string(example().join("reports/freshness.html")).expect("a page");
    assert!(page.contains("<code>courses/clear-service-notes.md</code>"), "{page}");
}

#[test]
fn the_list_of_reports_says_what_each_of_them_says() {
    let index = fs::read_to_string(example().join("reports/index.html")).expect("a page");
    assert!(index.contains("17 of 17 skills that personas should have"), "{index}");
}
