//! What the report says of results made by hand.

use serde_json::Value;

use super::fixture::{Fixture, effect, funnel, people, roi, rows, trial};
use super::verdict;
use crate::measure::effect::{Unknown, Verdict};
use crate::measure::experiment;
use crate::measure::funnel::Leak;
use crate::model::results::{Lines, Rows};
use crate::render::views::measure::{Part, Section, Table};
use crate::render::views::report::WARN;

const WON: [[(u64, u64); 2]; 2] = [[(40, 200), (92, 200)], [(44, 210), (52, 210)]];
const UNCLEAR: [[(u64, u64); 2]; 2] = [[(40, 200), (70, 200)], [(44, 210), (52, 210)]];
const LOST: [[(u64, u64); 2]; 2] = [[(92, 200), (40, 200)], [(44, 210), (52, 210)]];

/// The verdict on the first campaign with this effect.
fn verdict_on(known: Verdict, [treated, control]: [[(u64, u64); 2]; 2], is_running: bool) -> String {
    let mut fixture = Fixture::new();
    let first = fixture.first();
    (first.effect, first.is_running) = (Ok(effect(known, treated, control)), is_running);
    let report = fixture.report();
    report.verdict(&report.measurement.campaigns[0])
}

#[test]
fn a_verdict_says_no_more_than_its_numbers() {
    assert_eq!(
        verdict_on(Verdict::Better, WON, false),
        "It worked: “Gave feedback in the last week” rose by 22.2 percentage points more among those who \
         got the campaign than among those who were held out (range: +10.2 to +34.1). The target of 30% was reached."
    );
    assert!(verdict_on(Verdict::Better, WON, true).starts_with("It works so far: “Gave"));
    assert_eq!(
        verdict_on(Verdict::CannotTell, UNCLEAR, false),
        "It can’t be told: what lies between those who got the campaign and those who were held out, +11.2 percentage \
         points (range: -0.6 to +23.0), can’t be told from no effect. The target of 30% was reached, which does not show \
         that the campaign brought it about."
    );
    assert!(verdict_on(Verdict::CannotTell, UNCLEAR, true).starts_with("Too early: what lies"));
    let lost = verdict_on(Verdict::Worse, LOST, true);
    assert!(lost.starts_with("It did not help: “Gave"), "{lost}");
    assert!(lost.contains("did worse") && lost.contains("by 29.8 percentage points"), "{lost}");
}

#[test]
fn without_an_effect_it_says_why() {
    let all = [
        Unknown::NobodyHeldOut,
        Unknown::NotCounted,
        Unknown::NothingBefore,
        Unknown::NothingAfter,
        Unknown::OneSideOnly,
        Unknown::AllAlike,
    ];
    for (unknown, while_running) in all.into_iter().zip([false, true, false, true, true]) {
        let mut fixture = Fixture::new();
        for (is_running, head) in
            [(false, "It can’t be told: "), (true, if while_running { "Too early: " } else { "It can’t be told: " })]
        {
            let first = fixture.first();
            (first.effect, first.is_running) = (Err(unknown), is_running);
            let report = fixture.report();
            let said = report.verdict(&report.measurement.campaigns[0]);
            let why = report.words.text(verdict::unknown_key(unknown));
            assert!(said.starts_with(&format!("{head}{why}")) && !why.starts_with("measure_"), "{unknown:?}: {said}");
        }
    }
}

#[test]
fn the_list_of_reports_says_what_each_campaign_came_to() {
    let said = Fixture::new().report().headline();
    assert_eq!(said, "Feedback in spring: It worked. Lift with your legs: It can’t be told. Quiet hours: Too early.");
}

#[test]
fn a_few_have_a_count_and_no_percentage() {
    let fixture = Fixture::new();
    let report = fixture.report();
    assert_eq!(report.share(people(3, 12).share), "3 of 12");
    assert_eq!(report.share(people(41, 162).share), "41 of 162, 19–33%", "around the range, never within it");
    assert_eq!(report.share(people(115, 465).share), "115 of 465, 21–29%");
    assert_eq!(report.share(people(0, 0).share), "0 of 0");
    let data = json(&fixture);
    let few = &data["campaigns"][0]["metric"]["last_wave_by_persona"][1];
    assert_eq!((few["count"].as_u64(), &few["share"], &few["interval"]), (Some(3), &Value::Null, &Value::Null));
}

