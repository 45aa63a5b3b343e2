//! The catalogue's parts and pages.

use super::{COURSE, attributes, site, small, texts};

#[test]
fn facets_lead_to_pages_of_their_own_and_none_leads_to_nothing() {
    let live = COURSE.replace("\"Feedback\"", "\"Live\"").replace("self-paced", "live").replace("/old/", "/older/");
    let live = live.replace("level = \"beginner\"\n", "language = \"de\"\n");
    let mut files = small();
    files.push(("courses/live.md", &live));
    let site = site(&files);
    let html = &site["courses/index.html"];
    let offered = attributes(html, ".filters [data-facet] a", "href");
    assert_eq!(
        offered,
        [
            "../courses/minutes/5/",
            "../courses/level/beginner/",
            "../courses/format/self-paced/",
            "../courses/format/live/",
            "../courses/language/de/",
            "../courses/language/en/",
            "../for/new-lead/",
        ]
    );
    assert_eq!(texts(html, ".filters .count"), ["2", "1", "1", "1", "1", "1", "2"]);
    let part = &site["courses/format/live/index.html"];
    assert_eq!(texts(part, ".course-title"), ["Live"]);
    assert_eq!(texts(part, ".filters [aria-current]"), ["Live 1"]);
    assert_eq!(texts(part, "h1"), ["Courses: Live"]);
}

/// So many courses, each of one minute more than the one before.
fn many(count: usize) -> Vec<(String, String)> {
    let course = |n: usize| {
        let text = COURSE.replace("\"Feedback\"", &format!("\"Course {n:03}\"")).replace("aliases = [\"/old/\"]\n", "");
        (format!("courses/c{n:03}.md"), text)
    };
    (0..count).map(course).collect()
}

#[test]
fn a_long_catalogue_has_pages_and_each_course_stands_on_one() {
    let many = many(130);
    let files: Vec<_> =
        small().into_iter().chain(many.iter().map(|(path, text)| (path.as_str(), text.as_str()))).collect();
    let site = site(&files);
    let pages = ["courses/index.html", "courses/page/2/index.html", "courses/page/3/index.html"];
    let rows: Vec<_> = pages.iter().map(|page| texts(&site[*page], ".course-title")).collect();
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [60, 60, 11]);
    assert!(rows.concat().is_sorted() && rows.concat().len() == 131);
    assert!(!site.contains_key("courses/page/4/index.html") && !site.contains_key("courses/page/1/index.html"));
    assert_eq!(
        attributes(&site[pages[1]], "[rel=prev], [rel=next]", "href"),
        ["../../../courses/", "../../../courses/page/3/"]
    );
    assert_eq!(texts(&site[pages[1]], ".pager [aria-current=page]"), ["2"]);
    let titles: Vec<_> = pages.iter().flat_map(|page| texts(&site[*page], "title")).collect();
    assert!(titles[1].starts_with("Courses, page 2"), "{titles:?}");
    let data = attributes(&site[pages[0]], "[data-data]", "data-data");
    assert!(site.contains_key(data[0].trim_start_matches("../")), "{data:?}");
}
