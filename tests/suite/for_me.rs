//! What is made for one visitor, as it stands in the example's pages before any script runs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use scraper::{ElementRef, Html, Selector};

use crate::support::{example, files_below, repository};

fn page(path: &str) -> Html {
    let file = example().join("site").join(path);
    Html::parse_document(&fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}")))
}

fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    select(page, css).iter().filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

fn personas() -> BTreeSet<String> {
    let files = files_below(&repository("example-content/personas"));
    files.iter().filter(|file| is_original(file)).map(|file| file.trim_end_matches(".md").to_owned()).collect()
}

/// Whether a content file is no translation: those name a language before their ending.
fn is_original(file: &str) -> bool {
    file.strip_suffix(".md").is_some_and(|name| !name.contains('.'))
}

#[test]
fn visitors_can_say_who_they_are_on_every_page_and_on_the_doors() {
    let front = page("index.html");
    let set = |css: &str, name: &str| -> BTreeSet<String> { attributes(&front, css, name).into_iter().collect() };
    assert_eq!(set("[data-me-choice] option:not([value=''])", "value"), personas());
    assert_eq!(set(".door [data-me]", "data-me"), personas());
    assert_eq!(set(".hero [data-mine-start][hidden]", "data-mine-start"), personas());
    let hub = page("for/new-lead/index.html");
    assert_eq!(attributes(&hub, "main [data-me]", "data-me"), ["new-lead"]);
    let course = page("courses/feedback-that-lands/index.html");
    assert_eq!(select(&course, "footer [data-me-choice]").len(), 1);
}

/// Without a script everybody sees as much as before, and what waits for somebody's choice is hidden.
#[test]
fn the_front_page_shows_everybody_the_same_until_they_choose() {
    let front = page("index.html");
    for (css, shown) in
        [(".quick > li", 3), (".voice-big", 1), (".voices > .voice", 2), (".feature", 1), (".hero-go > .button", 1)]
    {
        assert_eq!(select(&front, &format!("{css}:not([hidden])")).len(), shown, "{css}");
        assert!(select(&front, css).len() > shown, "{css}: something waits");
    }
    for persona in personas() {
        let own = |css: &str| {
            let all = attributes(&front, css, "data-for");
            all.iter().filter(|slugs| slugs.split(' ').any(|slug| slug == persona)).count()
        };
        assert!(own(".quick > li") > 0 && own(".voice") > 0, "{persona} finds something of their own");
    }
    let quotes: Vec<_> = select(&front, ".voice blockquote").into_iter().map(text).collect();
    assert_eq!(quotes.iter().collect::<BTreeSet<_>>().len(), quotes.len(), "nobody is quoted twice: {quotes:?}");
}

/// The courses of the example that ask questions, with the number of questions.
fn asking() -> BTreeMap<String, usize> {
    let files = files_below(&repository("example-content/courses")).into_iter().filter(|file| is_original(file));
    let slug = |file: &str| file.trim_end_matches(".md").trim_end_matches("/index").to_owned();
    let read = |file: &str| fs::read_to_string(repository("example-content/courses").join(file)).expect("a course");
    let asked = files.map(|file| (slug(&file), read(&file).matches("[[quiz]]").count()));
    asked.filter(|(_, questions)| *questions > 0).collect()
}

#[test]
fn every_knowledge_check_is_a_form_that_knows_its_answers() {
    for (slug, questions) in asking() {
        let course = page(&format!("courses/{slug}/index.html"));
        assert_eq!(select(&course, "#quiz-question-1 legend h3").len(), 1, "{slug}");
        let items = select(&course, ".quiz-item");
        assert_eq!(items.len(), questions, "{slug}");
        let keys: BTreeSet<_> = items.iter().filter_map(|item| item.attr("data-key")).collect();
        assert_eq!(keys.len(), questions, "{slug}: each question has a key of its own");
        for item in items {
            let index: usize = item.attr("data-answer").and_then(|n| n.parse().ok()).expect("an index");
            let own = |css: &str| item.select(&Selector::parse(css).expect("a selector")).map(text).collect::<Vec<_>>();
            let answer = &own("details.answer strong")[0];
            assert_eq!(answer.split_once(". ").expect("a letter").1, own(".option span")[index], "{slug}");
            assert!(own("input").iter().all(String::is_empty) && own(".option").len() >= 2);
        }
        let data = text(select(&course, "[data-quiz-data]")[0]);
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
        let gaps = data["gaps"].as_array().expect("days to come back on");
        assert!(!gaps.is_empty() && gaps[0].as_u64() > Some(0), "{slug}: {gaps:?}");
        assert_eq!(data["minutes"].as_array().map(Vec::len), Some(select(&course, "ol.trail > li").len()), "{slug}");
    }
}

#[test]
fn every_knowledge_check_can_be_printed_with_its_answers_apart() {
    let asking = asking();
    for (slug, questions) in &asking {
        let paper = page(&format!("courses/{slug}/check/index.html"));
        assert_eq!(select(&paper, ".paper-asks > li").len(), *questions, "{slug}");
        assert_eq!(select(&paper, ".paper-answers li").len(), *questions, "{slug}");
        assert!(select(&paper, ".paper-asks strong").is_empty(), "{slug}: no answer among the questions");
        assert_eq!(select(&paper, "meta[name=robots][content=noindex]").len(), 1, "{slug}");
        assert_eq!(attributes(&paper, "figure a", "href"), [format!("../../../courses/{slug}/")]);
        assert_eq!(select(&paper, "figure svg path").len(), 2, "{slug}: a code");
        assert!(select(&paper, "main script, main input").is_empty(), "{slug}: paper needs neither");
    }
    let all = files_below(&example().join("site/courses"));
    assert_eq!(all.iter().filter(|file| file.ends_with("/check/index.html")).count(), asking.len());
}