#[test]
fn nobody_wins_below_the_planned_size() {
    let mut fixture = Fixture::new();
    fixture.first().experiments = vec![
        trial(experiment::Verdict::StoppedEarly, (18, 200), (60, 200), Some(683)),
        trial(experiment::Verdict::NotPlanned, (18, 200), (60, 200), None),
    ];
    let report = fixture.report();
    let section = report.experiments("c1-", &report.measurement.campaigns[0]).unwrap();
    let said = text_of(&section);
    assert!(said.contains("stopped early. 683 people were planned for each version and one had only 200"), "{said}");
    assert!(said.contains("nobody can say"), "{said}");
    for word in ["Chance that it is better", "led more people on", "\u{0}z\u{0}", "\u{0}p\u{0}"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
    let data = json(&fixture);
    for trial in data["campaigns"][0]["experiments"].as_array().unwrap() {
        assert_eq!((&trial["winner"], trial["against_first"].as_array().map(Vec::len)), (&Value::Null, Some(0)));
    }
}

#[test]
fn a_winner_and_a_draw_show_their_reckoning() {
    let mut fixture = Fixture::new();
    fixture.first().experiments = vec![
        trial(experiment::Verdict::Winner(1), (120, 1_000), (150, 1_000), Some(683)),
        trial(experiment::Verdict::Inconclusive, (18, 200), (27, 200), Some(200)),
    ];
    let report = fixture.report();
    let said = text_of(&report.experiments("c1-", &report.measurement.campaigns[0]).unwrap());
    for word in [
        "version “b” led more people on",
        "\u{0}1.96",
        "\u{0}0.0496",
        "\u{0}0.975",
        "inconclusive",
        "\u{0}1.42",
        "\u{0}0.154",
        "\u{0}0.921",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn where_loss_and_gain_are_both_possible_there_is_no_single_return() {
    let mut fixture = Fixture::new();
    let untold = crate::measure::roi::Roi { low: -20.0, base: 45.0, is_told: false, ..roi() };
    fixture.first().roi = Some(Ok(untold));
    let page = fixture.html();
    assert!(page.contains("anywhere from -20% to 110%"), "the range is said");
    assert!(!page.contains(">45%<") && !page.contains("14,500"), "the middle of it isn’t");
    assert_eq!(json(&fixture)["campaigns"][0]["roi"]["base"], Value::Null);
}

#[test]
fn what_is_withheld_is_counted_and_nothing_else() {
    let fixture = Fixture::new();
    let said = text_of(&fixture.report().missing().unwrap());
    assert!(said.contains("fewer than 10 people: 2.") && said.contains("reckoned from these: 1."), "{said}");
    let data = json(&fixture);
    let withheld = data["campaigns"][0]["withheld"].to_string();
    assert_eq!(withheld, r#"{"about_few":2,"beside_them":1}"#);
    for text in [fixture.html(), fixture.report().markdown(), data.to_string()] {
        assert!(!text.contains("30–31") && !text.contains(r#""from":30"#), "not even the lines");
    }
}

#[test]
fn figures_name_their_lines_and_long_lists_are_cut() {
    let fixture = Fixture::new();
    let report = fixture.report();
    let two = Rows::joined([&rows(&[(2, 16), (19, 19)]), &Rows::new(1, [Lines { from: 4, to: 4 }])]);
    assert_eq!(report.lines(&two), "[1] 2–16, 19; [2] 4");
    assert_eq!(report.lines(&Rows::default()), "");
    let many = Rows::new(0, (0..300).map(|n| Lines { from: n * 3 + 2, to: n * 3 + 2 }));
    assert_eq!(report.lines(&many), "[1] 2, 5, 8, 11, 14, 17 and 294 more");
    let mut fixture = fixture;
    fixture.first().funnel.as_mut().unwrap().rows = many;
    let made_of = &json(&fixture)["campaigns"][0]["funnel"]["made_of"];
    assert_eq!(made_of["ranges"].as_array().map(Vec::len), Some(16));
    assert_eq!(made_of["rows"].as_u64(), Some(300));
}

#[test]
fn leaks_are_said_as_far_as_they_are_known() {
    let mut fixture = Fixture::new();
    for (leak, said) in [
        (Leak::At(0), "Most are lost between “Sent” and “Clicked”: 465 of 1,240, 34–41% went on."),
        (
            Leak::Alike(vec![0, 1]),
            "Where most are lost can’t be told; it is before one of these steps: “Clicked” and “Started”.",
        ),
        (Leak::TooFew, "Too few people came far enough to say where most are lost."),
    ] {
        let first = fixture.first();
        first.funnel = Some(crate::measure::funnel::Funnel { leak, ..funnel(&[1_240, 465, 115]) });
        let report = fixture.report();
        let section = report.funnel("c1-", &report.measurement.campaigns[0]).unwrap();
        assert!(text_of(&section).contains(said), "{said}");
    }
    let report = fixture.report();
    let parts = report.parts("c1-", &report.measurement.campaigns[0]).unwrap();
    let Part::Table(table) = &parts.parts[0] else { panic!("a table") };
    assert_eq!(table.rows[0].cells[1].tone, WARN, "the step before which most are lost");
}

#[test]
fn hostile_titles_stay_text_everywhere() {
    let mut fixture = Fixture::new();
    let hostile = "</title></svg><script>alert(1)</script>|`*_[x](javascript:1)\n# no";
    hostile.clone_into(&mut fixture.portal.campaigns[0].item.title);
    hostile.clone_into(&mut fixture.portal.campaigns[0].touchpoints[0].item.title);
    fixture.portal.campaigns[0].metric = Some(hostile.to_owned());
    hostile.clone_into(&mut fixture.portal.personas[0].item.title);
    hostile.clone_into(&mut fixture.portal.courses[0].item.title);
    let page = fixture.html();
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;"), "in the page");
    let markdown = fixture.report().markdown();
    assert!(markdown.contains("\\<script") && !markdown.contains(" <script"), "in Markdown");
    assert!(!markdown.contains("\n# no") && !markdown.contains("[x]("), "{markdown}");
    let mail = channels_fixture_mail(&fixture);
    assert!(!mail.contains("<script>") && mail.contains("&lt;script&gt;"), "{mail}");
    assert!(fixture.report().digest_chat().lines().count() <= 6);
}

fn channels_fixture_mail(fixture: &Fixture) -> String {
    fixture.report().digest_mail(&crate::render::channels::fixture::Fixture::new().context())
}

#[test]
fn tables_of_markdown_keep_their_columns() {
    let mut fixture = Fixture::new();
    "a | b".clone_into(&mut fixture.portal.personas[0].item.title);
    let markdown = fixture.report().markdown();
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut expected = None;
    for line in markdown.lines() {
        expected = if line.starts_with('|') { expected.or(Some(bars(line))) } else { None };
        assert!(expected.is_none_or(|expected| bars(line) == expected), "{line}");
    }
    assert!(markdown.contains("| a \\| b |"), "{markdown}");
}

#[test]
fn a_digest_is_six_lines_at_most() {
    let mut fixture = Fixture::new();
    let several = fixture.report().digest_chat();
    assert_eq!(several.lines().count(), 5, "{several}");
    fixture.measurement.campaigns.truncate(1);
    let one = fixture.report().digest_chat();
    assert_eq!(one.lines().count(), 6, "{one}");
    let mail = channels_fixture_mail(&fixture);
    for unsafe_for_mail in ["<style", "class=", "<script", "<img", "href=", "url("] {
        assert!(!mail.contains(unsafe_for_mail), "{unsafe_for_mail}: {mail}");
    }
    let campaigns = &mut fixture.measurement.campaigns;
    campaigns.extend((0..9).map(|_| Fixture::new().measurement.campaigns.swap_remove(1)));
    let many = fixture.report().digest_chat();
    assert_eq!(many.lines().count(), 6, "{many}");
    assert!(many.contains("More campaigns, in the whole report: 7."), "{many}");
}

#[test]
fn every_word_is_there_in_every_language() {
    for language in ["en", "de", "fr", "es", "ar"] {
        let fixture = Fixture::in_language(language);
        for text in [fixture.html(), fixture.report().markdown(), fixture.report().digest_chat()] {
            let holes: Vec<_> =
                text.match_indices("measure_").map(|(at, _)| &text[at..(at + 40).min(text.len())]).collect();
            assert!(holes.is_empty(), "{language}: {holes:?}");
            let unfilled = text.split('{').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
            let unfilled: Vec<_> = unfilled
                .filter_map(|rest| rest.split_once('}'))
                .filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase()))
                .collect();
            assert!(unfilled.is_empty(), "{language}: {:?}", unfilled.iter().map(|(name, _)| name).collect::<Vec<_>>());
        }
    }
}

#[test]
fn every_id_of_the_page_is_its_own() {
    let page = Fixture::new().html();
    let ids: Vec<_> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
}

#[test]
fn few_points_are_in_the_table_and_not_in_the_curve() {
    let fixture = Fixture::new();
    let section = fixture.report().retention().unwrap();
    let Part::Chart { svg, table } = &section.parts[1] else { panic!("a chart") };
    assert_eq!(table.rows.len(), 4);
    assert_eq!(svg.to_string().matches("<circle").count(), 3, "9 of 14 has no percentage");
}

fn json(fixture: &Fixture) -> Value {
    serde_json::to_value(fixture.report().data()).unwrap()
}

/// Every text of a section; cells stand between zeros.
fn text_of(section: &Section) -> String {
    let of_table = |table: &Table| {
        let head = table.head.iter().cloned();
        let cells =
            table.rows.iter().flat_map(|row| row.cells.iter().flat_map(|cell| [cell.text.clone(), cell.note.clone()]));
        format!("{}\0{}\0", table.caption, head.chain(cells).collect::<Vec<_>>().join("\0"))
    };
    let said = section.parts.iter().map(|part| match part {
        Part::Text(text) => text.text.clone(),
        Part::List { items } => items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join("\n"),
        Part::Table(table) | Part::Chart { table, .. } => of_table(table),
    });
    said.collect::<Vec<_>>().join("\n")
}
