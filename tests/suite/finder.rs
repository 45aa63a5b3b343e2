//! The finder of the example: every answer to its three questions, written down in `tests/finder/example.json`. The
//! page's script is held to the same file by `.ci/for-me.mjs`, so that a browser says what this program would.
//!
//! `SNAPSHOTS=overwrite cargo test` accepts what you have read and found right.

use std::collections::BTreeSet;
use std::fmt::Write;

use scraper::{Html, Selector};
use snapbox::{Assert, Data, IntoData};
use uptake::finder::{Answers, MINUTES, Match, Table};
use uptake::model::{Listed, Persona, Portal};
use uptake::site_map::Addressed;

use crate::support::{example, options, repository};

fn portal() -> Portal {
    uptake::plan(&options(&repository("example-content"))).expect("a readable folder").expect("a sound portal").portal
}

/// Every way to answer, as it stands in the page's address.
fn questions(portal: &Portal, table: &Table) -> Vec<(String, Answers)> {
    let who = Persona::all(portal).map(|(id, _)| Some(id)).chain([None]);
    let times = || MINUTES.into_iter().map(Some).chain([None]);
    let mut all = Vec::new();
    for who in who {
        for skill in table.skills.iter().copied().map(Some).chain([None]) {
            for minutes in times() {
                let said = [
                    who.map(|id| format!("who={}", portal[id].item.slug)),
                    skill.map(|id| format!("skill={}", portal[id].id)),
                    minutes.map(|minutes| format!("minutes={minutes}")),
                ];
                let said: Vec<_> = said.into_iter().flatten().collect();
                all.push((said.join("&"), Answers { who, skill, minutes }));
            }
        }
    }
    all
}

/// `courses/feedback/ 12 named whole`.
fn line(found: &Match, portal: &Portal) -> String {
    let mut said = format!("{} {}", portal[found.course].address(), found.points);
    found.reasons.iter().for_each(|reason| said += &format!(" {}", reason.word()));
    said
}

#[test]
fn every_answer_is_the_one_written_down() {
    let portal = portal();
    let table = Table::of(&portal);
    let mut said = String::from("{\n");
    let all = questions(&portal, &table);
    for (at, (question, answers)) in all.iter().enumerate() {
        let found: Vec<_> = table.rank(*answers).iter().map(|found| line(found, &portal)).collect();
        let comma = if at + 1 < all.len() { "," } else { "" };
        writeln!(said, "  {question:?}: {found:?}{comma}").expect("a text grows");
    }
    said.push_str("}\n");
    let expected = Data::read_from(&repository("tests/finder/example.json"), None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(said.into_data().raw(), expected);
}

#[test]
fn whoever_answers_gets_what_they_asked_for() {
    let portal = portal();
    let table = Table::of(&portal);
    for (question, answers) in questions(&portal, &table) {
        let found = table.rank(answers);
        assert!(!found.is_empty(), "{question} has an answer");
        assert!(found.windows(2).all(|pair| pair[0].misses <= pair[1].misses), "{question}: {found:?}");
        for found in found.iter().filter(|found| found.misses == 0) {
            let course = &portal[found.course];
            let is_for = |who| course.personas.is_empty() || course.personas.contains(&who);
            assert!(answers.who.is_none_or(is_for), "{question}: {}", course.item.title);
            let builds = |skill| course.skills.iter().any(|gain| gain.skill == skill);
            assert!(answers.skill.is_none_or(builds), "{question}: {}", course.item.title);
        }
    }
}

/// Readers without scripts find the first answers for each persona and each time, with the reasons.
#[test]
fn the_page_is_complete_without_a_script() {
    let html = std::fs::read_to_string(example().join("site/find/index.html")).expect("the finder");
    let page = Html::parse_document(&html);
    let count = |css: &str| page.select(&Selector::parse(css).expect("a selector")).count();
    let portal = portal();
    assert_eq!(count(".by-role details"), portal.personas.len());
    assert_eq!(count(".by-role details ol"), portal.personas.len() * MINUTES.len());
    assert!(count(".by-role .why-list li") >= count(".by-role .hit"));
    assert_eq!(count("form input[value=''][checked]"), 3, "nothing is answered for anybody");
    let all = |css: &str, name: &str| -> Vec<String> {
        let found = page.select(&Selector::parse(css).expect("a selector")).collect::<Vec<_>>();
        found.into_iter().filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    };
    let asked: BTreeSet<_> = all("input[name=skill]", "value").into_iter().filter(|id| !id.is_empty()).collect();
    let known: BTreeSet<_> = portal.skills.iter().map(|skill| skill.id.clone()).collect();
    assert!(!asked.is_empty() && asked.is_subset(&known), "{asked:?}");
}
