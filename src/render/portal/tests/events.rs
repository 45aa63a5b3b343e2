//! Events: in which order, on which days, and which of them are over.

use super::{attributes, site, small, texts};

#[test]
fn events_stand_in_order_and_over_ones_apart() {
    let event = |starts: &str, more: &str| {
        format!("+++\ntitle = \"E {starts}\"\nkind = \"circle\"\nstarts = {starts}T12:00:00\n{more}+++\n")
    };
    let weekly = event(
        "2027-01-06",
        "repeat = \"FREQ=WEEKLY;INTERVAL=2;COUNT=6\"\ncapacity = 9\nbooked = 9\nas_of = 2027-02-01\n",
    );
    let (past, future) = (event("2027-01-05", ""), event("2027-02-12", "place = \"Room 1\"\ncapacity = 5\n"));
    let mut files = small();
    files.extend([("events/a.md", &*weekly), ("events/b.md", &*past), ("events/c.md", &*future)]);
    let site = site(&files);
    let html = &site["events/index.html"];
    assert_eq!(texts(html, ".month h2"), ["February 2027", "March 2027", "Already happened"]);
    assert_eq!(texts(html, ".month h3"), ["E 2027-02-12", "E 2027-01-06", "E 2027-01-05"]);
    assert_eq!(texts(html, ".seats"), ["5 places", "Fully booked, as of 1 February 2027"]);
    assert!(html.contains("Every 2 weeks, 6 times"));
    assert_eq!(attributes(html, ".event time", "datetime"), ["2027-02-12", "2027-02-17", "2027-01-05"]);
    assert!(site["events/b/index.html"].contains("This event is over."));
}

#[test]
fn a_repeated_event_stands_on_each_of_its_days_in_the_month_and_in_the_list() {
    let circle = "+++\ntitle = \"Circle\"\nkind = \"circle\"\nstarts = 2027-02-03T12:30:00\nends = 2027-02-03T13:15:00\nrepeat = \"FREQ=WEEKLY;INTERVAL=2;COUNT=4\"\npersonas = [\"new-lead\"]\n+++\n";
    let mut files = small();
    files.push(("events/circle.md", circle));
    let html = &site(&files)["events/index.html"];
    assert_eq!(attributes(html, ".jump a", "href"), ["#month-2027-02", "#month-2027-03"]);
    assert_eq!(texts(html, "#month-2027-02 td:has(.slot) > time"), ["17"]);
    assert_eq!(texts(html, "#month-2027-03 td:has(.slot) > time"), ["3", "17"]);
    assert_eq!(texts(html, "#month-2027-03 tbody tr").len(), 5);
    assert_eq!(texts(html, "#month-2027-02 .today > time"), ["10"]);
    assert_eq!(attributes(html, ".slot", "data-for"), ["new-lead"; 3]);
    let times = [".event time", ".again time"].map(|css| attributes(html, css, "datetime"));
    assert_eq!(times, [vec!["2027-02-17"], vec!["2027-03-03", "2027-03-17"]]);
}
